import { describe, expect, it } from 'vitest';
import { toPublishedFigures } from '../../../mocks/published-figures.ts';
import { parsePublishedFigure, type PublishedFigure } from '../published-figure.ts';
import { recomputePublished, wholesOf } from './published-recomputation.ts';

const FIGURES: readonly PublishedFigure[] = toPublishedFigures().map((row) => {
  const figure = parsePublishedFigure(row);
  if (figure === null) throw new Error(`${String(row['id'])} cannot be read`);
  return figure;
});

const rowOf = (id: string, figures = FIGURES) => {
  const row = recomputePublished(figures).rows.find((one) => one.id === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

const without = (id: string): readonly PublishedFigure[] => FIGURES.filter((figure) => figure.id !== id);
const withValue = (id: string, value: number | null): readonly PublishedFigure[] =>
  FIGURES.map((figure) => (figure.id === id ? { ...figure, value } : figure));

describe('published figures, computed again', () => {
  it('22,273 registered less 7,560 not in the system are 14,713, which is 66.06 % and printed as 66 %', () => {
    expect(rowOf('mhs-linked')).toMatchObject({ computed: 14_713, state: 'agrees', formula: '22273 − 7560' });
    // 14,713 ÷ 22,273 = 0.660575…, not 0.6606 exactly.
    expect(rowOf('mhs-linked-rate').computed).toBeCloseTo(66.0575, 3);
    expect(rowOf('mhs-linked-rate').state).toBe('agrees');
    expect(rowOf('mhs-all-data-rate')).toMatchObject({ state: 'agrees', stated: { value: 66, origin: 'published' } });
  });

  it('57 of 368 ponds are 15.5 %', () => {
    expect(rowOf('jx-overhead-share').computed).toBeCloseTo(15.4891, 3);
    expect(rowOf('jx-overhead-share').state).toBe('agrees');
  });

  it('4,022 firms cut to 2,001 are 50.2 % fewer', () => {
    // (4022 − 2001) ÷ 4022 = 2021 ÷ 4022
    expect(rowOf('js-firms-cut').computed).toBeCloseTo(50.2486, 3);
    expect(rowOf('js-firms-cut').state).toBe('agrees');
  });

  it('13 parks are 24.5 % of 53, and of no other number', () => {
    expect(rowOf('js-parks-cut-share')).toMatchObject({ computed: 53, state: 'agrees' });
    expect([52, 53, 54].map((whole) => Math.round((13 / whole) * 1000) / 10)).toEqual([25, 24.5, 24.1]);
  });

  it('the look-back adds up to 37 problems, 47 suggestions and 12 practices', () => {
    const totals = ['problems', 'suggestions', 'practices'].map((what) => rowOf(`look-back-${what}`));
    expect(totals.map(({ computed }) => computed)).toEqual([37, 47, 12]);
    expect(totals.map(({ state }) => state)).toEqual(['agrees', 'agrees', 'agrees']);
    // Twelve provinces, nine suggestions of the national level as a thirteenth row, and the total as published.
    expect(totals.map(({ inputs }) => inputs.length)).toEqual([13, 14, 13]);
  });

  it('parts do not exceed their wholes', () => {
    const parts = recomputePublished(FIGURES).rows.filter(({ formula }) => formula.includes('≤'));
    expect(parts.map(({ formula, state }) => [formula, state])).toEqual([
      ['17 ≤ 37', 'agrees'],
      ['7 ≤ 19', 'agrees'],
      ['5 ≤ 7', 'agrees'],
    ]);
  });

  it('every figure stands in one of the two lists, with a reason where nothing can be computed', () => {
    const { rows, notRecomputable } = recomputePublished(FIGURES);
    const used = new Set(rows.flatMap(({ inputs }) => inputs));
    expect(rows.every(({ state }) => state === 'agrees')).toBe(true);
    expect(used.size + notRecomputable.length).toBe(FIGURES.length);
    const whyOf = (id: string): string => notRecomputable.find((one) => one.id === id)?.why.zh ?? '';
    expect(whyOf('js-users')).toContain('16660 至 16687');
    expect(whyOf('accident-review-problems')).toContain('不相加');
    expect(whyOf('sharing-ah-monitoring')).toContain('只有文字');
    expect(whyOf('js-users-share')).toContain('16660 至 16687');
    expect(whyOf('coal-closed')).toContain('约数');
    expect(whyOf('ha-coaches-withdrawn')).toContain('没有其他公布值');
  });

  it('says where figures do not agree, or are missing, and never computes with a gap', () => {
    expect(rowOf('mhs-linked', withValue('mhs-not-linked', 7561))).toMatchObject({
      computed: 14_712,
      state: 'differs',
    });
    expect(rowOf('mhs-all-data-rate', withValue('mhs-all-data-rate', 0.65)).state).toBe('differs');
    expect(rowOf('nm-unlicensed-ordos-of-nm-unlicensed', withValue('nm-unlicensed', 6)).state).toBe('differs');
    expect(rowOf('look-back-problems', withValue('look-back-problems-410000', null))).toMatchObject({
      computed: null,
      state: 'missing',
    });
    expect(rowOf('jx-overhead-share', without('jx-ponds'))).toMatchObject({
      computed: null,
      state: 'missing',
      formula: 'jx-overhead-ponds ÷ jx-ponds',
    });
    expect(rowOf('jx-overhead-share', withValue('jx-ponds', 0)).state).toBe('differs');
    expect(rowOf('jx-overhead-share', withValue('jx-overhead-share', 0.156)).state).toBe('differs');
    expect(rowOf('look-back-problems', withValue('look-back-total-problems', 36))).toMatchObject({
      computed: 37,
      state: 'differs',
    });
    expect(rowOf('look-back-problems', without('look-back-total-problems')).state).toBe('missing');
    expect(recomputePublished([]).rows.every(({ state }) => state === 'missing')).toBe(true);
  });
});

describe('wholes of a printed share', () => {
  it('are all whole numbers that print so, and none where there is none', () => {
    // 9,904 ÷ 0.5945 = 16,659.4; 9,904 ÷ 0.5935 = 16,687.4
    expect(wholesOf(9904, 59.4, 1)).toEqual([16_660, 16_687]);
    expect(wholesOf(1, 30, 0)).toBeNull();
    expect(wholesOf(1, 0, 0)).toBeNull();
  });
});
