const HALF_YEAR_IN_WEEKS = 26;

/** The last entry and those of each half year before it, oldest first. */
export const toMarks = <T>(weeks: readonly T[]): readonly T[] =>
  weeks.filter((_, index) => (weeks.length - 1 - index) % HALF_YEAR_IN_WEEKS === 0);
