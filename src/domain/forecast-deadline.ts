import { daysBetween, isCalendarDay } from './wire-time.ts';

/** Change per week over the last `weeks` weeks, sites. */
export interface WeeklyRate {
  readonly weeks: number;
  readonly linked: number;
  readonly registered: number;
}

/** A day by which the target is to be reached, from the configuration. */
export interface Deadline {
  readonly id: string;
  /** `YYYY-MM-DD`, the day itself included. */
  readonly day: string;
}

export interface DeadlineOutlook extends Deadline {
  /**
   * `reached` before anything else · `ahead` of the last entry · `passed` on or before it, unreached · `invalid`: no day
   * of the calendar · `unknown`: nothing is registered, or the counts are not known.
   */
  readonly state: 'reached' | 'ahead' | 'passed' | 'invalid' | 'unknown';
  /** Weeks from the last entry to the deadline, parts included; `null` unless it is ahead. */
  readonly weeksLeft: number | null;
  /**
   * Sites that have to be linked a week, counting those that will come on the register by then if it goes on growing (or
   * shrinking) at the rate achieved; `null` unless the deadline is ahead. 0 where a shrinking register does it alone.
   */
  readonly neededPerWeek: number | null;
  /** False where the growth of the register is not known, so that what is needed counts today's register alone. */
  readonly countsGrowth: boolean;
  /** Needed ÷ achieved; `null` where nothing was achieved or the rate is not known. Over 1: faster than now. */
  readonly timesAchieved: number | null;
  /** Share of the futures that reach the target by the deadline, 0–1; `null` where none were drawn. */
  readonly probability: number | null;
}

interface DeadlineContext {
  readonly asOf: string | null;
  readonly registered: number | null;
  readonly linked: number | null;
  readonly target: number | null;
  readonly rate: WeeklyRate | null;
  readonly hits: readonly number[] | null;
  readonly isReached: boolean;
  /** The counts cannot be relied on. */
  readonly isInDoubt: boolean;
}

const NOTHING = {
  weeksLeft: null,
  neededPerWeek: null,
  countsGrowth: false,
  timesAchieved: null,
  probability: null,
} as const;

/** What a deadline asks for, against what was achieved. */
export const toDeadlineOutlook = (deadline: Deadline, context: DeadlineContext): DeadlineOutlook => {
  const { asOf, registered, linked, target, rate, hits } = context;
  if (!isCalendarDay(deadline.day)) return { ...deadline, state: 'invalid', ...NOTHING };
  if (context.isReached) return { ...deadline, state: 'reached', ...NOTHING };
  const isKnown = asOf !== null && registered !== null && linked !== null && target !== null && registered > 0;
  if (!isKnown || context.isInDoubt || !(target > 0 && target <= 1))
    return { ...deadline, state: 'unknown', ...NOTHING };
  const weeksLeft = daysBetween(asOf, deadline.day) / 7;
  if (weeksLeft <= 0) return { ...deadline, state: 'passed', ...NOTHING };
  const registeredThen = Math.max(0, registered + (rate?.registered ?? 0) * weeksLeft);
  const neededPerWeek = Math.max(0, target * registeredThen - linked) / weeksLeft;
  return {
    ...deadline,
    state: 'ahead',
    weeksLeft,
    neededPerWeek,
    countsGrowth: rate !== null,
    timesAchieved: rate === null || rate.linked <= 0 ? null : neededPerWeek / rate.linked,
    probability: hits === null ? null : hits.filter((week) => week <= weeksLeft).length / hits.length,
  };
};
