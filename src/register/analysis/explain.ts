import type { Analyst } from './context.ts';

export const explain: Analyst<'explain'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
