import type { SeriesPoint } from './forecast-series.ts';
import { createSeededRandom } from './seeded-random.ts';
import { shiftDay } from './wire-time.ts';

export const LAST_DAY = '2020-11-16';

/** Points a week apart, the last on `LAST_DAY`. */
export const toPoints = (
  states: readonly (readonly [registered: number | null, linked: number | null])[],
): SeriesPoint[] =>
  states.map(([registered, linked], week) => ({
    day: shiftDay(LAST_DAY, 7 * (week - states.length + 1)),
    registered,
    linked,
  }));

export interface Draw {
  readonly random: () => number;
  /** A Poisson count (D. E. Knuth, The Art of Computer Programming 2, 3.4.1). */
  readonly count: (mean: number) => number;
  /** Standard normal (Box and Muller). */
  readonly normal: () => number;
}

export const toDraw = (seed: string): Draw => {
  const random = createSeededRandom(seed);
  return {
    random,
    count: (mean) => {
      const limit = Math.exp(-Math.max(0, mean));
      let count = 0;
      for (let product = random(); product > limit; product *= random()) count++;
      return count;
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  };
};

export type Process = (registered: number, linked: number, week: number, draw: Draw) => readonly [number, number];

/** A known process from a start on, `weeks` + 1 states, bounded by 0 ≤ linked ≤ registered. */
export const run = (
  process: Process,
  start: readonly [number, number],
  weeks: number,
  draw: Draw,
): (readonly [number, number])[] => {
  const states: (readonly [number, number])[] = [start];
  for (let week = 1; week <= weeks; week++) {
    const [registered, linked] = states.at(-1) ?? start;
    const [nextRegistered, nextLinked] = process(registered, linked, week, draw);
    const bounded = Math.max(0, nextRegistered);
    states.push([bounded, Math.max(0, Math.min(bounded, nextLinked))]);
  }
  return states;
};

/** The shapes that histories take, and some that they should not. */
export const PROCESSES: Readonly<
  Record<string, { readonly start: readonly [number, number]; readonly process: Process }>
> = {
  linear: { start: [2000, 600], process: (r, l, _, { count }) => [r + count(3), l + count(9)] },
  saturating: { start: [2000, 400], process: (r, l, _, { count }) => [r + count(2), l + count((r - l) * 0.02)] },
  batches: {
    start: [2500, 400],
    process: (r, l, _, { count, random }) => [r + count(3), l + (random() < 0.15 ? count(60) : 0)],
  },
  step: {
    start: [1000, 300],
    process: (r, l, week, { count }) => [r + count(1), l + count(week > 40 && week < 60 ? 20 : 2)],
  },
  shrinking: { start: [3000, 1200], process: (r, l, _, { count }) => [Math.max(l, r - count(6)), l + count(4)] },
  noise: { start: [1000, 500], process: (r, l, _, { count }) => [r, l + count(5) - count(5)] },
  falling: { start: [1000, 700], process: (r, l, _, { count }) => [r, l - count(2)] },
};
