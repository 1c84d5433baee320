import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { sharePage, type Board } from './harness.ts';
import { click, panel, queryOf, valuesOf } from './user.ts';

/** Real coal mines of Global Energy Monitor; lies beside the project where its licence lets it be, not in it. */
const COAL_MINES = fileURLToPath(new URL('../../../shared/data/coal-mines/china.csv', import.meta.url));
const COAL_MINE_ROWS = 2334;
const hasCoalMines = existsSync(COAL_MINES);
if (!hasCoalMines) console.warn(`SKIPPED: the import of the real coal mines, because ${COAL_MINES} is absent`);

const VIEWPORT = { width: 1440, height: 900 };
const COAL = { name: 'registered', kind: 'coal-mine', region: '100000' } as const;
const DEMO_FILTER = 'sources=demo';

/** The board's own import button, whatever stands around it. */
const importButton = (board: Board, name: string) => board.page.getByRole('button', { name, exact: true });

const readAccount = async (board: Board) => ({
  read: await board.figure({ name: 'read' }),
  accepted: await board.figure({ name: 'accepted' }),
  quarantined: await board.figure({ name: 'quarantined' }),
});

/** A file let fall on the page as from a folder of the desktop. */
const dropFile = async (page: Page, name: string, text: string): Promise<void> => {
  await page.evaluate(
    ([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], fileName, { type: 'text/csv' }));
      const target = document.querySelector('[data-map="main"]') ?? document.body;
      for (const type of ['dragenter', 'dragover', 'drop'])
        target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: transfer }));
    },
    [name, text] as const,
  );
};

describe.skipIf(!hasCoalMines)('2,334 real coal mines', () => {
  const board = sharePage({ viewport: VIEWPORT });
  let accepted = 0;
  let demo = 0;

  it('are imported with the page’s own guesses, and every row is accounted for', async () => {
    await board().open();
    demo = (await board().figure({ ...COAL, filter: '' })) ?? 0;
    expect(demo).toBeGreaterThan(1000);
    await board().open('view=data');
    await board().page.locator('input[type="file"]').setInputFiles(COAL_MINES);
    await importButton(board(), '导入').click({ timeout: 30_000 });
    await board().page.locator('data[data-figure="read"]').first().waitFor({ timeout: 60_000 });
    await board().ready();
    const account = await readAccount(board());
    expect(account.read).toBe(COAL_MINE_ROWS);
    expect((account.accepted ?? 0) + (account.quarantined ?? 0)).toBe(COAL_MINE_ROWS);
    expect(account.accepted).toBeGreaterThan(2300);
    accepted = account.accepted ?? 0;
    console.log(`coal mines: ${JSON.stringify(account)}`);
  });

  it('stand on the map in their counties, under their own name, and are added to no synthetic row', async () => {
    await click(board(), importButton(board(), '在地图上查看'));
    expect(queryOf(board().page)).not.toContain('view=data');
    const { page } = board();
    const registered = panel(board(), '图例').locator('tfoot data[data-figure="registered"]');
    const cell = registered.and(page.locator('[data-kind="coal-mine"]'));
    expect(await cell.getAttribute('value')).toBe(String(accepted));
    expect(await cell.getAttribute('data-source')).not.toContain('demo');
    await board().open();
    expect(await board().figure({ ...COAL, filter: '' })).toBe(accepted);
    // Five registers, one of them real: no total adds them, and it says so.
    expect(await registered.last().getAttribute('value')).toBe('');
    expect(await registered.last().innerText()).toContain('不相加');
    await board().open('region=140000&kinds=coal-mine');
    const inShanxi = await valuesOf(panel(board(), '图例'), '[data-figure="registered"][data-kind="coal-mine"]');
    expect(inShanxi[0]).toBeGreaterThan(400);
    const list = panel(board(), '风险清单');
    expect(await list.getByRole('listitem').first().innerText()).not.toContain('演示');
  });

  it('give way to the demo by a chip, and come back by another', async () => {
    await board().open();
    const chips = board().page.getByRole('group', { name: '当前筛选' });
    await click(board(), chips.getByRole('button', { name: /切回演示数据/ }));
    expect(queryOf(board().page)).toBe(DEMO_FILTER);
    expect(await board().figure({ ...COAL, source: 'demo' })).toBe(demo);
    await click(board(), chips.getByRole('button', { name: /使用导入数据/ }));
    expect(queryOf(board().page)).toBe('');
    expect(await board().figure({ ...COAL, filter: '' })).toBe(accepted);
  });

  it('survive a reload, can be switched off, and can be removed', async () => {
    await board().page.reload();
    await board().ready();
    expect(await board().figure({ ...COAL, filter: '' })).toBe(accepted);
    await board().open('view=data');
    await click(board(), board().page.getByRole('button', { name: /^启用/ }));
    await board().open();
    expect(await board().figure({ ...COAL, filter: '', source: 'demo' })).toBe(demo);
    await board().open('view=data');
    await board().page.getByRole('button', { name: /^移除/ }).click();
    await board().page.getByRole('button', { name: '确认移除' }).click();
    await expect.poll(() => board().page.locator('li[data-source]').count(), { timeout: 15_000 }).toBe(0);
    await board().page.reload();
    await board().ready();
    expect(await board().page.locator('li[data-source]').count()).toBe(0);
    await board().open();
    expect(await board().figure({ ...COAL, filter: '', source: 'demo' })).toBe(demo);
  });
});

