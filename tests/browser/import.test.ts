import { existsSync } from 'node:fs';
import { text as readText } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import gcoord from 'gcoord';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { findAxeViolations } from './axe.ts';
import { sharePage, type Board } from './harness.ts';
import { csvFile, jiangxiRows, shiftedRows, toGbk, workbookWithTwoHeaders, type FileOfTest } from './import-files.ts';
import { click, goTo, panel, queryOf, valuesOf } from './user.ts';

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

/** Opens a file on the workbench and waits until its positions have been looked at. */
const openFile = async (board: Board, file: FileOfTest | string): Promise<void> => {
  await board.page.locator('input[type="file"]').first().setInputFiles(file);
  await board.page.locator('[data-checkup="ready"], [data-checkup="none"]').waitFor({ timeout: 60_000 });
};

const importIt = async (board: Board): Promise<void> => {
  await importButton(board, '导入').click();
  await reportOf(board).waitFor({ timeout: 60_000 });
  await board.ready();
};

const reportOf = (board: Board) => board.page.getByRole('region', { name: '导入结果' });

const readDownload = async (download: Download): Promise<string> => readText(await download.createReadStream());

const readDifference = async (board: Board) => ({
  added: await board.figure({ name: 'added' }),
  changed: await board.figure({ name: 'changed' }),
  removed: await board.figure({ name: 'removed' }),
  unchanged: await board.figure({ name: 'unchanged' }),
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
    await board().page.locator('input[type="file"]').first().setInputFiles(COAL_MINES);
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
    ['has another delimiter', 'id^name^lng^lat\n1^a^112^37\n', /分隔符/],
    ['is empty', '', /空的/],
  ];

  it.each(BAD)('because it %s says what and where, and leaves the board as it was', async (_what, text, words) => {
    await board().open('view=data');
    const buffer = Buffer.from(text);
    await board()
      .page.locator('input[type="file"]')
      .first()
      .setInputFiles({ name: 'bad.csv', mimeType: 'text/csv', buffer });
    const alert = board().page.getByRole('alert');
    await alert.first().waitFor({ timeout: 20_000 });
    expect(await alert.first().innerText()).toMatch(words);
    expect(await board().page.locator('data[data-figure="read"]').count()).toBe(0);
  });

  it('because it has no coordinates is held back with words; a mark at its beginning does no harm', async () => {
    await board().open('view=data');
    const input = board().page.locator('input[type="file"]').first();
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

describe('a workbook with a title, two header lines and a second sheet', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('is read as it is meant, says so, and imports with the page’s own guesses', async () => {
    await board().open('view=data');
    await openFile(board(), await workbookWithTwoHeaders());
    const setup = panel(board(), '文件怎样读');
    expect(await setup.innerText()).toMatch(/格式\s*工作簿/);
    expect(await setup.innerText()).toMatch(/1 行标题，不计为数据/);
    expect(await board().page.getByLabel('表头第一行').inputValue()).toBe('2');
    expect(await board().page.getByLabel('表头最后一行').inputValue()).toBe('3');
    expect(
      await board()
        .page.getByRole('checkbox', { name: /尾矿库台账/ })
        .isChecked(),
    ).toBe(true);
    expect(await board().page.getByRole('checkbox', { name: /说明/ }).isChecked()).toBe(false);
    await importIt(board());
    expect(await readAccount(board())).toEqual({ read: 24, accepted: 24, quarantined: 0 });
    expect(await board().figure({ name: 'mismatched' })).toBe(0);
    expect(await reportOf(board()).innerText()).toMatch(/文件填报 24 行/);
  });
});

describe('a GBK export', () => {
  const board = sharePage({ viewport: VIEWPORT });
  const TEXT = '编号;名称;行政区划代码;经度;纬度\nG1;一号点;360102;115,91;28,72\nG2;二号点;360103;115,86;28,63\n';

  it('is read, shows encoding, delimiter and decimal mark, and can be read otherwise and back', async () => {
    await board().open('view=data');
    await openFile(board(), { name: 'gbk.csv', mimeType: 'text/csv', buffer: toGbk(TEXT) });
    const encoding = board().page.getByLabel('编码');
    expect(await encoding.inputValue()).toBe('GB18030');
    expect(await board().page.getByLabel('分隔符').inputValue()).toBe(';');
    expect(await board().page.getByLabel('小数点').inputValue()).toBe(',');
    await encoding.selectOption('UTF-16LE');
    await expect
      .poll(
        () =>
          board()
            .page.getByText(/GB18030|编号/)
            .count(),
        { timeout: 20_000 },
      )
      .toBeGreaterThan(0);
    await board().page.getByLabel('编码').selectOption('GB18030');
    await board().page.getByRole('button', { name: '恢复自动判断' }).click();
    await board().page.getByRole('rowheader', { name: '行政区划代码' }).waitFor();
    await importIt(board());
    expect(await readAccount(board())).toEqual({ read: 2, accepted: 2, quarantined: 0 });
    expect(await board().figure({ name: 'mismatched' })).toBe(0);
  });
});

const HEAD = ['编号', '名称', '行政区划代码', '经度', '纬度', '地址'] as const;

const toRows = (count: number): (string | number)[][] =>
  jiangxiRows(count).map(({ lng, lat, adcode }, index) => [
    `R${index + 1}`,
    `点${index + 1}`,
    adcode,
    lng,
    lat,
    `某路${index}号`,
  ]);

describe('quarantined rows', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('are downloaded with their reasons, corrected outside, and come back as a patch', async () => {
    const rows = toRows(20);
    for (const [index, broken] of [
      [3, ['0', '0']],
      [7, ['400', '28.5']],
    ] as const)
      rows[index]?.splice(3, 2, ...broken);
    await board().open('view=data');
    await openFile(board(), csvFile('人员.csv', [HEAD, ...rows]));
    await importIt(board());
    expect(await readAccount(board())).toEqual({ read: 20, accepted: 18, quarantined: 2 });
    const reasons = panel(board(), '隔离原因');
    expect(await reasons.locator('li[data-reason]').count()).toBe(2);
    const saved = board().page.waitForEvent('download');
    await reasons.getByRole('button', { name: '下载全部隔离行（CSV）' }).click();
    const text = await readDownload(await saved);
    expect(text.trimEnd().split('\n')).toHaveLength(3);
    expect(text).toMatch(/quarantine_source,quarantine_row,.*编号,名称/);
    // One row put right, one left wrong.
    const corrected = Buffer.from(text.replace(/(R4,[^\n]*?),0,0,/, '$1,115.86,28.63,'));
    expect(corrected.toString()).not.toBe(text);
    await board()
      .page.locator('input[data-patch]')
      .setInputFiles({ name: 'corrected.csv', mimeType: 'text/csv', buffer: corrected });
    await board().page.locator('fieldset[data-target="patch"]').waitFor({ timeout: 30_000 });
    await importIt(board());
    const done = board().page.locator('[data-patched]');
    expect(await done.getAttribute('data-patched')).toBe('1');
    expect(await done.innerText()).toMatch(/1 行改对并接收，仍隔离 1 行/);
    expect(await readAccount(board())).toEqual({ read: 20, accepted: 19, quarantined: 1 });
    expect(await board().page.locator('li[data-source]').count()).toBe(1);
  });
});

describe('next month’s file', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('takes the saved mapping, updates the register, and says what changed', async () => {
    await board().open('view=data');
    await openFile(board(), csvFile('十月.csv', [HEAD, ...toRows(20)]));
    await board().page.getByLabel('“地址”对应的字段').selectOption('');
    await importIt(board());
    const next = toRows(22).filter((_, index) => index !== 4);
    next[0]?.splice(1, 1, '改名');
    await openFile(board(), csvFile('十一月.csv', [HEAD, ...next]));
    expect(await board().page.locator('[data-profile="applied"]').innerText()).toMatch(/已套用 .* 保存的映射/);
    expect(await board().page.getByLabel('“地址”对应的字段').inputValue()).toBe('');
    const target = board().page.getByRole('radio', { name: /更新该登记/ });
    expect(await target.isChecked()).toBe(true);
    await importIt(board());
    expect(await readDifference(board())).toEqual({ added: 2, changed: 1, removed: 1, unchanged: 18 });
    expect(await readAccount(board())).toEqual({ read: 21, accepted: 21, quarantined: 0 });
    expect(await findAxeViolations(board().page)).toEqual([]);
    const entry = board().page.locator('li[data-source]');
    expect(await entry.count()).toBe(1);
    expect(await entry.innerText()).toMatch(/版本 · 2/);
  });

  it('can stand beside the earlier one instead', async () => {
    await openFile(board(), csvFile('另一份.csv', [HEAD, ...toRows(21)]));
    await board()
      .page.getByRole('radio', { name: /作为新文件导入/ })
      .click();
    await importIt(board());
    expect(await board().page.locator('li[data-source]').count()).toBe(2);
  });
});

