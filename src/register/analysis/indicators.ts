import type { Analyst } from './context.ts';

export const indicators: Analyst<'indicators'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
