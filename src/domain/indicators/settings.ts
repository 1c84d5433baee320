import type { Localised } from '../words.ts';
import { toKindLimits, type FreshnessLimits, type LimitedKind, type LimitOverrides } from './freshness.ts';

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

/** Our own: clocks of devices run ahead by minutes, not by hours. */
const CLOCK_SKEW_MINUTES = 5;
/** Our own: a coach that ran today was online today. */
const VEHICLE_OFFLINE_AFTER_MINUTES = 1440;

export interface FreshnessSettings {
  readonly limits: FreshnessLimits;
  /** What the overrides say that cannot be; a kind's own limit is used in its place. */
  readonly problems: readonly Localised[];
}

const isMinutes = (value: number): boolean => Number.isFinite(value) && value > 0;

const toProblems = (kind: LimitedKind, { late, lost }: LimitOverrides): Localised[] => {
  const problems: Localised[] = [];
  const [ownLate, ownLost] = [late?.[kind.id], lost?.[kind.id]];
  if (ownLate !== undefined && !isMinutes(ownLate))
    problems.push({
      zh: `${kind.id}：迟报时限 ${ownLate} 须为正数`,
      en: `${kind.id}: late limit ${ownLate} must be positive`,
    });
  const { lateAfterMinutes } = toKindLimits(kind, late === undefined ? {} : { late });
  if (ownLost !== undefined && ownLost !== null && !(isMinutes(ownLost) && ownLost >= lateAfterMinutes))
    problems.push({
      zh: `${kind.id}：失联时限 ${ownLost} 不得小于迟报时限 ${lateAfterMinutes}`,
      en: `${kind.id}: lost limit ${ownLost} is below the late limit ${lateAfterMinutes}`,
    });
  return problems;
};

/** Limits of every kind; what is impossible, or about a kind that is not declared, is named and has no effect. */
export const toFreshnessLimits = (kinds: readonly LimitedKind[], overrides: LimitOverrides = {}): FreshnessSettings => {
  const known = new Set(kinds.map(({ id }) => id));
  const named = [...Object.keys(overrides.late ?? {}), ...Object.keys(overrides.lost ?? {})];
  const unknown = [...new Set(named)].filter((id) => !known.has(id));
  return {
    limits: {
      byKind: Object.fromEntries(kinds.map((kind) => [kind.id, toKindLimits(kind, overrides)])),
      clockSkewMinutes: CLOCK_SKEW_MINUTES,
    },
    problems: [
      ...unknown.map((id) => ({ zh: `${id}：没有这类登记`, en: `${id}: no such kind` })),
      ...kinds.flatMap((kind) => toProblems(kind, overrides)),
    ],
  };
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
