import {
  backTest,
  chooseForecast,
  type BackTest,
  type ChoiceParameters,
  type ForecastChoice,
} from './forecast-back-test.ts';
import { toDeadlineOutlook, type Deadline, type DeadlineOutlook, type WeeklyRate } from './forecast-deadline.ts';
import { quantile, toWeekChanges, walkPath, type Pace, type WeekChange } from './forecast-paths.ts';
import { toWeeklySeries, type SeriesPoint, type WeeklySeries } from './forecast-series.ts';
import { RANKED_FROM } from './small-count.ts';
import { shiftDay } from './wire-time.ts';

/** All of these are the board's own choices: no document prescribes how to foretell when a register is linked. */
export interface ForecastParameters extends ChoiceParameters {
  readonly paths: number;
  /** How far ahead is looked, weeks. */
  readonly horizonWeeks: number;
  /** Weeks over which the rate achieved is told. */
  readonly rateWeeks: number;
  /** Registered sites without which no date is given. */
  readonly fewestRegistered: number;
  /** Weeks of the window in which something has to have changed. */
  readonly fewestChanges: number;
  /** Share of the window's weeks that may be filled in. */
  readonly mostFilled: number;
  /** Share of the sites that the history may not be able to tell of. */
  readonly mostUndated: number;
}

export const DEFAULT_FORECAST_PARAMETERS: ForecastParameters = {
  windowWeeks: 52,
  fewestWeeks: 26,
  blockWeeks: 4,
  paths: 1_000,
  // Ten years.
  horizonWeeks: 522,
  rateWeeks: 26,
  fewestRegistered: RANKED_FROM,
  fewestChanges: 4,
  mostFilled: 0.25,
  mostUndated: 0.05,
  backTestPaths: 200,
  backTestStepWeeks: 4,
  backTestHorizons: [4, 13, 26],
  choiceHorizonWeeks: 13,
  shorterWindows: [26, 13],
  fewestOrigins: 4,
  // On known processes: 2 % of steady and batched ones mistaken, 1–25 % of saturating ones (0.8: 20 % and 2 %).
  betterShare: 0.5,
  betterWindowShare: 0.8,
};

/** Why the target is out of reach at the pace of the window. */
export type NeverReason =
  /** No more sites are linked than at the start of the window, or fewer. */
  | 'linked-falls'
  /** Linking goes on, but the register grows as fast. */
  | 'register-outgrows'
  /** The gap closes, but in fewer than half of the futures within the horizon. */
  | 'too-slow';

/** Why no date is given, in the order in which they are asked. */
export type UnknownRule =
  'invalid-target' | 'no-data' | 'empty-register' | 'undated' | 'few-sites' | 'few-weeks' | 'gaps' | 'flat';

export type ForecastOutcome =
  /** The target stands reached; `since` is the first week of the unbroken run up to the last entry. */
  | { readonly state: 'reached'; readonly since: string }
  /** Days by which half, and four fifths, of the futures have reached the target; `p80` is `null` beyond the horizon. */
  | { readonly state: 'dated'; readonly p50: string; readonly p80: string | null }
  | { readonly state: 'never'; readonly reason: NeverReason }
  /** `value` is what was found and `limit` what the rule asks for, in the rule's unit; `null` where it has none. */
  | {
      readonly state: 'unknown';
      readonly rule: UnknownRule;
      readonly value: number | null;
      readonly limit: number | null;
    };

export interface Forecast {
  readonly outcome: ForecastOutcome;
  /** Share of the registered that is to be linked, 0–1; `null` where what was asked for is no such share. */
  readonly target: number | null;
  /** The last entry that could be read; `null` without any. */
  readonly asOf: string | null;
  readonly registered: number | null;
  readonly linked: number | null;
  /** Sites that are still to be linked for the target, of those that have dates; whole, 0 where it is reached. */
  readonly missing: number | null;
  /** The rate achieved; `null` where the history is shorter than the weeks it is told over. */
  readonly rate: WeeklyRate | null;
  /** In the order given. */
  readonly deadlines: readonly DeadlineOutlook[];
  /** How the futures were drawn; `null` where none were. */
  readonly pace: Pace | null;
  /** How much the pace of one future may differ from another's, as a share of it; 0 where the past shows no need. */
  readonly spread: number;
  readonly backTest: readonly BackTest[];
  readonly parameters: ForecastParameters;
  /** Weekly changes the futures were drawn from (where none were: of the window), and how many weeks of the window were filled in. */
  readonly weeksUsed: number;
  readonly weeksFilled: number;
  /** Points of the history that could not be read. */
  readonly ignored: number;
}

