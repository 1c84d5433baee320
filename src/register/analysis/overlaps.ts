import {
  MET_BY_RULE,
  type OverlapMeeting,
  type OverlapsAnswer,
  type OverlapsQuery,
} from '../../domain/analyses/overlaps.ts';
import { DOWNSTREAM_M, type OverlapRule } from '../../domain/overlap-rule.ts';
import { toSiteRow } from '../site-rows.ts';
import { Slices } from '../slices.ts';
import type { AnalysisContext, Analyst } from './context.ts';
import { toOverlapCsv } from './overlap-csv.ts';
import { downstream } from './overlap-downstream.ts';
import {
  areDistancesKnown,
  nothing,
  type Finding,
  type Found,
  type FoundMeeting,
  type Rule,
} from './overlap-finding.ts';
import { toOverlapMap } from './overlap-map.ts';
import { nightRunning, parkCluster, routeExposure } from './overlap-others.ts';

const RULES: Readonly<Record<OverlapRule, Rule>> = {
  downstream,
  'park-cluster': parkCluster,
  'route-exposure': routeExposure,
  'night-running': nightRunning,
};

const PAGE = 200;
const MEETINGS_A_HIT = 8;

export const overlaps: Analyst<'overlaps'> = async (context, query) => {
  const { rule } = query;
  const { config, regions } = context;
  const isBlocked = rule !== 'night-running' && !areDistancesKnown(config);
  const finding = isBlocked
    ? nothing('rounded-positions')
    : await RULES[rule]({ context, query, slices: new Slices() });
  const found = finding.found
    .flatMap((each) => onlyMet(each, query.met ?? null))
    .map(inOrder)
    .sort(worstFirst);
  const isKnown = finding.none === null;
  const children = isKnown ? countChildren(context, query, found) : [];
  const distanceM = distanceOf(rule, context);
  const about = { rule, distanceM, regions };
  const offset = Math.max(0, query.offset);
  return {
    rule,
    distanceM,
    sectorDegrees: rule === 'downstream' ? config.overlapDistances.downstreamSectorDegrees : null,
    total: isKnown ? found.length : null,
    none: finding.none,
    byMet: isKnown ? MET_BY_RULE[rule].map((met) => countMet(finding, met)) : [],
    children,
    registers: finding.registers,
    isMixed: new Set(finding.registers.map(({ isSynthetic }) => isSynthetic)).size > 1,
    hits: query.csv
      ? []
      : found.slice(offset, offset + Math.min(PAGE, query.limit)).map((each) => toHit(each, context)),
    csv: query.csv ? toOverlapCsv(found, about, query.csv) : null,
    map: query.csv ? { measures: [], marks: [], marksLeftOut: 0 } : toOverlapMap(found, children, about),
  };
};

/** Metres; `null`: the rule has none. */
const distanceOf = (rule: OverlapRule, { config }: AnalysisContext): number | null => {
  const { parkClusterM, routeExposureM } = config.overlapDistances;
  return {
    downstream: DOWNSTREAM_M,
    'park-cluster': parkClusterM,
    'route-exposure': routeExposureM,
    'night-running': null,
  }[rule];
};

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const metresOf = ({ distanceM }: FoundMeeting): number => distanceM ?? Number.POSITIVE_INFINITY;
const nearestOf = ({ meetings }: Found): number => (meetings[0] === undefined ? Infinity : metresOf(meetings[0]));
const otherId = ({ other }: FoundMeeting): string => (other === null ? '' : (other.entry.table.ids[other.row] ?? ''));

const onlyMet = (found: Found, met: OverlapMeeting['met'] | null): readonly Found[] => {
  if (met === null) return [found];
  const meetings = found.meetings.filter((each) => each.met === met);
  return meetings.length === 0 ? [] : [{ ...found, meetings }];
};

/** Nearest first, what is stated without a distance last. */
const inOrder = (found: Found): Found => ({
  ...found,
  meetings: found.meetings.toSorted(
    (a, b) => compareNumbers(metresOf(a), metresOf(b)) || compareText(otherId(a), otherId(b)),
  ),
});

/** Infinity minus itself is no number. */
const compareNumbers = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

const worstFirst = (a: Found, b: Found): number =>
  (a.entry.table.levels[a.row] ?? 0) - (b.entry.table.levels[b.row] ?? 0) ||
  compareNumbers(nearestOf(a), nearestOf(b)) ||
  compareText(a.entry.table.ids[a.row] ?? '', b.entry.table.ids[b.row] ?? '');

const countMet = ({ found, untold = [] }: Finding, met: OverlapMeeting['met']): OverlapsAnswer['byMet'][number] => {
  if (untold.includes(met)) return { met, sites: null, meetings: null };
  const counts = found.map(({ meetings }) => meetings.filter((each) => each.met === met).length);
  return {
    met,
    sites: counts.filter((count) => count > 0).length,
    meetings: counts.reduce((sum, count) => sum + count, 0),
  };
};

/** By the county of the first site; what lies in no child stands apart, so that the parts are the whole. */
const countChildren = (
  { regions }: AnalysisContext,
  { region }: OverlapsQuery,
  found: readonly Found[],
): OverlapsAnswer['children'] => {
  const counties = new Uint32Array(regions.countyCount + 1);
  for (const { entry, row } of found) {
    const county = entry.table.counties[row] ?? 0;
    counties[county] = (counties[county] ?? 0) + 1;
  }
  const children = regions.childrenOf(region).map(({ adcode, countyRange: [first, last] }) => ({
    adcode,
    sites: counties.subarray(first, last + 1).reduce((sum, count) => sum + count, 0),
  }));
  const rest = found.length - children.reduce((sum, { sites }) => sum + sites, 0);
  return rest === 0 && children.length > 0 ? children : [...children, { adcode: null, sites: rest }];
};

const toHit = (
  { entry, row, meetings, isSector }: Found,
  { regions }: AnalysisContext,
): OverlapsAnswer['hits'][number] => {
  const nearest = meetings[0]?.distanceM ?? null;
  return {
    site: toSiteRow(entry.table, entry.card, row, regions),
    meetings: meetings.slice(0, MEETINGS_A_HIT).map(({ met, other, distanceM, basis, lngLat, stated }) => ({
      met,
      site: other === null ? null : toSiteRow(other.entry.table, other.entry.card, other.row, regions),
      distanceM,
      basis,
      lngLat,
      stated,
    })),
    meetingsTotal: meetings.length,
    isSector,
    nearestM: nearest,
  };
};
