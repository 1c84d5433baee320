import { oldest, toFocusKind, visibleKinds } from '../../domain/counting.ts';
import type { History, KindHistory, VersionHistory } from '../../domain/history.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

/** State of a week; `rate` is `null`, never 0, while nothing was registered or nothing is known. */
export interface TrendWeek {
  /** `YYYY-MM-DD` */
  readonly day: string;
  /** `null`: not known of every register that is counted. */
  readonly registered: number | null;
  /** Linked and offline, as in every 接入率; `null` with `registered`. */
  readonly linked: number | null;
  readonly rate: number | null;
}

export interface Trend {
  /** Registers that are counted: they give source and as-of. */
  readonly registers: readonly Pick<KindHistory, 'kind' | 'source' | 'isSynthetic' | 'asOf'>[];
  readonly weeks: readonly TrendWeek[];
  /** Those of them whose past is that of their imported versions, because their rows have no dates. */
  readonly versions: readonly Pick<VersionHistory, 'kind' | 'source' | 'versionDays'>[];
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

type Register = KindHistory | VersionHistory;

/** `null` where one of them does not know: the sum of the others would be too small. */
const sumOf = (registers: readonly Register[], part: 'registered' | 'linked', week: number): number | null => {
  let sum = 0;
  for (const register of registers) {
    const count = register[part][week] ?? null;
    if (count === null) return null;
    sum += count;
  }
  return sum;
};

/**
 * Weekly 接入率 of the kinds together. Where some are synthetic and some real, those of the first kind's sort are
 * counted and the others are named in `leftOut`.
 */
export const toTrend = (history: History, kindIds: readonly string[]): Trend => {
  const asked: readonly Register[] = [...history.kinds, ...history.versions];
  const ordered = kindIds.flatMap((kind) => asked.filter((register) => register.kind === kind));
  const isSynthetic = ordered[0]?.isSynthetic;
  const counted = ordered.filter((register) => register.isSynthetic === isSynthetic);
  const leftOut = ordered.filter((register) => register.isSynthetic !== isSynthetic);
  const weeks = counted.length === 0 ? [] : history.days.map((day, week) => toWeek(counted, day, week));
  return {
    registers: counted,
    weeks,
    versions: counted.filter((register) => 'versionDays' in register),
    undated: counted.reduce((sum, register) => sum + ('undated' in register ? register.undated : 0), 0),
    without: history.without.filter((kind) => kindIds.includes(kind)),
    leftOut: [...new Set(leftOut.map(({ kind }) => kind))],
    asOf: oldest(counted),
  };
};

const toWeek = (registers: readonly Register[], day: string, week: number): TrendWeek => {
  const registered = sumOf(registers, 'registered', week);
  const linked = sumOf(registers, 'linked', week);
  const rate = registered === null || linked === null || registered === 0 ? null : linked / registered;
  return { day, registered, linked, rate };
};
