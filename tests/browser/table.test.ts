import { buffer as readBytes } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { demoSitesIn } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { click, panel, press, queryOf, sum, valuesOf } from './user.ts';

const VIEWPORT = { width: 1280, height: 800 };
const JIANGXI = '360000';
const FILTER = `region=${JIANGXI}&levels=1,2`;
const BOM = [0xef, 0xbb, 0xbf];
/** What a spreadsheet takes for a formula (a plain number is none). */
const FORMULA = /^[=+\-@\t\r](?!\d+(\.\d+)?$)/;

const table = (board: Board) => panel(board, '点位表');
const grid = (board: Board) => table(board).getByRole('grid');
const head = (board: Board, name: string) => grid(board).getByRole('columnheader', { name }).getByRole('button');
const row = (board: Board, index: number) => grid(board).locator(`[data-row="${index}"]`);

const totalOf = async (board: Board): Promise<number | null> =>
  (await valuesOf(table(board).locator('header'), '[data-figure="sites"]'))[0] ?? null;

/** What a column of the rows on screen says, top to bottom. */
const columnOf = (board: Board, column: string): Promise<string[]> =>
  grid(board)
    .locator(`[data-row] [data-column="${column}"]`)
    .evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).innerText.trim()));

const focusedRow = (board: Board): Promise<string | null> =>
  board.page.evaluate(() => document.activeElement?.closest('[data-row]')?.getAttribute('data-row') ?? null);

/** Presses 导出 CSV and reads the file that comes. */
const exportCsv = async (board: Board) => {
  const [download] = await Promise.all([
    board.page.waitForEvent('download'),
    table(board).getByRole('button', { name: '导出 CSV' }).click(),
  ]);
  const bytes = await readBytes(await download.createReadStream());
  const { data } = Papa.parse<string[]>(bytes.toString('utf8').replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const [heads = [], ...rows] = data;
  return { name: download.suggestedFilename(), bytes, heads, rows };
};

/** Opens the menu of formats by the keyboard, chooses one, and reads the file that comes. */
const exportRegisters = async (board: Board, format: string) => {
  await table(board).getByRole('button', { name: '导出登记' }).focus();
  await press(board, 'Enter');
  const menu = board.page.getByRole('dialog', { name: '导出登记的全部属性' });
  expect(await menu.innerText()).toContain('演示数据');
  await menu.getByRole('button', { name: format }).focus();
  const [download] = await Promise.all([board.page.waitForEvent('download'), board.page.keyboard.press('Enter')]);
  await table(board).locator('[data-export-file="done"]').waitFor();
  return { name: download.suggestedFilename(), bytes: await readBytes(await download.createReadStream()) };
};

describe('the table of what is selected', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });

  it('has as many rows as the legend counts under the filter', async () => {
    await board().open(`${FILTER}&pane=table`);
    const expected = (await demoSitesIn(JIANGXI)).filter(({ level }) => level === '1' || level === '2').length;
    const legend = panel(board(), '图例');
    const levels = ['1', '2'].map((level) =>
      valuesOf(legend, `[data-figure="sites"][data-kind][data-level="${level}"]`),
    );
    expect(sum((await Promise.all(levels)).flat())).toBe(expected);
    expect(await valuesOf(legend.locator('tfoot'), '[data-figure="registered"]:not([data-kind])')).toEqual([expected]);
    expect(await totalOf(board())).toBe(expected);
    // One row more for the head.
    expect(await grid(board()).getAttribute('aria-rowcount')).toBe(String(expected + 1));
    expect(await grid(board()).locator('[data-row]').count()).toBeLessThan(expected);
  });

  it('sorts by a head, and the other way round at the next click; the address says so', async () => {
    await click(board(), head(board(), '名称'));
    expect(queryOf(board().page)).toBe(`${FILTER}&pane=table&sort=name`);
    const names = (await demoSitesIn(JIANGXI))
      .filter(({ level }) => level === '1' || level === '2')
      .map(({ name }) => name);
    const collator = new Intl.Collator('zh-CN');
    const sorted = names.toSorted(collator.compare);
    const firstName = async (): Promise<string> => ((await columnOf(board(), 'name'))[0] ?? '').split('\n')[0] ?? '';
    await expect.poll(firstName).toBe(sorted[0]);
    await click(board(), head(board(), '名称'));
    expect(queryOf(board().page)).toBe(`${FILTER}&pane=table&sort=-name`);
    await expect.poll(firstName).toBe(sorted.at(-1));
    await click(board(), table(board()).getByRole('button', { name: '最差在前' }));
    expect(queryOf(board().page)).toBe(`${FILTER}&pane=table`);
  });

  it('has the columns of the address, and the picker writes them there', async () => {
    await click(board(), table(board()).getByRole('button', { name: '选列' }));
    await board().page.getByRole('checkbox', { name: '编号' }).check();
    await board().page.getByRole('checkbox', { name: '影响人数' }).uncheck();
    await press(board(), 'Escape');
    const columns = 'kind,name,id,province,county,level,link,reason,warning';
    expect(queryOf(board().page)).toBe(`${FILTER}&pane=table&columns=${columns}`);
    const heads = await grid(board())
      .getByRole('columnheader')
      .evaluateAll((elements) => elements.map((element) => element.getAttribute('data-column')));
    expect(heads.join()).toBe(columns);
    const ids = await columnOf(board(), 'id');
    const known = new Set((await demoSitesIn(JIANGXI)).map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(5);
    for (const id of ids) expect(known.has(id)).toBe(true);
  });

  it('is a file with a mark for spreadsheets, every row of the total, and no formula', async () => {
    const total = await totalOf(board());
    const file = await exportCsv(board());
    expect([...file.bytes.subarray(0, 3)]).toEqual(BOM);
    expect(file.name).toMatch(/江西.*\.csv$/);
    expect(file.rows.length).toBe(total);
    expect(new Set(file.rows.map((cells) => cells.length))).toEqual(new Set([file.heads.length]));
    const ids = file.rows.map((cells) => cells[file.heads.indexOf('编号')] ?? '');
    const expected = (await demoSitesIn(JIANGXI)).filter(({ level }) => level === '1' || level === '2');
    expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    expect(file.rows.flat().filter((cell) => FORMULA.test(cell))).toEqual([]);
  });

  it('is a workbook, a map layer or a table of columns with every property, chosen by the keyboard', async () => {
    const total = (await totalOf(board())) ?? 0;
    for (const [format, signature] of [
      ['XLSX', 'PK'],
      ['Parquet', 'PK'],
      ['GeoJSON', 'PK'],
    ] as const) {
      const file = await exportRegisters(board(), format);
      expect(file.bytes.subarray(0, 2).toString('latin1')).toBe(signature);
      expect(file.name).toMatch(format === 'XLSX' ? /江西.*演示数据\.xlsx$/ : /江西.*演示数据\.zip$/);
      const said = await table(board()).locator('[data-export-file="done"]').innerText();
      expect(said).toContain(`${total.toLocaleString('en-US')} 处`);
      expect(said).not.toContain('未能取得');
    }
    const files = unzipSync(new Uint8Array((await exportRegisters(board(), 'GeoJSON')).bytes));
    const features = Object.values(files).flatMap(
      (bytes) => (JSON.parse(Buffer.from(bytes).toString('utf8')) as { features: { id: string }[] }).features,
    );
    const expected = (await demoSitesIn(JIANGXI)).filter(({ level }) => level === '1' || level === '2');
    expect(features.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
  });

  it('is walked by the keyboard: Ctrl+End to its last row, Enter opens the card', async () => {
    const total = (await totalOf(board())) ?? 0;
    await row(board(), 0).locator('[data-cell]').first().focus();
    await press(board(), 'Control+End');
    await expect.poll(() => focusedRow(board())).toBe(String(total - 1));
    const last = row(board(), total - 1);
    await expect.poll(() => last.getAttribute('data-site')).not.toBeNull();
    const site = (await last.getAttribute('data-site')) ?? '';
    const isInSight = await last.evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return top >= 0 && bottom <= window.innerHeight;
    });
    expect(isInSight).toBe(true);
    await press(board(), 'Enter');
    expect(queryOf(board().page)).toContain(`&site=${site}`);
    const card = panel(board(), '点位详情');
    expect(`${site.split(':')[0]}:${await card.getAttribute('data-site')}`).toBe(site);
    const name = (await demoSitesIn(JIANGXI)).find(({ id }) => site.endsWith(`:${id}`))?.name;
    expect(await card.getByRole('heading', { level: 2 }).innerText()).toBe(name);
  });

  it('names a column of the address that it does not have, and forgets it when told', async () => {
    await board().open(`${FILTER}&pane=table&columns=name,level,flux`);
    const notice = table(board()).locator('[data-notice="columns"]');
    expect(await notice.innerText()).toContain('地址里有不认识的列，已略去：flux');
    expect(await grid(board()).getByRole('columnheader').count()).toBe(2);
    await click(board(), notice.getByRole('button', { name: '知道了' }));
    expect(await notice.count()).toBe(0);
    expect(queryOf(board().page)).toBe(`${FILTER}&pane=table&columns=name,level`);
  });
});

