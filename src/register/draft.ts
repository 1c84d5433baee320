import type { BoardConfig } from '../domain/config.ts';
import type { LevelOverrides, SiteProperties } from '../domain/grading.ts';
import { LEVEL_KEYS, LINK_STATUSES, levelKeyOf, type LinkStatus, type MaybeRiskLevel } from '../domain/levels.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { LoadAccount, QuarantineReason } from './account.ts';
import { AccountBuilder, shownValue } from './account-builder.ts';
import { createCellReader, parseAdcode, parseTime, type CellReader } from './cells.ts';
import { checkPosition, parseDegrees } from './coordinates.ts';
import { toPublicProperties } from './privacy.ts';
import { checkCell, checkRow, toRowSchema } from './row-schema.ts';
import { coreFieldsOf, rowFieldsOf } from './site-fields.ts';
import { MASKED_TEXT } from './words.ts';

/** Accepted rows in the order they were read, checked and typed, before counties, rounding and drawing order. */
export interface Draft {
  readonly rowCount: number;
  /** 1-based, as read. */
  readonly rowNumbers: Uint32Array;
  readonly ids: string[];
  /** Six digits; 0: missing or not a code. */
  readonly statedAdcodes: Int32Array;
  /** Degrees, exact. */
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  /** Index into LEVEL_KEYS. */
  readonly levels: Uint8Array;
  /** 0 registered · 1 computed here · 2 neither. */
  readonly levelOrigins: Uint8Array;
  /** Index into LINK_STATUSES. */
  readonly links: Uint8Array;
  readonly warnings: Uint8Array;
  readonly retained: Uint8Array;
  /** Milliseconds since 1970; NaN: never. */
  readonly lastReports: Float64Array;
  /** False: the register carries no last reports at all, so nothing of it can be called late. */
  readonly hasLastReports: boolean;
  /** Bit 0: the kind's first facet · bit 1: its second. */
  readonly ownFacets: Uint8Array;
  /** People; NaN: unknown. */
  readonly exposures: Float64Array;
  readonly isCountyPrecision: Uint8Array;
  /** Whole rows, public already; `null` when only the core was read. */
  readonly records: SiteProperties[] | null;
}

export interface DraftResult {
  readonly draft: Draft;
  readonly account: LoadAccount;
  /** Some row says of itself that it is synthetic. */
  readonly hasSynthetic: boolean;
}

export interface DraftContext {
  readonly kind: HazardKind;
  readonly config: BoardConfig;
  readonly nowMs: number;
  /** Quarantined rows kept one by one. */
  readonly listed: number;
}

export const LEVEL_ORIGINS = ['registered', 'computed', 'none'] as const;

const allocate = (rows: number, records: SiteProperties[] | null, hasLastReports: boolean): Draft => ({
  rowCount: rows,
  rowNumbers: new Uint32Array(rows),
  ids: [],
  statedAdcodes: new Int32Array(rows),
  lngs: new Float64Array(rows),
  lats: new Float64Array(rows),
  levels: new Uint8Array(rows),
  levelOrigins: new Uint8Array(rows),
  links: new Uint8Array(rows),
  warnings: new Uint8Array(rows),
  retained: new Uint8Array(rows),
  lastReports: new Float64Array(rows),
  hasLastReports,
  ownFacets: new Uint8Array(rows),
  exposures: new Float64Array(rows),
  isCountyPrecision: new Uint8Array(rows),
  records,
});

const trimmed = (draft: Draft, rows: number): Draft => ({
  ...draft,
  rowCount: rows,
  rowNumbers: draft.rowNumbers.slice(0, rows),
  statedAdcodes: draft.statedAdcodes.slice(0, rows),
  lngs: draft.lngs.slice(0, rows),
  lats: draft.lats.slice(0, rows),
  levels: draft.levels.slice(0, rows),
  levelOrigins: draft.levelOrigins.slice(0, rows),
  links: draft.links.slice(0, rows),
  warnings: draft.warnings.slice(0, rows),
  retained: draft.retained.slice(0, rows),
  lastReports: draft.lastReports.slice(0, rows),
  ownFacets: draft.ownFacets.slice(0, rows),
  exposures: draft.exposures.slice(0, rows),
  isCountyPrecision: draft.isCountyPrecision.slice(0, rows),
});

