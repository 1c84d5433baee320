import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { countyCodesOf, demoSitesIn, KIND_IDS, linksOf, regionOf } from './demo-facts.ts';
import { sharePage, type Board } from './harness.ts';
import { goTo, panel, queryOf, tabTo, valuesOf } from './user.ts';

const PROVINCES = ['360000', '340000', '420000'] as const;
const [JIANGXI, ANHUI, HUBEI] = PROVINCES;
const ADDRESS = `view=compare&regions=${PROVINCES.join(',')}&per=area&extent=fit`;
const VIEWPORT = { width: 1440, height: 900 };
const [MAJOR] = KIND_IDS;

/** Census of 2020 by county; lies beside the project, not in it. */
const POPULATION = fileURLToPath(new URL('../../../shared/data/population/county-2020.csv', import.meta.url));
const hasPopulation = existsSync(POPULATION);
if (!hasPopulation) console.warn(`SKIPPED: rates per 10,000 people, because ${POPULATION} is absent`);

type Sites = Awaited<ReturnType<typeof demoSitesIn>>;
let sites: Sites = [];
beforeAll(async () => {
  sites = await demoSitesIn('100000');
});

const within = (kind: string, adcode: string): Sites =>
  sites.filter((site) => site.kind === kind && site.adcode.startsWith(adcode.slice(0, 2)));

const countsOf = (kind: string, adcode: string) => linksOf(within(kind, adcode));

const table = (board: Board): Locator => board.page.getByRole('table', { name: /指标对比表|Table of indicators/ });

const rowOf = (board: Board, indicator: string): Locator => table(board).locator(`[data-indicator="${indicator}"]`);

const cellsOf = (board: Board, indicator: string): Locator => rowOf(board, indicator).getByRole('cell');

const IS_DIFFERENCE = '[data-figure$="-difference"]';

/** Values of one row, region by region; `null` where the cell has no figure. */
const valuesOfRow = (board: Board, indicator: string): Promise<(number | null)[]> =>
  valuesOf(rowOf(board, indicator), `[data-figure]:not(${IS_DIFFERENCE})`);

/** Differences to the base of all regions but the base. */
const differencesOfRow = (board: Board, indicator: string): Promise<(number | null)[]> =>
  valuesOf(rowOf(board, indicator), IS_DIFFERENCE);

const expectClose = (shown: readonly (number | null)[], expected: readonly number[]): void => {
  expect(shown).toHaveLength(expected.length);
  expected.forEach((value, index) => expect(shown[index]).toBeCloseTo(value, 9));
};

/** Every figure of the table with its row: the whole of what a reload or a colleague must see again. */
const readTable = (board: Board): Promise<string[]> =>
  table(board)
    .locator('data[data-figure]')
    .evaluateAll((all) =>
      all.map((data) =>
        [
          data.closest('[data-indicator]')?.getAttribute('data-indicator'),
          data.getAttribute('data-region'),
          data.getAttribute('data-level'),
          data.getAttribute('value'),
        ].join(' '),
      ),
    );

/** The first number with a sign in a cell: the difference to the base as it is printed. */
const printedDifference = async (cell: Locator): Promise<number> => {
  const match = /[+−][\d,.]+/.exec(await cell.innerText())?.[0] ?? '';
  return Number(match.replace('−', '-').replaceAll(',', ''));
};

const download = async (page: Page, start: () => Promise<void>): Promise<{ name: string; text: string }> => {
  const [file] = await Promise.all([page.waitForEvent('download'), start()]);
  const chunks = (await (await file.createReadStream()).toArray()) as Buffer[];
  const text = Buffer.concat(chunks).toString('utf8');
  return { name: file.suggestedFilename(), text };
};

/** Lines of a CSV whose cells hold no quotes but around a whole cell. */
const toLines = (csv: string): string[][] =>
  csv
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? ''));

