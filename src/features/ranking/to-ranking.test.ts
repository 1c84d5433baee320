import { describe, expect, it } from 'vitest';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { toRanking, toRankingScale } from './to-ranking.ts';

const child = (adcode: string, linked: number, missing: number) => ({
  adcode,
  kinds: [
    toKindCounts('coal-mine', [
      ['1', 'linked', 0, linked],
      ['2', 'not-linked', 0, missing],
    ]),
  ],
});
const children = [child('110000', 90, 10), child('120000', 5, 5), child('130000', 0, 0), child('140000', 10, 10)];

describe('ranking', () => {
  it('puts most not linked first, ties by rate and then by code, and ranks no region without a register', () => {
    const ranking = toRanking(toScope([], {}, children), 'coal-mine', 'missing', 12);
    expect(ranking.rows.map(({ adcode }) => adcode)).toEqual(['140000', '110000', '120000']);
    expect(ranking.emptyCount).toBe(1);
    expect(ranking.rest).toBeNull();
  });

  it('puts the lowest rate first', () => {
    const ranking = toRanking(toScope([], {}, children), 'coal-mine', 'rate', 12);
    expect(ranking.rows.map(({ adcode }) => adcode)).toEqual(['140000', '120000', '110000']);
  });

  it('ends with the sum of what it leaves out', () => {
    const { rows, rest } = toRanking(toScope([], {}, children), 'coal-mine', 'missing', 1);
    expect(rows).toHaveLength(1);
    expect(rest).toMatchObject({ regionCount: 2, links: { registered: 110, linked: 95, notLinked: 15 } });
    expect(toRanking(toScope([], {}, children), 'coal-mine', 'missing', 2).rest).toBeNull();
  });

  it('obeys levels, ignores links, and names what is in no county', () => {
    const unplaced = [toKindCounts('coal-mine', [['2', 'not-linked', 0, 3]])];
    const scope = toScope([], { levels: ['2'], links: ['linked'] }, children, unplaced);
    const ranking = toRanking(scope, 'coal-mine', 'missing', 12);
    expect(ranking.rows[0]?.links).toMatchObject({ registered: 10, linked: 0, linkedRate: 0 });
    expect(ranking.unplaced).toMatchObject({ registered: 3, notLinked: 3 });
  });

  it('is drawn on the scale of what is there without a filter', () => {
    const { rollUp } = toScope([], { levels: ['1'] }, children);
    expect(toRankingScale(rollUp, 'coal-mine')).toBe(10);
    expect(toRankingScale(rollUp, 'tailings-pond')).toBe(0);
    expect(toRankingScale(null, 'coal-mine')).toBe(0);
  });

  it('has no rows while nothing answered', () => {
    expect(toRanking({ ...toScope([]), rollUp: null }, 'coal-mine', 'missing', 12).rows).toEqual([]);
  });
});
