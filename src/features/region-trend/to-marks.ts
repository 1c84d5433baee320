const HALF_YEAR_IN_WEEKS = 26;

/** The last entry and those of each half year before it, oldest first. */
export const toMarks = <T>(weeks: readonly T[]): readonly T[] =>
  weeks.filter((_, index) => (weeks.length - 1 - index) % HALF_YEAR_IN_WEEKS === 0);

export interface RunPoint {
  /** Index of the week. */
  readonly at: number;
  readonly rate: number;
}

/** Unbroken stretches of weeks that have a rate, in order. */
export const toRuns = (rates: readonly (number | null)[]): readonly (readonly RunPoint[])[] => {
  const runs: RunPoint[][] = [];
  rates.forEach((rate, at) => {
    if (rate === null) return;
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1)?.at === at - 1) last.push({ at, rate });
    else runs.push([{ at, rate }]);
  });
  return runs;
};
