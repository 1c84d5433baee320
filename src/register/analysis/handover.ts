import type {
  HandoverAnswer,
  HandoverChange,
  HandoverItem,
  HandoverLoss,
  HandoverQuery,
  HandoverRows,
  HandoverSite,
  HandoverWarning,
} from '../../domain/analyses/handover.ts';
import type { SiteChange } from '../../domain/change-attribution-rows.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { parseRectification, type Rectification } from '../../domain/rectification.ts';
import {
  tellsOfHands,
  toShiftHandover,
  type ChangedHands,
  type ShiftHandover,
  type StandingWarning,
} from '../../domain/shift-handover.ts';
import type { LostSite } from '../../domain/shift-losses.ts';
import { parseShiftWarning, type ShiftWarning } from '../../domain/shift-warnings.ts';
import { daysBetween, HOUR_MS } from '../../domain/wire-time.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import { nameAt } from '../site-rows.ts';
import type { AnalysisContext, Analyst, RowTexts } from './context.ts';
import { readHeldChanges } from './held-changes.ts';
import { endBefore, toRecordsAsOf } from './records-as-of.ts';
import { idOf, isInRegion, kindOf, toStandingSites, type StandingSites } from './standing-sites.ts';

const CARD_FIELDS = ['responsible', 'regulator_dept', 'regulator_level'] as const;

/** What the rows of the page say of sites: names, roles and how they stand. */
interface SiteBook {
  of(site: string, adcode: string | null): HandoverSite;
}

const toText = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** Roles alone: who fills them stays in the worker. */
const toRoles = (responsible: unknown): readonly string[] => {
  if (!Array.isArray(responsible)) return [];
  const roles = responsible.map((each: unknown) =>
    typeof each === 'object' && each !== null ? toText((each as { readonly role?: unknown }).role) : null,
  );
  return [...new Set(roles.filter((role) => role !== null))];
};

const toRegulator = (texts: RowTexts, row: number): string | null => {
  const level = toText(texts.column('regulator_level')?.[row]);
  const department = toText(texts.column('regulator_dept')?.[row]);
  return department === null ? null : `${level === null ? '' : `${level}级`}${department}`;
};

const toBook = async (context: AnalysisContext, sites: StandingSites): Promise<SiteBook> => {
  const texts = new Map(
    await Promise.all(sites.entries.map(async (entry) => [entry, await context.texts(entry, CARD_FIELDS)] as const)),
  );
  return {
    of: (site, adcode) => {
      const at = sites.siteOf.get(site);
      const state = sites.states.get(site);
      const known = { kind: kindOf(site), id: idOf(site) };
      if (at === undefined || state === undefined)
        return { ...known, name: known.id, adcode, state: null, roles: null, regulator: null };
      const own = texts.get(at.entry);
      const roles = own?.column('responsible') ?? null;
      const { level, link, warning } = state;
      return {
        ...known,
        name: nameAt(at.entry.table, at.entry.card, at.row),
        adcode: state.adcode === '' ? null : state.adcode,
        state: { level, link, warning },
        roles: roles === null ? null : toRoles(roles[at.row]),
        regulator: own === undefined ? null : toRegulator(own, at.row),
      };
    },
  };
};

const toRows = <From, Row>(all: readonly From[], limit: number, toRow: (each: From) => Row): HandoverRows<Row> => ({
  rows: all.slice(0, limit).map(toRow),
  count: all.length,
});

const toWarning = ({ warning, isNew, startsInFuture }: StandingWarning, book: SiteBook): HandoverWarning => {
  const { id, level, text, value, threshold, unit, startedMs, lastValidMs, isRetained } = warning;
  return {
    id,
    site: warning.site === null ? null : book.of(warning.site, warning.adcode),
    level,
    text,
    value,
    threshold,
    unit,
    startedMs,
    lastValidMs,
    isRetained,
    isNew,
    startsInFuture,
    isAcknowledgementUnknown: warning.isAcknowledged === null,
  };
};

const toLoss = ({ site, adcode, lostMs, backMs, times, wireCause, isContradicted }: LostSite, book: SiteBook) =>
  ({ site: book.of(site, adcode), lostMs, backMs, times, wireCause, isContradicted }) satisfies HandoverLoss;

const toItem = (item: Rectification, isNew: boolean, nowMs: number, book: SiteBook): HandoverItem => ({
  id: item.id,
  listType: item.listType,
  text: item.text,
  site: item.site === null ? null : book.of(item.site, item.adcode),
  adcode: item.adcode,
  state: item.state,
  dueOn: item.dueOn,
  daysOverdue: item.dueOn === null ? null : daysBetween(item.dueOn, formatChinaDate(nowMs)),
  isNew,
});

