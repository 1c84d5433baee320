import type { CountScope } from '../../domain/count-scope.ts';
import { mergeKind, totalOfKinds, visibleKinds, type KindsTotal } from '../../domain/counting.ts';
import { LINK_STATUSES, type LinkStatus } from '../../domain/levels.ts';
import type { KindCounts } from '../../domain/roll-up.ts';
import { sumCodes } from '../../domain/site-code.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

export type LinkParts = Readonly<Record<LinkStatus, number>>;

export interface LinkMixRow {
  readonly kind: string;
  readonly counts: readonly KindCounts[];
  /** `null` when no register of the kind answered; the parts sum to `total`. */
  readonly links: LinkParts | null;
  readonly total: number | null;
}

export interface LinkMix {
  readonly rows: readonly LinkMixRow[];
  /** Over the visible kinds; `null` where they may not be added, or none answered. */
  readonly links: LinkParts | null;
  readonly total: number | null;
  readonly kinds: KindsTotal;
}

const toParts = (codes: Uint32Array, filter: SiteFilter): LinkParts =>
  Object.fromEntries(LINK_STATUSES.map((link) => [link, sumCodes(codes, { ...filter, links: [link] })])) as LinkParts;

const sumParts = (parts: LinkParts | null): number | null =>
  parts === null ? null : LINK_STATUSES.reduce((sum, link) => sum + parts[link], 0);

/** Link statuses of each visible kind and of all together; obeys every filter but that of links. */
export const toLinkMix = (scope: CountScope, kindIds: readonly string[]): LinkMix => {
  const all = scope.rollUp?.region.kinds ?? [];
  const visible = visibleKinds(kindIds, scope.filter);
  const kinds = totalOfKinds(all, visible);
  const links = kinds.state === 'sum' ? toParts(kinds.codes, scope.filter) : null;
  return {
    rows: visible.map((kind): LinkMixRow => {
      const merged = mergeKind(all, kind);
      const own = merged === null ? null : toParts(merged.codes, scope.filter);
      return { kind, counts: merged === null ? [] : [merged], links: own, total: sumParts(own) };
    }),
    links,
    total: sumParts(links),
    kinds,
  };
};
