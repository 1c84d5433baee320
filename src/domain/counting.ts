import { addCounts, type KindCounts } from './roll-up.ts';
import { SITE_CODE_COUNT } from './site-code.ts';
import type { SiteFilter } from './site-filter.ts';

/** All sources in use of one kind as one; `null` when no register of the kind has answered: missing, not zero. */
export const mergeKind = (counts: readonly KindCounts[], kind: string): KindCounts | null => {
  const own = counts.filter((count) => count.kind === kind);
  const [first, ...others] = own;
  if (first === undefined) return null;
  if (others.length === 0) return first;
  const facetCount = Math.max(...own.map((count) => count.facets.length));
  return {
    kind,
    source: own.map((count) => count.source).join(','),
    isSynthetic: first.isSynthetic,
    asOf: oldest(own),
    codes: addCounts(own),
    facets: Array.from({ length: facetCount }, (_, facet) => addHistograms(own.map(({ facets }) => facets[facet]))),
    lost: addHistograms(own.map(({ lost }) => lost)),
    exposedNotLinked: own.every((count) => count.exposedNotLinked === null)
      ? null
      : own.reduce((sum, count) => sum + (count.exposedNotLinked ?? 0), 0),
  };
};

const addHistograms = (histograms: readonly (Uint32Array | undefined)[]): Uint32Array => {
  const sum = new Uint32Array(SITE_CODE_COUNT);
  for (const histogram of histograms)
    for (let code = 0; code < SITE_CODE_COUNT; code++) sum[code] = (sum[code] ?? 0) + (histogram?.[code] ?? 0);
  return sum;
};

/** A sum is as old as its oldest part; a part that states no date has none to add. */
export const oldest = (counts: readonly Pick<KindCounts, 'asOf'>[]): string | null => {
  const dates = counts.flatMap(({ asOf }) => (asOf === null ? [] : [asOf]));
  return dates.length === 0 ? null : dates.reduce((a, b) => (Date.parse(b) < Date.parse(a) ? b : a));
};

/** Sum over several kinds. `mixed`: synthetic and real stand side by side and are not added. `none`: nothing answered. */
export type KindsTotal =
  | { readonly state: 'sum'; readonly codes: Uint32Array; readonly counts: readonly KindCounts[] }
  | { readonly state: 'mixed'; readonly counts: readonly KindCounts[] }
  | { readonly state: 'none'; readonly counts: readonly [] };

export const totalOfKinds = (counts: readonly KindCounts[], kindIds: readonly string[]): KindsTotal => {
  const own = counts.filter((count) => kindIds.includes(count.kind));
  if (own.length === 0) return { state: 'none', counts: [] };
  return new Set(own.map((count) => count.isSynthetic)).size > 1
    ? { state: 'mixed', counts: own }
    : { state: 'sum', codes: addCounts(own), counts: own };
};

/** The kinds among `kindIds` that the filter lets through, in their order. */
export const visibleKinds = (kindIds: readonly string[], filter: SiteFilter): readonly string[] =>
  filter.kinds === null ? kindIds : kindIds.filter((kind) => filter.kinds?.includes(kind));

/** The one kind that a panel about a single register shows: the first one filtered for, else the first declared. */
export const toFocusKind = (kindIds: readonly string[], filter: SiteFilter): string | undefined =>
  visibleKinds(kindIds, filter)[0] ?? kindIds[0];
