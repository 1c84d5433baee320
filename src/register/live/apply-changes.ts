import type { SiteProperties } from '../../domain/grading.ts';
import { LEVEL_KEYS } from '../../domain/levels.ts';
import type { LoadAccount } from '../account.ts';
import { toFlags } from '../account-builder.ts';
import { toDraftFromRows, type Draft, type DraftResult } from '../draft.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { createTable, FLAG_BITS, placeTable, toDrawingOrder, updateLate, type SiteTable } from '../site-table.ts';
import type { ApplyContext, ChangePlan, RowPatch } from './change-plan.ts';
import { toChangedEntry } from './changed-entry.ts';
import { rowsOf, toFullRow } from './complete-row.ts';

const UNASSESSED = LEVEL_KEYS.indexOf('unassessed');
/** Of LEVEL_ORIGINS. */
const COMPUTED = 1;
const NONE = 2;
const NO_ACCOUNT: LoadAccount = { read: 0, accepted: 0, quarantined: 0, reasons: [], rows: [], flags: [] };

/** Columns of a table that are copied row by row. */
const COLUMNS = [
  'statedAdcodes',
  'counties',
  'lngs',
  'lats',
  'levels',
  'levelOrigins',
  'links',
  'warnings',
  'retained',
  'lastReports',
  'facets',
  'exposures',
  'isCountyPrecision',
  'flags',
  'codes',
] as const satisfies readonly (keyof SiteTable)[];
type ColumnName = (typeof COLUMNS)[number];
type Column = SiteTable[ColumnName];

/** Rows as a table of their own: checked, graded, placed and late like any that came with a load. */
const toSmallTable = (table: SiteTable, { draft }: DraftResult, context: ApplyContext): SiteTable => {
  const small = createTable(withoutComputed(table, draft), NO_ACCOUNT, table, context.version);
  placeTable(small, context.regions, context.config, context.locate);
  return small;
};

/** A register that came as columns has no computed levels: after the next load they would be gone again. */
const withoutComputed = (table: SiteTable, draft: Draft): Draft => {
  if (table.records !== null) return draft;
  const levels = draft.levels.map((level, row) => (draft.levelOrigins[row] === COMPUTED ? UNASSESSED : level));
  return { ...draft, levels, levelOrigins: draft.levelOrigins.map((origin) => (origin === COMPUTED ? NONE : origin)) };
};

const toPlan = (table: SiteTable, small: SiteTable, gone: ReadonlySet<number>): ChangePlan => {
  const rows = rowsOf(table);
  const changedOf = new Map<number, number>();
  const added: number[] = [];
  small.ids.forEach((id, row) => {
    const old = rows.get(id);
    if (old === undefined) added.push(row);
    else changedOf.set(old, row);
  });
  const kept: number[] = [];
  for (let row = 0; row < table.rowCount; row++) if (!gone.has(row)) kept.push(row);
  const from = Int32Array.from([...kept, ...added.map(() => -1)]);
  const changed = Int32Array.from([...kept.map((row) => changedOf.get(row) ?? -1), ...added]);
  const levels = Uint8Array.from(from, (old, at) => small.levels[changed[at] ?? -1] ?? table.levels[old] ?? UNASSESSED);
  const order = toDrawingOrder(levels);
  const isSorted = order.every((row, at) => row === at);
  return {
    from: from.map((_, at) => from[order[at] ?? 0] ?? -1),
    changed: changed.map((_, at) => changed[order[at] ?? 0] ?? -1),
    isSameOrder: isSorted && gone.size === 0 && added.length === 0,
  };
};

const toColumn = <T extends Column>(old: T, small: T, { from, changed }: ChangePlan): T => {
  const column = new (old.constructor as new (length: number) => T)(from.length);
  for (let at = 0; at < from.length; at++) {
    const taken = changed[at] ?? -1;
    column[at] = (taken < 0 ? old[from[at] ?? 0] : small[taken]) ?? 0;
  }
  return column;
};

const toList = <T>({ from, changed }: ChangePlan, old: readonly T[], small: readonly T[], fallback: T): T[] =>
  Array.from(from, (row, at) => {
    const taken = changed[at] ?? -1;
    return (taken < 0 ? old[row] : small[taken]) ?? fallback;
  });

