import type { Analyst } from './context.ts';

export const forecast: Analyst<'forecast'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
