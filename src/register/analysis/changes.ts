import type { Analyst } from './context.ts';

export const changes: Analyst<'changes'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