describe('positions from a map in GCJ-02', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('are recognised by the counties they miss, put right by a button, shown on a map, and put back', async () => {
    await board().open('view=data');
    await openFile(board(), csvFile('gcj.csv', shiftedRows()));
    expect(await board().figure({ name: 'position-agree' })).toBe(150);
    const repair = board().page.locator('[data-repair="GCJ02"]');
    expect(await repair.getAttribute('data-verdict')).toBe('recognised');
    expect(await repair.innerText()).toMatch(/已识别/);
    const checkup = panel(board(), '坐标体检');
    await checkup.locator('[data-map="positions"] svg').waitFor({ timeout: 30_000 });
    // The same for those who do not see the map, by keyboard.
    const row = checkup.getByRole('button', { name: /看这一行 第 3 行/ });
    await row.focus();
    await board().page.keyboard.press('Enter');
    expect(await checkup.locator('tr[aria-current="true"]').innerText()).toMatch(/\d{3} m/);
    expect(await findAxeViolations(board().page)).toEqual([]);
    await repair.getByRole('button', { name: '应用：坐标按 GCJ-02 读取' }).click();
    await expect.poll(() => board().figure({ name: 'position-agree' }), { timeout: 30_000 }).toBe(300);
    await checkup.getByRole('button', { name: '撤销' }).click();
    await expect.poll(() => board().figure({ name: 'position-agree' }), { timeout: 30_000 }).toBe(150);
    expect(await board().page.getByLabel('坐标系').inputValue()).toBe('WGS84');
    await repair.getByRole('button', { name: /^应用/ }).click();
    await expect.poll(() => board().figure({ name: 'position-agree' }), { timeout: 30_000 }).toBe(300);
    await importIt(board());
    expect(await readAccount(board())).toEqual({ read: 300, accepted: 300, quarantined: 0 });
    expect(await board().figure({ name: 'mismatched' })).toBe(0);
  });
});

