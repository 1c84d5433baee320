import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { sharePage, withPage, type Board } from './harness.ts';
import { serveService, type PlantedFault } from './planted-service.ts';
import { goTo, panel, sum, valuesOf } from './user.ts';

/* Records that contradict themselves, and settings that cannot be: each is named on screen, and none becomes a colour. */

const VIEWPORT = { width: 1440, height: 900 };

/** Id → sentence of everything that the open card says against its record. */
const readContradictions = (board: Board): Promise<Record<string, string>> =>
  panel(board, '点位详情')
    .locator('[data-contradiction]')
    .evaluateAll((items) =>
      Object.fromEntries(items.map((item) => [item.getAttribute('data-contradiction') ?? '', item.textContent ?? ''])),
    );

/** Opens the card of a site and waits until its level has been explained. */
const openCard = async (board: Board, site: string): Promise<void> => {
  await goTo(board, `site=${site}`);
  const card = board.page.locator(`[data-site="${site.slice(site.indexOf(':') + 1)}"]`).first();
  await card.locator('dl').first().waitFor();
};

/** Sites of a kind at each level, as the legend counts them. */
const readLevels = async (board: Board, kind: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    await panel(board, '图例')
      .locator(`data[data-figure="sites"][data-kind="${kind}"][data-level]`)
      .evaluateAll((all) =>
        all.map((each): [string, number] => [
          each.getAttribute('data-level') ?? '',
          Number(each.getAttribute('value')),
        ]),
      ),
  );

