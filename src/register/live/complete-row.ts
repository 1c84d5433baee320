import { toChinaIso } from '../../domain/clock.ts';
import type { BoardConfig } from '../../domain/config.ts';
import { LEVEL_KEYS, LINK_STATUSES } from '../../domain/levels.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { QuarantinedRow } from '../account.ts';
import { renamed, toDraftFromRows } from '../draft.ts';
import type { SiteTable } from '../site-table.ts';
import type { ApplyContext, RowPatch } from './change-plan.ts';

/** Of LEVEL_ORIGINS. */
const REGISTERED = 0;

/**
 * A message that speaks of some properties only, completed by what the columns and the record say of the others. Masked
 * values are no values: of them the record is completed afterwards.
 */
export const toCompleted = (
  table: SiteTable,
  old: number,
  row: Readonly<Record<string, unknown>>,
  config: BoardConfig,
): Readonly<Record<string, unknown>> => {
  const { kind } = table;
  const spoken = new Set(Object.keys(row).map((name) => renamed(name, kind, config)));
  const known: Record<string, unknown> = { ...toCells(table, old) };
  const record = table.records?.[old] ?? {};
  for (const field of kind.fields)
    if (field.privacy === undefined && record[field.name] !== undefined) known[field.name] ??= record[field.name];
  const missing = Object.entries(known).filter(([name, value]) => value !== undefined && !spoken.has(name));
  return { ...Object.fromEntries(missing), ...row };
};

/** What the columns know of a row, under the names of the dictionary; `undefined` where they know nothing. */
const toCells = (table: SiteTable, row: number): Readonly<Record<string, unknown>> => {
  const { kind, exact, records } = table;
  const level = LEVEL_KEYS[table.levels[row] ?? 4];
  const last = table.lastReports[row] ?? Number.NaN;
  const exposure = table.exposures[row] ?? Number.NaN;
  const facets: Record<string, unknown> = {};
  kind.facets.forEach(({ field }, index) => {
    const type = kind.fields.find(({ name }) => name === field)?.type ?? 'boolean';
    if (records === null && type === 'boolean') facets[field] = ((table.facets[row] ?? 0) & (2 << index)) !== 0;
  });
  return {
    ...facets,
    adcode: table.statedAdcodes[row] || undefined,
    lng: (exact ?? table).lngs[row],
    lat: (exact ?? table).lats[row],
    risk_level: table.levelOrigins[row] === REGISTERED ? Number(level) : undefined,
    link_status: LINK_STATUSES[table.links[row] ?? 0],
    warning_level: table.warnings[row],
    warning_retained: table.retained[row] === 1,
    last_report_at: Number.isNaN(last) ? undefined : toChinaIso(last),
    ...(kind.exposure !== undefined && { [kind.exposure.field]: Number.isNaN(exposure) ? undefined : exposure }),
  };
};

const rowsById = new WeakMap<SiteTable, ReadonlyMap<string, number>>();

/** Row of each id, the first where an id stands twice; made once for a table. */
export const rowsOf = (table: SiteTable): ReadonlyMap<string, number> => {
  const known = rowsById.get(table);
  if (known !== undefined) return known;
  const rows = new Map<string, number>();
  table.ids.forEach((id, row) => {
    if (!rows.has(id)) rows.set(id, row);
  });
  rowsById.set(table, rows);
  return rows;
};

/** The row of a patch as it is checked and drafted. */
export const toFullRow = (
  table: SiteTable | null,
  { id, row, isAnew }: Omit<RowPatch, 'geometry'>,
  config: BoardConfig,
): Readonly<Record<string, unknown>> => {
  const old = table === null || isAnew ? undefined : rowsOf(table).get(id);
  return table === null || old === undefined ? (row ?? {}) : toCompleted(table, old, row ?? {}, config);
};

/** First fault of each row that fails the checks of its kind, by its index. @param table `null`: the register has not come */
export const checkRows = (
  table: SiteTable | null,
  kind: HazardKind,
  rows: readonly (Omit<RowPatch, 'geometry'> | null)[],
  { config, nowMs }: ApplyContext,
): ReadonlyMap<number, QuarantinedRow> => {
  const indexes: number[] = [];
  const full: Readonly<Record<string, unknown>>[] = [];
  rows.forEach((row, index) => {
    if (row === null) return;
    indexes.push(index);
    full.push(toFullRow(table, row, config));
  });
  const { account } = toDraftFromRows(full, { kind, config, nowMs, listed: Number.POSITIVE_INFINITY });
  return new Map(account.rows.map((fault) => [indexes[fault.row - 1] ?? -1, fault]));
};
