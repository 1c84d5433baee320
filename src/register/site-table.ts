import type { BoardConfig } from '../domain/config.ts';
import type { SiteProperties } from '../domain/grading.ts';
import { toKindLimits } from '../domain/indicators/freshness.ts';
import { LEVEL_KEYS, LINK_STATUSES } from '../domain/levels.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { LoadAccount, RowFlag } from './account.ts';
import { toFlags } from './account-builder.ts';
import type { Draft } from './draft.ts';
import { roundDegrees } from './privacy.ts';

/** County index at a position in degrees, 0 where there is none. */
export type Locate = (lng: number, lat: number) => number;

export const FLAG_BITS: Readonly<Record<RowFlag, number>> = {
  'duplicate-id': 1,
  'unknown-adcode': 2,
  'county-mismatch': 4,
  'outside-counties': 8,
};

/** Bit 0 of `facets`; the kind's own follow. */
export const LATE_BIT = 1;
/** Beyond the kind's own two. */
export const LOST_BIT = 8;

export interface TableIdentity {
  readonly kind: HazardKind;
  readonly source: string;
  readonly sourceName: string;
  readonly isSynthetic: boolean;
  /** ISO 8601; `null`: the register does not say. */
  readonly asOf: string | null;
  /**
   * Every property came with these rows, in `records` or in a card of the same making: what those say of a flag is as new
   * as the columns and knows more, because a column has no unknown.
   */
  readonly isWhole: boolean;
}

/**
 * The worker's columns of one register of one source, in drawing order (unassessed, 4, 3, 2, 1; as read within).
 * Positions are already rounded as configured; `counties`, `facets` and `flags` are written again when the divisions
 * arrive or time passes, and `version` then grows.
 */
export interface SiteTable extends TableIdentity {
  version: number;
  /** Version at which the rows were loaded: what shapes and cards are good for. */
  readonly loadVersion: number;
  readonly rowCount: number;
  readonly rowNumbers: Uint32Array;
  readonly ids: readonly string[];
  readonly statedAdcodes: Int32Array;
  /** Index of RegionIndex, 0: outside or unplaced. */
  readonly counties: Uint16Array;
  /** Degrees; NaN: may not be shown. */
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  readonly levels: Uint8Array;
  readonly levelOrigins: Uint8Array;
  readonly links: Uint8Array;
  readonly warnings: Uint8Array;
  readonly retained: Uint8Array;
  readonly lastReports: Float64Array;
  readonly hasLastReports: boolean;
  /** LATE_BIT, then the kind's own facets, then LOST_BIT. */
  readonly facets: Uint8Array;
  readonly exposures: Float64Array;
  readonly isCountyPrecision: Uint8Array;
  /** FLAG_BITS. */
  readonly flags: Uint8Array;
  readonly records: readonly SiteProperties[] | null;
  /** Public text by id of rows that changed after their card was made; `null`: none did, or `records` has it. */
  readonly changed: ReadonlyMap<string, SiteProperties> | null;
  /** Site code of each row (`domain/site-code.ts`). */
  readonly codes: Uint8Array;
  /** Exact positions, kept only until the divisions have said in which county they lie. */
  exact: { readonly lngs: Float64Array; readonly lats: Float64Array } | null;
  account: LoadAccount;
}

/** Row indices of a draft by falling level index: unassessed first, so that red is drawn last and on top. */
export const toDrawingOrder = (levels: Uint8Array): Uint32Array => {
  const starts = new Uint32Array(LEVEL_KEYS.length + 1);
  for (const level of levels) {
    const slot = LEVEL_KEYS.length - level;
    starts[slot] = (starts[slot] ?? 0) + 1;
  }
  for (let slot = 1; slot < starts.length; slot++) starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
  const order = new Uint32Array(levels.length);
  levels.forEach((level, row) => {
    const slot = LEVEL_KEYS.length - 1 - level;
    const at = starts[slot] ?? 0;
    order[at] = row;
    starts[slot] = at + 1;
  });
  return order;
};

const takeFloats = (column: Float64Array, order: Uint32Array): Float64Array =>
  Float64Array.from(order, (row) => column[row] ?? Number.NaN);
const takeBytes = (column: Uint8Array, order: Uint32Array): Uint8Array =>
  Uint8Array.from(order, (row) => column[row] ?? 0);

const toDuplicateFlags = (ids: readonly string[]): Uint8Array => {
  const seen = new Set<string>();
  return Uint8Array.from(ids, (id) => {
    if (seen.has(id)) return FLAG_BITS['duplicate-id'];
    seen.add(id);
    return 0;
  });
};

