import { visibleKinds } from '../../domain/counting.ts';
import type { ReasonCounts } from '../../domain/reason-counts.ts';
import { NOT_LINKED_REASONS, type NotLinkedReason } from '../../domain/row-conditions.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

export interface ReasonRow {
  readonly reason: NotLinkedReason;
  readonly count: number;
  /** Of all that are not linked, 0–1; `null` when none is. */
  readonly share: number | null;
  readonly isOn: boolean;
}

export type Reasons =
  | {
      readonly state: 'sum';
      readonly rows: readonly ReasonRow[];
      /** Not linked: what the rows sum to. */
      readonly total: number;
      readonly counts: readonly ReasonCounts[];
      /** Visible kinds whose register does not say its reasons. */
      readonly without: readonly string[];
    }
  /** Synthetic and real stand side by side and are not added. */
  | { readonly state: 'mixed' }
  | { readonly state: 'none' };

/**
 * Reasons for not linked over the visible kinds, the dictionary's order; obeys every filter but links and reasons.
 * @param reasons asked without kinds, links and reasons
 */
export const toReasons = (
  reasons: readonly ReasonCounts[],
  kindIds: readonly string[],
  filter: SiteFilter,
): Reasons => {
  const visible = visibleKinds(kindIds, filter);
  const counts = reasons.filter(({ kind }) => visible.includes(kind));
  if (counts.length === 0) return { state: 'none' };
  if (new Set(counts.map(({ isSynthetic }) => isSynthetic)).size > 1) return { state: 'mixed' };
  const countOf = (reason: NotLinkedReason): number => counts.reduce((sum, each) => sum + each.counts[reason], 0);
  const total = NOT_LINKED_REASONS.reduce((sum, reason) => sum + countOf(reason), 0);
  return {
    state: 'sum',
    total,
    counts,
    without: visible.filter((kind) => !counts.some((each) => each.kind === kind)),
    rows: NOT_LINKED_REASONS.map((reason) => {
      const count = countOf(reason);
      const isOn = filter.reasons?.includes(reason) ?? false;
      return { reason, count, share: total === 0 ? null : count / total, isOn };
    }),
  };
};
