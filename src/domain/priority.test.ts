import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVEL_KEYS, LINK_STATUSES, type LevelKey, type LinkStatus } from './levels.ts';
import { rankPriority, toScoreFactors } from './priority.ts';
import { toStandIns, type PriorityColumns } from './priority-stand-ins.ts';
import {
  checkPriorityWeights,
  DEFAULT_PRIORITY_WEIGHTS,
  readPriorityWeights,
  type PriorityWeights,
} from './priority-weights.ts';
import { toClosedWords, toScoreWords, toWeightsWords } from './priority-words.ts';
import { NOT_LINKED_REASONS, type NotLinkedReason } from './row-conditions.ts';

interface Row {
  readonly kind: number;
  readonly level: LevelKey;
  readonly link: LinkStatus;
  readonly reason: NotLinkedReason;
  readonly exposure: number | null;
  readonly neighbours: number | null;
  readonly age: number | null;
  readonly order: number;
}

const ROW: Row = {
  kind: 0,
  level: '3',
  link: 'not-linked',
  reason: 'unstated',
  exposure: 0,
  neighbours: 0,
  age: 0,
  order: 0,
};
const rowsOf = (...changes: readonly Partial<Row>[]): Row[] =>
  changes.map((change, order) => ({ ...ROW, order, ...change }));

const toColumns = (rows: readonly Row[]): PriorityColumns => ({
  rowCount: rows.length,
  kinds: Uint8Array.from(rows, ({ kind }) => kind),
  levels: Uint8Array.from(rows, ({ level }) => LEVEL_KEYS.indexOf(level)),
  links: Uint8Array.from(rows, ({ link }) => LINK_STATUSES.indexOf(link)),
  reasons: Uint8Array.from(rows, ({ reason }) => NOT_LINKED_REASONS.indexOf(reason)),
  exposure: Float64Array.from(rows, ({ exposure }) => exposure ?? Number.NaN),
  neighbours: Float64Array.from(rows, ({ neighbours }) => neighbours ?? Number.NaN),
  age: Float64Array.from(rows, ({ age }) => age ?? Number.NaN),
  registerOrder: Uint32Array.from(rows, ({ order }) => order),
});
const rank = (rows: readonly Row[], quota: number, more: { weights?: PriorityWeights; mask?: Uint8Array } = {}) =>
  rankPriority(toColumns(rows), { quota, ...more });

describe('a worked example', () => {
  // Red 8, 300 people (1+3)^½ = 2, 15 near (1+3)^½ = 2, 1095 days (1+3)^½ = 2: 64. Blue alone: 1. Partial red alone: 8 · ½ = 4.
  const rows = rowsOf(
    { level: '4' },
    { level: '1', exposure: 300, neighbours: 15, age: 1095 },
    { level: '1', link: 'partial' },
    { level: '1', link: 'linked' },
    { level: '1', link: 'offline' },
  );

  it('multiplies, ranks, and compares with chance and the register', () => {
    const batch = rank(rows, 1);
    expect([...batch.rows]).toEqual([1]);
    expect([...batch.scores]).toEqual([64]);
    expect(batch).toMatchObject({ candidates: 3, weightedGap: 69 });
    expect(batch.closed.batch).toBeCloseTo(64 / 69, 12);
    expect(batch.closed.random).toBeCloseTo(1 / 3, 12);
    expect(batch.closed.registerOrder).toBeCloseTo(1 / 69, 12);
    expect([...rank(rows, 3).rows]).toEqual([1, 2, 0]);
  });

  it('explains each row in words', () => {
    const columns = toColumns(rows);
    const words = (row: number) =>
      toScoreWords(toScoreFactors(columns, row, DEFAULT_PRIORITY_WEIGHTS, toStandIns(columns))).zh;
    expect(words(1)).toBe('等级红 ×8，影响人数 300 人 ×2，附近点位 15 处 ×2，未接入时长 1095 天 ×2，得分 64');
    expect(words(2)).toBe('等级红 ×8，影响人数 0 人 ×1，附近点位 0 处 ×1，未接入时长 0 天 ×1，部分接入 ×0.5，得分 4');
    expect(toClosedWords(1, rank(rows, 1).closed)?.zh).toBe(
      '接入这 1 处可消除风险加权缺口的 92.8%；随机接入同样数量预期 33.3%，按台账顺序 1.4%',
    );
    expect(toWeightsWords(DEFAULT_PRIORITY_WEIGHTS).zh).toContain('本项目自定');
  });
});

