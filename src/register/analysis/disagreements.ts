import type { Analyst } from './context.ts';

export const disagreements: Analyst<'disagreements'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