describe('next month’s file from a map in GCJ-02', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('is recognised by last month’s positions, though no row states where it is, and comes back to them', async () => {
    const toLedger = (isShifted: boolean) => [
      ['编号', '名称', '经度', '纬度'],
      ...jiangxiRows(30).map(({ lng, lat }, index) => {
        const at: [number, number] = [lng, lat];
        const [x, y] = isShifted ? gcoord.transform<[number, number]>(at, gcoord.WGS84, gcoord.GCJ02) : at;
        return [`J${index}`, `点${index}`, x.toFixed(6), y.toFixed(6)];
      }),
    ];
    await board().open('view=data');
    await openFile(board(), csvFile('十月.csv', toLedger(false)));
    expect(await board().page.locator('[data-repair]').count()).toBe(0);
    // Nothing is said of an agreement where nothing can be compared.
    expect(await board().page.locator('data[data-figure="position-agree"]').count()).toBe(0);
    await importIt(board());
    await openFile(board(), csvFile('十一月.csv', toLedger(true)));
    const repair = board().page.locator('[data-repair="GCJ02"]');
    expect(await repair.getAttribute('data-verdict')).toBe('recognised');
    expect(await repair.innerText()).toMatch(/与上一版本同编号的 30 行相比/);
    await panel(board(), '坐标体检').locator('[data-map="positions"] svg').waitFor({ timeout: 30_000 });
    await repair.getByRole('button', { name: '应用：坐标按 GCJ-02 读取' }).click();
    await board().page.locator('[data-applied="GCJ02"]').waitFor();
    await board().page.locator('[data-checkup="ready"]').waitFor({ timeout: 30_000 });
    await importIt(board());
    expect(await readAccount(board())).toEqual({ read: 30, accepted: 30, quarantined: 0 });
    expect((await readDifference(board())).added).toBe(0);
  });
});

