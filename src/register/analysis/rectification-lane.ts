import {
  COLUMN_LIMIT,
  type BoardItem,
  type BoardLane,
  type RectificationBoardQuery,
  type RectificationList,
  type RegionCounts,
} from '../../domain/analyses/rectification-board.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { AGE_BUCKETS, toAgeBucket, toDeadline, type AgeBucket } from '../../domain/rectification-deadline.ts';
import { RECTIFICATION_STATES, type ItemFocus } from '../../domain/rectification-state.ts';
import {
  compareUrgency,
  countRectifications,
  isDueSoon,
  isOpen,
  isOverdue,
  isReopenedLately,
  type Rectification,
} from '../../domain/rectification.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { levelKeyAt, nameAt } from '../site-rows.ts';
import type { ItemPlace } from './rectification-place.ts';
import { parseReference, type SiteRowOf } from './rectification-sites.ts';

type ItemList = Omit<RectificationList, 'counts'> & { readonly items: readonly Rectification[] };

export const toList = (
  { listType, items }: Pick<ItemList, 'listType' | 'items'>,
  nowMs: number,
): RectificationList => ({
  listType,
  counts: countRectifications(items, nowMs),
  isSynthetic: items.some(({ isSynthetic }) => isSynthetic),
  asOf: items.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).sort()[0] ?? null,
});

const FOCUS_TESTS: Readonly<Record<ItemFocus, (item: Rectification, today: string) => boolean>> = {
  all: () => true,
  overdue: isOverdue,
  due: isDueSoon,
  reopened: isReopenedLately,
};

/** Items of the chosen states and focus, most urgent first. */
export const toShownItems = (
  items: readonly Rectification[],
  { states, focus = 'all' }: Pick<RectificationBoardQuery, 'states' | 'focus'>,
  nowMs: number,
): readonly Rectification[] => {
  const today = formatChinaDate(nowMs);
  return items
    .filter(({ state }) => states === null || states.includes(state))
    .filter((item) => FOCUS_TESTS[focus](item, today))
    .toSorted(compareUrgency);
};

export const toBoardItem = (item: Rectification, sites: ReadonlyMap<string, SiteRowOf>, nowMs: number): BoardItem => {
  const today = formatChinaDate(nowMs);
  const reference = parseReference(item.site);
  const found = sites.get(item.site ?? '');
  return {
    id: item.id,
    listType: item.listType,
    state: item.state,
    text: item.text,
    sector: item.sector,
    adcode: item.adcode,
    site:
      reference === null || found === undefined
        ? null
        : {
            ...reference,
            name: nameAt(found.entry.table, found.entry.card, found.row),
            level: levelKeyAt(found.entry.table, found.row),
          },
    foundOn: item.foundOn,
    dueOn: item.dueOn,
    closedOn: item.closedOn,
    reopenedOn: isReopenedLately(item, today) ? item.reopenedOn : null,
    evidence: item.evidence,
    deadline: toDeadline(item, today),
  };
};

const toAges = (items: readonly Rectification[], nowMs: number): Readonly<Record<AgeBucket, number>> => {
  const today = formatChinaDate(nowMs);
  const ages = Object.fromEntries(AGE_BUCKETS.map((bucket) => [bucket, 0])) as Record<AgeBucket, number>;
  for (const item of items) if (isOpen(item)) ages[toAgeBucket(item.foundOn, today)]++;
  return ages;
};

export interface LaneScope {
  readonly query: RectificationBoardQuery;
  readonly regions: RegionIndex;
  readonly sites: ReadonlyMap<string, SiteRowOf>;
  readonly placeOf: (adcode: string) => ItemPlace | null;
  readonly nowMs: number;
}

/** Every child, with items or without, then what is of the region itself, then what is of none that is known. */
const toRegions = (items: readonly Rectification[], { query, regions, placeOf, nowMs }: LaneScope): RegionCounts[] => {
  const parts = new Map<string, { readonly place: ItemPlace; readonly items: Rectification[] }>();
  const keyOf = ({ adcode, relation }: ItemPlace): string => `${relation} ${adcode}`;
  const open = (place: ItemPlace): Rectification[] => {
    const part = parts.get(keyOf(place)) ?? { place, items: [] };
    parts.set(keyOf(place), part);
    return part.items;
  };
  for (const { adcode } of regions.childrenOf(query.region)) open({ adcode, relation: 'child' });
  for (const item of items) {
    const place = placeOf(item.adcode);
    if (place !== null) open(place).push(item);
  }
  const order = ['child', 'own', 'unplaced'];
  return [...parts.values()]
    .map(({ place, items: own }) => ({ ...place, counts: countRectifications(own, nowMs) }))
    .sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation));
};

export const toLane = (list: Pick<ItemList, 'listType' | 'items'>, scope: LaneScope): BoardLane => {
  const { query, sites, nowMs } = scope;
  const limit = Math.min(COLUMN_LIMIT, Math.max(0, query.limit ?? 0));
  const offset = Math.max(0, query.offset ?? 0);
  const shown = toShownItems(list.items, query, nowMs);
  const states = RECTIFICATION_STATES.filter((state) => query.states === null || query.states.includes(state));
  return {
    ...toList(list, nowMs),
    columns: states.map((state) => {
      const own = shown.filter((item) => item.state === state);
      const items = own.slice(offset, offset + limit).map((item) => toBoardItem(item, sites, nowMs));
      return { state, total: own.length, items };
    }),
    ages: toAges(list.items, nowMs),
    regions: toRegions(list.items, scope),
  };
};