export interface ForecastInput {
  readonly points: readonly SeriesPoint[];
  /** Share of the registered that is to be linked, above 0 and at most 1. */
  readonly target: number;
  readonly deadlines: readonly Deadline[];
  /** Sites of the register that the history cannot tell of (`countUndated`). */
  readonly undated: number;
  /** Numbers in [0, 1); the same sequence gives the same forecast (`createSeededRandom`). */
  readonly random: () => number;
  readonly parameters?: ForecastParameters;
}

const isShare = (target: number): boolean => target > 0 && target <= 1;

/** Sites short of the target; the slack is for products such as 0.07 × 100 that are not whole in binary. */
const toMissing = (registered: number, linked: number, target: number): number =>
  Math.max(0, Math.ceil(target * registered - linked - 1e-9));

const isReached = (registered: number, linked: number, target: number): boolean =>
  registered > 0 && toMissing(registered, linked, target) === 0;

/** The first day of the run of reached entries that lasts to the end; `null` where the last entry is short of it. */
const toReachedSince = ({ days, registered, linked }: WeeklySeries, target: number): string | null => {
  let since: string | null = null;
  for (let week = days.length - 1; week >= 0; week--) {
    if (!isReached(registered[week] ?? 0, linked[week] ?? 0, target)) return since;
    since = days[week] ?? since;
  }
  return since;
};

type Outcome<State> = Extract<ForecastOutcome, { readonly state: State }>;

const unknown = (rule: UnknownRule, value: number | null, limit: number | null): Outcome<'unknown'> => ({
  state: 'unknown',
  rule,
  value,
  limit,
});

/** What keeps a date away, or that the target is reached; `null` where futures can be drawn. */
const toEarlyOutcome = (
  series: WeeklySeries,
  changes: readonly WeekChange[],
  filled: number,
  { target, undated }: ForecastInput,
  parameters: ForecastParameters,
): ForecastOutcome | null => {
  if (!isShare(target)) return unknown('invalid-target', Number.isFinite(target) ? target : null, 1);
  const registered = series.registered.at(-1);
  if (registered === undefined) return unknown('no-data', 0, 1);
  if (registered <= 0) return unknown('empty-register', 0, 1);
  const since = toReachedSince(series, target);
  // One site that no date tells of may be the one that is not linked.
  const mostUndated = since === null ? parameters.mostUndated * (registered + undated) : 0;
  if (undated > mostUndated) return unknown('undated', undated, Math.floor(mostUndated));
  if (since !== null) return { state: 'reached', since };
  if (registered < parameters.fewestRegistered) return unknown('few-sites', registered, parameters.fewestRegistered);
  if (changes.length < parameters.fewestWeeks) return unknown('few-weeks', changes.length, parameters.fewestWeeks);
  const mostFilled = Math.floor(parameters.mostFilled * changes.length);
  if (filled > mostFilled) return unknown('gaps', filled, mostFilled);
  const changed = changes.filter((week) => week.registered !== 0 || week.linked !== 0).length;
  return changed < parameters.fewestChanges ? unknown('flat', changed, parameters.fewestChanges) : null;
};

/** Weeks until each future reaches the target, ascending; `Infinity` beyond the horizon. */
const drawHits = (
  series: WeeklySeries,
  changes: readonly WeekChange[],
  { pace, spread }: ForecastChoice,
  { target, random }: ForecastInput,
  { paths, horizonWeeks, blockWeeks }: ForecastParameters,
): readonly number[] => {
  const start = { registered: series.registered.at(-1) ?? 0, linked: series.linked.at(-1) ?? 0 };
  const hits: number[] = [];
  for (let path = 0; path < paths; path++) {
    let hit = Number.POSITIVE_INFINITY;
    walkPath(
      start,
      changes,
      { pace, weeks: horizonWeeks, blockWeeks, spread },
      random,
      (week, { registered, linked }) => {
        if (!isReached(registered, linked, target)) return true;
        hit = week;
        return false;
      },
    );
    hits.push(hit);
  }
  return hits.sort((one, other) => (one === other ? 0 : one - other));
};

