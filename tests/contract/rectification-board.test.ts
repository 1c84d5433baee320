import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  RectificationBoardAnswer,
  RectificationBoardQuery,
} from '../../src/domain/analyses/rectification-board.ts';
import { AGE_BUCKETS } from '../../src/domain/rectification-deadline.ts';
import { RECTIFICATION_STATES, type ItemFocus, type RectificationState } from '../../src/domain/rectification-state.ts';
import type { RectificationCounts } from '../../src/domain/rectification.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { holdItems, ask } from './rectification-kit.ts';
import {
  COUNTY_CODES,
  LINE_KIND,
  POINT_KIND,
  REGION_FILE,
  loadRows,
  toEngine,
  toRow,
  type Row,
} from './register-kit.ts';

/* The board's day is 2020-11-16. Regions: 360000 › 360100 › 360102, 360103; 360700 › 360702, 360703; 110000 › 110101, 110102. */

let serial = 0;
const toItem = (changes: Row = {}): Row => ({
  id: `r-${++serial}`,
  list_type: '隐患整改',
  adcode: 360702,
  site: null,
  sector: '',
  text: '',
  state: '整改',
  found_at: '2020-10-16',
  due_at: '2020-12-15',
  is_synthetic: true,
  as_of: '2020-11-16T09:00:00+08:00',
  ...changes,
});

const SITES = [
  toRow('s-red', { adcode: 360702, lng: 105.5, risk_level: 1 }),
  toRow('s-blue', { adcode: 360102, lng: 103.5, risk_level: 4 }),
];

const toBoard = async (
  items: readonly Row[],
  query: Partial<RectificationBoardQuery> = {},
): Promise<RectificationBoardAnswer> => {
  const engine = toEngine();
  loadRows(engine, SITES, 'demo');
  loadRows(engine, [toRow('l-1', { adcode: 360703, lng: 106.5 })], 'demo', LINE_KIND.id);
  await holdItems(engine, items);
  const base = { region: '100000', filter: NO_FILTER, lists: null, states: null, limit: 50 };
  return (await ask(engine, 'rectification-board', { ...base, ...query })).answer;
};

const idsOf = ({ lanes }: RectificationBoardAnswer): readonly string[] =>
  lanes.flatMap(({ columns }) => columns.flatMap(({ items }) => items.map(({ id }) => id)));
const totalsOf = ({ lists }: RectificationBoardAnswer) =>
  lists.map(({ listType, counts }) => [listType, counts.total] as const);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('lists, states and focus', () => {
  const items = [
    toItem({ id: 'late', due_at: '2020-11-15' }),
    toItem({ id: 'soon', due_at: '2020-11-23' }),
    toItem({ id: 'far', due_at: '2020-11-24', state: '复核' }),
    toItem({ id: 'back', is_reopened: true, reopened_at: '2020-10-18' }),
    toItem({ id: 'done', state: '销号', closed_at: '2020-11-01' }),
    toItem({ id: 'other', list_type: '问题隐患', adcode: 360000 }),
  ];

  it('keeps lists apart, and shows the chosen one alone', async () => {
    expect(totalsOf(await toBoard(items))).toEqual([
      ['隐患整改', 5],
      ['问题隐患', 1],
    ]);
    const one = await toBoard(items, { lists: ['问题隐患'] });
    expect(totalsOf(one)).toHaveLength(2);
    expect([one.lanes.map(({ listType }) => listType), idsOf(one), one.mapList]).toEqual([
      ['问题隐患'],
      ['other'],
      '问题隐患',
    ]);
  });

  it('shows the items of a state or of a focus, and leaves the counts of the list as they are', async () => {
    const focused = (focus: ItemFocus) => toBoard(items, { focus, lists: ['隐患整改'] });
    expect(idsOf(await focused('overdue'))).toEqual(['late']);
    expect(idsOf(await focused('due'))).toEqual(['soon']);
    expect(idsOf(await focused('reopened'))).toEqual(['back']);
    const one = await toBoard(items, { states: ['复核'], lists: ['隐患整改'] });
    expect(idsOf(one)).toEqual(['far']);
    expect(one.lanes[0]?.counts).toMatchObject({ total: 5, overdue: 1, dueIn7Days: 1, reopenedIn30Days: 1 });
  });

  it('pages a column, the longest overdue first', async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      toItem({
        id: `m-${index}`,
        due_at: `2020-${index < 30 ? '12' : '11'}-${String((index % 30) + 1).padStart(2, '0')}`,
      }),
    );
    const first = await toBoard(many, { limit: 500 });
    const column = first.lanes[0]?.columns.find(({ state }) => state === '整改');
    expect([column?.total, column?.items.length, column?.items[0]?.dueOn]).toEqual([60, 50, '2020-11-01']);
    const rest = await toBoard(many, { limit: 50, offset: 50 });
    expect(new Set([...idsOf(first), ...idsOf(rest)]).size).toBe(60);
  });

  it('has ages of open items at their edges', async () => {
    const found = (day: string | null) => toItem({ found_at: day });
    const { lanes } = await toBoard([
      ...['2020-10-17', '2020-10-16', '2020-09-17', '2020-09-16', '2020-08-18', '2020-08-17'].map(found),
      ...['2020-05-20', '2020-05-19', null].map(found),
      toItem({ found_at: '2020-01-01', state: '销号' }),
    ]);
    expect(lanes[0]?.ages).toEqual({ '0-30': 1, '31-60': 2, '61-90': 2, '91-180': 2, 'over-180': 1, unknown: 1 });
  });
});

