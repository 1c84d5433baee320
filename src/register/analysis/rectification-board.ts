import { compareUrgency, groupByList, type Rectification } from '../../domain/rectification.ts';
import type { Analyst } from './context.ts';
import { toItemsCsv } from './rectification-csv.ts';
import { toFaulty } from './rectification-faults.ts';
import { readItems } from './rectification-items.ts';
import { toLane, toList, toShownItems } from './rectification-lane.ts';
import { toMarks, toMeasures } from './rectification-marks.ts';
import { toPlacer } from './rectification-place.ts';
import { findSites, toSiteFilterTest } from './rectification-sites.ts';

const MAX_FAULTY = 50;

export const rectificationBoard: Analyst<'rectification-board'> = (context, query) => {
  const { regions, nowMs } = context;
  const held = context.collection('rectifications');
  const { items, unread, syntheticLeftOut } = readItems(held);
  const placeOf = toPlacer(regions, query.region);
  const inRegion = items.filter(({ adcode }) => placeOf(adcode) !== null);
  const sites = findSites(context.everyEntry, inRegion);
  const test = toSiteFilterTest(context, query, sites);
  const told = inRegion.map((item) => ({ item, answer: test(item) }));
  const lists = groupByList(told.flatMap(({ item, answer }) => (answer === 'in' ? [item] : [])));
  const chosen = lists.filter(({ listType }) => query.lists?.includes(listType) ?? true);
  const lanes = chosen.map((list) => toLane(list, { query, regions, sites, placeOf, nowMs }));
  const shown = (): readonly Rectification[] =>
    chosen.flatMap((list) => toShownItems(list.items, query, nowMs)).toSorted(compareUrgency);
  const faulty = toFaulty(inRegion, unread, { context, region: query.region, sites, placeOf });
  const [longest] = lanes;
  return {
    lists: lists.map((list) => toList(list, nowMs)),
    focus: query.focus ?? 'all',
    lanes,
    faulty: faulty.slice(0, MAX_FAULTY),
    faultyTotal: faulty.length,
    notAtSites: told.filter(({ answer }) => answer === 'untold').length,
    syntheticLeftOut,
    isComplete: held?.isComplete ?? true,
    readAtMs: held?.readAtMs ?? null,
    map: { measures: toMeasures(longest, query.region), ...toMarks(shown(), sites, regions, nowMs) },
    mapList: longest?.listType ?? null,
    csv: query.csv === undefined ? null : toItemsCsv(shown(), { context, sites, language: query.csv }),
  };
};