/** Draft → table, counties by stated code only; `placeTable` and `updateLate` complete it. */
export const createTable = (
  draft: Draft,
  account: LoadAccount,
  identity: TableIdentity,
  version: number,
): SiteTable => {
  const order = toDrawingOrder(draft.levels);
  const ids = Array.from(order, (row) => draft.ids[row] ?? '');
  const levels = takeBytes(draft.levels, order);
  const links = takeBytes(draft.links, order);
  const warnings = takeBytes(draft.warnings, order);
  const lngs = takeFloats(draft.lngs, order);
  const lats = takeFloats(draft.lats, order);
  const records = draft.records;
  return {
    ...identity,
    version,
    loadVersion: version,
    rowCount: draft.rowCount,
    rowNumbers: Uint32Array.from(order, (row) => draft.rowNumbers[row] ?? 0),
    ids,
    statedAdcodes: Int32Array.from(order, (row) => draft.statedAdcodes[row] ?? 0),
    counties: new Uint16Array(draft.rowCount),
    lngs: lngs.slice(),
    lats: lats.slice(),
    levels,
    levelOrigins: takeBytes(draft.levelOrigins, order),
    links,
    warnings,
    retained: takeBytes(draft.retained, order),
    lastReports: takeFloats(draft.lastReports, order),
    hasLastReports: draft.hasLastReports,
    facets: takeBytes(draft.ownFacets, order).map((bits) => bits << 1),
    exposures: takeFloats(draft.exposures, order),
    isCountyPrecision: takeBytes(draft.isCountyPrecision, order),
    flags: toDuplicateFlags(ids),
    records: records === null ? null : Array.from(order, (row) => records[row] ?? {}),
    changed: null,
    codes: Uint8Array.from(
      order,
      (_, row) => (levels[row] ?? 0) * 25 + (links[row] ?? 0) * LINK_STATUSES.length + (warnings[row] ?? 0),
    ),
    exact: { lngs, lats },
    account,
  };
};

interface Placement {
  readonly county: number;
  readonly flags: number;
}

/** A county's code decides; a province's or prefecture's code only checks the position; no code leaves it to the position. */
const placeRow = (stated: number, located: number | null, regions: RegionIndex): Placement => {
  const region = stated === 0 ? undefined : regions.get(String(stated));
  const county = stated === 0 ? 0 : regions.countyIndexOf(String(stated));
  let flags = county === 0 ? FLAG_BITS['unknown-adcode'] : 0;
  if (located === null) return { county, flags };
  if (located === 0) return { county, flags: flags | FLAG_BITS['outside-counties'] };
  const [first, last] = region?.countyRange ?? [0, Number.POSITIVE_INFINITY];
  if (located < first || located > last) flags |= FLAG_BITS['county-mismatch'];
  return { county: county === 0 ? located : county, flags };
};

/**
 * Counties, flags and rounded positions of every row, by code and, given `locate`, by position.
 * Returns whether a county, a flag or a position changed.
 */
export const placeTable = (
  table: SiteTable,
  regions: RegionIndex,
  config: BoardConfig,
  locate: Locate | null,
): boolean => {
  const exact = table.exact;
  if (exact === null) return false;
  let hasChanged = false;
  for (let row = 0; row < table.rowCount; row++) {
    const located = locate === null ? null : locate(exact.lngs[row] ?? 0, exact.lats[row] ?? 0);
    const placed = placeRow(table.statedAdcodes[row] ?? 0, located, regions);
    const flags = ((table.flags[row] ?? 0) & FLAG_BITS['duplicate-id']) | placed.flags;
    if (flags !== table.flags[row] || placed.county !== table.counties[row]) hasChanged = true;
    table.flags[row] = flags;
    table.counties[row] = placed.county;
  }
  roundPositions(table, exact, regions, config);
  table.account = { ...table.account, flags: toFlags(FLAG_BITS, table.flags, table.rowNumbers) };
  if (locate !== null) table.exact = null;
  return hasChanged;
};

const roundPositions = (
  table: SiteTable,
  exact: { readonly lngs: Float64Array; readonly lats: Float64Array },
  regions: RegionIndex,
  config: BoardConfig,
): void => {
  const decimals = config.coordinateRounding;
  if (decimals === null) return;
  for (let row = 0; row < table.rowCount; row++) {
    if (decimals === 'county') {
      const adcode = regions.adcodeOfCounty(table.counties[row] ?? 0);
      const label = adcode === undefined ? undefined : regions.get(adcode)?.label;
      table.lngs[row] = label?.[0] ?? Number.NaN;
      table.lats[row] = label?.[1] ?? Number.NaN;
      table.isCountyPrecision[row] = 1;
    } else {
      table.lngs[row] = roundDegrees(exact.lngs[row] ?? Number.NaN, decimals);
      table.lats[row] = roundDegrees(exact.lats[row] ?? Number.NaN, decimals);
    }
  }
};

const LINKED = LINK_STATUSES.indexOf('linked');

const OFFLINE = LINK_STATUSES.indexOf('offline');

/**
 * Late 迟报: linked, and the last report older than the late limit, or none at all. Lost 失联: connected but silent, which
 * is offline by its register, or linked and silent beyond the lost limit; what is lost is not late as well. A register
 * that carries no last reports has only what it calls offline. The limits are the authority's (config) or the kind's.
 * Returns whether a row changed.
 */
export const updateLate = (table: SiteTable, config: BoardConfig, nowMs: number): boolean => {
  const limits = toKindLimits(table.kind, { late: config.lateAfterMinutes, lost: config.lostAfterMinutes });
  const lateMs = limits.lateAfterMinutes * 60_000;
  const lostMs = (limits.lostAfterMinutes ?? Number.POSITIVE_INFINITY) * 60_000;
  let hasChanged = false;
  for (let row = 0; row < table.rowCount; row++) {
    const last = table.lastReports[row] ?? Number.NaN;
    const isTimed = table.hasLastReports && table.links[row] === LINKED;
    const isLost = table.links[row] === OFFLINE || (isTimed && nowMs - last > lostMs);
    const isLate = isTimed && !isLost && !(nowMs - last <= lateMs);
    const facets = table.facets[row] ?? 0;
    const next = (facets & ~(LATE_BIT | LOST_BIT)) | (isLate ? LATE_BIT : 0) | (isLost ? LOST_BIT : 0);
    if (next === facets) continue;
    table.facets[row] = next;
    hasChanged = true;
  }
  return hasChanged;
};
