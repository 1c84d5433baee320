import type { Analyst } from './context.ts';

export const around: Analyst<'around'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