describe('what is not known', () => {
  it('takes the median of its kind, then of all, then what is configured, and is never 0', () => {
    const rows = rowsOf(
      { kind: 0, exposure: 100 },
      { kind: 0, exposure: 300, link: 'linked' },
      { kind: 0, exposure: null },
      { kind: 1, exposure: null },
    );
    const columns = toColumns(rows);
    const { exposure } = toStandIns(columns);
    expect(exposure).toEqual([
      { value: 200, origin: 'kind-median', known: 2 },
      { value: 200, origin: 'all-median', known: 2 },
    ]);
    const none = toStandIns(toColumns(rowsOf({ exposure: null })));
    expect(none.exposure).toEqual([{ value: 100, origin: 'configured', known: 0 }]);
    expect(rank(rows, 1).standIns).toEqual({ level: 0, exposure: 2, neighbours: 0, age: 0 });
    const factors = toScoreFactors(columns, 2, DEFAULT_PRIORITY_WEIGHTS, toStandIns(columns));
    expect(toScoreWords(factors).zh).toContain('影响人数未知，按同类已知值的中位数 200 人 ×1.73');
  });

  it('an unassessed site is weighed as orange until assessed, and a negative number is no number', () => {
    const rows = rowsOf({ level: 'unassessed', exposure: -5 }, { level: '3', exposure: 100 });
    const batch = rank(rows, 2);
    expect([...batch.rows]).toEqual([0, 1]);
    expect(batch.standIns).toMatchObject({ level: 1, exposure: 1 });
    const columns = toColumns(rows);
    expect(toScoreWords(toScoreFactors(columns, 0, DEFAULT_PRIORITY_WEIGHTS, toStandIns(columns))).zh).toMatch(
      /^等级未评估，暂按橙计 ×4/,
    );
  });
});

describe('what cannot be connected', () => {
  it('is listed apart with its reason, in the order of the register, and stands in no share', () => {
    const rows = rowsOf(
      { reason: '不具备条件', order: 3 },
      { link: 'not-applicable', order: 1 },
      { reason: '停产', order: 2 },
      { link: 'linked', reason: '不具备条件', order: 0 },
    );
    const batch = rank(rows, 9);
    expect([...batch.rows]).toEqual([2]);
    expect([...batch.hindered.rows]).toEqual([1, 0]);
    expect(batch.hindered.reasons).toEqual(['not-applicable', '不具备条件']);
    expect(batch.closed).toEqual({ batch: 1, random: 1, registerOrder: 1 });
    const own = { ...DEFAULT_PRIORITY_WEIGHTS, hinderingReasons: ['停产'] as const };
    expect([...rank(rows, 9, { weights: own }).rows]).toEqual([0]);
  });
});

describe('the quota', () => {
  it.each([
    [0, 0, 0],
    [-3, 0, 0],
    [Number.NaN, 0, 0],
    [1.9, 1, 0.5],
    [2, 2, 1],
    [1e9, 2, 1],
    [Number.POSITIVE_INFINITY, 2, 1],
  ])('%d of two equals: %d rows, %d of the gap', (quota, size, share) => {
    const batch = rank(rowsOf({}, {}), quota);
    expect(batch.rows).toHaveLength(size);
    expect(batch.closed).toEqual({ batch: share, random: share, registerOrder: share });
  });

  it('closes nothing, rather than 0 %, where there is no gap', () => {
    const batch = rank(rowsOf({ link: 'linked' }), 5);
    expect(batch.closed).toEqual({ batch: null, random: null, registerOrder: null });
    expect(toClosedWords(0, batch.closed)).toBeNull();
    expect(rank([], 5)).toMatchObject({ candidates: 0, weightedGap: 0 });
  });
});

const quantity = (max: number) => fc.option(fc.integer({ min: 0, max }), { freq: 5 });
const anyRows = fc
  .array(
    fc.record({
      kind: fc.integer({ min: 0, max: 2 }),
      level: fc.constantFrom(...LEVEL_KEYS),
      link: fc.constantFrom(...LINK_STATUSES, 'not-linked' as const, 'not-linked' as const),
      reason: fc.constantFrom(...NOT_LINKED_REASONS),
      exposure: quantity(5000),
      neighbours: quantity(40),
      age: quantity(3000),
    }),
    { maxLength: 40 },
  )
  .map((rows) => rows.map((row, order): Row => ({ ...row, order })));

