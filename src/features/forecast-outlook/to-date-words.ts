import { CANNOT_COMPLETE } from '../../domain/forecast-words.ts';
import type { DeadlineOutlook } from '../../domain/forecast-deadline.ts';
import type { ForecastOutcome } from '../../domain/forecast.ts';
import type { Localised } from '../../domain/words.ts';
import { RULE_WORDS, WORDS } from './words.ts';

export interface DateOrReason {
  /** `YYYY-MM-DD`; `null`: none, for the reason. */
  readonly day: string | null;
  /** In a word, without a number, where there is no day. */
  readonly reason: Localised | null;
}

const none = (reason: Localised): DateOrReason => ({ day: null, reason });

/** The day of a quantile, or why there is none. */
export const toDate = (outcome: ForecastOutcome, quantile: 'p50' | 'p80'): DateOrReason => {
  switch (outcome.state) {
    case 'dated': {
      const day = outcome[quantile];
      return day === null ? none(WORDS.beyond) : { day, reason: null };
    }
    case 'reached':
      return none(WORDS.reached);
    case 'never':
      return none(CANNOT_COMPLETE);
    case 'unknown':
      return none(RULE_WORDS[outcome.rule]);
  }
};

/** The deadline that counts first: the next one that is still ahead. */
export const toNextDeadline = (deadlines: readonly DeadlineOutlook[]): DeadlineOutlook | null =>
  deadlines.find(({ state }) => state === 'ahead') ?? null;

/** Why no rate is needed or known, where no deadline is ahead. */
export const toNoNeedWords = (deadlines: readonly DeadlineOutlook[]): Localised => {
  const state = deadlines.at(-1)?.state;
  if (state === 'reached') return WORDS.reached;
  if (state === 'passed') return WORDS.passed;
  return state === undefined ? WORDS.noDeadline : WORDS.notKnown;
};

/** What comes first in a list of forecasts: what does not get there, the latest, what is not known, what is there. */
const RANKS: Readonly<Record<ForecastOutcome['state'], number>> = { never: 0, dated: 1, unknown: 2, reached: 3 };

/** Slowest first; a P80 beyond the horizon is later than any day. */
export const bySlowest = (
  one: { readonly outcome: ForecastOutcome; readonly missing: number | null },
  other: { readonly outcome: ForecastOutcome; readonly missing: number | null },
): number => {
  const [a, b] = [one.outcome, other.outcome];
  if (a.state === 'dated' && b.state === 'dated' && a.p50 !== b.p50) return a.p50 < b.p50 ? 1 : -1;
  return RANKS[a.state] - RANKS[b.state] || (other.missing ?? 0) - (one.missing ?? 0);
};
