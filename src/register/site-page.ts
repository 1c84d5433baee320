import { LINK_STATUSES } from '../domain/levels.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { PageQuery, SitePage, SiteSort } from '../domain/register-client.ts';
import { hasConditions } from '../domain/row-conditions.ts';
import { tablesInUse } from './cube.ts';
import { UNKNOWN_DAY, type SiteDates } from './site-dates.ts';
import { nameAt, toSiteRow, type Card } from './site-rows.ts';
import type { SiteTable } from './site-table.ts';
import { visitRows, type ConditionedTable } from './visit-rows.ts';

const LIMIT = 1000;

/** A register with its card and its dates, when those have come. */
export interface ListedTable extends ConditionedTable {
  readonly card: Card | null;
  readonly dates: SiteDates | null;
}

interface Hit {
  readonly listed: ListedTable;
  readonly row: number;
}

type Visit = (listed: ListedTable, row: number) => void;

/** Not linked first, then what is seen in part, then silent, then seen; not applicable last. By LINK_STATUSES. */
export const LINK_RANKS = LINK_STATUSES.map((status) =>
  ['not-linked', 'partial', 'offline', 'linked', 'not-applicable'].indexOf(status),
);

const linkRank = (table: SiteTable, row: number): number => LINK_RANKS[table.links[row] ?? 0] ?? 0;
const worstRank = (table: SiteTable, row: number): number =>
  (table.levels[row] ?? 0) * LINK_STATUSES.length + linkRank(table, row);

type Rank = (table: SiteTable, row: number) => number;

/** Coarse rank by a few whole numbers from 0, so that only the ranks on the page are sorted. */
const rankOf = (sort: SiteSort, kinds: readonly string[]): Rank => {
  switch (sort) {
    case 'worst-first':
      return worstRank;
    case 'level':
      return (table, row) => table.levels[row] ?? 0;
    case 'link':
      return linkRank;
    case 'kind':
      return (table) => kinds.indexOf(table.kind.id);
    case 'warning':
      // 1 is the worst; 0, no warning, comes after 4.
      return (table, row) => ((table.warnings[row] ?? 0) + 4) % 5;
    default:
      return () => 0;
  }
};

type Compare = (a: Hit, b: Hit) => number;

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** `sign` 1: smaller first · −1: larger first. What is unknown (NaN) comes last in either direction. */
const byNumber =
  (valueOf: (hit: Hit) => number, sign: number): Compare =>
  (a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (Number.isNaN(one) || Number.isNaN(other)) return Number(Number.isNaN(one)) - Number(Number.isNaN(other));
    return sign * (one - other);
  };

const at = (column: ArrayLike<number>, row: number): number => column[row] ?? Number.NaN;
const dayOf = (event: keyof SiteDates, { listed, row }: Hit): number => {
  const day = listed.dates?.[event][row] ?? UNKNOWN_DAY;
  return day === UNKNOWN_DAY ? Number.NaN : day;
};
const exposureOf = ({ listed, row }: Hit): number => at(listed.table.exposures, row);

/** Order within a coarse rank by what the sort is about; 0 where that says nothing more. */
const comparatorOf = (sort: SiteSort, sign: number): Compare => {
  switch (sort) {
    case 'name': {
      const collator = new Intl.Collator('zh-CN', { numeric: true });
      const nameOf = ({ listed, row }: Hit): string => nameAt(listed.table, listed.card, row);
      return (a, b) => sign * collator.compare(nameOf(a), nameOf(b));
    }
    case 'adcode':
      return byNumber(({ listed, row }) => at(listed.table.counties, row) || Number.NaN, sign);
    case 'last-report':
      return byNumber(({ listed, row }) => at(listed.table.lastReports, row), -sign);
    case 'exposure':
    case 'worst-first':
      return byNumber(exposureOf, -sign);
    case 'registered':
    case 'linked':
      return byNumber((hit) => dayOf(sort, hit), sign);
    case 'kind':
    case 'warning':
    case 'level':
    case 'link':
      return () => 0;
  }
};

const largestFirst = byNumber(exposureOf, -1);

/** What decides among equals, the same in both directions: worst first, then id, so that a page follows the one before. */
const byWorst: Compare = (a, b) =>
  worstRank(a.listed.table, a.row) - worstRank(b.listed.table, b.row) ||
  largestFirst(a, b) ||
  compareText(a.listed.table.ids[a.row] ?? '', b.listed.table.ids[b.row] ?? '') ||
  compareText(a.listed.table.kind.id, b.listed.table.kind.id) ||
  compareText(a.listed.table.source, b.listed.table.source) ||
  a.row - b.row;

/** Hits of the window only: ranks before and after it are counted, not sorted. */
const takeWindow = (
  visitAll: (visit: Visit) => void,
  query: PageQuery,
  rank: Rank,
): { readonly total: number; readonly hits: readonly Hit[] } => {
  const sizes: number[] = [];
  let total = 0;
  visitAll(({ table }, row) => {
    const at = rank(table, row);
    sizes[at] = (sizes[at] ?? 0) + 1;
    total++;
  });
  const offset = Math.max(0, query.offset);
  const end = offset + Math.min(LIMIT, Math.max(0, query.limit));
  const order = Array.from(sizes.keys());
  if (query.isDescending === true) order.reverse();
  const ranks = new Map<number, Hit[]>();
  let start = 0;
  let skipped = 0;
  for (const each of order) {
    const size = sizes[each] ?? 0;
    if (start + size <= offset) skipped += size;
    else if (start < end) ranks.set(each, []);
    start += size;
  }
  visitAll((listed, row) => ranks.get(rank(listed.table, row))?.push({ listed, row }));
  const compare = comparatorOf(query.sort, query.isDescending === true ? -1 : 1);
  const sorted = order.flatMap((each) => ranks.get(each)?.sort((a, b) => compare(a, b) || byWorst(a, b)) ?? []);
  return { total, hits: sorted.slice(offset - skipped, end - skipped) };
};

export interface PageAnswer {
  readonly page: SitePage;
  /** Registers whose names the page needs and whose card has not come: fetch them and ask again. */
  readonly missingCards: readonly { readonly kind: string; readonly source: string }[];
}

/**
 * One page of the rows under a filter; visits every row of the registers in use, in the worker. Under conditions a
 * register that cannot tell which rows pass is left out, as it is from the roll-up.
 * @param kinds ids in the registry's order
 */
export const toPage = (
  tables: readonly ListedTable[],
  kinds: readonly string[],
  regions: RegionIndex,
  query: PageQuery,
): PageAnswer => {
  const { filter } = query;
  const used = tablesInUse(tables, filter.sources, filter.kinds).filter(
    (listed) => !hasConditions(filter) || listed.passesUnder(filter) !== null,
  );
  const visitAll = (visit: Visit): void => {
    for (const listed of used) visitRows(listed, regions, query.region, filter, (row) => visit(listed, row));
  };
  const { total, hits } = takeWindow(visitAll, query, rankOf(query.sort, kinds));
  const named = query.sort === 'name' ? used : hits.map((hit) => hit.listed);
  const missing = new Set(named.filter(({ table, card }) => table.records === null && card === null));
  const rows = hits.map(({ listed: { table, card, dates }, row }) =>
    toSiteRow(table, card, row, regions, query.hasDates === true ? dates : null),
  );
  return {
    page: { total, rows },
    missingCards: Array.from(missing, ({ table }) => ({ kind: table.kind.id, source: table.source })),
  };
};
