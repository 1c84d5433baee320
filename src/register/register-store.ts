import type { LiveState } from '../domain/live-state.ts';
import type { RegisterState } from '../domain/register-client.ts';
import type { SiteGpuColumns } from '../domain/site-columns.ts';
import type { LoadAccount } from './account.ts';
import type { FilterUpdate, TableUpdate } from './engine-types.ts';
import type { RegisterFault } from './faults.ts';

interface Slot {
  state: RegisterState;
  columns: SiteGpuColumns | null;
  account: LoadAccount | null;
}

export interface RegisterSeed {
  readonly kind: string;
  readonly source: string;
  readonly sourceName: string;
  readonly isSynthetic: boolean;
}

/** What the page holds of every register: state, drawing columns, account. Snapshots stay the same object until a change. */
export class RegisterStore {
  readonly #slots = new Map<string, Slot>();
  readonly #listeners = new Set<() => void>();
  #states: readonly RegisterState[] = [];
  #columns: readonly SiteGpuColumns[] = [];
  #version = 0;
  #live: LiveState | null = null;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  states = (): readonly RegisterState[] => this.#states;
  gpuColumns = (): readonly SiteGpuColumns[] => this.#columns;
  version = (): number => this.#version;
  live = (): LiveState | null => this.#live;

  /** How changes come, told to whoever shows it. */
  setLive(state: LiveState): void {
    this.#live = state;
    this.#tell();
  }

  account(kind: string, source: string): LoadAccount | null {
    return this.#slots.get(`${kind} ${source}`)?.account ?? null;
  }

  isLoaded(kind: string, source: string): boolean {
    return (this.#slots.get(`${kind} ${source}`)?.columns ?? null) !== null;
  }

  /** A register is on its way; what is already there stays in use. */
  expect(seed: RegisterSeed): void {
    const key = `${seed.kind} ${seed.source}`;
    if (this.#slots.has(key)) return;
    const counts = { rows: 0, read: 0, quarantined: 0, version: 0 };
    const unknown = { fault: null, faultWords: null, asOf: null, lastGoodAt: null };
    this.#slots.set(key, {
      state: { ...seed, ...counts, ...unknown, status: 'loading' },
      columns: null,
      account: null,
    });
    this.#publish(false);
  }

  /** Rows came. @param fault why they are not all there, if they are not */
  accept(updates: readonly TableUpdate[], nowMs: number | null, fault: RegisterFault | null = null): void {
    if (updates.length === 0) return;
    for (const update of updates) this.#acceptOne(update, nowMs, fault);
    this.#publish(true);
  }

  #acceptOne(update: TableUpdate, nowMs: number | null, fault: RegisterFault | null): void {
    const slot = this.#slots.get(`${update.kind} ${update.source}`);
    if (slot === undefined) return;
    const { account, columns } = update;
    const isLoad = nowMs !== null;
    slot.columns = columns;
    slot.account = account;
    slot.state = {
      ...slot.state,
      isSynthetic: update.isSynthetic,
      asOf: update.asOf,
      rows: account.accepted,
      read: account.read,
      quarantined: account.quarantined,
      version: columns.version,
      ...(isLoad && {
        status: fault === null ? 'ready' : account.accepted === 0 ? 'failed' : 'incomplete',
        fault: fault?.message ?? null,
        faultWords: fault?.words ?? null,
        lastGoodAt: account.accepted === 0 ? slot.state.lastGoodAt : nowMs,
      }),
    };
  }

  /** The map shows other rows of the same registers: nothing that was counted is out of date. */
  acceptFilterValues(updates: readonly FilterUpdate[]): void {
    if (updates.length === 0) return;
    for (const { kind, source, version, filterValues } of updates) {
      const slot = this.#slots.get(`${kind} ${source}`);
      if (slot?.columns) slot.columns = { ...slot.columns, version, filterValues };
    }
    this.#takeColumns();
    this.#tell();
  }

  /** What is beyond the rows (names, dates) has come after all: answers without it are out of date. */
  outdateAnswers(): void {
    this.#version++;
    this.#tell();
  }

  /** The same rows came again: only their age is new. */
  confirm(kind: string, source: string, nowMs: number): void {
    const slot = this.#slots.get(`${kind} ${source}`);
    if (slot === undefined) return;
    slot.state = { ...slot.state, status: 'ready', fault: null, faultWords: null, lastGoodAt: nowMs };
    this.#publish(false);
  }

  /** A load failed; the last good rows stay, with their age. */
  fail(kind: string, source: string, fault: RegisterFault): void {
    const slot = this.#slots.get(`${kind} ${source}`);
    if (slot === undefined) return;
    slot.state = { ...slot.state, status: 'failed', fault: fault.message, faultWords: fault.words };
    this.#publish(false);
  }

  failEvery(fault: RegisterFault): void {
    for (const { state } of this.#slots.values()) this.fail(state.kind, state.source, fault);
  }

  remove(kind: string, source: string): void {
    if (this.#slots.delete(`${kind} ${source}`)) this.#publish(true);
  }

  removeSource(source: string): void {
    for (const [key, { state }] of this.#slots) if (state.source === source) this.#slots.delete(key);
    this.#publish(true);
  }

  #publish(hasNewRows: boolean): void {
    const slots = [...this.#slots.values()];
    this.#states = slots.map((slot) => slot.state);
    if (hasNewRows) {
      this.#version++;
      this.#takeColumns();
    }
    this.#tell();
  }

  #takeColumns(): void {
    this.#columns = [...this.#slots.values()].flatMap((slot) => slot.columns ?? []);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