/** Cells of a table of bad rows, without its head. */
const readBadRows = (board: Board, table: string): Promise<string[][]> =>
  board.page
    .locator(`${table} tbody tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent ?? '')));

const LINKED = 'linked,2020-11-16T08:50:00+08:00';
const NOT_LINKED = 'not-linked,';

/** A ledger of parks: id, what is wrong with it, and its cells after name and position. */
const LEDGER = [
  ['sound', `,${LINKED},65,3,2020-01-01,2024-12-31`],
  ['silent', ',linked,,65,3,2020-01-01,2024-12-31'],
  ['ahead', ',linked,2020-12-01T08:00:00+08:00,65,3,2020-01-01,2024-12-31'],
  ['five', `5,${LINKED},65,3,2020-01-01,2024-12-31`],
  ['unscored', `,${LINKED},,3,,`],
  ['shrunk', `,${LINKED},65,-3,2020-01-01,2024-12-31`],
  ['hasty', `,${NOT_LINKED},65,3,2020-03-01,2020-02-01`],
] as const;

const toCsv = (): string =>
  [
    'id,name,lng,lat,risk_level,link_status,last_report_at,score,area_km2,assessed_at,next_assess_due',
    ...LEDGER.map(([id, cells], index) => `${id},园区${index + 1},${101.5 + index / 100},30.5,${cells}`),
  ].join('\n');

describe('a ledger that contradicts itself', () => {
  const board = sharePage({ viewport: VIEWPORT });
  const PARK = 'chemical-park';

  it('is taken up but for two rows, which are named with field, value and reason', async () => {
    await board().open('view=data');
    const { page } = board();
    const buffer = Buffer.from(toCsv());
    await page.locator('input[type="file"]').setInputFiles({ name: '化工园区.csv', mimeType: 'text/csv', buffer });
    await page.getByLabel('类别').selectOption(PARK);
    await page.getByRole('button', { name: '导入', exact: true }).click({ timeout: 30_000 });
    await page.locator('data[data-figure="read"]').first().waitFor({ timeout: 30_000 });
    const [read, accepted, quarantined] = await Promise.all(
      ['read', 'accepted', 'quarantined'].map((name) => board().figure({ name })),
    );
    expect([read, accepted, quarantined]).toEqual([7, 5, 2]);
    // Rows as a spreadsheet counts them, the header being the first.
    const bad = await readBadRows(board(), '[aria-label="隔离的行"] table');
    expect(bad).toEqual([
      ['5', '风险等级', '5', expect.stringContaining('范围')],
      ['7', '面积', '-3', expect.stringContaining('范围')],
    ]);
  });

  it('colours what its rule says, and what has no score not at all', async () => {
    await goTo(board(), `kinds=${PARK}`);
    // Four scores of 65 are B 橙; the bad rows stand nowhere.
    expect(await readLevels(board(), PARK)).toEqual({ '1': 0, '2': 4, '3': 0, '4': 0, unassessed: 1 });
  });

  it.each([
    ['sound', {}],
    ['silent', { 'never-reported': expect.stringContaining('从未上报') }],
    ['ahead', { 'report-in-future': expect.stringContaining('2020-12-01') }],
    ['unscored', {}],
    ['hasty', { 'order.next_assess_due': expect.stringContaining('2020-03-01 > 2020-02-01') }],
  ])('the card of %s says what is wrong', async (id, expected) => {
    await openCard(board(), `${PARK}:${id}`);
    await expect.poll(() => readContradictions(board())).toEqual(expected);
    const card = await panel(board(), '点位详情').innerText();
    expect(card.includes('未评估')).toBe(id === 'unscored');
    if (id === 'unscored') expect(card).toContain('得分');
  });

  it('no card opens of a row that was put aside', async () => {
    for (const id of ['five', 'shrunk']) {
      await goTo(board(), `site=${PARK}:${id}`);
      await expect.poll(() => panel(board(), '点位详情').innerText()).toContain(id);
      expect(await panel(board(), '点位详情').locator('dl').count()).toBe(0);
    }
  });

  it('every sort is counted among the records that contradict themselves', async () => {
    await goTo(board(), `view=report&report=indicators&kinds=${PARK}`);
    for (const id of ['never-reported', 'future-report', 'deadline-before-start']) {
      const finding = board().page.locator(`[data-finding="${id}"]`);
      await finding.first().waitFor();
      expect(await valuesOf(finding, '[data-figure="findings"]')).toEqual([1]);
    }
  });
});

const mine = (id: string, properties: object) => ({
  type: 'Feature',
  id,
  geometry: { type: 'Point', coordinates: [112.55, 37.8] },
  properties: { name: id, adcode: '140105', link_status: 'linked', class: 'C', as_of: '2020-11-01', ...properties },
});

const NOW = '2020-11-16T08:50:00+08:00';
const MINES = [
  mine('sound', { last_report_at: NOW }),
  mine('silent', { last_report_at: null }),
  mine('ahead', { last_report_at: '2099-01-01T00:00:00+08:00' }),
  mine('five', { last_report_at: NOW, risk_level: 5 }),
  mine('negative', { last_report_at: NOW, approved_capacity: -30 }),
  mine('hasty', { last_report_at: NOW, major_hazards: [{ kind: 3, found_at: '2020-05-02', due_at: '2020-05-01' }] }),
];

describe('a service whose rows contradict themselves', () => {
  const body = JSON.stringify({ type: 'FeatureCollection', features: MINES, numberMatched: MINES.length });
  const fault: PlantedFault = (url) =>
    url.pathname === '/api/collections/coal-mines/items' ? { body, contentType: 'application/json' } : null;

  it('has each of them named, counts the rest, and adds up', async () => {
    const prepare = (page: Page): Promise<void> => serveService(page, { paged: 'coal-mines', fault });
    await withPage({ build: 'production', viewport: VIEWPORT, prepare }, async (board) => {
      await board.open();
      // The open 重大隐患 is red, three mines of class C are orange; what was put aside is no colour.
      const levels = await readLevels(board, 'coal-mine');
      expect(levels).toEqual({ '1': 1, '2': 3, '3': 0, '4': 0, unassessed: 0 });
      for (const [id, contradiction] of [
        ['silent', 'never-reported'],
        ['ahead', 'report-in-future'],
        ['hasty', 'order.major_hazards[0].due_at'],
      ] as const) {
        await openCard(board, `coal-mine:${id}`);
        await expect.poll(async () => Object.keys(await readContradictions(board))).toEqual([contradiction]);
      }
      await goTo(board, 'view=data');
      const account = board.page.locator('[data-register-account="coal-mine"]');
      await account.waitFor();
      const [read, accepted, quarantined] = await valuesOf(account, '[data-figure^="register-"]');
      expect([read, accepted, quarantined]).toEqual([6, 4, 2]);
      expect(accepted).toBe(sum(Object.values(levels)));
      expect(await readBadRows(board, '[data-quarantine="coal-mine"]')).toEqual([
        ['4', 'five', '风险等级', '5', expect.stringContaining('范围')],
        ['5', 'negative', '核定生产能力', '-30', expect.stringContaining('范围')],
      ]);
      // The four sound registers say that nothing of theirs was put aside.
      expect(await valuesOf(board.page.locator('body'), '[data-figure="register-quarantined"]')).toEqual(
        expect.arrayContaining([0, 2]),
      );
    });
  });
});

describe('colours of an authority’s own that cannot be', () => {
  const withOverrides = (levelOverrides: unknown, body: (board: Board) => Promise<void>): Promise<void> => {
    const prepare = async (page: Page): Promise<void> => {
      const answer = { contentType: 'application/json', body: JSON.stringify({ levelOverrides }) };
      await page.route('**/config.json', (route) => route.fulfill(answer));
    };
    return withPage({ viewport: VIEWPORT, prepare }, body);
  };
  const notice = (board: Board) => board.page.locator('[role="status"][data-notice="config"]');

  it('a level that no site can have any more, a band and a rule that do not exist are named, each as itself', async () => {
    await withOverrides({ 'chemical-park': { A: '2', Z: '1' }, volcano: { A: '1' } }, async (board) => {
      await board.open();
      await notice(board).waitFor();
      const words = await notice(board).innerText();
      expect(words).toMatch(/levelOverrides\.chemical-park 整体未采用.*没有点位能评为红.*A/);
      expect(words).toMatch(/没有「Z」这一档/);
      expect(words).toContain('levelOverrides.volcano');
      await goTo(board, 'view=report&report=disagreements');
      const found = board.page.locator('[data-finding][data-severity="error"]');
      await found.first().waitFor();
      const kinds = await found.evaluateAll((all) => all.map((each) => each.getAttribute('data-finding')));
      expect(kinds).toEqual(['override-unknown-rule']);
      // What makes a level unreachable is not used: no band of the park has another colour than the rule's.
      expect(await board.page.locator('[data-overridden="true"]').count()).toBe(0);
    });
  });

  it('a colour that does not exist is refused, and every rule keeps its own', async () => {
    await withOverrides({ 'coal-mine': { C: 'purple' } }, async (board) => {
      await board.open();
      const words = await notice(board).innerText();
      expect(words).toContain('levelOverrides.coal-mine.C');
      expect(words).toContain('purple');
      await goTo(board, 'view=report&report=disagreements');
      await board.page.locator('[data-rule-sheet]').first().waitFor();
      expect(await board.page.locator('[data-overridden="true"]').count()).toBe(0);
    });
  });
});
