import { quantile, toWeekChanges, walkPath, type Pace } from './forecast-paths.ts';
import type { WeeklySeries } from './forecast-series.ts';
import { shiftDay } from './wire-time.ts';

/** The futures on one day, as shares linked of the registered, 0–1. */
export interface FanWeek {
  readonly day: string;
  /** Four fifths of the futures are at least here: this line meets the target on P80. */
  readonly low: number;
  /** Half of them are: it meets the target on P50. */
  readonly middle: number;
  /** One fifth of them is. */
  readonly high: number;
}

export interface FanParameters {
  readonly windowWeeks: number;
  readonly blockWeeks: number;
  /** Futures drawn. */
  readonly paths: number;
  /** Weeks ahead of the last one. */
  readonly weeks: number;
  /** Weeks from one entry to the next. */
  readonly stepWeeks: number;
  /** As the dates were drawn. */
  readonly spread: number;
}

const FUTURE_QUANTILES = { low: 0.2, middle: 0.5, high: 0.8 } as const;

const shareOf = (registered: number, linked: number): number => (registered > 0 ? linked / registered : 0);

/**
 * The fan of futures from the end of a series on, drawn as the dates are (`walkPath`), beginning with the last known
 * week. Empty where there is nothing to draw from.
 */
export const toFan = (
  series: WeeklySeries,
  pace: Pace,
  { windowWeeks, blockWeeks, paths, weeks, stepWeeks, spread }: FanParameters,
  random: () => number,
): readonly FanWeek[] => {
  const last = series.days.length - 1;
  const changes = toWeekChanges(series, last, windowWeeks);
  const lastDay = series.days[last];
  if (lastDay === undefined || changes.length === 0) return [];
  const start = { registered: series.registered[last] ?? 0, linked: series.linked[last] ?? 0 };
  const steps = Math.floor(weeks / stepWeeks);
  const shares = Array.from({ length: steps }, () => new Float64Array(paths));
  for (let path = 0; path < paths; path++)
    walkPath(
      start,
      changes,
      { pace, weeks: steps * stepWeeks, blockWeeks, spread },
      random,
      (week, { registered, linked }) => {
        const step = shares[week / stepWeeks - 1];
        if (step !== undefined) step[path] = shareOf(registered, linked);
        return true;
      },
    );
  const now = shareOf(start.registered, start.linked);
  return [
    { day: lastDay, low: now, middle: now, high: now },
    ...shares.map((step, index) => {
      const sorted = Array.from(step.sort());
      return {
        day: shiftDay(lastDay, 7 * stepWeeks * (index + 1)),
        low: quantile(sorted, FUTURE_QUANTILES.low),
        middle: quantile(sorted, FUTURE_QUANTILES.middle),
        high: quantile(sorted, FUTURE_QUANTILES.high),
      };
    }),
  ];
};
