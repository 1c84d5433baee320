import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { History, KindHistory } from '../../domain/history.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { toTrend, toTrendKinds } from './to-trend.ts';

const days = ['2020-11-02', '2020-11-09', '2020-11-16'];

const register = (kind: string, patch: Partial<KindHistory> = {}): KindHistory => ({
  kind,
  source: 'demo',
  isSynthetic: true,
  asOf: '2020-11-16T09:00:00+08:00',
  registered: [0, 4, 10],
  linked: [0, 1, 6],
  undated: 0,
  ...patch,
});

const toHistory = (kinds: readonly KindHistory[], without: readonly string[] = []): History => ({
  days,
  kinds,
  versions: [],
  without,
});

const KINDS = ['a', 'b', 'c'];

describe('kinds of a trend', () => {
  it('are the one of the bar without a filter, and those filtered for with one', () => {
    expect(toTrendKinds(KINDS, NO_FILTER)).toEqual(['a']);
    expect(toTrendKinds(KINDS, { ...NO_FILTER, kinds: ['c', 'b'] })).toEqual(['b', 'c']);
    expect(toTrendKinds(KINDS, { ...NO_FILTER, kinds: ['reference-site'] })).toEqual(['a']);
    expect(toTrendKinds([], NO_FILTER)).toEqual([]);
  });
});

describe('trend', () => {
  it('has no rate, and no 0 %, before anything was registered', () => {
    const { weeks } = toTrend(toHistory([register('a')]), ['a']);
    expect(weeks.map(({ rate }) => rate)).toEqual([null, 0.25, 0.6]);
  });

  it('counts the kinds asked for alone, with what they cannot date', () => {
    const trend = toTrend(toHistory([register('a', { undated: 2 }), register('b', { undated: 5 })], ['c']), ['a', 'c']);
    expect(trend.registers.map(({ kind }) => kind)).toEqual(['a']);
    expect(trend.undated).toBe(2);
    expect(trend.without).toEqual(['c']);
  });

  it('never adds synthetic and real rows, and names what it leaves out', () => {
    const real = register('a', { source: 'import-1', isSynthetic: false, registered: [1, 1, 1], linked: [1, 1, 1] });
    const trend = toTrend(toHistory([register('b'), real]), ['a', 'b']);
    expect(trend.weeks.map(({ registered }) => registered)).toEqual([1, 1, 1]);
    expect(trend.leftOut).toEqual(['b']);
  });

  it('is unknown, not 0, in weeks before the first version of a file without dates', () => {
    const { undated: _, ...imported } = register('a', { source: 'import-1', isSynthetic: false });
    const known = { ...imported, registered: [null, 4, 10], linked: [null, 0, 5], versionDays: ['2020-11-03'] };
    const trend = toTrend({ ...toHistory([]), versions: [known] }, ['a']);
    expect(trend.weeks.map(({ registered, rate }) => [registered, rate])).toEqual([
      [null, null],
      [4, 0],
      [10, 0.5],
    ]);
    expect(trend.versions.map(({ versionDays }) => versionDays)).toEqual([['2020-11-03']]);
    const others = register('b', { isSynthetic: false });
    const both = toTrend({ ...toHistory([others]), versions: [known] }, ['a', 'b']);
    expect(both.weeks.map(({ registered }) => registered)).toEqual([null, 8, 20]);
  });

  it('draws nothing, and not zeros, where no register has dates', () => {
    expect(toTrend(toHistory([], ['a']), ['a'])).toMatchObject({ weeks: [], asOf: null, without: ['a'] });
  });

  it('conserves: weeks of the sum are sums of the weeks, linked is never more than registered', () => {
    const weekly = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(weekly, { minLength: 1, maxLength: 3 }), (counts) => {
        const registers = counts.map((weeks, index) =>
          register(KINDS[index] ?? 'a', {
            registered: weeks.map(([linked, rest]) => linked + rest),
            linked: weeks.map(([linked]) => linked),
          }),
        );
        const { weeks } = toTrend(toHistory(registers), KINDS);
        weeks.forEach((week, index) => {
          const linked = registers.reduce((sum, each) => sum + (each.linked[index] ?? 0), 0);
          const registered = registers.reduce((sum, each) => sum + (each.registered[index] ?? 0), 0);
          expect(week).toMatchObject({ linked, registered });
          expect(week.rate ?? 0).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});
