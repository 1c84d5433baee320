import { keyOf, noCauses, toBalance, type AttributedStep, type Balance } from './change-attribution-balance.ts';
import { ABSENT, toChain, type AttributedCause, type Passage } from './change-attribution-chain.ts';
import {
  BALANCED_FIELDS,
  groupBySite,
  isBalanced,
  type BalancedField,
  type ReadChanges,
  type SiteChange,
} from './change-attribution-rows.ts';
import type { SiteState, SiteStates } from './change-attribution-states.ts';
import type { ChangeCause } from './change-causes.ts';
import { DAY_MS, parseWireTime } from './wire-time.ts';

/** What is wrong with the records; none of it is hidden, and none of it breaks the balance. */
export type ChangeFindingKind =
  /** No site, field, time, or a value the field cannot have (level 5). Left out. */
  | 'unreadable'
  /** After the board's clock. Left out. */
  | 'future'
  /** The same row again, or one that changes nothing. Left out. */
  | 'repeated'
  /** Steps back in time in the order given; sorted. Either direction is an order. */
  | 'out-of-order'
  /** Its `from` is not the state it found: the gap is an unexplained step of its own. */
  | 'contradictory'
  /** Of a site that is in neither of the two states: it left the register, or never was on it. Left out. */
  | 'unknown-site';

export interface ChangeFinding {
  readonly kind: ChangeFindingKind;
  readonly count: number;
  /** The first few, for a person to look up; empty for rows that could not be read. */
  readonly samples: readonly SiteChange[];
}

export interface ChangeAttribution {
  readonly balances: Readonly<Record<BalancedField, Balance>>;
  /** Steps of all three fields, by time; those without a record last. */
  readonly steps: readonly AttributedStep[];
  /**
   * Steps of all three fields by cause. A site that came or went does so in all three and is counted once; apart from that
   * together as many as `steps`.
   */
  readonly byCause: Readonly<Record<AttributedCause, number>>;
  /** Causes that no mapping knows, with how often, the most frequent first; those without any text are `null`. */
  readonly unknownCauses: readonly { readonly wireCause: string | null; readonly count: number }[];
  /** Only kinds that occur. */
  readonly findings: readonly ChangeFinding[];
  /** Rows of other fields between the two times; they are not balanced but may tell of coming and going. */
  readonly otherRows: number;
  /** Rows that were left out because the site was elsewhere then. */
  readonly elsewhere: number;
}

export interface AttributionInput {
  /** Of the region: the states at the two times, and no site that is not in it then. */
  readonly before: SiteStates;
  readonly after: SiteStates;
  readonly read: ReadChanges;
  /** Changes after `fromMs` and up to `toMs`, milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
}

const SAMPLES = 20;

/** Places where a list steps against its own direction. */
const countStepsBack = (changes: readonly SiteChange[]): number => {
  let forward = 0;
  let back = 0;
  for (let index = 1; index < changes.length; index++) {
    const difference = (changes[index]?.atMs ?? 0) - (changes[index - 1]?.atMs ?? 0);
    if (difference > 0) forward++;
    if (difference < 0) back++;
  }
  return Math.min(forward, back);
};

/** A row that stands twice in the list, with or without an id of its own. */
const toIdentity = ({ site, field, atMs, from, to, wireCause }: SiteChange): string =>
  JSON.stringify([site, field, atMs, from, to, wireCause]);

const isWithin = (atMs: number, { fromMs, toMs }: AttributionInput): boolean => atMs > fromMs && atMs <= toMs;

interface Sorted {
  readonly inTime: readonly SiteChange[];
  readonly future: readonly SiteChange[];
  readonly repeated: readonly SiteChange[];
}

const sortOut = (changes: readonly SiteChange[], input: AttributionInput): Sorted => {
  const seen = new Set<string>();
  const inTime: SiteChange[] = [];
  const future: SiteChange[] = [];
  const repeated: SiteChange[] = [];
  for (const change of changes) {
    if (change.atMs > input.nowMs) future.push(change);
    else if (isWithin(change.atMs, input)) {
      const identity = toIdentity(change);
      if (seen.has(identity)) repeated.push(change);
      else inTime.push(change);
      seen.add(identity);
    }
  }
  return { inTime, future, repeated };
};

const MOVES: readonly ChangeCause[] = ['re-registered', 'moved'];

/** Whether a record tells of a site's coming or going: it says so itself, or it changes the division. */
const tellsOf = ({ field, cause }: SiteChange, causes: readonly ChangeCause[]): boolean =>
  field === 'adcode' || causes.includes(cause);

const toPassage = (change: SiteChange | undefined): Passage | null =>
  change === undefined ? null : { atMs: change.atMs, cause: change.cause, change };

/**
 * The day on which the site came on the register, where that lies within the time; else the last record of a change of
 * division; else the first that tells of a coming.
 */
const findArrival = (rows: readonly SiteChange[], state: SiteState, input: AttributionInput): Passage | null => {
  const atMs = parseWireTime(state.registeredOn);
  if (atMs !== null && isWithin(atMs, input)) {
    const told = rows.find((row) => row.cause === 're-registered' && row.atMs >= atMs && row.atMs < atMs + DAY_MS);
    return toPassage(told) ?? { atMs, cause: 're-registered', change: null };
  }
  return toPassage(rows.findLast(({ field }) => field === 'adcode') ?? rows.find((row) => tellsOf(row, MOVES)));
};

/** The last change of division, else the last record that can have taken the site away. */
const findDeparture = (rows: readonly SiteChange[]): Passage | null =>
  toPassage(
    rows.findLast(({ field }) => field === 'adcode') ?? rows.findLast((row) => tellsOf(row, [...MOVES, 'closed'])),
  );

/** Everything that is found while the sites are gone through. */
class Account {
  readonly steps: AttributedStep[] = [];
  readonly repeated: SiteChange[] = [];
  readonly contradictory: SiteChange[] = [];
  elsewhere = 0;

