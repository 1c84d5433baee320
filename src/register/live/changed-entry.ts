import type { BoardConfig } from '../../domain/config.ts';
import { RegisterEntry } from '../register-entry.ts';
import { readDay, UNKNOWN_DAY, type SiteDates } from '../site-dates.ts';
import { toSitePaths, type RawGeometry, type SitePaths } from '../site-shapes.ts';
import type { SiteTable } from '../site-table.ts';
import type { ApplyContext, ChangePlan, RowPatch } from './change-plan.ts';

/** Days of rows that stayed, and those that a message speaks of. */
const toDates = (entry: RegisterEntry, table: SiteTable, { from }: ChangePlan): SiteDates | null => {
  const { dates } = entry;
  if (dates === null) return null;
  const daysOf = (column: Int32Array, field: string): Int32Array =>
    Int32Array.from(from, (old, at) => {
      const said = table.changed?.get(table.ids[at] ?? '')?.[field];
      return said === undefined ? (column[old] ?? UNKNOWN_DAY) : readDay(said);
    });
  return { registered: daysOf(dates.registered, 'registered_at'), linked: daysOf(dates.linked, 'linked_at') };
};

/** Lines and outlines under the rows as they stand now; those of a changed geometry are drawn anew. */
const toPaths = (
  paths: SitePaths,
  table: SiteTable,
  plan: ChangePlan,
  patches: ReadonlyMap<string, RowPatch>,
  config: BoardConfig,
): SitePaths => {
  const redrawn = [...patches.values()].filter(({ geometry }) => geometry !== undefined);
  const isRedrawn = new Set(redrawn.map(({ id }) => id));
  const drawn = toSitePaths(
    table,
    redrawn.map(({ id }) => id),
    redrawn.map(({ geometry }) => geometry),
    config.coordinateRounding,
  );
  const rowOf = new Map<number, number>();
  plan.from.forEach((old, at) => rowOf.set(old, at));
  const positions: number[] = [];
  const starts: number[] = [];
  const rows: number[] = [];
  const add = (from: SitePaths, rowAt: (row: number) => number | undefined): void =>
    from.rows.forEach((old, path) => {
      const row = rowAt(old);
      if (row === undefined) return;
      starts.push(positions.length / 2);
      rows.push(row);
      const end = (from.startIndices[path + 1] ?? 0) * 2;
      for (let at = (from.startIndices[path] ?? 0) * 2; at < end; at++) positions.push(from.positions[at] ?? 0);
    });
  add(paths, (old) => {
    const row = rowOf.get(old);
    return row === undefined || isRedrawn.has(table.ids[row] ?? '') ? undefined : row;
  });
  if (drawn !== null) add(drawn, (row) => row);
  return {
    ...paths,
    version: table.loadVersion,
    positions: Float64Array.from(positions),
    startIndices: Uint32Array.from([...starts, positions.length / 2]),
    rows: Uint32Array.from(rows),
  };
};

const toGeometries = (
  entry: RegisterEntry,
  table: SiteTable,
  { from }: ChangePlan,
  patches: ReadonlyMap<string, RowPatch>,
): readonly RawGeometry[] | null => {
  const { geometries } = entry;
  if (geometries === null) return null;
  return Array.from(from, (old, at) => {
    const patch = patches.get(table.ids[at] ?? '');
    return patch?.geometry ?? (patch?.isAnew === true ? null : geometries[old]);
  });
};

/** What was known of a register beyond its columns, under its rows as they stand now. */
export const toChangedEntry = (
  entry: RegisterEntry,
  table: SiteTable,
  plan: ChangePlan,
  patches: ReadonlyMap<string, RowPatch>,
  context: ApplyContext,
): RegisterEntry => {
  const { config, regions } = context;
  const geometries = toGeometries(entry, table, plan, patches);
  // A shape that changed is another shape, though its row stands where it stood.
  const isRedrawn = table.kind.geometry !== 'point' && [...patches.values()].some((patch) => patch.geometry);
  const current = isRedrawn ? { ...table, loadVersion: context.version } : table;
  const next = new RegisterEntry(current, geometries, entry.fingerprint, regions.countyCount);
  next.versions = entry.versions;
  if (entry.card !== null) next.card = entry.card;
  if (current.records === null && (entry.dates !== null || entry.hasNoDates))
    next.dates = toDates(entry, current, plan);
  const paths = geometries === null ? entry.paths(config.coordinateRounding) : null;
  if (paths !== null) next.setPaths(toPaths(paths, current, plan, patches, config));
  return next;
};
