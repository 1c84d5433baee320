import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind, toFocusKind, totalOfKinds, visibleKinds, type KindsTotal } from '../../domain/counting.ts';
import type { RiskLevel, WarningLevel } from '../../domain/levels.ts';
import { toLinkCounts, type KindCounts, type LinkCounts } from '../../domain/roll-up.ts';
import { sumCodes, type CodeFilter } from '../../domain/site-code.ts';

interface KindLike {
  readonly id: string;
  readonly facets: readonly { readonly id: string; readonly drawsBar?: boolean }[];
}

const LATE_FACET_INDEX = 0;
const NO_LINKS: LinkCounts | null = null;

/** Sites whose data are old: each is a flag of the register. */
export type Age = 'late' | 'lost';

export interface FocusKpi {
  readonly kind: string;
  readonly counts: readonly KindCounts[];
  /** `null` when no register of the kind answered. */
  readonly links: LinkCounts | null;
  /** `null` as `links`. */
  readonly ages: Readonly<Record<Age, number>> | null;
}

/** The one register that the bar is about: the first kind filtered for, else the first declared. */
export const toFocusKpi = (scope: CountScope, kindIds: readonly string[]): FocusKpi | null => {
  const kind = toFocusKind(kindIds, scope.filter);
  if (kind === undefined) return null;
  const merged = mergeKind(scope.rollUp?.region.kinds ?? [], kind);
  return merged === null
    ? { kind, counts: [], links: NO_LINKS, ages: null }
    : {
        kind,
        counts: [merged],
        links: toLinkCounts(merged.codes, scope.filter, kind),
        ages: {
          late: sumCodes(merged.facets[LATE_FACET_INDEX] ?? [], { ...scope.filter, links: null }),
          lost: sumCodes(merged.lost, { ...scope.filter, links: null }),
        },
      };
};

export interface LevelKpi {
  readonly level: RiskLevel;
  readonly sites: number | null;
  readonly notLinked: number | null;
  readonly total: KindsTotal;
}

/** Sites of one level over the visible kinds, and how many of them nobody sees; obeys all but levels and links. */
export const toLevelKpi = (scope: CountScope, kindIds: readonly string[], level: RiskLevel): LevelKpi => {
  const total = totalOfKinds(scope.rollUp?.region.kinds ?? [], visibleKinds(kindIds, scope.filter));
  if (total.state !== 'sum') return { level, sites: null, notLinked: null, total };
  const filter: CodeFilter = { ...scope.filter, levels: [String(level) as '1'], links: null };
  return {
    level,
    sites: sumCodes(total.codes, filter),
    notLinked: toLinkCounts(total.codes, filter).notLinked,
    total,
  };
};

export interface FacetKpi {
  readonly kind: string;
  readonly facet: string;
  readonly flag: string;
  readonly counts: readonly KindCounts[];
  readonly links: LinkCounts | null;
}

/** The facet that draws a bar below its symbol (头顶库), of the first kind that declares one. */
export const toFacetKpi = (scope: CountScope, kinds: readonly KindLike[]): FacetKpi | null => {
  for (const { id, facets } of kinds) {
    const index = facets.findIndex(({ drawsBar }) => drawsBar === true);
    const facet = facets[index];
    if (facet === undefined) continue;
    const merged = mergeKind(scope.rollUp?.region.kinds ?? [], id);
    const flag = `${id}.${facet.id}`;
    if (merged === null) return { kind: id, facet: facet.id, flag, counts: [], links: NO_LINKS };
    const links = toLinkCounts(merged.facets[index + 1] ?? [], scope.filter, id);
    return { kind: id, facet: facet.id, flag, counts: [merged], links };
  }
  return null;
};

export interface WarningKpi {
  readonly sites: number | null;
  readonly byLevel: readonly { readonly warning: WarningLevel; readonly sites: number | null }[];
  readonly total: KindsTotal;
}

/** Sites with a live warning over the visible kinds; obeys all but the filter of warnings. */
export const toWarningKpi = (scope: CountScope, kindIds: readonly string[]): WarningKpi => {
  const total = totalOfKinds(scope.rollUp?.region.kinds ?? [], visibleKinds(kindIds, scope.filter));
  const count = (warnings: readonly WarningLevel[]): number | null =>
    total.state === 'sum' ? sumCodes(total.codes, { ...scope.filter, warnings }) : null;
  return {
    sites: count([1, 2, 3, 4]),
    byLevel: ([1, 2, 3, 4] as const).map((warning) => ({ warning, sites: count([warning]) })),
    total,
  };
};