/** Column → its cells under the dictionary's name, after the authority's column mapping. */
export const renamed = (name: string, kind: HazardKind, config: BoardConfig): string =>
  config.columnMappings[kind.collection]?.[name] ?? name;

type Cells = Readonly<Record<string, unknown>>;

/** Writes one checked row; `cells` are in the dictionary's types. */
const writeCore = (draft: Draft, row: number, cells: Cells, kind: HazardKind): void => {
  const exposure = kind.exposure === undefined ? null : cells[kind.exposure.field];
  draft.ids[row] = cells['id'] as string;
  draft.statedAdcodes[row] = parseAdcode(cells['adcode']);
  draft.lngs[row] = parseDegrees(cells['lng']);
  draft.lats[row] = parseDegrees(cells['lat']);
  const level = (cells['risk_level'] ?? null) as MaybeRiskLevel;
  draft.levels[row] = LEVEL_KEYS.indexOf(levelKeyOf(level));
  draft.levelOrigins[row] = level === null ? 2 : cells['level_computed'] === true ? 1 : 0;
  draft.links[row] = LINK_STATUSES.indexOf((cells['link_status'] ?? 'not-linked') as LinkStatus);
  draft.warnings[row] = (cells['warning_level'] ?? 0) as number;
  draft.retained[row] = cells['warning_retained'] === true ? 1 : 0;
  draft.lastReports[row] = parseTime(cells['last_report_at']);
  draft.exposures[row] = typeof exposure === 'number' ? exposure : Number.NaN;
  draft.isCountyPrecision[row] = cells['coord_precision'] === 'county' ? 1 : 0;
};

const shownCell = (context: DraftContext, field: string, value: unknown): string => {
  const isPrivate = context.kind.fields.find((each) => each.name === field)?.privacy === 'mask';
  return isPrivate && context.config.isMasked ? MASKED_TEXT : shownValue(value);
};

const positionField = (reason: QuarantineReason, lng: unknown): string =>
  reason === 'coordinate-missing' && lng !== null && lng !== undefined && lng !== '' ? 'lat' : 'lng';

const quarantinePosition = (
  account: AccountBuilder,
  row: number,
  id: string | null,
  lng: unknown,
  lat: unknown,
): boolean => {
  const reason = checkPosition(lng, lat);
  if (reason === null) return false;
  const value = `${shownValue(lng)}, ${shownValue(lat)}`;
  account.quarantine({ row, id, field: positionField(reason, lng), value, reason });
  return true;
};

/** Columns of a core snapshot under the dictionary's names; arrays of equal length. */
export type RawColumns = Readonly<Record<string, ArrayLike<unknown>>>;

const OPEN_CELLS = ['adcode', 'lng', 'lat', 'coord_precision'] as const;

/**
 * Core snapshot → draft. Column by column, with the cell checks of the row schema but without a schema call a row.
 * @param columns must hold every column of `requiredColumnsOf(kind)`
 */