const toChange = ({ change, isMasked }: ChangedHands, book: SiteBook): HandoverChange => {
  const { site, adcode, field, from, to, atMs, wireCause } = change;
  return { site: book.of(site, adcode), field, from, to, atMs, wireCause, isMasked };
};

const toSections = ({ limit }: { readonly limit: number }, shift: ShiftHandover, book: SiteBook) => {
  const { warnings, newlyLost, cameBack, overdue, changedHands, otherChanges, toMs } = shift;
  const losses = (all: readonly LostSite[] | null) => all && toRows(all, limit, (each) => toLoss(each, book));
  return {
    warnings: warnings && { ...warnings, ...toRows(warnings.rows, limit, (each) => toWarning(each, book)) },
    newlyLost: losses(newlyLost),
    cameBack: losses(cameBack),
    overdue: overdue && {
      // What this shift lets pass stands before what it took over.
      ...toRows(
        overdue.rows.toSorted((one, other) => Number(other.isNew) - Number(one.isNew)),
        limit,
        ({ item, isNew }) => toItem(item, isNew, toMs, book),
      ),
      newlyOverdue: overdue.newlyOverdue,
      withoutDueDay: overdue.withoutDueDay,
      closed: overdue.closed.length,
      reopened: overdue.reopened.length,
    },
    changedHands: changedHands && {
      ...toRows(changedHands.rows, limit, (each) => toChange(each, book)),
      isReported: changedHands.isReported,
    },
    otherChanges: otherChanges && toRows(otherChanges, limit, (change) => toChange({ change, isMasked: false }, book)),
  } satisfies Partial<HandoverAnswer>;
};

/** Records of the registers in question and of sites that nobody knows, as far as they are of the region. */
const toRecords = (context: AnalysisContext, sites: StandingSites, { region, filter, hours }: HandoverQuery) => {
  const { regions, collection, nowMs } = context;
  const isHere = (site: string | null, adcode: string | null): boolean => {
    // What is about no site is about no register either.
    if (site === null ? filter.kinds !== null : !sites.kinds.has(kindOf(site))) return false;
    const state = site === null ? undefined : sites.states.get(site);
    return isInRegion(state?.adcode ?? adcode, region, regions);
  };
  const parse = <T extends { readonly site: string | null; readonly adcode: string | null }>(
    rows: readonly SiteProperties[] | undefined,
    read: (row: SiteProperties) => T | null,
  ): readonly T[] | null =>
    rows?.flatMap((row) => {
      const each = read(row);
      return each !== null && isHere(each.site, each.adcode) ? [each] : [];
    }) ?? null;
  // Of registers that are files the service knows nothing, which is not nothing to hand over.
  const isKnown = sites.entries.length > 0 || sites.leftOutKinds.length === 0;
  const isTold = isKnown && !endBefore(collection('changes'), nowMs - hours * HOUR_MS);
  const changes = isTold ? (readHeldChanges(context)?.changes ?? null) : null;
  return {
    warnings: parse<ShiftWarning>(isKnown ? collection('warnings')?.rows : undefined, parseShiftWarning),
    rectifications: parse<Rectification>(collection('rectifications')?.rows, parseRectification),
    changes: changes?.filter(({ site, adcode }: SiteChange) => isHere(site, adcode)) ?? null,
    /** Whether the service tells such changes at all is no matter of one region. */
    everyChange: changes,
  };
};

/** What the next shift has to know of the last hours; names of persons never leave the worker unless the config says so. */
export const handover: Analyst<'handover'> = async (context, query): Promise<HandoverAnswer> => {
  const { nowMs, config } = context;
  const sites = toStandingSites(context, query.filter);
  const { everyChange, ...records } = toRecords(context, sites, query);
  const shift = toShiftHandover({
    ...records,
    hours: query.hours,
    nowMs,
    stateOf: (site) => sites.states.get(site),
    isMasked: config.isMasked,
  });
  const book = await toBook(context, sites);
  const sections = toSections(query, shift, book);
  const { changedHands } = sections;
  return {
    fromMs: shift.fromMs,
    toMs: shift.toMs,
    ...sections,
    changedHands: changedHands && {
      ...changedHands,
      isReported: changedHands.isReported || tellsOfHands(everyChange ?? []),
    },
    futureRecords: shift.futureChanges,
    recordsAsOf: toRecordsAsOf(context.collection('changes')),
    leftOutKinds: sites.leftOutKinds,
  };
};