describe('a planner compares 江西, 安徽 and 湖北', () => {
  const board = sharePage({ viewport: VIEWPORT });
  const perArea = (kind: string, take: 'registered' | 'notLinked'): number[] =>
    PROVINCES.map((adcode) => (countsOf(kind, adcode)[take] / regionOf(adcode).areaKm2) * 10_000);

  it('chosen by search, by the chooser and on its map, the first is the base', async () => {
    await board().open('view=compare');
    const { page } = board();
    expect(await page.locator('[data-choice="none"]').innerText()).toContain('请选 2–4 个');
    await page.keyboard.press('/');
    await page.keyboard.type('江西');
    await page.getByRole('option', { name: /江西省/ }).waitFor();
    await page.keyboard.press('Enter');
    await board().ready();
    expect(queryOf(page)).toBe(`view=compare&regions=${JIANGXI}`);
    await page.getByRole('button', { name: /添加/ }).click();
    const chooser = page.getByRole('dialog', { name: '选择区域' });
    await chooser.getByRole('textbox').fill('安徽');
    await chooser
      .getByRole('listitem')
      .getByRole('button', { name: /安徽省/ })
      .click();
    await page.getByRole('button', { name: /添加/ }).click();
    await chooser.locator(`[data-adcode="${HUBEI}"]`).click({ force: true });
    await board().ready();
    expect(queryOf(page)).toBe(`view=compare&regions=${PROVINCES.join(',')}`);
  });

  it('per 10,000 km² each filling its frame: both stand in the address', async () => {
    const { page } = board();
    await page.getByRole('button', { name: '每万 km²', exact: true }).click();
    await page.getByRole('button', { name: '各自撑满', exact: true }).click();
    await board().ready();
    expect(queryOf(page)).toBe(ADDRESS);
    expect(await page.locator('[data-compared]').count()).toBe(PROVINCES.length);
  });

  it('reads figures that are the registers’ counts over the areas of the boundaries', async () => {
    expectClose(await valuesOfRow(board(), 'registered.area'), perArea(MAJOR, 'registered'));
    expectClose(await valuesOfRow(board(), 'not-linked.area'), perArea(MAJOR, 'notLinked'));
    for (const kind of KIND_IDS.slice(1)) {
      expectClose(await valuesOfRow(board(), `${kind}.area`), perArea(kind, 'registered'));
      expectClose(await valuesOfRow(board(), `${kind}.not-linked.area`), perArea(kind, 'notLinked'));
    }
    const rates = PROVINCES.map((adcode) => countsOf(MAJOR, adcode).linked / countsOf(MAJOR, adcode).registered);
    expectClose(await valuesOfRow(board(), 'linked-rate'), rates);
    const isUnseenRed = ({ level, link }: Sites[number]) => level === '1' && !['linked', 'offline'].includes(link);
    const unseenRed = PROVINCES.map(
      (adcode) =>
        (KIND_IDS.flatMap((kind) => within(kind, adcode).filter(isUnseenRed)).length / regionOf(adcode).areaKm2) *
        10_000,
    );
    expectClose(await valuesOfRow(board(), 'red-not-linked.area'), unseenRed);
  });

  it('sees the difference to the base, who is best and worst in words, and how sure a rate is', async () => {
    const rates = PROVINCES.map((adcode) => countsOf(MAJOR, adcode).linked / countsOf(MAJOR, adcode).registered);
    const gaps = perArea(MAJOR, 'notLinked');
    const toBase = ([base = NaN, ...others]: readonly number[]): number[] => others.map((value) => value - base);
    const points = toBase(rates.map((rate) => rate * 100));
    expectClose(await differencesOfRow(board(), 'linked-rate'), points);
    expectClose(await differencesOfRow(board(), 'not-linked.area'), toBase(gaps));
    for (const [index, point] of points.entries())
      expect(await printedDifference(cellsOf(board(), 'linked-rate').nth(index + 1))).toBeCloseTo(point, 2);
    const wordsAt = async (indicator: string, position: number) =>
      cellsOf(board(), indicator).nth(position).innerText();
    expect(await wordsAt('linked-rate', rates.indexOf(Math.max(...rates)))).toContain('▲ 最好');
    expect(await wordsAt('linked-rate', rates.indexOf(Math.min(...rates)))).toContain('▼ 最差');
    expect(await wordsAt('not-linked.area', gaps.indexOf(Math.max(...gaps)))).toContain('▲ 最差');
    expect(await wordsAt('not-linked.area', gaps.indexOf(Math.min(...gaps)))).toContain('▼ 最好');
    for (const indicator of ['linked-rate', 'registered.area', 'not-linked.area'])
      for (const [index, text] of (await cellsOf(board(), indicator).allTextContents()).entries()) {
        const [, low, high] = /\(([\d,.]+)–([\d,.]+)\)/.exec(text) ?? [];
        const value = (await valuesOfRow(board(), indicator))[index] ?? NaN;
        const shown = indicator === 'linked-rate' ? value * 100 : value;
        expect(Number(low?.replaceAll(',', ''))).toBeLessThan(shown);
        expect(Number(high?.replaceAll(',', ''))).toBeGreaterThan(shown);
      }
  });

  it('exports the same numbers as a CSV that a spreadsheet reads', async () => {
    const { page } = board();
    const { name, text } = await download(page, () => page.getByRole('button', { name: '导出 CSV' }).click());
    expect(name).toMatch(/^对比-江西-安徽-湖北-\d{4}-\d{2}-\d{2}\.csv$/);
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const [header = [], ...lines] = toLines(text);
    const columns = PROVINCES.map((adcode) => header.indexOf(`${regionOf(adcode).name} 数值`));
    expect(columns).not.toContain(-1);
    const indicators = await table(board())
      .locator('[data-indicator]:not([data-indicator="level-mix"])')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-indicator') ?? ''));
    expect(lines).toHaveLength(indicators.length);
    for (const [index, indicator] of indicators.entries()) {
      const shown = await valuesOfRow(board(), indicator);
      const factor = indicator === 'linked-rate' ? 100 : 1;
      const exported = columns.map((column) => lines[index]?.[column] ?? '');
      expect({ indicator, exported }).toEqual({
        indicator,
        exported: shown.map((value) => (value === null ? '' : String(Number((value * factor).toPrecision(12))))),
      });
    }
  });

  it('sends the address, and it says the same', async () => {
    const before = await readTable(board());
    await board().page.reload();
    await board().ready();
    expect(queryOf(board().page)).toBe(ADDRESS);
    expect(before.length).toBeGreaterThan(PROVINCES.length * 20);
    expect(await readTable(board())).toEqual(before);
  });

  it.skipIf(!hasPopulation)('loads the census and reads rates per 10,000 people', async () => {
    const rows = readFileSync(POPULATION, 'utf8').trim().split(/\r?\n/).slice(1);
    const people = new Map(rows.map((row) => [row.split(',')[0] ?? '', Number(row.split(',')[4])]));
    const population = panel(board(), '人口表');
    await population.locator('input[type="file"]').setInputFiles(POPULATION);
    await rowOf(board(), 'not-linked.population').waitFor();
    // People of a province: its counties, not the totals above them.
    const expected = PROVINCES.map((adcode) => {
      const own = [...people].filter(([code]) => code.startsWith(adcode.slice(0, 2)) && !code.endsWith('00'));
      const total = own.reduce((sum, [, count]) => sum + count, 0);
      return (countsOf(MAJOR, adcode).notLinked / total) * 10_000;
    });
    expectClose(await valuesOfRow(board(), 'not-linked.population'), expected);
    expect(await board().figure({ name: 'read' })).toBe(rows.length);
    await population.getByRole('button', { name: '明细' }).click();
    const text = await population.innerText();
    for (const adcode of PROVINCES) {
      const counties = countyCodesOf(adcode);
      const without = counties.filter((code) => !people.has(code));
      expect(text).toContain(
        without.length === 0
          ? `${regionOf(adcode).name}：${counties.length} 个区县都有人口数`
          : `${regionOf(adcode).name}：${counties.length} 个区县中 ${without.length} 个没有人口数`,
      );
    }
    const list = population.locator('details').first();
    await list.locator('summary').click();
    // The census did not count there: whoever is without a row is named.
    for (const code of countyCodesOf('710000'))
      expect(await list.innerText()).toContain(`${regionOf(code).name} ${code}`);
  });

  it('is told of every row of a population table that cannot be used: row, column, value, reason', async () => {
    const population = panel(board(), '人口表');
    const load = (text: string) =>
      population
        .locator('input[type="file"]')
        .setInputFiles({ name: '人口-2021.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const [first = '', second = '', third = '', fourth = ''] = countyCodesOf(JIANGXI);
    const bad = [`${first},2000`, `${second},`, `${third},-5`, `${fourth},约三万`, 'abc,7'];
    await load(['区划代码,常住人口', `${first},1000`, ...bad].join('\n'));
    await population.getByText('人口-2021.csv').first().waitFor();
    const details = population.getByRole('button', { name: '明细' });
    if ((await details.getAttribute('aria-pressed')) === 'false') await details.click();
    const cells = await population
      .getByRole('table', { name: '隔离的行' })
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));
    expect(cells).toEqual([
      ['3', '区划代码', first, '与第 2 行代码相同，以先出现的为准'],
      ['4', '常住人口', '', '没有人口数'],
      ['5', '常住人口', '-5', '人口数为负'],
      ['6', '常住人口', '约三万', '人口数不是数字'],
      ['7', '区划代码', 'abc', '不是六位区划代码'],
    ]);
    expect(await board().figure({ name: 'read' })).toBe(bad.length + 1);
    expect(await board().figure({ name: 'quarantined' })).toBe(bad.length);
    await load('名称,面积\n江西,166900\n');
    expect(await population.getByRole('alert').innerText()).toContain('没有一列是六位行政区划代码');
    // The table before stays in use until there is a better one.
    expect(await board().figure({ name: 'accepted' })).toBe(1);
    await population.getByRole('button', { name: '移除人口表' }).click();
    await population.getByText('未载入').waitFor();
    expect(await rowOf(board(), 'not-linked.population').count()).toBe(0);
  });
});

