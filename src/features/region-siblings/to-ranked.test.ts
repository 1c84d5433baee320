import { describe, expect, it } from 'vitest';
import { toRegionRate } from '../../domain/region-rate.ts';
import { toKindCounts } from '../../domain/roll-up.test-support.ts';
import { toRanked } from './to-ranked.ts';

const rate = (adcode: string, linked: number, notLinked: number) =>
  toRegionRate(
    {
      adcode,
      kinds: [
        toKindCounts('a', [
          ['1', 'linked', 0, linked],
          ['1', 'not-linked', 0, notLinked],
        ]),
      ],
    },
    ['a'],
  );

describe('ranking of siblings', () => {
  it('puts the highest rate first, then too few, then nothing registered, by code', () => {
    const ranked = toRanked([rate('5', 0, 0), rate('4', 9, 0), rate('3', 5, 15), rate('2', 15, 5), rate('1', 1, 1)]);
    expect(ranked.map(({ adcode, rank }) => [adcode, rank.state])).toEqual([
      ['2', 'ranked'],
      ['3', 'ranked'],
      ['1', 'few'],
      ['4', 'few'],
      ['5', 'none'],
    ]);
  });

  it('shows one that could be ranked but has nobody beside it before those that could not', () => {
    expect(toRanked([rate('1', 0, 0), rate('2', 1, 1), rate('3', 15, 5)]).map(({ adcode }) => adcode)).toEqual([
      '3',
      '2',
      '1',
    ]);
  });
});
