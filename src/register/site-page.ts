import { LEVEL_KEYS, LINK_STATUSES } from '../domain/levels.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { PageQuery, SitePage, SiteSort } from '../domain/register-client.ts';
import { SITE_CODE_COUNT, matchesCode } from '../domain/site-code.ts';
import { tablesInUse, toFacetMask } from './cube.ts';
import { nameAt, toSiteRow, type Card } from './site-rows.ts';
import type { SiteTable } from './site-table.ts';

const LIMIT = 1000;

/** A register with its card, when that has come. */
export interface ListedTable {
  readonly table: SiteTable;
  readonly card: Card | null;
}

interface Hit {
  readonly listed: ListedTable;
  readonly row: number;
}

type Visit = (listed: ListedTable, row: number) => void;

const visitMatches = (tables: readonly ListedTable[], regions: RegionIndex, query: PageQuery, visit: Visit): void => {
  const region = regions.get(query.region);
  if (region === undefined) return;
  const first = region.level === 'country' ? 0 : region.countyRange[0];
  const last = region.countyRange[1];
  const isWanted = Uint8Array.from({ length: SITE_CODE_COUNT }, (_, code) => (matchesCode(query.filter, code) ? 1 : 0));
  for (const listed of tables) {
    const { counties, codes, facets, rowCount } = listed.table;
    const mask = toFacetMask(listed.table, query.filter.flags);
    for (let row = 0; row < rowCount; row++) {
      const county = counties[row] ?? 0;
      if (county < first || county > last || isWanted[codes[row] ?? 0] !== 1) continue;
      if (((facets[row] ?? 0) & mask) === mask) visit(listed, row);
    }
  }
};

/** Not linked first, then what is seen in part, then silent, then seen; not applicable last. By LINK_STATUSES. */
export const LINK_RANKS = LINK_STATUSES.map((status) =>
  ['not-linked', 'partial', 'offline', 'linked', 'not-applicable'].indexOf(status),
);
const BUCKETS = LEVEL_KEYS.length * LINK_STATUSES.length;

/** Coarse rank by a few values, so that only the buckets on the page are sorted. */
const bucketOf = (sort: SiteSort, table: SiteTable, row: number): number => {
  const level = table.levels[row] ?? 0;
  const link = LINK_RANKS[table.links[row] ?? 0] ?? 0;
  if (sort === 'worst-first') return level * LINK_STATUSES.length + link;
  if (sort === 'level') return level;
  return sort === 'link' ? link : 0;
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Larger first; what is unknown after everything known. */
const compareDown = (a: number, b: number): number => {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return b - a;
};

const byId = (a: Hit, b: Hit): number =>
  compareText(a.listed.table.ids[a.row] ?? '', b.listed.table.ids[b.row] ?? '') ||
  compareText(a.listed.table.kind.id, b.listed.table.kind.id);

const at = (column: ArrayLike<number>, row: number): number => column[row] ?? Number.NaN;

const byExposure = (a: Hit, b: Hit): number =>
  compareDown(at(a.listed.table.exposures, a.row), at(b.listed.table.exposures, b.row));

const byNames = (): ((a: Hit, b: Hit) => number) => {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  return (a, b) =>
    collator.compare(nameAt(a.listed.table, a.listed.card, a.row), nameAt(b.listed.table, b.listed.card, b.row));
};

const comparatorOf = (sort: SiteSort): ((a: Hit, b: Hit) => number) => {
  switch (sort) {
    case 'name':
      return byNames();
    case 'last-report':
      return (a, b) => compareDown(at(a.listed.table.lastReports, a.row), at(b.listed.table.lastReports, b.row));
    case 'adcode':
      return (a, b) => at(a.listed.table.counties, a.row) - at(b.listed.table.counties, b.row);
    case 'worst-first':
    case 'kind':
    case 'warning':
    case 'registered':
    case 'linked':
    case 'level':
    case 'link':
    case 'exposure':
      return byExposure;
  }
};

/** Hits of the window only: buckets before and after it are counted, not sorted. */
const takeWindow = (
  visitAll: (visit: Visit) => void,
  query: PageQuery,
  sort: SiteSort,
): { readonly total: number; readonly hits: readonly Hit[] } => {
  const sizes = new Uint32Array(BUCKETS);
  visitAll(({ table }, row) => {
    const bucket = bucketOf(sort, table, row);
    sizes[bucket] = (sizes[bucket] ?? 0) + 1;
  });
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const offset = Math.max(0, query.offset);
  const end = offset + Math.min(LIMIT, Math.max(0, query.limit));
  const order = Array.from(sizes.keys());
  if (query.isDescending === true) order.reverse();
  const buckets = new Map<number, Hit[]>();
  let start = 0;
  let skipped = 0;
  for (const bucket of order) {
    const size = sizes[bucket] ?? 0;
    if (start + size <= offset) skipped += size;
    else if (start < end) buckets.set(bucket, []);
    start += size;
  }
  visitAll((listed, row) => buckets.get(bucketOf(sort, listed.table, row))?.push({ listed, row }));
  const compare = comparatorOf(sort);
  const sign = query.isDescending === true ? -1 : 1;
  const sorted = order.flatMap(
    (bucket) => buckets.get(bucket)?.sort((a, b) => sign * compare(a, b) || byId(a, b)) ?? [],
  );
  return { total, hits: sorted.slice(offset - skipped, end - skipped) };
};

export interface PageAnswer {
  readonly page: SitePage;
  /** Registers whose names the page needs and whose card has not come: fetch them and ask again. */
  readonly missingCards: readonly { readonly kind: string; readonly source: string }[];
}

/** One page of the rows under a filter; visits every row of the registers in use, in the worker. */
export const toPage = (tables: readonly ListedTable[], regions: RegionIndex, query: PageQuery): PageAnswer => {
  const used = tablesInUse(tables, query.filter.sources, query.filter.kinds);
  const { total, hits } = takeWindow((visit) => visitMatches(used, regions, query, visit), query, query.sort);
  const named = query.sort === 'name' ? used : hits.map((hit) => hit.listed);
  const missing = new Set(named.filter(({ table, card }) => table.records === null && card === null));
  return {
    page: { total, rows: hits.map(({ listed, row }) => toSiteRow(listed.table, listed.card, row, regions)) },
    missingCards: Array.from(missing, ({ table }) => ({ kind: table.kind.id, source: table.source })),
  };
};
