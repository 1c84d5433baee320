import type { RegionIndex } from '../domain/region-index.ts';
import type { KindCounts, RegionCounts, RollUp, RollUpQuery } from '../domain/roll-up.ts';
import { NO_CONDITIONS, type RowConditions } from '../domain/row-conditions.ts';
import { SITE_CODE_COUNT } from '../domain/site-code.ts';
import { resolveSources } from './resolve-sources.ts';
import { IS_NOT_LINKED } from './row-conditions.ts';
import { LATE_BIT, LOST_BIT, type SiteTable } from './site-table.ts';

/** Facet bits a cell can have: late, two of the kind's own, lost. */
const FACET_COMBINATIONS = 16;
const KEYS_A_COUNTY = SITE_CODE_COUNT * FACET_COMBINATIONS;

/** Sparse counts of one register, sorted by county, then code, then facets: a region is one run of cells. */
export interface Cube {
  /** First cell of each county index, 0…countyCount, with a closing entry. */
  readonly countyStarts: Uint32Array;
  readonly codes: Uint8Array;
  readonly facets: Uint8Array;
  readonly counts: Uint32Array;
  /** Sum of the known exposures of the cell's rows, people. */
  readonly exposed: Float64Array;
  /** Rows of the cell whose exposure is known. */
  readonly known: Uint32Array;
}

/**
 * Cells of a table in one pass over its rows and one over the cells.
 * @param passes 1 for each row that counts; `null`: every row
 */
export const buildCube = (table: SiteTable, countyCount: number, passes: Uint8Array | null): Cube => {
  const rows = passes === null ? table.rowCount : passes.reduce((sum, pass) => sum + pass, 0);
  const keys = new Float64Array(rows);
  const rowOf = new Uint32Array(rows);
  let at = 0;
  for (let row = 0; row < table.rowCount; row++) {
    if (passes !== null && passes[row] !== 1) continue;
    rowOf[at] = row;
    keys[at++] =
      (table.counties[row] ?? 0) * KEYS_A_COUNTY +
      (table.codes[row] ?? 0) * FACET_COMBINATIONS +
      (table.facets[row] ?? 0);
  }
  const cellKeys = toDistinct(keys);
  const cellOf = new Map<number, number>();
  cellKeys.forEach((key, cell) => cellOf.set(key, cell));
  const cube: Cube = {
    countyStarts: toCountyStarts(cellKeys, countyCount),
    codes: Uint8Array.from(cellKeys, (key) => Math.floor((key % KEYS_A_COUNTY) / FACET_COMBINATIONS)),
    facets: Uint8Array.from(cellKeys, (key) => key % FACET_COMBINATIONS),
    counts: new Uint32Array(cellKeys.length),
    exposed: new Float64Array(cellKeys.length),
    known: new Uint32Array(cellKeys.length),
  };
  for (let index = 0; index < rows; index++) {
    const cell = cellOf.get(keys[index] ?? 0) ?? 0;
    cube.counts[cell] = (cube.counts[cell] ?? 0) + 1;
    const exposure = table.exposures[rowOf[index] ?? 0] ?? Number.NaN;
    if (Number.isNaN(exposure)) continue;
    cube.exposed[cell] = (cube.exposed[cell] ?? 0) + exposure;
    cube.known[cell] = (cube.known[cell] ?? 0) + 1;
  }
  return cube;
};

const toDistinct = (keys: Float64Array): Float64Array => {
  const sorted = keys.slice().sort();
  let length = 0;
  for (let index = 0; index < sorted.length; index++)
    if (index === 0 || sorted[index] !== sorted[index - 1]) sorted[length++] = sorted[index] ?? 0;
  return sorted.slice(0, length);
};

const toCountyStarts = (cellKeys: Float64Array, countyCount: number): Uint32Array => {
  const starts = new Uint32Array(countyCount + 2);
  let cell = 0;
  for (let county = 0; county <= countyCount + 1; county++) {
    while (cell < cellKeys.length && (cellKeys[cell] ?? 0) < county * KEYS_A_COUNTY) cell++;
    starts[county] = cell;
  }
  return starts;
};

/** Bits of the kind's facets that `flags` (`kind.facet`) ask for; a facet that the kind does not have asks nothing. */
export const toFacetMask = (table: SiteTable, flags: readonly string[]): number => {
  let mask = 0;
  for (const flag of flags) {
    const dot = flag.indexOf('.');
    if (flag.slice(0, dot) !== table.kind.id) continue;
    const facet = flag.slice(dot + 1);
    const index = table.kind.facets.findIndex((each) => each.id === facet);
    if (facet === 'late') mask |= LATE_BIT;
    else if (facet === 'lost') mask |= LOST_BIT;
    else if (index >= 0) mask |= 2 << index;
  }
  return mask;
};

