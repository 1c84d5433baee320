import type { Analyst } from './context.ts';

export const handover: Analyst<'handover'> = ({ entries }) => ({
  rows: entries.reduce((sum, { table }) => sum + table.rowCount, 0),
});
