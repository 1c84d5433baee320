import { describe, expect, it } from 'vitest';
import { totalOfKinds } from '../../domain/counting.ts';
import { toKindCounts } from '../../domain/roll-up.test-support.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { toTrendShape } from './to-trend-shape.ts';
import { toUnseenLevels } from './to-unseen-levels.ts';
import { newestFirst, parseWarning } from '../../domain/warning.ts';

describe('levels of the unseen', () => {
  const kinds = [
    toKindCounts('a', [
      ['1', 'not-linked', 0, 3],
      ['1', 'linked', 0, 40],
      ['3', 'partial', 0, 2],
    ]),
    toKindCounts('b', [['unassessed', 'not-applicable', 1, 4]]),
  ];

  it('counts what is not linked, and its levels sum to the whole', () => {
    const unseen = toUnseenLevels(totalOfKinds(kinds, ['a', 'b']), NO_FILTER);
    expect(unseen?.levels.map(({ notLinked }) => notLinked)).toEqual([3, 0, 2, 0, 4]);
    expect(unseen?.total).toBe(9);
  });

  it('is unknown, and not zero, where nothing answered or nothing may be added', () => {
    expect(toUnseenLevels(totalOfKinds([], ['a']), NO_FILTER)).toBeNull();
    const real = toKindCounts('b', [['1', 'linked', 0, 1]], 'service', false);
    expect(toUnseenLevels(totalOfKinds([...kinds.slice(0, 1), real], ['a', 'b']), NO_FILTER)).toBeNull();
  });
});

describe('trend as shapes', () => {
  const week = (day: string, rate: number | null) => ({
    day,
    registered: rate === null ? 0 : 100,
    linked: (rate ?? 0) * 100,
    rate,
  });

  it('draws rates on 0–100 and hatches what lies above them', () => {
    const shape = toTrendShape([week('2020-11-02', 0.25), week('2020-11-09', 0.5), week('2020-11-16', 1)]);
    expect(shape?.lines).toEqual([
      { points: '0,75 50,50 100,0', gap: 'polygon(0% 75%, 50% 50%, 100% 0%, 100% 0%, 0% 0%)' },
    ]);
    expect(shape?.last.rate).toBe(1);
    expect(shape?.pointsPerWeek).toBeNull();
  });

  it('has a hole, and no 0 %, where nothing was registered', () => {
    const shape = toTrendShape([
      week('2020-10-26', 0.5),
      week('2020-11-02', 0.5),
      week('2020-11-09', null),
      week('2020-11-16', 0.6),
      week('2020-11-23', 0.6),
    ]);
    expect(shape?.lines).toHaveLength(2);
    expect(toTrendShape([week('2020-11-09', null), week('2020-11-16', null)])).toBeNull();
    expect(toTrendShape([])).toBeNull();
  });

  it('tells the mean change of 26 weeks in points', () => {
    const day = (index: number): string => `20${String(10 + index)}-01-01`;
    const weeks = Array.from({ length: 27 }, (_, index) => week(day(index), 0.4 + index * 0.01));
    expect(toTrendShape(weeks)?.pointsPerWeek).toBeCloseTo(1);
  });
});

describe('messages of live warnings', () => {
  const row = {
    id: 'w1',
    site: 'tailings-pond:t1',
    adcode: 530425,
    level: '2',
    text: '浸润线达到橙色阈值',
    started_at: '2020-11-16T14:26:00+08:00',
    state: 'retained',
    last_valid_at: '2020-11-16T09:12:00+08:00',
  };

  it('reads a row whatever type its level has, and its kind from the site', () => {
    expect(parseWarning(row)).toMatchObject({
      level: 2,
      kind: 'tailings-pond',
      adcode: '530425',
      isRetained: true,
      lastValidAt: Date.parse('2020-11-16T09:12:00+08:00'),
    });
  });

  it('tells no row without a level', () => {
    for (const level of [0, 5, null, 'x', undefined]) expect(parseWarning({ ...row, level })).toBeNull();
  });

  it('puts the newest first and those without a time last', () => {
    const items = ['2020-11-16T01:00:00+08:00', 'no date', '2020-11-16T02:00:00+08:00'].flatMap(
      (started_at, index) => parseWarning({ ...row, id: String(index), started_at }) ?? [],
    );
    expect(newestFirst(items).map(({ id }) => id)).toEqual(['2', '0', '1']);
  });
});