describe('the filter of sites', () => {
  const items = [
    toItem({ id: 'at-red', site: `${POINT_KIND.id}:s-red` }),
    toItem({ id: 'at-blue', site: `${POINT_KIND.id}:s-blue`, adcode: 360102 }),
    toItem({ id: 'at-line', site: `${LINE_KIND.id}:l-1`, adcode: 360703 }),
    toItem({ id: 'at-division' }),
    toItem({ id: 'at-unknown', site: `${POINT_KIND.id}:gone` }),
  ];
  const under = (filter: Partial<typeof NO_FILTER>) => toBoard(items, { filter: { ...NO_FILTER, ...filter } });

  it('counts everything without one', async () => {
    const board = await under({});
    expect([idsOf(board).length, board.notAtSites]).toEqual([5, 0]);
  });

  it('counts items by the kind of their site; those of divisions stand apart', async () => {
    const points = await under({ kinds: [POINT_KIND.id] });
    expect([idsOf(points).toSorted(), points.notAtSites]).toEqual([['at-blue', 'at-red', 'at-unknown'], 1]);
    expect(idsOf(await under({ kinds: [LINE_KIND.id] }))).toEqual(['at-line']);
  });

  it('counts items whose site passes; a site in no register cannot be told', async () => {
    const red = await under({ levels: ['1'] });
    expect([idsOf(red), red.notAtSites]).toEqual([['at-red'], 2]);
  });
});

