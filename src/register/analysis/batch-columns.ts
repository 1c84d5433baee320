import type { PriorityColumns } from '../../domain/priority-stand-ins.ts';
import { NOT_LINKED_REASONS } from '../../domain/row-conditions.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { toDay } from '../site-dates.ts';
import type { AnalysisContext } from './context.ts';
import { neighbourCounts } from './neighbour-counts.ts';

/** Several registers behind each other as the columns of one ranking. */
export interface BatchColumns {
  readonly columns: PriorityColumns;
  readonly entries: readonly RegisterEntry[];
  /** First row of each register in the columns, with a closing entry. */
  readonly starts: readonly number[];
}

const UNSTATED = NOT_LINKED_REASONS.indexOf('unstated');

/** Days on the register; a day that has not come tells no more than none. */
const agesOf = ({ table, dates }: RegisterEntry, today: number): Float64Array =>
  Float64Array.from(table.ids, (_, row) => {
    const day = dates?.registered[row] ?? Number.POSITIVE_INFINITY;
    return day > today ? Number.NaN : today - day;
  });

/**
 * Columns of whole registers: what stands in for an unknown number must not depend on the region that is looked at. The
 * order of the register is that of its rows as read, the kinds in the registry's order.
 */
export const toBatchColumns = (
  entries: readonly RegisterEntry[],
  { config, kinds, nowMs }: AnalysisContext,
): BatchColumns => {
  const starts = [0];
  for (const { table } of entries) starts.push((starts.at(-1) ?? 0) + table.rowCount);
  const rowCount = starts.at(-1) ?? 0;
  const columns = {
    rowCount,
    kinds: new Uint8Array(rowCount),
    levels: new Uint8Array(rowCount),
    links: new Uint8Array(rowCount),
    reasons: new Uint8Array(rowCount).fill(UNSTATED),
    exposure: new Float64Array(rowCount),
    neighbours: new Float64Array(rowCount),
    age: new Float64Array(rowCount),
    registerOrder: new Uint32Array(rowCount),
  };
  let order = 0;
  entries.forEach((entry, index) => {
    const { table, reasons } = entry;
    const at = starts[index] ?? 0;
    columns.kinds.fill(
      kinds.findIndex(({ id }) => id === table.kind.id),
      at,
      at + table.rowCount,
    );
    columns.levels.set(table.levels, at);
    columns.links.set(table.links, at);
    if (reasons !== null) columns.reasons.set(reasons, at);
    columns.exposure.set(table.exposures, at);
    columns.neighbours.set(neighbourCounts(entry, entries, config), at);
    columns.age.set(agesOf(entry, toDay(nowMs)), at);
    let most = 0;
    table.rowNumbers.forEach((number, row) => {
      columns.registerOrder[at + row] = order + number;
      most = Math.max(most, number);
    });
    order += most + 1;
  });
  return { columns, entries, starts };
};

/** The register of a row of the columns, and the row there. */
export const locateRow = ({ entries, starts }: BatchColumns, at: number): { entry: RegisterEntry; row: number } => {
  let index = 0;
  while (index < entries.length - 1 && at >= (starts[index + 1] ?? 0)) index++;
  const entry = entries[index];
  if (entry === undefined) throw new Error(`no register has row ${at} of the batch`);
  return { entry, row: at - (starts[index] ?? 0) };
};
