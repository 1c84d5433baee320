import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBand, type Band } from './bands.ts';
import { checkBands } from './band-check.ts';
import { isInForce } from './rule-sheet.ts';

const check = (...bands: Band<string>[]) => checkBands({ id: 't', symbol: 'x', bands });
const kinds = (...bands: Band<string>[]) => check(...bands).map(({ kind }) => kind);

describe('bands of a table', () => {
  it.each([
    [
      'sound, in any order',
      [
        { from: 10, value: 'a' },
        { to: 5, value: 'c' },
        { from: 5, to: 10, value: 'b' },
      ],
      [],
    ],
    [
      'a gap',
      [
        { from: 10, value: 'a' },
        { to: 5, value: 'c' },
      ],
      ['band-gap'],
    ],
    ['open below', [{ from: 10, value: 'a' }], ['band-gap']],
    ['open above', [{ to: 10, value: 'a' }], ['band-gap']],
    ['no band at all', [], ['band-gap']],
    [
      'an overlap',
      [
        { from: 8, value: 'a' },
        { to: 10, value: 'b' },
      ],
      ['band-overlap'],
    ],
    ['one inside another', [{ value: 'a' }, { from: 1, to: 2, value: 'b' }], ['band-overlap']],
    ['empty', [{ value: 'a' }, { from: 2, to: 2, value: 'b' }], ['band-empty']],
    ['turned round', [{ value: 'a' }, { from: 3, to: 2, value: 'b' }], ['band-empty']],
    ['no number', [{ value: 'a' }, { from: Number.NaN, value: 'b' }], ['band-not-a-number']],
  ] as [string, Band<string>[], string[]][])('%s', (_, bands, expected) => expect(kinds(...bands)).toEqual(expected));

  it('names them', () => {
    expect(check({ from: 10, value: '一级' }, { to: 5, value: '二级' })[0]?.words.zh).toBe('t：没有区间：5 ≤ x < 10');
    expect(check({ from: 8, value: '一级' }, { to: 10, value: '二级' })[0]?.words.zh).toBe(
      't：区间重叠：x < 10（二级） / x ≥ 8（一级）',
    );
  });

  it('asks only for the values that can come', () =>
    expect(
      checkBands({ id: 't', symbol: 'x', bands: [{ from: 0, to: 101, value: 'a' }] }, { from: 0, to: 100 }),
    ).toEqual([]));

  it('no finding means that every value lies in exactly one band', () => {
    const bound = fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined });
    const band = fc.record({ from: bound, to: bound }).map(({ from, to }) => ({
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      value: 'a',
    }));
    fc.assert(
      fc.property(fc.array(band, { maxLength: 4 }), (bands) => {
        const counts = Array.from({ length: 15 }, (_, half) => {
          const x = half / 2 - 0.25;
          return bands.filter((one) => findBand({ bands: [one] } as never, x) !== undefined).length;
        });
        const hasEmpty = bands.some(({ from = -Infinity, to = Infinity }) => from >= to);
        const isSound = counts.every((count) => count === 1) && !hasEmpty;
        expect(kinds(...bands).length === 0).toBe(isSound);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['2019', null, '2019-01-01', true],
  ['2019', null, '2018-12-31', false],
  ['2019-03-01', '2021-08-31', '2021-08-31', true],
  ['2019-03-01', '2021-08-31', '2021-09-01', false],
  [null, '2021', '2021-12-31', true],
  [null, '2021', '2022-01-01', false],
])('in force from %s to %s, on %s: %s', (validFrom, validTo, date, expected) =>
  expect(isInForce({ validFrom, validTo }, Date.parse(`${date}T12:00:00+08:00`))).toBe(expected),
);
