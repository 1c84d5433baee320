import type { NotLinkedReason } from './row-conditions.ts';

/** Sites of one kind × source that are not linked (partial and not applicable stand in it), by the reason they give. */
export interface ReasonCounts {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  readonly asOf: string | null;
  /** Sums to the figure `not-linked` of the same region and filter. */
  readonly counts: Readonly<Record<NotLinkedReason, number>>;
}