describe('properties', () => {
  it('closes at least what chance and the register’s order close, and shares lie between 0 and 1', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 0, max: 50 }), (rows, quota) => {
        const { closed, rows: batch, candidates, hindered, weightedGap, scores } = rank(rows, quota);
        expect(batch.length).toBe(Math.min(quota, candidates));
        const gap = rows.filter(({ link }) => link !== 'linked' && link !== 'offline').length;
        expect(candidates + hindered.rows.length).toBe(gap);
        if (candidates === 0) expect(closed.batch).toBeNull();
        else {
          expect(closed.batch).toBeGreaterThanOrEqual((closed.random ?? 2) - 1e-12);
          expect(closed.batch).toBeGreaterThanOrEqual((closed.registerOrder ?? 2) - 1e-12);
          expect(closed.batch).toBeLessThanOrEqual(1 + 1e-12);
          const sum = scores.reduce((all, score) => all + score, 0);
          expect(sum / weightedGap).toBeCloseTo(closed.batch ?? 2, 9);
        }
        for (let index = 1; index < scores.length; index++)
          expect(scores[index]).toBeLessThanOrEqual(scores[index - 1] ?? 0);
      }),
    );
  });

  it('what chance closes is the mean over every draw', () => {
    // Scores 8, 4, 2 (red, orange, yellow): pairs close 12, 10 and 6 of 14, 28/3 on average, which is 2/3 of 14.
    const rows = rowsOf({ level: '1' }, { level: '2' }, { level: '3' });
    const pairs = [12, 10, 6].map((sum) => sum / 14);
    expect(rank(rows, 2).closed.random).toBeCloseTo(pairs.reduce((sum, share) => sum + share, 0) / 3, 12);
  });

  it('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(anyRows, fc.infiniteStream(fc.nat()), fc.nat(45), (rows, keys, quota) => {
        const shuffled = rows
          .map((row) => ({ row, key: keys.next().value as number }))
          .toSorted((first, second) => first.key - second.key)
          .map(({ row }) => row);
        const [first, second] = [rank(rows, quota), rank(shuffled, quota)];
        const orders = (list: readonly Row[], indices: Uint32Array) => Array.from(indices, (row) => list[row]?.order);
        expect(orders(shuffled, second.rows)).toEqual(orders(rows, first.rows));
        expect(orders(shuffled, second.hindered.rows)).toEqual(orders(rows, first.hindered.rows));
        expect(second.hindered.reasons).toEqual(first.hindered.reasons);
        expect(second.weightedGap).toBeCloseTo(first.weightedGap, 6);
      }),
    );
  });

  it('more people, more neighbours, a longer wait or a worse level never lowers a row', () => {
    const changes: readonly ((row: Row) => Partial<Row>)[] = [
      ({ exposure }) => ({ exposure: (exposure ?? 0) + 50 }),
      ({ neighbours }) => ({ neighbours: (neighbours ?? 0) + 2 }),
      ({ age }) => ({ age: (age ?? 0) + 30 }),
      ({ level }) => ({ level: LEVEL_KEYS[Math.max(0, LEVEL_KEYS.indexOf(level) - 1)] ?? '1' }),
    ];
    fc.assert(
      fc.property(anyRows, fc.nat(39), fc.constantFrom(...changes), (rows, at, change) => {
        const row = rows[at];
        // Unknown numbers and levels stand for something themselves: growing begins at a known one.
        if (row === undefined || row.exposure === null || row.neighbours === null || row.age === null) return;
        if (row.level === 'unassessed') return;
        const columns = toColumns(rows);
        const standIns = toStandIns(columns);
        const grown = rows.map((other, index) => (index === at ? { ...other, ...change(other) } : other));
        const place = (list: readonly Row[]) => rankPriority(toColumns(list), { quota: 99, standIns }).rows.indexOf(at);
        expect(place(grown)).toBeLessThanOrEqual(place(rows));
        const score = (list: readonly Row[]) =>
          toScoreFactors(toColumns(list), at, DEFAULT_PRIORITY_WEIGHTS, standIns).reduce(
            (product, { multiplier }) => product * multiplier,
            1,
          );
        expect(score(grown)).toBeGreaterThanOrEqual(score(rows));
      }),
    );
  });

  it('the score of the ranking is the product of the factors that explain it', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const columns = toColumns(rows);
        const standIns = toStandIns(columns);
        const batch = rankPriority(columns, { quota: 99 });
        batch.rows.forEach((row, index) => {
          const factors = toScoreFactors(columns, row, DEFAULT_PRIORITY_WEIGHTS, standIns);
          expect(factors.reduce((product, { multiplier }) => product * multiplier, 1)).toBe(batch.scores[index]);
        });
      }),
    );
  });

  it('a mask leaves the other rows out of list and share', () => {
    const rows = rowsOf({ level: '1' }, { level: '4' }, { reason: '不具备条件' });
    const batch = rank(rows, 5, { mask: Uint8Array.of(0, 1, 0) });
    expect([...batch.rows]).toEqual([1]);
    expect(batch.hindered.rows).toHaveLength(0);
    expect(batch.weightedGap).toBe(1);
  });
});