describe('a ledger of another country', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('is shown where it lies', async () => {
    const rows = Array.from({ length: 12 }, (_, at) => [
      `B${at}`,
      `Barragem ${at}`,
      -43.6 - at / 100,
      -20.1 - at / 100,
    ]);
    await board().open('view=data&region=360000');
    await openFile(board(), csvFile('barragens.csv', [['编号', '名称', '经度', '纬度'], ...rows]));
    await importIt(board());
    expect(await board().figure({ name: 'outside' })).toBe(12);
    await click(board(), importButton(board(), '在地图上查看'));
    await board().page.waitForURL(/[?&]c=-43\.\d+(,|%2C)-20\./);
    expect(queryOf(board().page)).not.toContain('region=');
  });
});

describe('a long import', () => {
  const board = sharePage({ viewport: VIEWPORT });
  const ROWS = 150_000;

  it('shows how far it is, leaves the page usable, and leaves nothing behind when cancelled', async () => {
    const lines = Array.from({ length: ROWS }, (_, at) => `L${at},点${at},${110 + (at % 9)}.5,${28 + (at % 7)}.25`);
    const buffer = Buffer.from(`编号,名称,经度,纬度\n${lines.join('\n')}\n`);
    await board().open('view=data');
    await openFile(board(), { name: 'long.csv', mimeType: 'text/csv', buffer });
    await importButton(board(), '导入').click();
    const bar = board().page.getByRole('progressbar', { name: '正在导入' });
    await bar.waitFor({ timeout: 20_000 });
    await expect
      .poll(() => bar.getAttribute('aria-valuetext'), { timeout: 60_000, interval: 20 })
      .toMatch(/^[1-9][\d,]* 行 · \d+ %$/);
    // The page answers meanwhile.
    await board().page.getByRole('button', { name: '取消', exact: true }).click({ timeout: 5_000 });
    expect(await board().page.locator('[data-notice]').innerText()).toMatch(/没有导入任何内容/);
    expect(await board().page.locator('li[data-source]').count()).toBe(0);
  });

  it('can be begun again, and goes on while another view is on screen', async () => {
    await importButton(board(), '导入').click();
    await board().page.getByRole('progressbar', { name: '正在导入' }).waitFor({ timeout: 20_000 });
    await goTo(board(), 'view=compare');
    await goTo(board(), 'view=data');
    await reportOf(board()).waitFor({ timeout: 120_000 });
    expect(await readAccount(board())).toEqual({ read: ROWS, accepted: ROWS, quarantined: 0 });
  });
});

describe('a ledger of coach stations without coordinates', () => {
  const board = sharePage({ viewport: VIEWPORT });

  it('is placed by the names of its divisions and its addresses', async () => {
    const rows = [
      ['线路编号', '车站名称', '所在省', '所在市', '所在县', '详细地址'],
      ['C1', '东湖客运站', '江西省', '南昌市', '东湖区', '南昌市东湖区八一大道1号'],
      ['C2', '进贤客运站', '江西省', '南昌市', '进贤县', '进贤县民和镇'],
      ['C3', '长沙南站', '湖南省', '长沙市', '雨花区', '长沙市雨花区花侯路'],
    ];
    await board().open('view=data');
    await openFile(board(), csvFile('客运站.csv', rows));
    await importIt(board());
    expect(await readAccount(board())).toEqual({ read: 3, accepted: 3, quarantined: 0 });
    expect(await board().figure({ name: 'placed-by-name' })).toBe(3);
    expect(await board().figure({ name: 'placed-by-code' })).toBe(0);
  });
});

describe('52 columns, headers of 300 characters, on a phone', () => {
  const board = sharePage({ viewport: { width: 390, height: 844 } });

  it('stay inside the page', async () => {
    const heads = Array.from({ length: 48 }, (_, at) => `${'很长的表头'.repeat(60)}${at}`);
    const rows = toRows(5).map((row) => [...row.slice(0, 5), ...heads.map((_, at) => `值${at}`)]);
    await board().open('view=data');
    await openFile(board(), csvFile(`${'长'.repeat(70)}.csv`, [[...HEAD.slice(0, 5), ...heads], ...rows]));
    const widths = () => board().page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(await widths()).toEqual([390, 390]);
    await importIt(board());
    expect(await widths()).toEqual([390, 390]);
    expect(await readAccount(board())).toEqual({ read: 5, accepted: 5, quarantined: 0 });
  });
});
