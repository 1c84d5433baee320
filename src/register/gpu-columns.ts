import { LEVEL_KEYS, LINK_STATUSES } from '../domain/levels.ts';
import { MARK_BAR, MARK_COUNTY_PRECISION, MARK_RETAINED, type SiteGpuColumns } from '../domain/site-columns.ts';
import { linkStateOf, toSymbolCell } from '../domain/symbol.ts';
import { LATE_BIT, LOST_BIT, type SiteTable } from './site-table.ts';

const barBitOf = (table: SiteTable): number =>
  table.kind.facets.reduce((bits, facet, index) => (facet.drawsBar ? bits | (2 << index) : bits), 0);

/** Symbol cell by level index · 20 + link index · 4 + lost · 2 + late, so that a row costs one look-up. */
const SYMBOL_CELLS = Uint8Array.from({ length: LEVEL_KEYS.length * 20 }, (_, key) => {
  const level = LEVEL_KEYS[Math.floor(key / 20)] ?? 'unassessed';
  const link = LINK_STATUSES[Math.floor(key / 4) % 5] ?? 'not-linked';
  return toSymbolCell(level, linkStateOf(link, key % 2 === 1, key % 4 > 1));
});

const cellKeyOf = (level: number, link: number, facets: number): number =>
  level * 20 + link * 4 + ((facets & LOST_BIT) === 0 ? 0 : 2) + (facets & LATE_BIT);

const HIDDEN = -1;
/** Late is 1 on the channel of age, and what is lost is not late. */
const AGE_LOST = 2;

/** Fresh filter values for the map. @param shown 1 for each row that the map shows; `null`: every row */
export const toFilterValues = (table: SiteTable, shown: Uint8Array | null): Float32Array => {
  const values = new Float32Array(table.rowCount * 4);
  for (let row = 0; row < table.rowCount; row++) {
    const facets = table.facets[row] ?? 0;
    values[row * 4] = shown === null || shown[row] === 1 ? (table.counties[row] ?? 0) : HIDDEN;
    values[row * 4 + 1] = (facets & LOST_BIT) === 0 ? facets & LATE_BIT : AGE_LOST;
    values[row * 4 + 2] = (facets >> 1) & 1;
    values[row * 4 + 3] = (facets >> 2) & 1;
  }
  return values;
};

/** Fresh arrays for the map, meant to be transferred. @param shown 1 for each row that the map shows; `null`: every row */
export const toGpuColumns = (table: SiteTable, shown: Uint8Array | null): SiteGpuColumns => {
  const rows = table.rowCount;
  const positions = new Float32Array(rows * 2);
  const symbols = new Uint8Array(rows);
  const marks = new Uint8Array(rows);
  const barBit = barBitOf(table);
  for (let row = 0; row < rows; row++) {
    const facets = table.facets[row] ?? 0;
    positions[row * 2] = table.lngs[row] ?? Number.NaN;
    positions[row * 2 + 1] = table.lats[row] ?? Number.NaN;
    symbols[row] = SYMBOL_CELLS[cellKeyOf(table.levels[row] ?? 0, table.links[row] ?? 0, facets)] ?? 0;
    marks[row] =
      (table.warnings[row] ?? 0) |
      (table.retained[row] === 1 ? MARK_RETAINED : 0) |
      ((facets & barBit) === 0 ? 0 : MARK_BAR) |
      (table.isCountyPrecision[row] === 1 ? MARK_COUNTY_PRECISION : 0);
  }
  return {
    kind: table.kind.id,
    source: table.source,
    isSynthetic: table.isSynthetic,
    version: table.version,
    loadVersion: table.loadVersion,
    rowCount: rows,
    positions,
    filterValues: toFilterValues(table, shown),
    codes: table.codes.slice(),
    symbols,
    marks,
  };
};

/** What `postMessage` may take away with the columns. */
export const transferablesOf = (columns: SiteGpuColumns): ArrayBuffer[] =>
  [columns.positions, columns.filterValues, columns.codes, columns.symbols, columns.marks].map(
    (array) => array.buffer as ArrayBuffer,
  );