describe('a comparison that was asked for wrongly says so', () => {
  const board = sharePage({ viewport: VIEWPORT });
  const notes = (type: string): Locator => board().page.locator(`[data-choice="${type}"]`);
  const notice = (): Locator => board().page.locator('[data-notice="url"]');
  const columns = (): Promise<number> => board().page.locator('[data-compared]').count();

  it.each([
    { asked: JIANGXI, shown: 1, type: 'one', says: '只选了江西省' },
    { asked: `${JIANGXI},${JIANGXI}`, shown: 1, type: 'one', says: '只选了江西省', dropped: JIANGXI },
    { asked: `999999,${JIANGXI}`, shown: 1, type: 'one', says: '只选了江西省', dropped: '999999' },
    { asked: `${JIANGXI},360100`, shown: 2, type: 'nested', says: '南昌市在江西省之内' },
    { asked: `${PROVINCES.join(',')},430000,350000`, shown: 4, type: 'too-many', says: '未列入：福建省' },
  ])('regions=$asked', async ({ asked, shown, type, says, dropped }) => {
    await goTo(board(), `view=compare&regions=${asked}`);
    expect(await notes(type).innerText()).toContain(says);
    expect(await columns()).toBe(shown);
    expect(await table(board()).innerText()).not.toMatch(/NaN|undefined|Infinity/);
    if (dropped !== undefined) expect(await notice().innerText()).toContain(dropped);
    if (type !== 'too-many') return;
    await board().page.getByRole('button', { name: '去掉未列入的' }).click();
    expect(queryOf(board().page)).toBe(`view=compare&regions=${PROVINCES.join(',')},430000`);
    expect(await notes(type).count()).toBe(0);
  });

  it('a region without a site of any kind has counts of 0 and no rate', async () => {
    const EMPTY = '710000';
    for (const kind of KIND_IDS) expect(within(kind, EMPTY)).toEqual([]);
    await goTo(board(), `view=compare&regions=${JIANGXI},${EMPTY}`);
    expect((await valuesOfRow(board(), 'registered'))[1]).toBe(0);
    expect((await valuesOfRow(board(), 'linked-rate'))[1]).toBeNull();
    expect(await cellsOf(board(), 'linked-rate').nth(1).innerText()).toContain('—');
    expect(await cellsOf(board(), 'not-linked').nth(1).innerText()).toContain('样本少');
    expect(await table(board()).innerText()).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('by the keyboard alone', () => {
  const board = sharePage({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  /** A desk's patience: stops of Tab from one thing to the next. */
  const FEW = 30;

  it('the same three are chosen, divided by area, exported and read', async () => {
    await board().open('view=compare');
    const { page } = board();
    const isFocused = (locator: Locator) => () => locator.evaluate((element) => element === document.activeElement);
    for (const [index, adcode] of PROVINCES.entries()) {
      await page.keyboard.press('/');
      await page.keyboard.type(regionOf(adcode).shortName);
      await page.getByRole('option', { name: new RegExp(regionOf(adcode).name) }).waitFor();
      await page.keyboard.press('Enter');
      await board().ready();
      expect(queryOf(page)).toBe(`view=compare&regions=${PROVINCES.slice(0, index + 1).join(',')}`);
    }
    expect(await tabTo(page, isFocused(page.getByRole('button', { name: '每万 km²', exact: true })))).toBeLessThan(FEW);
    await page.keyboard.press('Space');
    expect(await tabTo(page, isFocused(page.getByRole('button', { name: '各自撑满' })))).toBeLessThan(FEW);
    await page.keyboard.press('Enter');
    await board().ready();
    expect(queryOf(page)).toBe(ADDRESS);
    const exporter = page.getByRole('button', { name: '导出 CSV' });
    expect(await tabTo(page, isFocused(exporter))).toBeLessThan(FEW);
    const { text } = await download(page, () => page.keyboard.press('Enter'));
    expect(text).toContain(`${regionOf(ANHUI).name} 数值`);
    const isInTable = () => page.evaluate(() => document.activeElement?.matches('[data-part="comparison"] *') ?? false);
    expect(await tabTo(page, isInTable)).toBeLessThan(FEW);
    await page.keyboard.press('Enter');
    expect(await page.getByRole('dialog').innerText()).toContain('球面面积');
    await page.keyboard.press('Escape');
    expect(queryOf(page)).toBe(ADDRESS);
  });

  it('a small map is one stop: arrows go to the neighbours and Enter opens one', async () => {
    const { page } = board();
    const map = page.locator(`[data-compared="${JIANGXI}"]`);
    expect(await map.locator('[data-adcode][tabindex="0"]').count()).toBe(1);
    await map.locator('[data-adcode][tabindex="0"]').focus();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-adcode') ?? '');
    const before = await focused();
    for (const key of ['ArrowDown', 'ArrowRight']) await page.keyboard.press(key);
    const after = await focused();
    expect(after).not.toBe(before);
    expect(regionOf(after).parent).toBe(JIANGXI);
    await page.keyboard.press('Enter');
    expect(queryOf(page)).toContain(`region=${after}`);
  });

  it('links at the top of the page lead past the maps, to table and population', async () => {
    await goTo(board(), ADDRESS);
    const { page } = board();
    for (const [name, part] of [
      ['跳到对比表', 'comparison'],
      ['跳到人口表', 'population'],
    ] as const) {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part'))).toBe(
        part,
      );
    }
  });
});