describe('a file dropped on the map', () => {
  const board = sharePage({ viewport: VIEWPORT });
  const GOOD = 'id,name,lng,lat\n1,井口一,112.55,37.80\n2,井口二,0,0\n3,井口三,112.56,37.81\n';

  it('opens the data view and is imported there, in English too', async () => {
    await board().open('lang=en');
    await dropFile(board().page, 'three.csv', GOOD);
    await board().page.waitForURL(/view=data/);
    await importButton(board(), 'Import').click({ timeout: 30_000 });
    await board().page.locator('data[data-figure="read"]').first().waitFor({ timeout: 30_000 });
    expect(await readAccount(board())).toEqual({ read: 3, accepted: 2, quarantined: 1 });
    const text = await board().page.getByRole('main').innerText();
    expect(text).toMatch(/\(0, 0\)/);
  });
});

describe('a file that cannot be used', () => {
  const board = sharePage({ viewport: VIEWPORT });
  const BAD: readonly (readonly [string, string, RegExp])[] = [
    ['has no rows', 'id,name,lng,lat\n', /0 行/],
    ['never closes a quote', 'id,name,lng,lat\n1,"井口,112,37\n2,井口,112,37\n', /第 \d+ 行.*双引号/],
    ['has another delimiter', 'id^name^lng^lat\n1^a^112^37\n', /分隔符/],
    ['is empty', '', /空的/],
  ];

  it.each(BAD)('because it %s says what and where, and leaves the board as it was', async (_what, text, words) => {
    await board().open('view=data');
    const buffer = Buffer.from(text);
    await board().page.locator('input[type="file"]').setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer });
    const alert = board().page.getByRole('alert');
    await alert.first().waitFor({ timeout: 20_000 });
    expect(await alert.first().innerText()).toMatch(words);
    expect(await board().page.locator('data[data-figure="read"]').count()).toBe(0);
  });

  it('because it has no coordinates is held back with words; a mark at its beginning does no harm', async () => {
    await board().open('view=data');
    const input = board().page.locator('input[type="file"]');
    const noPlace = { name: 'no-place.csv', mimeType: 'text/csv', buffer: Buffer.from('id,name\n1,井口一\n') };
    await input.setInputFiles(noPlace);
    await importButton(board(), '导入').click({ timeout: 20_000 });
    const alert = board().page.getByRole('alert').first();
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/没有一列对应经度和纬度/);
    const marked = {
      name: 'marked.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('\uFEFFid;name;lng;lat\n1;井口一;112,55;37,80\n2;井口二;112.6;37.9\n'),
    };
    await input.setInputFiles(marked);
    await importButton(board(), '导入').click({ timeout: 20_000 });
    await board().page.locator('data[data-figure="read"]').first().waitFor({ timeout: 20_000 });
    expect(await board().figure({ name: 'read' })).toBe(2);
    await board().open();
    expect(await board().figure({ name: 'linked', kind: 'major-hazard-source', region: '100000', filter: '' })).toBe(
      14_713,
    );
  });
});
