import type { RejectedChange } from '../../domain/live-state.ts';
import { LISTED_REJECTS } from '../../domain/live-state.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { parseTime } from '../cells.ts';
import { renamed } from '../draft.ts';
import type { TableUpdate } from '../engine-types.ts';
import type { ItemRow } from '../item-pages.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { applyPatches } from './apply-changes.ts';
import type { ApplyContext, RowPatch } from './change-plan.ts';
import { checkRows } from './complete-row.ts';
import { readChangeTime } from './change-time.ts';
import { readChanges, type RowChange } from './read-change.ts';
import { REJECT_WORDS } from './words.ts';

/** What became of a batch. received = applied + passedOver + rejected + elsewhere */
export interface ChangeReport {
  /** One for each register in which something changed. */
  readonly updates: readonly TableUpdate[];
  readonly received: number;
  readonly applied: number;
  /** Came before, or the register is newer. */
  readonly passedOver: number;
  readonly rejected: number;
  /** Of collections that are no registers. */
  readonly elsewhere: number;
  /** Newest first. */
  readonly rejects: readonly RejectedChange[];
  /** The first number after a resumption does not follow the last before it. */
  readonly hasGap: boolean;
}

/** What a poll brought, so that the page can judge the server. */
export interface PollReport extends Omit<ChangeReport, 'hasGap' | 'elsewhere'> {
  /** Rows older than was asked for, or without a time: the server did not filter. */
  readonly unasked: number;
}

/** What the desk needs of the engine. */
export interface ChangeRoom {
  /** Whose registers: imported files have no changes. */
  readonly source: string;
  readonly kinds: readonly HazardKind[];
  entryOf(kind: string): RegisterEntry | undefined;
  /** With a version of its own at every call. */
  context(): ApplyContext;
  /** Puts a register in the place of another. */
  replace(old: RegisterEntry, next: RegisterEntry): TableUpdate;
}

/** All changes of one row since its register was made. */
interface Logged {
  readonly patch: RowPatch;
  readonly atMs: number | null;
  readonly receivedMs: number;
}

const KEPT_KEYS = 50_000;

/**
 * The worker's side of live changes of one service: knows messages that came before, applies a batch at once, and keeps
 * the changes of every row, so that a register that is loaded again and is older does not fall back.
 */
export class ChangeDesk {
  readonly #room: ChangeRoom;
  readonly #kindOf: ReadonlyMap<string, HazardKind>;
  readonly #seen = new Set<string>();
  /** By kind, then by id. */
  readonly #logs = new Map<string, Map<string, Logged>>();
  #lastSequence: number | null = null;
  #isResuming = false;

  constructor(room: ChangeRoom) {
    this.#room = room;
    this.#kindOf = new Map(room.kinds.map((kind) => [kind.collection, kind]));
  }

