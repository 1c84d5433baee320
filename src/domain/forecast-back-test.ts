import { PACES, quantile, toWeekChanges, walkPath, type Pace } from './forecast-paths.ts';
import type { WeeklySeries } from './forecast-series.ts';

/** What a forecast is compared with: no change at all, and the straight line through the last year's gaps. */
export type BackTestMethod = Pace | 'last-value' | 'linear';

export interface BackTestParameters {
  /** Weekly changes that a forecast is drawn from, at most. */
  readonly windowWeeks: number;
  /** Weekly changes without which there is no forecast. */
  readonly fewestWeeks: number;
  readonly blockWeeks: number;
  /** Futures drawn at each origin. */
  readonly backTestPaths: number;
  /** Weeks from one origin to the next. */
  readonly backTestStepWeeks: number;
  /** How far ahead each forecast looks, weeks. */
  readonly backTestHorizons: readonly number[];
}

export interface BackTestScore {
  readonly method: BackTestMethod;
  /** Median over the origins of |gap foretold − gap that came|, sites. */
  readonly medianErrorSites: number;
  /** The same as a share of the sites registered when it came, percentage points. */
  readonly medianErrorPoints: number;
  /** Share of origins whose gap came to lie within the central 80 % band; `null` for a method without a band. */
  readonly coverage: number | null;
}

export interface BackTest {
  readonly horizonWeeks: number;
  /** Forecasts made and checked. Their spans overlap, so they say less than as many separate ones would. */
  readonly origins: number;
  readonly scores: readonly BackTestScore[];
}

interface GapForecast {
  readonly low: number | null;
  readonly middle: number;
  readonly high: number | null;
}

const BAND = { low: 0.1, middle: 0.5, high: 0.9 } as const;

const gapAt = (series: WeeklySeries, week: number): number =>
  (series.registered[week] ?? 0) - (series.linked[week] ?? 0);

/** Least squares through the gaps of the window, read `ahead` weeks after its end; never below 0. */
const toLine = (series: WeeklySeries, origin: number, ahead: number, windowWeeks: number): number => {
  const first = Math.max(0, origin - windowWeeks);
  const count = origin - first + 1;
  const middle = (count - 1) / 2;
  let sum = 0;
  let slope = 0;
  let spread = 0;
  for (let index = 0; index < count; index++) {
    const gap = gapAt(series, first + index);
    sum += gap;
    slope += (index - middle) * gap;
    spread += (index - middle) ** 2;
  }
  return Math.max(0, sum / count + (spread === 0 ? 0 : slope / spread) * (middle + ahead));
};

const toBand = (
  series: WeeklySeries,
  origin: number,
  ahead: number,
  pace: Pace,
  { windowWeeks, blockWeeks, backTestPaths }: BackTestParameters,
  random: () => number,
): GapForecast => {
  const changes = toWeekChanges(series, origin, windowWeeks);
  const start = { registered: series.registered[origin] ?? 0, linked: series.linked[origin] ?? 0 };
  const gaps: number[] = [];
  for (let path = 0; path < backTestPaths; path++) {
    let gap = start.registered - start.linked;
    walkPath(start, changes, { pace, weeks: ahead, blockWeeks }, random, (_, state) => {
      gap = state.registered - state.linked;
      return true;
    });
    gaps.push(gap);
  }
  gaps.sort((one, other) => one - other);
  return { low: quantile(gaps, BAND.low), middle: quantile(gaps, BAND.middle), high: quantile(gaps, BAND.high) };
};

const foretell = (
  series: WeeklySeries,
  origin: number,
  ahead: number,
  method: BackTestMethod,
  parameters: BackTestParameters,
  random: () => number,
): GapForecast => {
  switch (method) {
    case 'last-value':
      return { low: null, middle: gapAt(series, origin), high: null };
    case 'linear':
      return { low: null, middle: toLine(series, origin, ahead, parameters.windowWeeks), high: null };
    case 'steady':
    case 'proportional':
      return toBand(series, origin, ahead, method, parameters, random);
  }
};

/** A median of an even count is the mean of the middle two; `values` is not empty. */
const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? upper)) / 2;
};

const score = (
  series: WeeklySeries,
  origins: readonly number[],
  ahead: number,
  method: BackTestMethod,
  parameters: BackTestParameters,
  random: () => number,
): BackTestScore => {
  const checks = origins.map((origin) => {
    const { low, middle, high } = foretell(series, origin, ahead, method, parameters, random);
    const gap = gapAt(series, origin + ahead);
    const error = Math.abs(middle - gap);
    const registered = series.registered[origin + ahead] ?? 0;
    return {
      error,
      points: registered > 0 ? (100 * error) / registered : 0,
      isWithin: low === null || high === null ? null : gap >= low && gap <= high,
    };
  });
  const judged = checks.filter(({ isWithin }) => isWithin !== null);
  return {
    method,
    medianErrorSites: median(checks.map(({ error }) => error)),
    medianErrorPoints: median(checks.map(({ points }) => points)),
    coverage: judged.length === 0 ? null : judged.filter(({ isWithin }) => isWithin).length / judged.length,
  };
};

/** Entries from which a forecast can be made and `ahead` weeks later be checked, the newest included. */
const toOrigins = (series: WeeklySeries, ahead: number, parameters: BackTestParameters): readonly number[] => {
  const origins: number[] = [];
  const last = series.days.length - 1 - ahead;
  for (let origin = last; origin >= parameters.fewestWeeks; origin -= parameters.backTestStepWeeks)
    origins.unshift(origin);
  return origins;
};

const METHODS: readonly BackTestMethod[] = [...PACES, 'last-value', 'linear'];

/**
 * Forecasts made at earlier weeks from what was known then, against what came: one result for each horizon that the
 * series is long enough for, none where it is too short. Every method is told; the better one is not singled out.
 */
export const backTest = (
  series: WeeklySeries,
  parameters: BackTestParameters,
  random: () => number,
): readonly BackTest[] =>
  parameters.backTestHorizons.flatMap((ahead) => {
    const origins = toOrigins(series, ahead, parameters);
    if (origins.length === 0) return [];
    const scores = METHODS.map((method) => score(series, origins, ahead, method, parameters, random));
    return [{ horizonWeeks: ahead, origins: origins.length, scores }];
  });

export interface PaceChoiceParameters extends BackTestParameters {
  /** Origins without which the pace is taken to be steady. */
  readonly fewestOrigins: number;
  /** The proportional pace is taken where its error is at most this share of the steady one's. */
  readonly betterShare: number;
  /** Horizon at which the two are compared, weeks. */
  readonly choiceHorizonWeeks: number;
}

/**
 * Which pace this series has kept to, by the same back-test. Steady unless the other was clearly nearer: it is the
 * simpler statement. The error told afterwards is that of a choice made on the same weeks, hence a little too good.
 */
export const choosePace = (series: WeeklySeries, parameters: PaceChoiceParameters, random: () => number): Pace => {
  const ahead = parameters.choiceHorizonWeeks;
  const origins = toOrigins(series, ahead, parameters);
  if (origins.length < parameters.fewestOrigins) return 'steady';
  const errorOf = (pace: Pace): number => score(series, origins, ahead, pace, parameters, random).medianErrorSites;
  const steady = errorOf('steady');
  return errorOf('proportional') < steady * parameters.betterShare ? 'proportional' : 'steady';
};
