import { oldest, toFocusKind, visibleKinds } from '../../domain/counting.ts';
import type { History, KindHistory } from '../../domain/history.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

/** State of a week; `rate` is `null`, never 0, while nothing was registered. */
export interface TrendWeek {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly registered: number;
  /** Linked and offline, as in every 接入率. */
  readonly linked: number;
  readonly rate: number | null;
}

export interface Trend {
  /** Registers that are counted: they give source and as-of. */
  readonly registers: readonly Pick<KindHistory, 'kind' | 'source' | 'isSynthetic' | 'asOf'>[];
  readonly weeks: readonly TrendWeek[];
  /** Sites of these registers that no date places in a week. */
  readonly undated: number;
  /** Kinds asked for whose register has no dates. */
  readonly without: readonly string[];
  /** Kinds left out because synthetic and real rows are not added. */
  readonly leftOut: readonly string[];
  readonly asOf: string | null;
}

/** The kinds a trend is about: those filtered for, else the one that the bar and the ladder are about. */
export const toTrendKinds = (kindIds: readonly string[], filter: SiteFilter): readonly string[] => {
  const visible = filter.kinds === null ? [] : visibleKinds(kindIds, filter);
  if (visible.length > 0) return visible;
  const focus = toFocusKind(kindIds, filter);
  return focus === undefined ? [] : [focus];
};

const sumOf = (registers: readonly KindHistory[], part: 'registered' | 'linked', week: number): number =>
  registers.reduce((sum, register) => sum + (register[part][week] ?? 0), 0);

/**
 * Weekly 接入率 of the kinds together. Where some are synthetic and some real, those of the first kind's sort are
 * counted and the others are named in `leftOut`.
 */
export const toTrend = (history: History, kindIds: readonly string[]): Trend => {
  const asked = history.kinds.filter(({ kind }) => kindIds.includes(kind));
  const ordered = kindIds.flatMap((kind) => asked.filter((register) => register.kind === kind));
  const isSynthetic = ordered[0]?.isSynthetic;
  const counted = ordered.filter((register) => register.isSynthetic === isSynthetic);
  const leftOut = ordered.filter((register) => register.isSynthetic !== isSynthetic);
  const weeks = counted.length === 0 ? [] : history.days.map((day, week) => toWeek(counted, day, week));
  return {
    registers: counted,
    weeks,
    undated: counted.reduce((sum, { undated }) => sum + undated, 0),
    without: history.without.filter((kind) => kindIds.includes(kind)),
    leftOut: [...new Set(leftOut.map(({ kind }) => kind))],
    asOf: oldest(counted),
  };
};

const toWeek = (registers: readonly KindHistory[], day: string, week: number): TrendWeek => {
  const registered = sumOf(registers, 'registered', week);
  const linked = sumOf(registers, 'linked', week);
  return { day, registered, linked, rate: registered === 0 ? null : linked / registered };
};
