import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LevelKey, LinkStatus } from '../../domain/levels.ts';
import type { KindCounts } from '../../domain/roll-up.ts';
import { EVERY_CODE, SITE_CODE_COUNT, toSiteCode } from '../../domain/site-code.ts';
import { toAddable, toLevelCounts, toMeasure } from './measures.ts';

const counts = (rows: readonly (readonly [LevelKey, LinkStatus, number])[], isSynthetic = true): KindCounts => {
  const codes = new Uint32Array(SITE_CODE_COUNT);
  for (const [level, link, count] of rows) {
    const code = toSiteCode(level, link, 0);
    codes[code] = (codes[code] ?? 0) + count;
  }
  return {
    kind: 'a',
    source: isSynthetic ? 'demo' : 'file',
    isSynthetic,
    asOf: null,
    codes,
    facets: [],
    lost: new Uint32Array(125),
    exposedNotLinked: null,
  };
};

const measure = (rows: KindCounts[], name: 'gap' | 'red-orange' | 'risk-index', filter = EVERY_CODE) =>
  toMeasure({ measure: name, counts: rows, filter, level: 'province', areaKm2: 10_000 });

describe('measure of a division', () => {
  it('classes the share not linked at its fixed breaks, and just beside them', () => {
    const at = (notLinked: number) =>
      measure(
        [
          counts([
            ['1', 'not-linked', notLinked],
            ['1', 'linked', 1000 - notLinked],
          ]),
        ],
        'gap',
      ).className;
    expect([0, 149, 150, 299, 300, 449, 450, 599, 600, 1000].map(at)).toEqual([
      'gap-1',
      'gap-1',
      'gap-2',
      'gap-2',
      'gap-3',
      'gap-3',
      'gap-4',
      'gap-4',
      'gap-5',
      'gap-5',
    ]);
  });

  it('counts an offline site as connected, and partial and not applicable as not', () => {
    const { value } = measure(
      [
        counts([
          ['2', 'offline', 40],
          ['2', 'linked', 20],
          ['2', 'partial', 20],
          ['2', 'not-applicable', 20],
        ]),
      ],
      'gap',
    );
    expect(value).toBe(0.4);
  });

  it('dots a province with fewer than 30, and leaves out one with none', () => {
    expect(measure([counts([['1', 'not-linked', 29]])], 'gap').className).toBe('few');
    expect(measure([counts([['1', 'not-linked', 30]])], 'gap').className).toBe('gap-5');
    expect(measure([counts([])], 'gap')).toMatchObject({ className: 'outside', value: null });
    expect(measure([counts([])], 'red-orange').className).toBe('outside');
  });

  it('weights levels 8, 4, 2, 1 per 1,000 km² and gives the unassessed no weight', () => {
    const rows = counts([
      ['1', 'linked', 1],
      ['2', 'linked', 2],
      ['3', 'linked', 3],
      ['4', 'linked', 4],
      ['unassessed', 'linked', 99],
    ]);
    expect(measure([rows], 'risk-index').value).toBe((8 + 8 + 6 + 4) / 10);
  });

  it('never adds synthetic and real rows: the real ones count, the rest is named', () => {
    const real = counts([['1', 'linked', 5]], false);
    const demo = { ...counts([['1', 'linked', 7]]), kind: 'b' };
    expect(toAddable([real, demo])).toEqual({ counts: [real], leftOut: ['b'] });
    expect(toAddable([demo])).toEqual({ counts: [demo], leftOut: [] });
    expect(measure([real, demo], 'red-orange').value).toBe(5);
  });

  it('level counts add up to the filtered total', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: SITE_CODE_COUNT, maxLength: SITE_CODE_COUNT }),
        fc.option(fc.subarray(['1', '2', '3', '4', 'unassessed'] as LevelKey[], { minLength: 1 }), { nil: null }),
        (bytes, levels) => {
          const byLevel = toLevelCounts(bytes, { ...EVERY_CODE, levels });
          const total = Object.values(byLevel).reduce((sum, value) => sum + value, 0);
          const expected = bytes.reduce((sum, value, code) => {
            const key = (['1', '2', '3', '4', 'unassessed'] as const)[Math.floor(code / 25)];
            return key !== undefined && (levels === null || levels.includes(key)) ? sum + value : sum;
          }, 0);
          expect(total).toBe(expected);
        },
      ),
    );
  });
});
