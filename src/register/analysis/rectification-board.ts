import type { Analyst } from './context.ts';

export const rectificationBoard: Analyst<'rectification-board'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