  addSite(site: string, rows: readonly SiteChange[], input: AttributionInput): void {
    const before = input.before.get(site);
    const after = input.after.get(site);
    // Most sites: nothing is told of them, and they are one and the same.
    if (rows.length === 0 && before === after) return;
    const arrival = before === undefined && after !== undefined ? findArrival(rows, after, input) : null;
    const departure = before !== undefined && after === undefined ? findDeparture(rows) : null;
    const isHere = ({ atMs }: SiteChange): boolean =>
      (arrival === null || atMs >= arrival.atMs) && (departure === null || atMs <= departure.atMs);
    const balanced = rows.filter(({ field }) => isBalanced(field));
    const here = balanced.filter(isHere);
    this.elsewhere += balanced.length - here.length;
    for (const field of BALANCED_FIELDS) {
      const own = here.filter((row) => row.field === field);
      const chain = toChain(keyOf(field, before), keyOf(field, after), own, arrival, departure);
      for (const step of chain.steps) this.steps.push({ ...step, site, field });
      this.repeated.push(...chain.repeated);
      this.contradictory.push(...chain.contradictory);
    }
  }
}

const toUnknownCauses = (steps: readonly AttributedStep[]): ChangeAttribution['unknownCauses'] => {
  const counts = new Map<string | null, number>();
  for (const { cause, change } of steps)
    if (cause === 'unknown') counts.set(change?.wireCause ?? null, (counts.get(change?.wireCause ?? null) ?? 0) + 1);
  return [...counts]
    .map(([wireCause, count]) => ({ wireCause, count }))
    .sort((one, other) => other.count - one.count || ((one.wireCause ?? '') < (other.wireCause ?? '') ? -1 : 1));
};

/**
 * Every change of level, link status and warning between two times, put down to a cause, so that for each key the state
 * before, the changes and the state after add up exactly. A site takes part in each field by a chain of steps from its
 * one state to the other; whatever the records leave open is an unexplained step and is counted as such.
 *
 * Sites that are in one state only come from or go to `ABSENT`: by the record that says so, else by `registeredOn` within
 * the time, else unexplained. Throws a RangeError where `fromMs` is not before `toMs`.
 */
export const attributeChanges = (input: AttributionInput): ChangeAttribution => {
  if (!(input.fromMs < input.toMs)) throw new RangeError('the first time must be before the second');
  const { changes, unreadable } = input.read;
  const sorted = sortOut(changes, input);
  const rowsOf = groupBySite(sorted.inTime);
  const sites = new Set([...input.before.keys(), ...input.after.keys()]);
  const account = new Account();
  for (const site of sites) account.addSite(site, rowsOf.get(site) ?? [], input);
  const strangers = sorted.inTime.filter(({ site, field }) => isBalanced(field) && !sites.has(site));
  const steps = account.steps.sort(
    (one, other) => (one.change?.atMs ?? Number.MAX_VALUE) - (other.change?.atMs ?? Number.MAX_VALUE),
  );
  const byCause = noCauses();
  for (const { cause, field, from, to } of steps)
    if (field === BALANCED_FIELDS[0] || (from !== ABSENT && to !== ABSENT)) byCause[cause]++;
  const balanceOf = (field: BalancedField): Balance => toBalance(field, steps, input.before, input.after, changes);
  const toFinding = (kind: ChangeFindingKind, rows: readonly SiteChange[]): ChangeFinding => ({
    kind,
    count: rows.length,
    samples: rows.slice(0, SAMPLES),
  });
  const findings: readonly ChangeFinding[] = [
    { kind: 'unreadable', count: unreadable.length, samples: [] },
    toFinding('future', sorted.future),
    toFinding('repeated', [...sorted.repeated, ...account.repeated]),
    { kind: 'out-of-order', count: countStepsBack(sorted.inTime), samples: [] },
    toFinding('contradictory', account.contradictory),
    toFinding('unknown-site', strangers),
  ];
  return {
    balances: {
      risk_level: balanceOf('risk_level'),
      link_status: balanceOf('link_status'),
      warning_level: balanceOf('warning_level'),
    },
    steps,
    byCause,
    unknownCauses: toUnknownCauses(steps),
    findings: findings.filter(({ count }) => count > 0),
    otherRows: sorted.inTime.filter(({ field }) => !isBalanced(field)).length,
    elsewhere: account.elsewhere,
  };
};
