import type { EnterpriseCounts } from '../domain/enterprise-counts.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { RegisterResult } from './faults.ts';
import { readSnapshot } from './snapshot-reader.ts';

/** Collection on the wire. */
export const ENTERPRISES = 'enterprises';

/** What the service says of the collection as a whole. */
export interface EnterpriseOrigin {
  readonly isSynthetic: boolean;
  /** ISO 8601; `null`: it does not say. */
  readonly asOf: string | null;
}

/** Enterprises as columns. Numbers are −1 and texts empty where nothing is stated. */
export interface EnterpriseTable extends EnterpriseOrigin {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Credit codes; empty where the service's core has none. */
  readonly creditCodes: readonly string[];
  readonly adcodes: Int32Array;
  readonly siteCounts: Int32Array;
  readonly linkedCounts: Int32Array;
  /** Worst level of its sites, 1–4; 0: unassessed or not stated. */
  readonly worstLevels: Uint8Array;
}

type Columns = Readonly<Record<string, readonly unknown[]>>;

const NEEDED = ['id', 'name', 'adcode', 'site_count', 'linked_count', 'worst_level', 'uscc'];

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/** Whole numbers from 0 up; −1 for everything else. */
const toCount = (value: unknown): number => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 2 ** 31 ? number : -1;
};

/** Rows without an id are nobody and are left out; an id that comes again counts once. */
export const toEnterpriseTable = (columns: Columns, rowCount: number, origin: EnterpriseOrigin): EnterpriseTable => {
  const seen = new Set<string>();
  const rows: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    const id = toText(columns['id']?.[row]);
    if (id === '' || seen.has(id)) continue;
    seen.add(id);
    rows.push(row);
  }
  const texts = (name: string): string[] => rows.map((row) => toText(columns[name]?.[row]));
  const counts = (name: string): Int32Array => Int32Array.from(rows, (row) => toCount(columns[name]?.[row]));
  return {
    ...origin,
    ids: texts('id'),
    names: texts('name'),
    creditCodes: columns['uscc'] === undefined ? [] : texts('uscc'),
    adcodes: counts('adcode'),
    siteCounts: counts('site_count'),
    linkedCounts: counts('linked_count'),
    worstLevels: Uint8Array.from(rows, (row) => {
      const level = toCount(columns['worst_level']?.[row]);
      return level >= 1 && level <= 4 ? level : 0;
    }),
  };
};

/** @param renames the authority's column names → the dictionary's */
export const readEnterprises = async (
  bytes: ArrayBuffer,
  name: string,
  renames: Readonly<Record<string, string>>,
  origin: EnterpriseOrigin,
): Promise<RegisterResult<EnterpriseTable>> => {
  const rename = (wire: string): string => renames[wire] ?? wire;
  const read = await readSnapshot(bytes, { name, rename, columns: NEEDED, required: ['id'] });
  if (!read.ok) return read;
  return { ok: true, value: toEnterpriseTable(read.value.columns, read.value.rowCount, origin) };
};

/** Rows of a service that only pages, as columns. */
export const toEnterpriseColumns = (
  rows: readonly Readonly<Record<string, unknown>>[],
  renames: Readonly<Record<string, string>>,
): Columns => {
  const wireNames = new Map(Object.entries(renames).map(([wire, name]) => [name, wire]));
  const column = (name: string): unknown[] => rows.map((row) => row[name] ?? row[wireNames.get(name) ?? name]);
  const hasCodes = rows.some((row) => row['uscc'] !== undefined);
  const names = NEEDED.filter((name) => name !== 'uscc' || hasCodes);
  return Object.fromEntries(names.map((name) => [name, column(name)]));
};

/** Every source linked; nobody is who has no source, or of whom one of the numbers is not stated. */
export const isFullyLinked = ({ siteCounts, linkedCounts }: EnterpriseTable, row: number): boolean => {
  const sites = siteCounts[row] ?? -1;
  return sites > 0 && (linkedCounts[row] ?? -1) >= sites;
};

/**
 * Enterprises of each region by their own division code, as sites are counted: a region's are those of its counties, and
 * a code that denotes no county counts in the country alone.
 */
export const countEnterprises = (
  table: EnterpriseTable,
  regions: RegionIndex,
  adcodes: readonly string[],
): EnterpriseCounts[] => {
  const registered = new Uint32Array(regions.countyCount + 2);
  const linked = new Uint32Array(regions.countyCount + 2);
  table.adcodes.forEach((adcode, row) => {
    const next = regions.countyIndexOf(String(adcode)) + 1;
    registered[next] = (registered[next] ?? 0) + 1;
    if (isFullyLinked(table, row)) linked[next] = (linked[next] ?? 0) + 1;
  });
  // Sums up to each county, so that a region is one subtraction.
  for (let index = 1; index < registered.length; index++) {
    registered[index] = (registered[index] ?? 0) + (registered[index - 1] ?? 0);
    linked[index] = (linked[index] ?? 0) + (linked[index - 1] ?? 0);
  }
  const { isSynthetic, asOf } = table;
  return adcodes.map((adcode) => {
    const region = regions.get(adcode);
    const [first, last] = region?.countyRange ?? [1, 0];
    const start = region?.level === 'country' ? 0 : first;
    const sum = (sums: Uint32Array): number => (region === undefined ? 0 : (sums[last + 1] ?? 0) - (sums[start] ?? 0));
    return { adcode, registered: sum(registered), fullyLinked: sum(linked), isSynthetic, asOf };
  });
};
