import type { Analyst } from './context.ts';

export const overlaps: Analyst<'overlaps'> = (_, { rule }) => ({
  rule,
  distanceM: null,
  sectorDegrees: null,
  total: null,
  none: 'no-first-register',
  byMet: [],
  children: [],
  registers: [],
  isMixed: false,
  hits: [],
  csv: null,
  map: { measures: [], marks: [], marksLeftOut: 0 },
});