/** A register with its cubes. */
export interface CountedTable {
  readonly table: SiteTable;
  /** Cube of the rows that pass; `null` where the register cannot tell which do. */
  cubeUnder(conditions: RowConditions): Cube | null;
}

type CountyRange = readonly [number, number];

class Tally {
  readonly codes = new Uint32Array(SITE_CODE_COUNT);
  readonly facets: Uint32Array[];
  readonly lost = new Uint32Array(SITE_CODE_COUNT);
  #exposed = 0;
  #known = 0;
  #notLinked = 0;

  constructor(facetCount: number) {
    this.facets = Array.from({ length: facetCount }, () => new Uint32Array(SITE_CODE_COUNT));
  }

  add(cube: Cube, [first, last]: CountyRange, mask: number): void {
    const end = cube.countyStarts[last + 1] ?? 0;
    for (let cell = cube.countyStarts[first] ?? 0; cell < end; cell++) {
      const bits = cube.facets[cell] ?? 0;
      if ((bits & mask) !== mask) continue;
      const code = cube.codes[cell] ?? 0;
      const count = cube.counts[cell] ?? 0;
      this.codes[code] = (this.codes[code] ?? 0) + count;
      this.facets.forEach((histogram, facet) => {
        if ((bits & (1 << facet)) !== 0) histogram[code] = (histogram[code] ?? 0) + count;
      });
      if ((bits & LOST_BIT) !== 0) this.lost[code] = (this.lost[code] ?? 0) + count;
      if (!IS_NOT_LINKED[code]) continue;
      this.#notLinked += count;
      this.#known += cube.known[cell] ?? 0;
      this.#exposed += cube.exposed[cell] ?? 0;
    }
  }

  /** `null` where nobody knows: rows are there, but of none is the exposure known. */
  exposedNotLinked(): number | null {
    return this.#notLinked > 0 && this.#known === 0 ? null : this.#exposed;
  }
}

interface Counted {
  readonly table: SiteTable;
  readonly cube: Cube;
}

const toKindCounts = (
  { table, cube }: Counted,
  ranges: readonly CountyRange[],
  flags: readonly string[],
): KindCounts => {
  const tally = new Tally(table.kind.facets.length + 1);
  const mask = toFacetMask(table, flags);
  for (const range of ranges) tally.add(cube, range, mask);
  return {
    kind: table.kind.id,
    source: table.source,
    isSynthetic: table.isSynthetic,
    asOf: table.asOf,
    codes: tally.codes,
    facets: tally.facets,
    lost: tally.lost,
    exposedNotLinked: table.kind.exposure === undefined ? null : tally.exposedNotLinked(),
  };
};

/**
 * The tables that a query counts: sources in use, of the kinds asked for. A register whose every row was quarantined is
 * not among them: it is unknown, and must not be counted as zero.
 */
export const tablesInUse = <T extends { readonly table: SiteTable }>(
  tables: readonly T[],
  sources: readonly string[] | null,
  kinds: readonly string[] | null,
): T[] => {
  const candidates = tables.map(({ table }) => ({
    kind: table.kind.id,
    source: table.source,
    isSynthetic: table.isSynthetic,
    rows: table.rowCount,
  }));
  const used = new Set(resolveSources(candidates, sources).map((each) => `${each.kind} ${each.source}`));
  return tables.filter(
    ({ table }) =>
      table.rowCount > 0 &&
      used.has(`${table.kind.id} ${table.source}`) &&
      (kinds === null || kinds.includes(table.kind.id)),
  );
};

/**
 * Counts of a region, of each of its children in code order, and of what stands in no county. The country's counts
 * include county 0; children and `unplaced` together are the country, children alone are any other region that has
 * some. An unknown region counts nothing. A register that cannot tell which rows pass the conditions is left out: it is
 * unknown, not zero. Visits cells, never rows, once a cube for the conditions is built.
 */
export const rollUp = (tables: readonly CountedTable[], regions: RegionIndex, query: RollUpQuery): RollUp => {
  const conditions = query.conditions ?? NO_CONDITIONS;
  const used = tablesInUse(tables, query.sources, query.kinds).flatMap((each): Counted[] => {
    const cube = each.cubeUnder(conditions);
    return cube === null ? [] : [{ table: each.table, cube }];
  });
  const count = (adcode: string, ranges: readonly CountyRange[]): RegionCounts => ({
    adcode,
    kinds: used.map((each) => toKindCounts(each, ranges, query.flags)),
  });
  const region = regions.get(query.region);
  const own: CountyRange[] = region === undefined ? [] : [region.countyRange];
  return {
    region: count(query.region, region?.level === 'country' ? [[0, 0], ...own] : own),
    children: regions.childrenOf(query.region).map((child) => count(child.adcode, [child.countyRange])),
    unplaced: used.map((each) => toKindCounts(each, [[0, 0]], query.flags)),
  };
};
