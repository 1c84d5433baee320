import type { Analyst } from './context.ts';

export const overlaps: Analyst<'overlaps'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
