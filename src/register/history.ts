import { NO_CONDITIONS } from '../domain/row-conditions.ts';
import type { History, HistoryQuery, KindHistory } from '../domain/history.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import { tablesInUse } from './cube.ts';
import type { RegisterEntry } from './register-entry.ts';
import { IS_NOT_LINKED } from './row-conditions.ts';
import { printDay, toDay, UNKNOWN_DAY, type SiteDates } from './site-dates.ts';
import { toVersionHistory } from './version-history.ts';
import { visitRows } from './visit-rows.ts';

const WEEK = 7;
/** A century: what is asked beyond it is a slip, and must not fill the memory. */
const MOST_WEEKS = 5200;

/** Weekly counts that grow: each site is put into the week in which it began, then the weeks are added up. */
class Weeks {
  readonly #begun: Uint32Array;
  readonly #lastDay: number;

  constructor(weeks: number, lastDay: number) {
    this.#begun = new Uint32Array(weeks + 1);
    this.#lastDay = lastDay;
  }

  add(day: number): void {
    const last = this.#begun.length - 1;
    const week = Math.max(0, last - Math.floor((this.#lastDay - day) / WEEK));
    this.#begun[week] = (this.#begun[week] ?? 0) + 1;
  }

  counts(): number[] {
    let sum = 0;
    return Array.from(this.#begun, (begun) => (sum += begun));
  }
}

interface Span {
  readonly weeks: number;
  readonly lastDay: number;
}

const toKindHistory = (
  entry: RegisterEntry,
  dates: SiteDates,
  regions: RegionIndex,
  query: { readonly region: string; readonly filter: SiteFilter },
  { weeks, lastDay }: Span,
): KindHistory => {
  const { table } = entry;
  const registered = new Weeks(weeks, lastDay);
  const linked = new Weeks(weeks, lastDay);
  let undated = 0;
  // A day that has not come tells no more of today than none.
  const at = (days: Int32Array, row: number): number => {
    const day = days[row] ?? UNKNOWN_DAY;
    return day > lastDay ? UNKNOWN_DAY : day;
  };
  visitRows(entry, regions, query.region, query.filter, (row) => {
    const isLinked = IS_NOT_LINKED[table.codes[row] ?? 0] !== true;
    const registeredDay = at(dates.registered, row);
    const linkedDay = isLinked ? at(dates.linked, row) : null;
    if (registeredDay === UNKNOWN_DAY || linkedDay === UNKNOWN_DAY) undated++;
    if (registeredDay === UNKNOWN_DAY) return;
    registered.add(registeredDay);
    if (linkedDay !== null && linkedDay !== UNKNOWN_DAY) linked.add(Math.max(registeredDay, linkedDay));
  });
  return {
    kind: table.kind.id,
    source: table.source,
    isSynthetic: table.isSynthetic,
    asOf: table.asOf,
    registered: registered.counts(),
    linked: linked.counts(),
    undated,
  };
};

/**
 * The weekly past of a region as the sites of today tell it. A site that is linked or offline today counts as linked from
 * its `linked_at` on; one that has lost its connection does not count as linked in any week, because no date says how long
 * it had it, and a site that left the register is in no week. Imported files without dates tell their past by their
 * versions. Registers whose dates have not come are in no list.
 * @param entries in the order of the kinds
 */
export const toHistory = (
  entries: readonly RegisterEntry[],
  regions: RegionIndex,
  { region, filter, weeks }: HistoryQuery,
  nowMs: number,
): History => {
  const span = { weeks: Math.min(MOST_WEEKS, Math.max(0, Math.floor(weeks) || 0)), lastDay: toDay(nowMs) };
  const query = { region, filter: { ...filter, ...NO_CONDITIONS, links: null } };
  const used = tablesInUse(entries, filter.sources, filter.kinds).filter(({ table }) => table.kind.isRegister);
  const undated = used.filter((entry) => entry.hasNoDates);
  const days = Array.from(
    { length: span.weeks + 1 },
    (_, week) => printDay(span.lastDay - WEEK * (span.weeks - week)) ?? '',
  );
  return {
    days,
    kinds: used.flatMap((entry) =>
      entry.dates === null ? [] : toKindHistory(entry, entry.dates, regions, query, span),
    ),
    versions: undated.flatMap((entry) =>
      entry.versions.length === 0 ? [] : toVersionHistory(entry, regions, query, days),
    ),
    without: [...new Set(undated.filter(({ versions }) => versions.length === 0).map(({ table }) => table.kind.id))],
  };
};