describe('an imported name that is a formula', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  const NAMES = ['=HYPERLINK("http://x.invalid")', '@SUM(A1)', '+1+1', '-2+3'];

  it('is a text in the exported file', async () => {
    const { page } = board();
    await board().open('view=data');
    const lines = NAMES.map((name, index) => `${index + 1},"${name.replaceAll('"', '""')}",114.9${index},25.85`);
    const buffer = Buffer.from(`id,name,lng,lat\n${lines.join('\n')}\n`);
    await page.locator('input[type="file"]').setInputFiles({ name: 'names.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '导入', exact: true }).click({ timeout: 30_000 });
    await page.locator('data[data-figure="read"]').first().waitFor({ timeout: 30_000 });
    await board().ready();
    await board().open('kinds=reference-site&pane=table');
    expect(await totalOf(board())).toBe(NAMES.length);
    const file = await exportCsv(board());
    expect(file.rows.length).toBe(NAMES.length);
    const names = file.rows.map((cells) => cells[file.heads.indexOf('名称')]);
    expect(names.toSorted()).toEqual(NAMES.map((name) => `'${name}`).toSorted());
    expect(file.rows.flat().filter((cell) => FORMULA.test(cell))).toEqual([]);
  });
});

describe('the export on a phone', () => {
  const board = sharePage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce', isTouch: true });

  it('opens within the screen, in English too', async () => {
    for (const [query, button] of [
      ['', '导出登记'],
      ['&lang=en', 'Export registers'],
    ] as const) {
      await board().open(`${FILTER}&pane=table${query}`);
      const opener = board().page.getByRole('button', { name: button });
      await opener.click();
      const menu = board().page.getByRole('dialog').last();
      await expect.poll(() => menu.locator('[data-format]').count()).toBe(4);
      const box = await menu.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
      const isWide = await board().page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(isWide).toBe(false);
      await press(board(), 'Escape');
    }
  });
});
