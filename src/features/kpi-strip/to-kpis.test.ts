import { describe, expect, it } from 'vitest';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { toFacetKpi, toFocusKpi, toLevelKpi, toWarningKpi } from './to-kpis.ts';

const sources = toKindCounts('major-hazard-source', [
  ['1', 'linked', 1, 4],
  ['1', 'offline', 0, 2],
  ['1', 'partial', 0, 1],
  ['2', 'not-linked', 0, 3],
]);
const ponds = toKindCounts('tailings-pond', [
  ['1', 'not-linked', 0, 6, [0, 5]],
  ['3', 'linked', 2, 4, [0, 1]],
]);
const KINDS = ['major-hazard-source', 'tailings-pond'];

describe('key figures', () => {
  it('counts offline as linked and partial as not linked', () => {
    expect(toFocusKpi(toScope([sources, ponds]), KINDS)?.links).toEqual({
      registered: 10,
      linked: 6,
      notLinked: 4,
      linkedRate: 0.6,
    });
  });

  it('counts late and lost of the register in focus, offline among the lost, whatever links are filtered for', () => {
    const silent = toKindCounts('major-hazard-source', [
      ['1', 'linked', 0, 9, [2, 0, 0, 3]],
      ['1', 'offline', 0, 4],
      ['2', 'linked', 0, 5, [1]],
    ]);
    expect(toFocusKpi(toScope([silent], { links: ['not-linked'] }), KINDS)?.ages).toEqual({ late: 3, lost: 7 });
    expect(toFocusKpi(toScope([silent], { levels: ['2'] }), KINDS)?.ages).toEqual({ late: 1, lost: 0 });
    expect(toFocusKpi(toScope([]), KINDS)?.ages).toBeNull();
  });

  it('follows the kind that is filtered for; its rate is null and not 0 where nothing is registered', () => {
    const kpi = toFocusKpi(toScope([sources, ponds], { kinds: ['tailings-pond'], levels: ['4'] }), KINDS);
    expect(kpi).toMatchObject({ kind: 'tailings-pond', links: { registered: 0, linkedRate: null } });
    expect(toFocusKpi(toScope([ponds]), KINDS)?.links).toBeNull();
  });

  it('the part not linked never exceeds the sites of the level, whatever is filtered', () => {
    const kpi = toLevelKpi(toScope([sources, ponds], { links: ['not-linked'], levels: ['2'] }), KINDS, 1);
    expect(kpi).toMatchObject({ sites: 13, notLinked: 7 });
  });

  it('does not add across demo and real', () => {
    const real = toKindCounts('tailings-pond', [['1', 'linked', 0, 1]], 'import-1', false);
    expect(toLevelKpi(toScope([sources, real]), KINDS, 1)).toMatchObject({ sites: null, notLinked: null });
    expect(toWarningKpi(toScope([sources, real]), KINDS).sites).toBeNull();
  });

  it('finds the facet that draws a bar', () => {
    const kinds = [
      { id: 'major-hazard-source', facets: [{ id: 'in-park' }] },
      { id: 'tailings-pond', facets: [{ id: 'overhead', drawsBar: true }] },
    ];
    expect(toFacetKpi(toScope([sources, ponds]), kinds)).toMatchObject({
      flag: 'tailings-pond.overhead',
      links: { registered: 6, notLinked: 5 },
    });
    expect(toFacetKpi(toScope([sources]), kinds)?.links).toBeNull();
  });

  it('sums live warnings', () => {
    const kpi = toWarningKpi(toScope([sources, ponds]), KINDS);
    expect(kpi.sites).toBe(8);
    expect(kpi.byLevel.map(({ sites }) => sites)).toEqual([4, 4, 0, 0]);
  });
});
