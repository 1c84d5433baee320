import type { BoardLane } from '../../domain/analyses/rectification-board.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { LINK_STATUSES } from '../../domain/levels.ts';
import type { MapAnswer, MapMark } from '../../domain/map-answer.ts';
import { toDeadline } from '../../domain/rectification-deadline.ts';
import { listWords, toDeadlineWords } from '../../domain/rectification-words.ts';
import { isOpen, isOverdue, type Rectification, type RectificationCounts } from '../../domain/rectification.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import { levelKeyAt, nameAt } from '../site-rows.ts';
import { parseReference, type SiteRowOf } from './rectification-sites.ts';

const MAX_MARKS = 300;

/** Share of the open items that are overdue; `null` where none is open, which is not 0. */
const toShare = ({ open, overdue }: RectificationCounts): number | null => (open === 0 ? null : overdue / open);

export const toMeasures = (lane: BoardLane | undefined, region: string): MapAnswer['measures'] => {
  if (lane === undefined) return [];
  const children = lane.regions.filter(({ relation }) => relation === 'child');
  if (children.length === 0) return [{ adcode: region, value: toShare(lane.counts) }];
  return children.map(({ adcode, counts }) => ({ adcode, value: toShare(counts) }));
};

interface Place extends Pick<MapMark, 'lngLat' | 'level' | 'link' | 'hasBar' | 'site'> {
  readonly isCountyPrecision: boolean;
  readonly name: string;
}

const toSitePlace = ({ entry, row }: SiteRowOf, label: readonly [number, number] | undefined): Place | null => {
  const { table, card } = entry;
  const at = [table.lngs[row] ?? Number.NaN, table.lats[row] ?? Number.NaN] as const;
  const isPlaced = !at.some(Number.isNaN);
  const lngLat = isPlaced ? at : label;
  if (lngLat === undefined) return null;
  const facets = table.facets[row] ?? 0;
  return {
    lngLat,
    name: nameAt(table, card, row),
    site: { kind: table.kind.id, source: table.source, id: table.ids[row] ?? '' },
    level: levelKeyAt(table, row),
    link: LINK_STATUSES[table.links[row] ?? 3] ?? 'not-linked',
    hasBar: table.kind.facets.some((facet, index) => facet.drawsBar === true && (facets & (2 << index)) !== 0),
    isCountyPrecision: !isPlaced || table.isCountyPrecision[row] === 1,
  };
};

const toDivisionPlace = (adcode: string, regions: RegionIndex): Place | null => {
  const region = regions.get(adcode);
  if (region === undefined) return null;
  const { label, name } = region;
  return {
    lngLat: label,
    name,
    site: null,
    level: 'unassessed',
    link: 'not-applicable',
    hasBar: false,
    isCountyPrecision: true,
  };
};

const toTitle = (place: Place, item: Rectification, count: number, today: string): Localised => {
  const deadline = toDeadlineWords(toDeadline(item, today));
  const list = listWords(item.listType);
  const [zh, en] = count === 1 ? ['', ''] : [`，共 ${count} 项未销号`, `, ${count} items open`];
  return {
    zh: `${place.name}：${list.zh}，${deadline.zh}${zh}`,
    en: `${place.name}: ${list.en}, ${deadline.en}${en}`,
  };
};

/**
 * One mark for each site or division with open items, by its most urgent one, that one's urgency first. An item whose
 * site no register in use has stands at its division.
 * @param items most urgent first
 */
export const toMarks = (
  items: readonly Rectification[],
  sites: ReadonlyMap<string, SiteRowOf>,
  regions: RegionIndex,
  nowMs: number,
): Pick<MapAnswer, 'marks' | 'marksLeftOut'> => {
  const today = formatChinaDate(nowMs);
  const spots = new Map<string, { readonly item: Rectification; count: number }>();
  for (const item of items) {
    if (!isOpen(item)) continue;
    const isKnown = parseReference(item.site) !== null && sites.has(item.site ?? '');
    const key = isKnown ? (item.site ?? '') : `division:${item.adcode}`;
    const spot = spots.get(key);
    if (spot === undefined) spots.set(key, { item, count: 1 });
    else spot.count++;
  }
  const marks = [...spots].flatMap(([id, { item, count }]): MapMark[] => {
    const found = sites.get(id);
    const place =
      found === undefined ? toDivisionPlace(item.adcode, regions) : toSitePlace(found, regions.get(item.adcode)?.label);
    if (place === null) return [];
    const { name: _, ...where } = place;
    const meaning = isOverdue(item, today) ? 'overdue' : 'due';
    return [{ id, meaning, ...where, title: toTitle(place, item, count, today) }];
  });
  return { marks: marks.slice(0, MAX_MARKS), marksLeftOut: spots.size - Math.min(marks.length, MAX_MARKS) };
};