describe('what contradicts itself', () => {
  const faultsOf = async (item: Row, query: Partial<RectificationBoardQuery> = {}) =>
    (await toBoard([toItem({ id: 'x', ...item })], query)).faulty.map(({ fault }) => fault);

  it('is named', async () => {
    expect(await faultsOf({})).toEqual([]);
    expect(await faultsOf({ due_at: '2020-10-15' })).toEqual(['due-before-found']);
    expect(await faultsOf({ due_at: '2020-10-16' })).toEqual([]);
    expect(await faultsOf({ state: '销号', closed_at: '2020-10-15' })).toEqual(['closed-before-found']);
    expect(await faultsOf({ state: '销号', closed_at: '2020-11-17' })).toEqual(['closed-in-future']);
    expect(await faultsOf({ closed_at: '2020-11-01' })).toEqual(['open-with-closing-day']);
    expect(await faultsOf({ closed_at: '2020-11-01', is_reopened: true })).toEqual([]);
    expect(await faultsOf({ found_at: '2020-11-17' })).toEqual(['found-in-future']);
    expect(await faultsOf({ is_reopened: true, reopened_at: '2020-11-17' })).toEqual(['reopened-in-future']);
    expect(await faultsOf({ due_at: '2020-02-30' })).toEqual(['no-day']);
    expect(await faultsOf({ site: `${POINT_KIND.id}:gone` })).toEqual(['unknown-site']);
    expect(await faultsOf({ site: `${POINT_KIND.id}:s-red` })).toEqual([]);
    expect(await faultsOf({ adcode: 999999 })).toEqual(['unknown-division']);
    expect(await faultsOf({ state: '完成' })).toEqual(['unknown-state']);
    expect(await faultsOf({ list_type: null })).toEqual(['no-list']);
    expect(await faultsOf({ adcode: null })).toEqual(['no-division']);
  });

  it('is no overdue item and has no share of time', async () => {
    const { lanes, map } = await toBoard([toItem({ found_at: '2020-10-16', due_at: '2020-10-15' })]);
    expect(lanes[0]?.counts).toMatchObject({ total: 1, open: 1, overdue: 0, judged: 0 });
    expect(lanes[0]?.columns.flatMap(({ items }) => items)[0]?.deadline).toEqual({
      standing: 'undated',
      days: null,
      usedShare: null,
    });
    expect(map.marks.map(({ meaning }) => meaning)).toEqual(['due']);
  });

  it('is in no count where it cannot be read, and counts once where its id comes twice', async () => {
    const board = await toBoard([toItem({ item_id: 'twice' }), toItem({ item_id: 'twice' }), toItem({ state: '?' })]);
    expect(board.lists[0]?.counts.total).toBe(1);
    expect(board.faulty.map(({ fault, isCounted }) => [fault, isCounted])).toEqual([
      ['duplicate-id', false],
      ['unknown-state', false],
    ]);
  });

  it('is named in its region alone; of no known division, in the whole country', async () => {
    const bad = { due_at: '2020-10-15' };
    expect(await faultsOf(bad, { region: '360700' })).toHaveLength(1);
    expect(await faultsOf(bad, { region: '360100' })).toEqual([]);
    expect(await faultsOf({ adcode: 999999 }, { region: '360000' })).toEqual([]);
  });
});

describe('on the map', () => {
  it('marks sites and divisions once, by their most urgent item', async () => {
    const { map } = await toBoard([
      toItem({ site: `${POINT_KIND.id}:s-red`, due_at: '2020-11-20' }),
      toItem({ site: `${POINT_KIND.id}:s-red`, due_at: '2020-11-06' }),
      toItem({ adcode: 360102, due_at: '2020-11-30' }),
      toItem({ adcode: 360103, state: '销号' }),
    ]);
    expect(map.marks).toMatchObject([
      {
        id: `${POINT_KIND.id}:s-red`,
        meaning: 'overdue',
        lngLat: [105.5, 30.5],
        level: '1',
        title: { zh: 's-red：隐患整改，逾期 10 天，共 2 项未销号' },
      },
      { id: 'division:360102', meaning: 'due', site: null, lngLat: [103.5, 30.5] },
    ]);
    expect(map.marksLeftOut).toBe(0);
  });

  it('measures the share of open items overdue, and no share of none', async () => {
    const { map } = await toBoard(
      [toItem({ due_at: '2020-11-01' }), toItem({ adcode: 360703 }), toItem({ adcode: 360700 })],
      { region: '360000' },
    );
    expect(map.measures).toEqual([
      { adcode: '360100', value: null },
      { adcode: '360700', value: 1 / 3 },
    ]);
  });
});

describe('export', () => {
  it('is every item of what is chosen, behind a byte order mark', async () => {
    const items = Array.from({ length: 70 }, () => toItem());
    const { csv } = await toBoard([...items, toItem({ list_type: '问题隐患' })], { lists: ['隐患整改'], csv: 'zh-CN' });
    const lines = (csv ?? '').trimEnd().split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF清单,编号,状态,期限')).toBe(true);
    expect(lines).toHaveLength(71);
    expect(lines[1]).toContain('隐患整改');
    expect(lines[1]).toContain('还有 29 天');
  });
});

it('items of one site, most urgent first', async () => {
  const engine = toEngine();
  loadRows(engine, SITES, 'demo');
  const site = `${POINT_KIND.id}:s-red`;
  await holdItems(engine, [
    toItem({ id: 'b', site, state: '销号', closed_at: '2020-11-01' }),
    toItem({ id: 'a', site }),
    toItem({ id: 'c', site: `${POINT_KIND.id}:s-blue` }),
  ]);
  const query = { region: '100000', filter: NO_FILTER, kind: POINT_KIND.id, id: 's-red' };
  const { answer } = await ask(engine, 'site-items', query);
  expect([answer.items.map(({ id }) => id), answer.total]).toEqual([['a', 'b'], 2]);
});

