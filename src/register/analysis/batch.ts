import type { Analyst } from './context.ts';

export const batch: Analyst<'batch'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
