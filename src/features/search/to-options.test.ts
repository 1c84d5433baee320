import { describe, expect, it } from 'vitest';
import { moveTo, rangesInLatin, toGroups, totalOf } from './to-options.ts';

const region = { type: 'region', adcode: '360700', ranges: [], by: null } as const;
const coordinate = { type: 'coordinate', lngLat: [115, 28], adcode: null, isOrderGuessed: false } as const;

describe('groups of options', () => {
  it('leave out what is empty, number through, and keep totals', () => {
    const groups = toGroups({
      regions: [region, region],
      sites: [],
      enterprises: [],
      coordinates: [coordinate],
      totals: { regions: 12, sites: 0, enterprises: 0 },
      visited: 3,
    });
    expect(groups.map(({ id, options, total }) => [id, options.map((option) => option.id), total])).toEqual([
      ['regions', ['0', '1'], 12],
      ['coordinates', ['2'], 1],
    ]);
    expect(totalOf(groups)).toBe(13);
  });
});

describe('keys', () => {
  it.each([
    ['next', null, 3, 0],
    ['next', 0, 3, 1],
    ['next', 2, 3, null],
    ['previous', null, 3, 2],
    ['previous', 0, 3, null],
    ['first', 2, 3, 0],
    ['last', null, 3, 2],
    ['next', null, 0, null],
    ['last', null, 0, null],
  ] as const)('%s from %s of %d leads to %s', (move, active, count, expected) => {
    expect(moveTo(move, active, count)).toBe(expected);
  });
});

describe('what was typed in Latin letters', () => {
  it.each([
    ['ganzhou', 'gan z', [[0, 4]]],
    ['Xi’an', 'xian', [[0, 5]]],
    ['Hong Kong', 'gk', [[3, 6]]],
    ['360700', '３６０', [[0, 3]]],
    ['ganzhou', 'gz', []],
    ['ganzhou', ' ', []],
    ['', 'a', []],
  ])('%s shows %s at %j', (shown, typed, expected) => {
    expect(rangesInLatin(shown, typed)).toEqual(expected);
  });
});