const itemArbitrary = fc.record({
  list_type: fc.constantFrom('隐患整改', '问题隐患', '挂牌督办'),
  adcode: fc.constantFrom(...REGION_FILE.adcodes, ...COUNTY_CODES, 100000, 999999),
  state: fc.constantFrom(...RECTIFICATION_STATES),
  found_at: fc.constantFrom(null, '2020-05-01', '2020-10-16', '2020-11-16', '2020-12-01'),
  due_at: fc.constantFrom(null, '2020-10-01', '2020-11-16', '2020-11-23', '2021-01-01'),
  closed_at: fc.constantFrom(null, '2020-10-20', '2020-11-30'),
  is_reopened: fc.boolean(),
  reopened_at: fc.constantFrom(null, '2020-11-01', '2020-09-01'),
  site: fc.constantFrom(null, `${POINT_KIND.id}:s-red`, `${POINT_KIND.id}:gone`),
});

const COUNTS = [
  'total',
  'open',
  'overdue',
  'dueIn7Days',
  'reopenedIn30Days',
  'closed',
  'closedOnTime',
  'judged',
] as const;
const addUp = (parts: readonly RectificationCounts[]) =>
  Object.fromEntries(COUNTS.map((name) => [name, sum(parts.map((counts) => counts[name]))]));

it('whatever the items: states, ages and divisions of each list add up to it, under any region', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(itemArbitrary, { maxLength: 40 }),
      fc.constantFrom('100000', ...REGION_FILE.adcodes.map(String)),
      async (drafts, region) => {
        const board = await toBoard(
          drafts.map((draft) => toItem(draft)),
          { region },
        );
        expect(sum(board.lists.map(({ counts }) => counts.total))).toBe(idsOf(board).length);
        for (const { counts, columns, ages, regions } of board.lanes) {
          const byState = Object.fromEntries(columns.map(({ state, total }) => [state, total]));
          expect(byState).toEqual(counts.byState);
          expect(sum(columns.map(({ total }) => total))).toBe(counts.total);
          expect(sum(AGE_BUCKETS.map((bucket) => ages[bucket]))).toBe(counts.open);
          expect(addUp(regions.map((part) => part.counts))).toEqual(addUp([counts]));
          for (const rate of [counts.closedRate, counts.onTimeRate]) expect(rate === null || rate <= 1).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  ));

it('whatever the items: a region is its divisions and its own', () =>
  fc.assert(
    fc.asyncProperty(fc.array(itemArbitrary, { maxLength: 30 }), async (drafts) => {
      const items = drafts.map((draft) => toItem(draft));
      const whole = await toBoard(items, { region: '360000' });
      for (const { listType, regions } of whole.lanes)
        for (const { adcode, counts } of regions.filter(({ relation }) => relation === 'child')) {
          const part = await toBoard(items, { region: adcode });
          const own = part.lists.find((list) => list.listType === listType)?.counts.byState;
          const none = Object.fromEntries(RECTIFICATION_STATES.map((state: RectificationState) => [state, 0]));
          expect(own ?? none).toEqual(counts.byState);
        }
    }),
    { numRuns: 25 },
  ));

it('whatever the items: 销号率 and 按期销号率 are those of the indicators, list by list', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(itemArbitrary, { maxLength: 30 }),
      fc.constantFrom('100000', '360000', '360700', '110101'),
      async (drafts, region) => {
        const engine = toEngine();
        loadRows(engine, SITES, 'demo');
        await holdItems(
          engine,
          drafts.map((draft) => toItem(draft)),
        );
        const asked = { region, filter: NO_FILTER };
        const { lists } = (await ask(engine, 'rectification-board', { ...asked, lists: null, states: null })).answer;
        const indicators = (await ask(engine, 'indicators', { ...asked, extent: 'all' })).answer;
        expect(indicators.lists.map(({ listType }) => listType)).toEqual(lists.map(({ listType }) => listType));
        indicators.lists.forEach(({ closed, onTime }, at) => {
          const counts = lists[at]?.counts;
          expect([closed.numerator, closed.denominator]).toEqual([counts?.closed, counts?.total]);
          expect([onTime.numerator, onTime.denominator]).toEqual([counts?.closedOnTime, counts?.judged]);
        });
      },
    ),
    { numRuns: 40 },
  ));