const toNeverReason = (changes: readonly WeekChange[], target: number): NeverReason => {
  const linked = changes.reduce((sum, change) => sum + change.linked, 0);
  const registered = changes.reduce((sum, change) => sum + change.registered, 0);
  if (target * registered - linked < 0) return 'too-slow';
  return linked <= 0 ? 'linked-falls' : 'register-outgrows';
};

const toOutcome = (
  hits: readonly number[],
  lastDay: string,
  changes: readonly WeekChange[],
  target: number,
): ForecastOutcome => {
  const p50 = quantile(hits, 0.5);
  const p80 = quantile(hits, 0.8);
  if (!Number.isFinite(p50)) return { state: 'never', reason: toNeverReason(changes, target) };
  return {
    state: 'dated',
    p50: shiftDay(lastDay, 7 * p50),
    p80: Number.isFinite(p80) ? shiftDay(lastDay, 7 * p80) : null,
  };
};

const toRate = (series: WeeklySeries, weeks: number): WeeklyRate | null => {
  const last = series.days.length - 1;
  if (weeks < 1 || last < weeks) return null;
  const perWeek = (values: readonly number[]): number => ((values[last] ?? 0) - (values[last - weeks] ?? 0)) / weeks;
  return { weeks, linked: perWeek(series.linked), registered: perWeek(series.registered) };
};

/**
 * When the share `target` of a register is linked, if linking and registering go on as in the window (the last
 * year). Futures are drawn by a two-stage moving block bootstrap of the weekly changes of registered and linked together
 * (`walkPath`), at the pace and out of the weeks that a back-test over the same history found nearest (`chooseForecast`). It knows of no plan,
 * campaign or budget.
 *
 * Never throws on data and never answers a date it cannot stand for: few, filled, undated or flat data give `unknown` with
 * the rule. P50 is never after P80, and both are multiples of a week after the last entry.
 */
export const forecastCompletion = (input: ForecastInput): Forecast => {
  const parameters = input.parameters ?? DEFAULT_FORECAST_PARAMETERS;
  const { target, random } = input;
  const series = toWeeklySeries(input.points);
  const last = series.days.length - 1;
  const changes = toWeekChanges(series, last, parameters.windowWeeks);
  const filled = series.isFilled.slice(-changes.length - 1).filter(Boolean).length;
  const early = toEarlyOutcome(series, changes, filled, input, parameters);
  const choice = early === null ? chooseForecast(series, parameters, random) : null;
  const used = choice === null ? changes : toWeekChanges(series, last, choice.windowWeeks);
  const hits = choice === null ? null : drawHits(series, used, choice, input, parameters);
  const registered = series.registered[last] ?? null;
  const linked = series.linked[last] ?? null;
  const rate = toRate(series, parameters.rateWeeks);
  const outcome = early ?? toOutcome(hits ?? [], series.days[last] ?? '', used, target);
  const asked = isShare(target) ? target : null;
  const now = { asOf: series.days[last] ?? null, registered, linked, target: asked };
  // With too many undated the counts themselves are in doubt, and with them whatever a deadline would need.
  const isInDoubt = outcome.state === 'unknown' && outcome.rule === 'undated';
  return {
    outcome,
    ...now,
    missing: registered === null || linked === null || asked === null ? null : toMissing(registered, linked, asked),
    rate,
    deadlines: input.deadlines.map((deadline) =>
      toDeadlineOutlook(deadline, { ...now, rate, hits, isReached: outcome.state === 'reached', isInDoubt }),
    ),
    pace: choice?.pace ?? null,
    spread: choice?.spread ?? 0,
    backTest:
      choice === null
        ? []
        : backTest(series, { ...parameters, windowWeeks: choice.windowWeeks, spread: choice.spread }, random),
    parameters,
    weeksUsed: used.length,
    weeksFilled: filled,
    ignored: series.ignored,
  };
};
