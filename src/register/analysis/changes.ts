import type { ChangesAnswer, ChangesQuery, ChangeStep, ChildChanges } from '../../domain/analyses/changes.ts';
import { noCauses, type AttributedStep } from '../../domain/change-attribution-balance.ts';
import { ABSENT, type AttributedCause } from '../../domain/change-attribution-chain.ts';
import {
  BALANCED_FIELDS,
  type BalancedField,
  type ReadChanges,
  type SiteChange,
} from '../../domain/change-attribution-rows.ts';
import { toStatesAt, toWarningChanges, type SiteStates } from '../../domain/change-attribution-states.ts';
import { attributeChanges, type ChangeAttribution } from '../../domain/change-attribution.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { parseShiftWarning } from '../../domain/shift-warnings.ts';
import { DAY_MS, parseWireTime } from '../../domain/wire-time.ts';
import { nameAt } from '../site-rows.ts';
import { toChangesCsv } from './changes-csv.ts';
import type { AnalysisContext, Analyst } from './context.ts';
import { readHeldChanges } from './held-changes.ts';
import { endBefore, toRecordsAsOf } from './records-as-of.ts';
import { idOf, isInRegion, kindOf, toStandingSites, type StandingSites } from './standing-sites.ts';

const MAX_ROWS = 200;

/** Records as the board reads them, with the beginnings of standing warnings of which they do not tell. */
const readRecords = (context: AnalysisContext, { kinds, states }: StandingSites): ReadChanges => {
  const { changes, unreadable } = readHeldChanges(context) ?? { changes: [], unreadable: [] };
  const own = changes.filter(({ site }) => kinds.has(kindOf(site)));
  const warnings = (context.collection('warnings')?.rows ?? []).flatMap((row) => {
    const warning = parseShiftWarning(row);
    return warning === null || warning.site === null || !states.has(warning.site)
      ? []
      : [{ ...warning, site: warning.site }];
  });
  return { changes: [...own, ...toWarningChanges(warnings, own)], unreadable };
};

const inRegion = (states: SiteStates, region: string, regions: RegionIndex): SiteStates =>
  regions.get(region)?.level === 'country'
    ? states
    : new Map([...states].filter(([, { adcode }]) => isInRegion(adcode, region, regions)));

/** Sites that stand in the region, or may have: the others need no past. */
const toCandidates = (states: SiteStates, changes: readonly SiteChange[], region: string, regions: RegionIndex) => {
  const moved = new Set(changes.filter(({ field }) => field === 'adcode').map(({ site }) => site));
  return regions.get(region)?.level === 'country'
    ? states
    : new Map([...states].filter(([site, { adcode }]) => moved.has(site) || isInRegion(adcode, region, regions)));
};

/** First moment of the first day to the last of the last, or to now where that comes first. */
const toTimes = ({ between }: ChangesQuery, nowMs: number): { readonly fromMs: number; readonly toMs: number } => ({
  fromMs: parseWireTime(between.from) ?? nowMs,
  toMs: Math.min((parseWireTime(between.to) ?? nowMs) + DAY_MS, nowMs),
});

interface Found {
  readonly attribution: ChangeAttribution;
  readonly before: SiteStates;
  readonly after: SiteStates;
}

/** Attribution of the region: the sites that stand in it at either time, and records of sites that nobody knows. */
const attribute = (
  context: AnalysisContext,
  region: string,
  read: ReadChanges,
  states: SiteStates,
  times: { readonly fromMs: number; readonly toMs: number },
): Found => {
  const { regions, nowMs } = context;
  const past = read.changes.filter(({ atMs }) => atMs <= nowMs);
  const candidates = toCandidates(states, past, region, regions);
  const before = inRegion(toStatesAt(candidates, past, times.fromMs), region, regions);
  const after = inRegion(toStatesAt(candidates, past, times.toMs), region, regions);
  const isOfRegion = ({ site, adcode }: SiteChange): boolean =>
    before.has(site) || after.has(site) || (!states.has(site) && isInRegion(adcode, region, regions));
  const own = { changes: read.changes.filter(isOfRegion), unreadable: read.unreadable };
  const found = attributeChanges({ before, after, read: own, ...times, nowMs });
  // Whether the service tells of a field at all is no matter of one region.
  const told = (field: BalancedField): number => read.changes.filter((change) => change.field === field).length;
  const balances = Object.fromEntries(
    BALANCED_FIELDS.map((field) => [field, { ...found.balances[field], rowsGiven: told(field) }]),
  ) as ChangeAttribution['balances'];
  return { attribution: { ...found, balances }, before, after };
};