it('ranks 36,000 rows at once', () => {
  const rows = Array.from({ length: 36_000 }, (_, order): Row => ({
    ...ROW,
    order,
    kind: order % 5,
    level: LEVEL_KEYS[order % 5] ?? '1',
    exposure: order % 7 === 0 ? null : (order * 37) % 4000,
    neighbours: (order * 13) % 30,
    age: (order * 11) % 2000,
  }));
  const columns = toColumns(rows);
  const batch = rankPriority(columns, { quota: 200 });
  expect(batch.rows).toHaveLength(200);
  expect(batch.closed.batch).toBeGreaterThan(batch.closed.random ?? 1);
});

describe('weights of an authority', () => {
  it('the default ones are sound', () => expect(checkPriorityWeights(DEFAULT_PRIORITY_WEIGHTS)).toEqual([]));

  it.each([
    [{ levels: { '1': 1, '2': 4, '3': 2, '4': 1 } }, '较重的等级'],
    [{ levels: { '1': 8, '2': 4, '3': 2, '4': 0 } }, '正数'],
    [{ unassessedAs: 'unassessed' }, '未评估'],
    [{ partialShare: 1.5 }, '部分接入'],
    [{ hinderingReasons: ['下雨'] }, '字典'],
    [{ growth: { ...DEFAULT_PRIORITY_WEIGHTS.growth, age: { unit: 0, exponent: 0.5, fallback: 1 } } }, 'age.unit'],
    [{ growth: { ...DEFAULT_PRIORITY_WEIGHTS.growth, age: { unit: 1, exponent: -1, fallback: 1 } } }, 'age.exponent'],
    [{ growth: { ...DEFAULT_PRIORITY_WEIGHTS.growth, age: { unit: 1, exponent: 1, fallback: -1 } } }, 'age.fallback'],
  ])('%j is named', (change, expected) => {
    const problems = checkPriorityWeights({ ...DEFAULT_PRIORITY_WEIGHTS, ...change } as PriorityWeights);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.zh).toContain(expected);
  });
});

describe('weights of config.json', () => {
  it('lie over the defaults, field by field', () => {
    const read = readPriorityWeights({ levels: { '1': 20 }, growth: { age: { exponent: 0 } } });
    expect(read).toMatchObject({ isOwn: true, problems: [] });
    expect(read.weights.levels).toEqual({ '1': 20, '2': 4, '3': 2, '4': 1 });
    expect(read.weights.growth.age).toEqual({ unit: 365, exponent: 0, fallback: 365 });
    expect(read.weights.partialShare).toBe(DEFAULT_PRIORITY_WEIGHTS.partialShare);
  });

  it.each([
    [{ levels: { '5': 1 } }, 'levels.5 不是已知的设置'],
    [{ levels: { '1': '8' } }, 'levels.1 须为数字'],
    [{ levels: 8 }, 'levels 须为对象'],
    [{ hinderingReasons: '停产' }, 'hinderingReasons 须为列表'],
    [{ unassessedAs: 2 }, 'unassessedAs 须为文字'],
    // Below the default weight of orange.
    [{ levels: { '1': 3 } }, '较重的等级'],
  ])('%j is named and none of it is used', (given, expected) => {
    const read = readPriorityWeights(given);
    expect(read.weights).toBe(DEFAULT_PRIORITY_WEIGHTS);
    expect(read.isOwn).toBe(false);
    expect(read.problems.map(({ zh }) => zh).join()).toContain(expected);
  });

  it('none given is no fault', () =>
    expect(readPriorityWeights(null)).toEqual({ weights: DEFAULT_PRIORITY_WEIGHTS, isOwn: false, problems: [] }));
});
