import type { Analyst } from './context.ts';

export const blindSpots: Analyst<'blind-spots'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
