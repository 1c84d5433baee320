import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind, totalOfKinds, visibleKinds, type KindsTotal } from '../../domain/counting.ts';
import type { LinkStatus } from '../../domain/levels.ts';
import type { KindCounts } from '../../domain/roll-up.ts';
import { sumCodes } from '../../domain/site-code.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

/** In the order of the bar: linked and on time · linked and late · connected but silent · partly or not linked · not applicable. */
export const FRESHNESS_STATES = ['fresh', 'late', 'lost', 'never', 'not-applicable'] as const;
export type FreshnessState = (typeof FRESHNESS_STATES)[number];

export type FreshnessParts = Readonly<Record<FreshnessState, number>>;

/** The link statuses of a state; late is a facet of linked, lost one of whatever is connected. */
export const LINKS_OF: Readonly<Record<FreshnessState, readonly LinkStatus[]>> = {
  fresh: ['linked'],
  late: ['linked'],
  lost: ['linked', 'offline'],
  never: ['partial', 'not-linked'],
  'not-applicable': ['not-applicable'],
};

export interface FreshnessRow {
  readonly kind: string;
  readonly counts: readonly KindCounts[];
  /** `null` when no register of the kind answered; the parts sum to `registered`. */
  readonly parts: FreshnessParts | null;
  readonly registered: number | null;
}

export interface Freshness {
  readonly rows: readonly FreshnessRow[];
  /** Over the visible kinds; `null` where they may not be added, or none answered. */
  readonly parts: FreshnessParts | null;
  readonly kinds: KindsTotal;
}

const LATE_FACET_INDEX = 0;

const toParts = (counts: readonly KindCounts[], filter: SiteFilter): FreshnessParts => {
  const sum = (links: readonly LinkStatus[]): number =>
    counts.reduce((total, { codes }) => total + sumCodes(codes, { ...filter, links }), 0);
  const late = counts.reduce(
    (total, { facets }) => total + sumCodes(facets[LATE_FACET_INDEX] ?? [], { ...filter, links: LINKS_OF.late }),
    0,
  );
  const lostOf = (links: readonly LinkStatus[]): number =>
    counts.reduce((total, { lost }) => total + sumCodes(lost, { ...filter, links }), 0);
  return {
    fresh: sum(LINKS_OF.fresh) - late - lostOf(LINKS_OF.fresh),
    late,
    lost: lostOf(LINKS_OF.lost),
    never: sum(LINKS_OF.never),
    'not-applicable': sum(LINKS_OF['not-applicable']),
  };
};

const sumParts = (parts: FreshnessParts): number => FRESHNESS_STATES.reduce((sum, state) => sum + parts[state], 0);

/** How old the sites' data are, by visible kind and over all; obeys every filter but that of links. */
export const toFreshness = (scope: CountScope, kindIds: readonly string[]): Freshness => {
  const all = scope.rollUp?.region.kinds ?? [];
  const visible = visibleKinds(kindIds, scope.filter);
  const kinds = totalOfKinds(all, visible);
  return {
    rows: visible.map((kind): FreshnessRow => {
      const merged = mergeKind(all, kind);
      if (merged === null) return { kind, counts: [], parts: null, registered: null };
      const parts = toParts([merged], scope.filter);
      return { kind, counts: [merged], parts, registered: sumParts(parts) };
    }),
    parts: kinds.state === 'sum' ? toParts(kinds.counts, scope.filter) : null,
    kinds,
  };
};