/** A site that comes or goes does so in every field; it is told once. */
const isCounted = ({ field, from, to }: AttributedStep): boolean =>
  field === BALANCED_FIELDS[0] || (from !== ABSENT && to !== ABSENT);

const toChildren = (
  steps: readonly AttributedStep[],
  region: string,
  regions: RegionIndex,
  adcodeOf: (site: string) => string,
): readonly ChildChanges[] => {
  const children = regions.childrenOf(region);
  const parents = new Map<string, string | null>();
  const childOf = (adcode: string): string | null => {
    let child = parents.get(adcode);
    if (child === undefined) {
      child = children.find((each) => adcode !== '' && regions.isWithin(adcode, each.adcode))?.adcode ?? null;
      parents.set(adcode, child);
    }
    return child;
  };
  const counts = new Map<string | null, Record<AttributedCause, number>>(
    children.map(({ adcode }) => [adcode, noCauses()]),
  );
  for (const { site, cause } of steps) {
    const child = childOf(adcodeOf(site));
    const byCause = counts.get(child) ?? noCauses();
    byCause[cause]++;
    counts.set(child, byCause);
  }
  return [...counts].map(([adcode, byCause]) => ({ adcode, byCause, changes: sumOf(byCause) }));
};

const sumOf = (byCause: Readonly<Record<AttributedCause, number>>): number =>
  Object.values(byCause).reduce((sum, count) => sum + count, 0);

/** Newest first; those of which nothing says when, last. */
const toListed = (steps: readonly AttributedStep[], { list }: ChangesQuery): readonly AttributedStep[] =>
  steps
    .filter((step) => list.cause === null || step.cause === list.cause)
    .filter((step) => (list.field === null ? isCounted(step) : step.field === list.field))
    .toReversed()
    .sort((one, other) => (other.change?.atMs ?? -1) - (one.change?.atMs ?? -1));

const toStep = ({ site, field, from, to, cause, change }: AttributedStep, found: Found, sites: StandingSites) => {
  const at = sites.siteOf.get(site);
  const state = found.after.get(site) ?? found.before.get(site);
  const isArrival = from === ABSENT && change === null;
  return {
    kind: kindOf(site),
    id: idOf(site),
    name: at === undefined ? idOf(site) : nameAt(at.entry.table, at.entry.card, at.row),
    isOnRegister: at !== undefined,
    adcode: state === undefined || state.adcode === '' ? null : state.adcode,
    field,
    from,
    to,
    cause,
    wireCause: change?.wireCause ?? null,
    atMs: change?.atMs ?? (isArrival && cause === 're-registered' ? parseWireTime(state?.registeredOn) : null),
  } satisfies ChangeStep;
};

/** What changed in a region between two times, put down to causes so that every table adds up. */
export const changes: Analyst<'changes'> = (context, query): ChangesAnswer => {
  const { nowMs, regions } = context;
  const held = context.collection('changes');
  const sites = toStandingSites(context, query.filter);
  const times = toTimes(query, nowMs);
  const isAhead = times.fromMs >= times.toMs;
  const read = readRecords(context, sites);
  // A time that lies ahead is asked of an empty moment: every table stands and nothing moved.
  const found = attribute(
    context,
    query.region,
    read,
    sites.states,
    isAhead ? { fromMs: nowMs - 1, toMs: nowMs } : times,
  );
  const { attribution, before, after } = found;
  const adcodeOf = (site: string): string => (after.get(site) ?? before.get(site))?.adcode ?? '';
  const listed = isAhead ? [] : toListed(attribution.steps, query);
  const toRow = (step: AttributedStep): ChangeStep => toStep(step, found, sites);
  return {
    isKnown: held !== null && sites.entries.length > 0 && (isAhead || !endBefore(held, times.fromMs)),
    ...times,
    isAhead,
    sitesBefore: before.size,
    sitesAfter: after.size,
    changes: sumOf(attribution.byCause),
    byCause: attribution.byCause,
    balances: attribution.balances,
    children: toChildren(attribution.steps.filter(isCounted), query.region, regions, adcodeOf),
    steps: listed.slice(query.offset, query.offset + Math.min(query.limit, MAX_ROWS)).map(toRow),
    stepCount: listed.length,
    findings: attribution.findings.map(({ kind, count, samples }) => ({
      kind,
      count,
      samples: samples.map(({ site, field, from, to }) => `${site} ${field} ${from ?? '?'}→${to ?? '?'}`),
    })),
    unknownCauses: attribution.unknownCauses,
    otherRecords: attribution.otherRows,
    recordsAsOf: toRecordsAsOf(held),
    isComplete: held?.isComplete ?? true,
    leftOutKinds: sites.leftOutKinds,
    csv: query.csv === null ? null : toChangesCsv(listed.map(toRow), context, query.csv),
  };
};
