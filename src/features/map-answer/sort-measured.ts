import type { MeasuredRegion } from './props.ts';

/** Highest measure first, equal ones by code; what is not known stands last and is not the lowest. */
export const sortMeasured = (rows: readonly MeasuredRegion[]): readonly MeasuredRegion[] =>
  rows.toSorted((a, b) => {
    if (a.value === null || b.value === null)
      return Number(a.value === null) - Number(b.value === null) || byCode(a, b);
    return b.value - a.value || byCode(a, b);
  });

const byCode = (a: MeasuredRegion, b: MeasuredRegion): number => Number(a.adcode) - Number(b.adcode);
