import { COUNTRY_ADCODE, type Region, type RegionIndex } from './region-index.ts';
import type { Localised } from './words.ts';

/** One row of a population table that was kept. */
export interface PopulationRow {
  readonly adcode: string;
  readonly people: number;
}

/** A row, or a cell, of the file that was not taken, and why. */
export interface PopulationIssue {
  /** As a spreadsheet numbers it: the header is 1. */
  readonly row: number;
  /** Header of the column; empty when the whole row is meant. */
  readonly field: string;
  readonly value: string;
  readonly words: Localised;
}

/** A population table that a user loaded: people by division code, and what became of every row of the file. */
export interface PopulationTable {
  readonly fileName: string;
  /** `2020` or `2020-11-01`, from the file's name, its header, or the day it was last changed. */
  readonly asOf: string;
  /** True: nothing in the file says of when it is; `asOf` is the day it was last changed. */
  readonly isAsOfGuessed: boolean;
  /** Headers of the two columns that were read. */
  readonly columns: { readonly adcode: string; readonly people: string };
  readonly encoding: string;
  readonly rows: readonly PopulationRow[];
  /** Always `read = accepted + quarantined`. */
  readonly account: {
    readonly read: number;
    readonly accepted: number;
    readonly quarantined: number;
    readonly issues: readonly PopulationIssue[];
  };
}

/** People of one region, summed over the lowest rows of the table, and what the sum lacks. */
export interface RegionPeople {
  /** `null`: no row of the table lies in the region. Never 0 for unknown. */
  readonly people: number | null;
  /** Counties of the region, by the boundaries. */
  readonly counties: number;
  /** Those of them that no row of the table speaks for. */
  readonly without: readonly string[];
  /** Rows counted here whose code is no division of the boundaries: development zones, codes since changed. */
  readonly strays: { readonly rows: number; readonly people: number };
  /** What the table itself gives for the region as a whole; `null` where it has no such row. */
  readonly stated: number | null;
  /** No county is without a row, and the sum does not fall short of what the table itself states. */
  readonly isComplete: boolean;
}

/** `36` of 360000, `3601` of 360100, the whole code of a county: what the codes below begin with. */
const prefixOf = (adcode: string): string =>
  adcode.endsWith('0000') ? adcode.slice(0, 2) : adcode.endsWith('00') ? adcode.slice(0, 4) : adcode;

const isBelow = (adcode: string, above: string): boolean => adcode !== above && adcode.startsWith(prefixOf(above));

/**
 * A table often has rows for provinces, prefectures and counties, and the same people stand in all three. Only the
 * lowest rows are summed: those that no other row of the table lies below.
 */
export const toLowestRows = (rows: readonly PopulationRow[]): readonly PopulationRow[] => {
  const parents = new Set<string>();
  for (const { adcode } of rows) {
    if (adcode !== COUNTRY_ADCODE) parents.add(COUNTRY_ADCODE);
    const [province, prefecture] = [`${adcode.slice(0, 2)}0000`, `${adcode.slice(0, 4)}00`];
    if (prefecture !== adcode) parents.add(prefecture);
    if (province !== adcode) parents.add(province);
  }
  return rows.filter(({ adcode }) => !parents.has(adcode));
};

/** Asks a table about regions; made once for a table and an index. */
export interface PopulationLookup {
  of(adcode: string): RegionPeople;
  /** Every county of the boundaries that no row speaks for, in code order. */
  readonly without: readonly Region[];
}

export const toPopulationLookup = (table: PopulationTable, regions: RegionIndex): PopulationLookup => {
  const lowest = toLowestRows(table.rows);
  const stated = new Map(table.rows.map(({ adcode, people }) => [adcode, people]));
  const covered = toCovered(lowest, regions);
  const known = new Map<string, RegionPeople>();
  const of = (adcode: string): RegionPeople => {
    const answer = known.get(adcode) ?? toRegionPeople(adcode, lowest, covered, stated.get(adcode) ?? null, regions);
    known.set(adcode, answer);
    return answer;
  };
  const without = toCounties([1, regions.countyCount], regions).filter(({ adcode }) => !covered.has(adcode));
  return { of, without };
};

const toCounties = ([first, last]: readonly [number, number], regions: RegionIndex): readonly Region[] => {
  const counties: Region[] = [];
  for (let index = first; index <= last; index++) {
    const region = regions.get(regions.adcodeOfCounty(index) ?? '');
    if (region !== undefined) counties.push(region);
  }
  return counties;
};

/** Counties with a row, and those whose prefecture or province has the lowest row: its people are theirs together. */
const toCovered = (lowest: readonly PopulationRow[], regions: RegionIndex): ReadonlySet<string> => {
  const covered = new Set<string>();
  for (const { adcode } of lowest) {
    const region = regions.get(adcode);
    if (region !== undefined) for (const county of toCounties(region.countyRange, regions)) covered.add(county.adcode);
  }
  return covered;
};

const toRegionPeople = (
  adcode: string,
  lowest: readonly PopulationRow[],
  covered: ReadonlySet<string>,
  stated: number | null,
  regions: RegionIndex,
): RegionPeople => {
  const region = regions.get(adcode);
  if (region === undefined)
    return { people: null, counties: 0, without: [], strays: { rows: 0, people: 0 }, stated: null, isComplete: false };
  const own =
    region.parent === null ? lowest : lowest.filter((row) => row.adcode === adcode || isBelow(row.adcode, adcode));
  const strays = own.filter((row) => !regions.has(row.adcode));
  const people = own.length === 0 ? null : sum(own);
  const counties = toCounties(region.countyRange, regions);
  const without = counties.filter((county) => !covered.has(county.adcode)).map((county) => county.adcode);
  return {
    people,
    counties: counties.length,
    without,
    strays: { rows: strays.length, people: sum(strays) },
    stated,
    isComplete: people !== null && without.length === 0 && (stated === null || people >= stated),
  };
};

const sum = (rows: readonly PopulationRow[]): number => rows.reduce((total, { people }) => total + people, 0);