  /**
   * Texts of CloudEvents, in order. Never throws on what they hold.
   * @param isAfterResume the connection was cut before them
   */
  take(texts: readonly string[], isAfterResume: boolean, nowMs: number): ChangeReport {
    this.#isResuming ||= isAfterResume;
    const tally = new Tally();
    const batches = new Map<string, RowChange[]>();
    let hasGap = false;
    for (const read of texts.flatMap(readChanges)) {
      tally.received++;
      if (!read.ok) {
        tally.reject(read.rejection);
        continue;
      }
      const { change } = read;
      if (this.#isKnown(change.key)) {
        tally.passedOver++;
        continue;
      }
      hasGap = this.#countSequence(change) || hasGap;
      const kind = this.#kindOf.get(change.collection);
      if (kind === undefined) tally.elsewhere++;
      else batches.set(kind.id, [...(batches.get(kind.id) ?? []), change]);
    }
    const updates = [...batches].flatMap(([kind, changes]) => this.#apply(kind, changes, tally, nowMs));
    return { ...tally.counts(), elsewhere: tally.elsewhere, updates, hasGap };
  }

  /** Rows that a poll brought. @param sinceMs what was asked for, both inclusive and by the service's clock */
  takeItems(kindId: string, items: readonly ItemRow[], sinceMs: number, nowMs: number): PollReport {
    const tally = new Tally();
    const kind = this.#room.kinds.find(({ id }) => id === kindId);
    const entry = this.#room.entryOf(kindId);
    if (kind === undefined || entry === undefined) return { ...tally.counts(), unasked: 0, updates: [] };
    const { config } = this.#room.context();
    const changes: RowChange[] = [];
    let unasked = 0;
    for (const { properties, geometry } of items) {
      tally.received++;
      const atMs = readChangeTime(properties, (name) => renamed(name, kind, config));
      const own = properties['id'];
      const id = typeof own === 'string' || typeof own === 'number' ? String(own) : '';
      if (atMs === null || atMs < sinceMs) unasked++;
      const knownMs = entry.rowTimes?.get(id);
      if (atMs === null || (knownMs !== undefined && atMs <= knownMs)) tally.passedOver++;
      else {
        const common = { key: '', sequence: null, collection: kind.collection, isDelete: false };
        changes.push({ ...common, id, atMs, properties, geometry: geometry ?? undefined });
      }
    }
    const updates = this.#apply(kindId, changes, tally, nowMs);
    return { ...tally.counts(), unasked, updates };
  }

  /**
   * A register that has just been loaded, with the changes that it does not have yet.
   * @param requestedMs when it was asked for; `null`: not known
   */
  reapply(entry: RegisterEntry, requestedMs: number | null, context: ApplyContext): RegisterEntry {
    const log = this.#logs.get(entry.table.kind.id);
    if (log === undefined || entry.table.source !== this.#room.source) return entry;
    const asOfMs = parseTime(entry.table.asOf);
    for (const [id, { atMs, receivedMs }] of log) {
      const rowMs = entry.rowTimes?.get(id);
      const isOlder = atMs !== null && (atMs <= asOfMs || (rowMs !== undefined && atMs <= rowMs));
      // A register without a time of its own is as new as the moment at which it was asked for.
      const isBefore = Number.isNaN(asOfMs) && requestedMs !== null && receivedMs < requestedMs;
      if (isOlder || isBefore) log.delete(id);
    }
    if (log.size === 0) return entry;
    const next = applyPatches(entry, new Map([...log].map(([id, { patch }]) => [id, patch])), context);
    if (entry.rowTimes !== null) next.rowTimes = withTimes(entry.rowTimes, log);
    return next;
  }

  #isKnown(key: string): boolean {
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    if (this.#seen.size > KEPT_KEYS) for (const oldest of this.#seen) return !this.#seen.delete(oldest);
    return false;
  }

  /** Whether numbers are missing since the last connection. */
  #countSequence({ sequence }: RowChange): boolean {
    if (sequence === null) return false;
    const last = this.#lastSequence;
    const isMissing = this.#isResuming && last !== null && sequence > last + 1;
    this.#isResuming = false;
    this.#lastSequence = last === null || sequence > last ? sequence : last;
    return isMissing;
  }

  #apply(kindId: string, changes: readonly RowChange[], tally: Tally, nowMs: number): TableUpdate[] {
    const entry = this.#room.entryOf(kindId);
    const context = this.#room.context();
    const log = this.#logs.get(kindId) ?? new Map<string, Logged>();
    this.#logs.set(kindId, log);
    const asOfMs = entry === undefined ? Number.NaN : parseTime(entry.table.asOf);
    const patches = new Map<string, RowPatch>();
    const times = new Map<string, number>();
    const good = this.#checked(kindId, changes, context, tally);
    for (const change of good) {
      const { id, atMs } = change;
      const kind = this.#room.kinds.find((each) => each.id === kindId);
      const ownMs =
        kind === undefined ? null : readChangeTime(change.properties, (name) => renamed(name, kind, context.config));
      const changedMs = ownMs ?? atMs;
      const known = log.get(id);
      const rowMs = times.get(id) ?? entry?.rowTimes?.get(id);
      const isOld =
        changedMs !== null &&
        (changedMs <= asOfMs ||
          (rowMs !== undefined && changedMs < rowMs) ||
          (known !== undefined && known.atMs !== null && changedMs < known.atMs));
      if (isOld) {
        tally.passedOver++;
        continue;
      }
      const patch = fold(patches.get(id), change);
      patches.set(id, patch);
      log.set(id, { patch: fold(known?.patch, change), atMs: changedMs, receivedMs: nowMs });
      if (changedMs !== null) times.set(id, changedMs);
      tally.applied++;
    }
    if (entry === undefined || patches.size === 0) return [];
    const next = applyPatches(entry, patches, context);
    if (next === entry) return [];
    if (entry.rowTimes !== null) next.rowTimes = new Map([...entry.rowTimes, ...times]);
    return [this.#room.replace(entry, next)];
  }

  /** Those of the changes whose rows pass the checks of their kind, each by itself. */
  #checked(kindId: string, changes: readonly RowChange[], context: ApplyContext, tally: Tally): readonly RowChange[] {
    const kind = this.#room.kinds.find(({ id }) => id === kindId);
    if (kind === undefined) return [];
    const rows = changes.map(({ id, isDelete, properties }) =>
      isDelete ? null : { id, row: properties, isAnew: false },
    );
    const faults = checkRows(this.#room.entryOf(kindId)?.table ?? null, kind, rows, context);
    return changes.filter((change, index) => {
      const fault = faults.get(index);
      if (fault === undefined) return true;
      const words = REJECT_WORDS.row(fault.field, fault.words);
      tally.reject({ id: change.id.slice(0, 80), collection: change.collection, words });
      return false;
    });
  }
}

const withTimes = (times: ReadonlyMap<string, number>, log: ReadonlyMap<string, Logged>): Map<string, number> => {
  const next = new Map(times);
  for (const [id, { atMs }] of log) if (atMs !== null) next.set(id, atMs);
  return next;
};

/** One patch a row out of all that was said of it. */
const fold = (before: RowPatch | undefined, change: RowChange): RowPatch => {
  const { id, geometry } = change;
  if (change.isDelete) return { id, row: null, geometry: undefined, isAnew: true };
  const isAnew = before !== undefined && (before.isAnew || before.row === null);
  const row = { ...before?.row, ...change.properties };
  return { id, row, geometry: geometry ?? (before?.row === null ? undefined : before?.geometry), isAnew };
};

class Tally {
  received = 0;
  applied = 0;
  passedOver = 0;
  rejected = 0;
  elsewhere = 0;
  #rejects: RejectedChange[] = [];

  reject(rejection: RejectedChange): void {
    this.rejected++;
    this.#rejects = [rejection, ...this.#rejects].slice(0, LISTED_REJECTS);
  }

  counts() {
    const { received, applied, passedOver, rejected } = this;
    return { received, applied, passedOver, rejected, rejects: this.#rejects };
  }
}
