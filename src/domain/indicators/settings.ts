import { fail, ok, type Result } from '../result.ts';
import type { FreshnessLimits, KindLimits } from './freshness.ts';

/** One pond of the frozen list. */
export interface BaselinePond {
  readonly id: string;
  /** County of the pond on the day of the list. */
  readonly adcode: string;
}

/** The list of 头顶库 that a campaign began with. It does not change when the register does. */
export interface OverheadBaseline {
  /** `YYYY-MM-DD` on which the list was frozen. */
  readonly date: string;
  /** Document that carries the list. */
  readonly source: string;
  readonly ponds: readonly BaselinePond[];
}

/** What an authority decides about the indicators. Where no document is named, the default is our own. */
export interface IndicatorSettings {
  /** Milliseconds since 1970, by the board's clock. */
  readonly nowMs: number;
  readonly freshness: FreshnessLimits;
  /** Values of `op_status` and `mine_status` that are kept out of 在线率. DOMAIN.md §4: 停产. */
  readonly stoppedStatuses: readonly string[];
  /** Reasons that take a site out of 应接入. DOMAIN.md §4: 不具备条件. */
  readonly unconnectableReasons: readonly string[];
  /** Minutes after which a networked vehicle is no longer online; our own default. */
  readonly vehicleOfflineAfterMinutes: number;
  /** `line_status` of routes whose vehicles are no longer key vehicles; our own default. */
  readonly withdrawnLineStatuses: readonly string[];
  /** `recognition` of parks that are parks no longer; our own default. */
  readonly withdrawnRecognitions: readonly string[];
  /** Limited to the region that is counted (`baselineWithin`); `null`: none configured, so that 治理率 is unknown. */
  readonly overheadBaseline: OverheadBaseline | null;
}

/** Lost after so many times the late limit, unless configured: the board's own registers are late at 30 and lost at 240 minutes. */
export const LOST_TO_LATE = 8;
/** Our own: clocks of devices run ahead by minutes, not by hours. */
export const CLOCK_SKEW_MINUTES = 5;
/** Our own: a coach that ran today was online today. */
export const VEHICLE_OFFLINE_AFTER_MINUTES = 1440;

interface LimitedKind {
  readonly id: string;
  readonly lateAfterMinutes: number;
}

/** Limits of `config.json` in place of the kinds' own, by kind id; `lost: null`: the register's own "offline" alone decides. */
export interface LimitOverrides {
  readonly late?: Readonly<Record<string, number>>;
  readonly lost?: Readonly<Record<string, number | null>>;
  readonly clockSkewMinutes?: number;
}

const isMinutes = (value: number): boolean => Number.isFinite(value) && value > 0;

/**
 * Limits of every kind. Fault `limits` names each kind whose limit is no positive number, or that would be lost before
 * it is late; a kind that is not declared is named as well, so that a misspelt one is not silently without effect.
 */
export const toFreshnessLimits = (
  kinds: readonly LimitedKind[],
  overrides: LimitOverrides = {},
): Result<FreshnessLimits> => {
  const known = new Set(kinds.map(({ id }) => id));
  const named = [...Object.keys(overrides.late ?? {}), ...Object.keys(overrides.lost ?? {})];
  const problems = [...new Set(named)].filter((id) => !known.has(id)).map((id) => `${id}: 没有这类登记 / no such kind`);
  const byKind: Record<string, KindLimits> = {};
  for (const kind of kinds) {
    const late = overrides.late?.[kind.id] ?? kind.lateAfterMinutes;
    const stated = overrides.lost?.[kind.id];
    const lost = stated === undefined ? late * LOST_TO_LATE : stated;
    if (!isMinutes(late)) problems.push(`${kind.id}: 迟报时限 ${late} 须为正数 / late limit must be positive`);
    else if (lost !== null && !(isMinutes(lost) && lost >= late))
      problems.push(`${kind.id}: 失联时限 ${lost} 不得小于迟报时限 ${late} / lost limit below late limit`);
    byKind[kind.id] = { lateAfterMinutes: late, lostAfterMinutes: lost };
  }
  const clockSkewMinutes = overrides.clockSkewMinutes ?? CLOCK_SKEW_MINUTES;
  if (!(Number.isFinite(clockSkewMinutes) && clockSkewMinutes >= 0))
    problems.push(`clockSkewMinutes: ${clockSkewMinutes} 须为非负数 / must not be negative`);
  return problems.length === 0
    ? ok({ byKind, clockSkewMinutes })
    : fail({ kind: 'limits', message: problems.join('; ') });
};

export const toIndicatorSettings = (
  nowMs: number,
  freshness: FreshnessLimits,
  own: Partial<Omit<IndicatorSettings, 'nowMs' | 'freshness'>> = {},
): IndicatorSettings => ({
  nowMs,
  freshness,
  stoppedStatuses: ['停产'],
  unconnectableReasons: ['不具备条件'],
  vehicleOfflineAfterMinutes: VEHICLE_OFFLINE_AFTER_MINUTES,
  withdrawnLineStatuses: ['退出'],
  withdrawnRecognitions: ['取消'],
  overheadBaseline: null,
  ...own,
});

/** The part of the list that stands in a region. @param holds whether a county code belongs to the region */
export const baselineWithin = (baseline: OverheadBaseline, holds: (adcode: string) => boolean): OverheadBaseline => ({
  ...baseline,
  ponds: baseline.ponds.filter(({ adcode }) => holds(adcode)),
});