/** Row numbers of rows that are new go on behind the last that was read. */
const toRowNumbers = (table: SiteTable, { from }: ChangePlan): Uint32Array => {
  let last = table.rowNumbers.reduce((most, number) => Math.max(most, number), 0);
  return Uint32Array.from(from, (old) => (old < 0 ? ++last : (table.rowNumbers[old] ?? 0)));
};

/** Text of changed rows: in the records, or where the register has columns alone, beside the card. */
const toTexts = (
  table: SiteTable,
  small: SiteTable,
  plan: ChangePlan,
  patches: ReadonlyMap<string, RowPatch>,
): Pick<SiteTable, 'records' | 'changed'> => {
  const fresh = small.records ?? [];
  if (table.records !== null) {
    const { records } = table;
    const rows = rowsOf(table);
    const merged = small.ids.map((id, row) => {
      const old = patches.get(id)?.isAnew === true ? undefined : records[rows.get(id) ?? -1];
      return { ...old, ...fresh[row] };
    });
    return { records: toList(plan, records, merged, {}), changed: null };
  }
  const changed = new Map<string, SiteProperties>(table.changed);
  for (const { id, row } of patches.values()) if (row === null) changed.delete(id);
  small.ids.forEach((id, row) => {
    const old = patches.get(id)?.isAnew === true ? undefined : table.changed?.get(id);
    changed.set(id, { ...old, ...fresh[row] });
  });
  return { records: null, changed };
};

const toTable = (
  table: SiteTable,
  small: SiteTable,
  plan: ChangePlan,
  patches: ReadonlyMap<string, RowPatch>,
  context: ApplyContext,
): SiteTable => {
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, toColumn(table[name], small[name], plan)])) as Pick<
    SiteTable,
    ColumnName
  >;
  const rowNumbers = toRowNumbers(table, plan);
  const rowCount = plan.from.length;
  const { exact } = table;
  const exactOf = (axis: 'lngs' | 'lats'): Float64Array =>
    toColumn(exact?.[axis] ?? new Float64Array(), (small.exact ?? small)[axis], plan);
  const { quarantined } = table.account;
  const merged: SiteTable = {
    ...table,
    ...columns,
    ...toTexts(table, small, plan, patches),
    rowNumbers,
    rowCount,
    version: context.version,
    loadVersion: plan.isSameOrder ? table.loadVersion : context.version,
    ids: toList(plan, table.ids, small.ids, ''),
    hasLastReports: table.hasLastReports || small.lastReports.some((at) => !Number.isNaN(at)),
    exact: exact === null ? null : { lngs: exactOf('lngs'), lats: exactOf('lats') },
    account: {
      ...table.account,
      read: rowCount + quarantined,
      accepted: rowCount,
      flags: toFlags(FLAG_BITS, columns.flags, rowNumbers),
    },
  };
  updateLate(merged, context.config, context.nowMs);
  return merged;
};

/**
 * A register with its changes, as a register of its own: rows are checked and placed as at a load, red is drawn on top,
 * and what was known of the rows beyond the columns goes with them. The very same entry where nothing changed; rows that
 * fail their checks (see `checkRows`) are left out.
 * @param patches by id, one a row
 */
export const applyPatches = (
  entry: RegisterEntry,
  patches: ReadonlyMap<string, RowPatch>,
  context: ApplyContext,
): RegisterEntry => {
  const { table } = entry;
  const rows = rowsOf(table);
  const gone = new Set<number>();
  const upserts: Readonly<Record<string, unknown>>[] = [];
  for (const patch of patches.values()) {
    const old = rows.get(patch.id);
    if (patch.row !== null) upserts.push(toFullRow(table, patch, context.config));
    else if (old !== undefined) gone.add(old);
  }
  const { config, nowMs } = context;
  const drafted = toDraftFromRows(upserts, { kind: table.kind, config, nowMs, listed: 0 });
  if (drafted.draft.rowCount === 0 && gone.size === 0) return entry;
  const small = toSmallTable(table, drafted, context);
  const plan = toPlan(table, small, gone);
  return toChangedEntry(entry, toTable(table, small, plan, patches, context), plan, patches, context);
};
