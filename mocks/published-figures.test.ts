import { describe, expect, it } from 'vitest';
import { parsePublishedFigure, type PublishedFigure } from '../src/domain/published-figure.ts';
import {
  LOOK_BACK_COUNTS,
  toLookBack,
  toPublishedTopics,
  toStateMatrices,
} from '../src/domain/published-figure-tables.ts';
import { toPublishedFigures } from './published-figures.ts';

const FIGURES: readonly PublishedFigure[] = toPublishedFigures().map((row) => {
  const figure = parsePublishedFigure(row);
  if (figure === null) throw new Error(`${String(row['id'])} cannot be read`);
  return figure;
});
const valueOf = (id: string): number | null | undefined => FIGURES.find((figure) => figure.id === id)?.value;

describe('the published figures of the demo', () => {
  it('are those of the specification', () => {
    const stated: Readonly<Record<string, number>> = {
      'mhs-registered': 22_273,
      'mhs-all-data-rate': 0.66,
      'mhs-not-linked': 7560,
      'mhs-linked-target': 1,
      'accident-review-problems': 293,
      'accident-review-suggestions': 399,
      'jx-ponds': 368,
      'jx-overhead-ponds': 57,
      'jx-overhead-share': 0.155,
      'js-firms-before': 4022,
      'js-firms-after': 2001,
      'js-parks-cut': 13,
      'js-parks-cut-share': 0.245,
      'js-waste-before': 57.6,
      'js-waste-after': 25.1,
      'js-firms-stopped': 262,
      'js-users': 9904,
      'js-users-share': 0.594,
      'ha-coaches-withdrawn': 1499,
      'ha-care-homes': 3341,
      'nm-over-capacity': 17,
      'nm-major-hazards': 37,
      'nm-unlicensed': 19,
      'nm-unlicensed-ordos': 7,
      'nm-over-layer': 37,
      'nm-over-layer-suspected': 5,
      'coal-closed': 4800,
      'coal-capacity-closed': 8,
      'coal-cities-out': 48,
      'cq-coal-closed': 365,
      'cq-coal-capacity-closed': 2719,
      'jc-smart-faces': 151,
      'county-monitor-target': 1,
      'county-overhead-target': 1,
      'gz-fills': 7,
      'gz-fills-ponding': 5,
    };
    const others = FIGURES.filter(({ id, state }) => !id.startsWith('look-back-') && state === null);
    expect(Object.fromEntries(others.map(({ id, value }) => [id, value]))).toEqual(stated);
    expect(FIGURES.find(({ id }) => id === 'ha-coaches-withdrawn')).toMatchObject({ unit: '辆', adcode: '410000' });
    expect(toPublishedTopics(FIGURES).flatMap(({ figures }) => figures)).toHaveLength(others.length);
  });

  it('give the look-back by province, which adds up to the totals as published', () => {
    const lookBack = toLookBack(FIGURES);
    const rows = lookBack?.rows.map(({ adcode, figures }) => [
      adcode,
      ...LOOK_BACK_COUNTS.map((count) => figures[count]?.value ?? null),
    ]);
    expect(rows).toEqual([
      ['120000', 3, 4, 1],
      ['150000', 4, 3, 0],
      ['320000', 4, 4, 1],
      ['330000', 3, 2, 1],
      ['340000', 3, 2, 0],
      ['360000', 3, 3, 1],
      ['410000', 5, 6, 3],
      ['430000', 3, 3, 1],
      ['440000', 2, 2, 1],
      ['500000', 2, 4, 1],
      ['510000', 2, 1, 1],
      ['610000', 3, 4, 1],
      ['100000', null, 9, null],
    ]);
    const sums = LOOK_BACK_COUNTS.map((_, column) =>
      (rows ?? []).reduce((sum, row) => sum + Number(row[column + 1] ?? 0), 0),
    );
    expect(sums).toEqual([37, 47, 12]);
    expect(LOOK_BACK_COUNTS.map((count) => lookBack?.totals[count]?.value)).toEqual(sums);
    // The review of 120 accidents is another one and stands in no row and no total.
    expect(valueOf('accident-review-problems')).toBe(293);
  });

  it('give the sharing of 两客一危 as a matrix', () => {
    const [matrix, ...more] = toStateMatrices(FIGURES);
    expect(more).toEqual([]);
    expect(matrix?.items).toEqual(['动态监控', '车辆登记与营运准入', '外省高频大客车', '经营范围联动']);
    const states = matrix?.rows.map(({ adcode, whole, cells }) => [
      adcode,
      whole?.state ?? cells.map((cell) => cell?.state ?? '—').join(' '),
    ]);
    expect(states).toEqual([
      ['340000', '已共享 未共享 — —'],
      ['330000', '— — 已共享 未共享'],
      ['410000', '未对接'],
      ['610000', '未对接'],
      ['510000', '未对接'],
    ]);
  });
});
