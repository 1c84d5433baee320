import type { WeeklySeries } from './forecast-series.ts';

/**
 * How fast sites are linked as the gap closes. `steady`: as many a week as before, however few are left.
 * `proportional`: the same share of those still waiting, so that the last take longest.
 */
export type Pace = 'steady' | 'proportional';
export const PACES = ['steady', 'proportional'] as const;

/** What changed in one week. */
export interface WeekChange {
  /** Sites; negative where the register shrank. */
  readonly registered: number;
  /** Sites; negative where connections were lost. */
  readonly linked: number;
  /** Linked, of those that could be: last week's gap and the newly registered; 0–1. */
  readonly share: number;
}

export interface RegisterState {
  readonly registered: number;
  readonly linked: number;
}

/** The last `weeks` weekly changes up to entry `end` of the series, oldest first; fewer where it is shorter. */
export const toWeekChanges = (series: WeeklySeries, end: number, weeks: number): readonly WeekChange[] => {
  const changes: WeekChange[] = [];
  for (let week = Math.max(1, end - weeks + 1); week <= end; week++) {
    const registered = series.registered[week] ?? 0;
    const linkedBefore = series.linked[week - 1] ?? 0;
    const linked = (series.linked[week] ?? 0) - linkedBefore;
    const waiting = registered - linkedBefore;
    // Where nobody was waiting nobody was left waiting.
    const share = waiting > 0 ? Math.min(1, Math.max(0, linked / waiting)) : 1;
    changes.push({ registered: registered - (series.registered[week - 1] ?? 0), linked, share });
  }
  return changes;
};

/** Blocks of consecutive entries from random starts, one after another, until there are `length`. */
const drawBlocks = <Entry>(
  entries: readonly Entry[],
  length: number,
  blockWeeks: number,
  random: () => number,
): Entry[] => {
  const block = Math.min(blockWeeks, entries.length);
  const drawn: Entry[] = [];
  while (drawn.length < length) {
    const start = Math.floor(random() * (entries.length - block + 1));
    for (let index = start; index < start + block && drawn.length < length; index++) {
      const entry = entries[index];
      if (entry !== undefined) drawn.push(entry);
    }
  }
  return drawn;
};

/** Standard normal (Box and Muller). */
const drawNormal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const step = (
  state: RegisterState,
  change: WeekChange,
  pace: Pace,
  factor: number,
  random: () => number,
): RegisterState => {
  const registered = Math.max(0, state.registered + change.registered);
  const waiting = Math.max(0, registered - state.linked);
  // Parts of a site are drawn, not rounded: otherwise the last one would never be linked, or always.
  const isPart = change.linked > 0 && (pace === 'proportional' || factor !== 1);
  const wanted = pace === 'proportional' ? change.share * waiting : change.linked;
  const gained = isPart ? Math.floor(wanted * factor + random()) : change.linked;
  return { registered, linked: Math.min(registered, Math.max(0, state.linked + gained)) };
};

export interface PathParameters {
  readonly pace: Pace;
  readonly weeks: number;
  readonly blockWeeks: number;
  /** Standard deviation of a future's own pace, as a share of the pace. */
  readonly spread?: number;
}

/**
 * One possible future, a state a week, until `visit` answers false or `weeks` have passed. Drawn in two stages by the
 * moving block bootstrap (H. R. Künsch, Annals of Statistics 17, 1989): first a year of the past in blocks, then the
 * future out of that year in blocks. The first stage stands for how little the observed weeks say about the true pace;
 * without it the band of a long forecast is much too narrow (measured in the back-test's test). It draws one block less
 * than was observed, because what is drawn from a sample varies less than the sample did; both are ours.
 *
 * Where the past has shown that the pace itself wanders more than that (`spread`), each future keeps to a pace of its own,
 * faster or slower by a normal deviate of so much of it.
 * @param changes not empty
 */
export const walkPath = (
  start: RegisterState,
  changes: readonly WeekChange[],
  { pace, weeks, blockWeeks, spread = 0 }: PathParameters,
  random: () => number,
  visit: (week: number, state: RegisterState) => boolean,
): void => {
  const year = drawBlocks(changes, Math.max(blockWeeks, changes.length - blockWeeks), blockWeeks, random);
  const factor = spread > 0 ? Math.max(0, 1 + spread * drawNormal(random)) : 1;
  let state = start;
  for (let week = 1; week <= weeks;) {
    for (const change of drawBlocks(year, blockWeeks, blockWeeks, random)) {
      if (week > weeks) return;
      state = step(state, change, pace, factor, random);
      if (!visit(week, state)) return;
      week++;
    }
  }
};

/** The smallest of `sorted` that at least the share `probability` of them does not exceed; `sorted` is not empty. */
export const quantile = (sorted: readonly number[], probability: number): number => {
  const rank = Math.ceil(probability * sorted.length) - 1;
  return sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? Number.NaN;
};