export const toDraftFromColumns = (columns: RawColumns, rowCount: number, context: DraftContext): DraftResult => {
  const { kind, config } = context;
  const read = createCellReader(config);
  const fields = coreFieldsOf(kind).filter((field) => columns[field.name] !== undefined || field.isRequired);
  const account = new AccountBuilder(context.listed);
  const draft = allocate(rowCount, null, columns['last_report_at'] !== undefined);
  const cells: Record<string, unknown> = {};
  let accepted = 0;
  for (let row = 0; row < rowCount; row++) {
    let isBad = false;
    for (const field of fields) {
      const value = read(field, columns[field.name]?.[row]);
      const reason = checkCell(field, value);
      cells[field.name] = value;
      if (reason === null || isBad) continue;
      isBad = true;
      // `id` is the first field, so its cell is read by now.
      const id = toIdText(cells['id']);
      account.quarantine({ row: row + 1, id, field: field.name, value: shownCell(context, field.name, value), reason });
    }
    if (isBad) continue;
    for (const name of OPEN_CELLS) cells[name] = columns[name]?.[row];
    if (quarantinePosition(account, row + 1, cells['id'] as string, cells['lng'], cells['lat'])) continue;
    writeCore(draft, accepted, cells, kind);
    draft.rowNumbers[accepted] = row + 1;
    kind.facets.forEach((facet, index) => {
      if (cells[facet.field] === true) draft.ownFacets[accepted] = (draft.ownFacets[accepted] ?? 0) | (1 << index);
    });
    accepted++;
  }
  return { draft: trimmed(draft, accepted), account: account.finish(rowCount, accepted), hasSynthetic: false };
};

const toIdText = (id: unknown): string | null =>
  typeof id === 'string' || typeof id === 'number' || typeof id === 'bigint' ? String(id) : null;

const readRow = (raw: Cells, fields: ReturnType<typeof rowFieldsOf>, read: CellReader, names: Names): Cells => {
  const row: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) row[names(name)] = value;
  for (const field of fields)
    if (row[field.name] !== undefined || field.name === 'link_status') row[field.name] = read(field, row[field.name]);
  return row;
};

type Names = (name: string) => string;

const gradeRow = (draft: Draft, index: number, row: Cells, context: DraftContext, overrides: LevelOverrides): void => {
  if (draft.levelOrigins[index] !== 2) return;
  const { level } = context.kind.grading.grade(row, context.nowMs, overrides);
  if (level === null) return;
  draft.levels[index] = LEVEL_KEYS.indexOf(levelKeyOf(level));
  draft.levelOrigins[index] = 1;
};

/** Whole rows (paged items, a snapshot that holds everything, an import) → draft; a level that is missing is computed. */
export const toDraftFromRows = (rows: readonly Cells[], context: DraftContext): DraftResult => {
  const { kind, config } = context;
  const read = createCellReader(config);
  const fields = rowFieldsOf(kind);
  const schema = toRowSchema(fields);
  const overrides = config.levelOverrides[kind.id] ?? {};
  const account = new AccountBuilder(context.listed);
  const records: SiteProperties[] = [];
  const draft = allocate(
    rows.length,
    records,
    rows.some((row) => hasName(row, 'last_report_at', kind, config)),
  );
  let hasSynthetic = false;
  rows.forEach((raw, index) => {
    const row = readRow(raw, fields, read, (name) => renamed(name, kind, config));
    const fault = checkRow(schema, row);
    if (fault !== null) {
      const value = shownCell(context, fault.field, row[fault.field]);
      account.quarantine({ ...fault, row: index + 1, id: toIdText(row['id']), value });
      return;
    }
    if (quarantinePosition(account, index + 1, row['id'] as string, row['lng'], row['lat'])) return;
    const at = records.length;
    writeCore(draft, at, row, kind);
    draft.rowNumbers[at] = index + 1;
    kind.facets.forEach((facet, bit) => {
      if (facet.test(row, context.nowMs)) draft.ownFacets[at] = (draft.ownFacets[at] ?? 0) | (1 << bit);
    });
    gradeRow(draft, at, row, context, overrides);
    hasSynthetic ||= row['is_synthetic'] === true;
    // The position stays in the columns alone, where it is rounded.
    const { lng: _lng, lat: _lat, ...rest } = toPublicProperties(kind.fields, row, config);
    records.push(rest);
  });
  return { draft: trimmed(draft, records.length), account: account.finish(rows.length, records.length), hasSynthetic };
};

const hasName = (row: Cells, wanted: string, kind: HazardKind, config: BoardConfig): boolean =>
  Object.keys(row).some((name) => renamed(name, kind, config) === wanted);
