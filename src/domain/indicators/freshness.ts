import type { LinkStatus } from '../levels.ts';

export interface KindLimits {
  /** Minutes after the last report from which a linked site is late. */
  readonly lateAfterMinutes: number;
  /** Minutes after which it counts as lost, whatever its register says; `null`: only the register says so. */
  readonly lostAfterMinutes: number | null;
}

/** Our own: lost after so many times the late limit, unless configured; the board's registers are late at 30 and lost at 240 minutes. */
const LOST_TO_LATE = 8;

export interface LimitedKind {
  readonly id: string;
  readonly lateAfterMinutes: number;
}

/** Limits of `config.json` in place of the kinds' own, by kind id; `lost: null`: the register's own "offline" alone decides. */
export interface LimitOverrides {
  readonly late?: Readonly<Record<string, number>>;
  readonly lost?: Readonly<Record<string, number | null>>;
}

/** Limits of one kind. An impossible override (not positive, or lost before it is late) gives way to the default. */
export const toKindLimits = (kind: LimitedKind, { late, lost }: LimitOverrides): KindLimits => {
  const stated = late?.[kind.id] ?? kind.lateAfterMinutes;
  const lateAfterMinutes = stated > 0 && Number.isFinite(stated) ? stated : kind.lateAfterMinutes;
  const wished = lost?.[kind.id];
  if (wished === null) return { lateAfterMinutes, lostAfterMinutes: null };
  const isPossible = wished !== undefined && Number.isFinite(wished) && wished >= lateAfterMinutes;
  return { lateAfterMinutes, lostAfterMinutes: isPossible ? wished : lateAfterMinutes * LOST_TO_LATE };
};

/** A kind without limits is neither late nor lost by time. */
export interface FreshnessLimits {
  readonly byKind: Readonly<Record<string, KindLimits>>;
  /** Minutes by which a report may lie ahead of the board's clock and still be believed. */
  readonly clockSkewMinutes: number;
}

/** The last report as the record states it. */
export type LastReport =
  /** The register carries no such column. */
  | { readonly state: 'not-carried' }
  | { readonly state: 'never' }
  /** Something stands there that is no time. */
  | { readonly state: 'unreadable' }
  | { readonly state: 'future'; readonly ms: number }
  | { readonly state: 'at'; readonly ms: number };

/**
 * fresh · late · lost · never connected (not or partly linked) · doubtful: the record contradicts itself · unstated: linked,
 * but its register carries no report times · not applicable. They add up to what is registered.
 */
export const FRESHNESS = ['fresh', 'late', 'lost', 'never', 'doubtful', 'unstated', 'not-applicable'] as const;
export type Freshness = (typeof FRESHNESS)[number];

const MINUTE_MS = 60_000;

/**
 * How old what a site says is. A site exactly at a limit is still within it. What its register calls offline is lost
 * whatever its report says; one that is linked is lost by time where a limit is set.
 */
export const toFreshness = (
  link: LinkStatus,
  report: LastReport,
  limits: KindLimits | undefined,
  nowMs: number,
): Freshness => {
  if (link === 'not-applicable') return 'not-applicable';
  if (link === 'not-linked' || link === 'partial') return 'never';
  if (report.state !== 'at') {
    if (report.state !== 'not-carried') return 'doubtful';
    return link === 'offline' ? 'lost' : 'unstated';
  }
  if (link === 'offline') return 'lost';
  const silence = nowMs - report.ms;
  if (limits === undefined) return 'fresh';
  if (limits.lostAfterMinutes !== null && silence > limits.lostAfterMinutes * MINUTE_MS) return 'lost';
  return silence > limits.lateAfterMinutes * MINUTE_MS ? 'late' : 'fresh';
};

export type FreshnessCounts = Readonly<Record<Freshness, number>>;

export const NO_FRESHNESS: FreshnessCounts = {
  fresh: 0,
  late: 0,
  lost: 0,
  never: 0,
  doubtful: 0,
  unstated: 0,
  'not-applicable': 0,
};
