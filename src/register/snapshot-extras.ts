import { transfer } from 'comlink';
import { ACCEPT_PARQUET, fetchBytes, type FetchOptions } from './fetch-bytes.ts';
import type { OgcCollection } from './ogc-client.ts';
import type { RegisterStore } from './register-store.ts';
import type { WorkerLink } from './worker-link.ts';

const CONTENTS = ['names', 'dates', 'owners', 'card', 'shape'] as const;
type Content = (typeof CONTENTS)[number];

export interface SnapshotExtrasOptions {
  readonly api: WorkerLink['api'];
  readonly store: RegisterStore;
  readonly fetchOptions: FetchOptions;
  /** The source whose registers have snapshots. */
  readonly sourceId: string;
  /** Called when something came that could not be had before: what was answered without it is out of date. */
  readonly onLate: () => void;
}

/**
 * What a register of the service has beyond its core: names, dates, owners, cards and shapes. Each is fetched once, when it is
 * first asked for, and again only after the rows have changed. Answers of every method: false where the service has none,
 * or it could not be had.
 */
export class SnapshotExtras {
  readonly #options: SnapshotExtrasOptions;
  readonly #collections = new Map<string, OgcCollection>();
  readonly #work = new Map<string, Promise<boolean>>();
  /** Asked for and not had: tried again with the next question, and when the register is loaded again. */
  readonly #failed = new Set<string>();

  constructor(options: SnapshotExtrasOptions) {
    this.#options = options;
  }

  /** Where the snapshots of a kind are, as the catalogue says it now. */
  setCollection(kind: string, collection: OgcCollection): void {
    this.#collections.set(kind, collection);
  }

  /** Rows of a register without a core snapshot came with all their properties. */
  cameWhole(kind: string): boolean {
    const { store, sourceId } = this.#options;
    return store.isLoaded(kind, sourceId) && this.#collections.get(kind)?.snapshots.core === undefined;
  }

  /** The rows are others: what belongs to them has to be fetched again. */
  forget(kind: string): void {
    for (const content of CONTENTS) this.#work.delete(`${content} ${kind}`);
  }

  /** Tries again what failed. */
  async retry(kind: string): Promise<void> {
    const missing = CONTENTS.filter((content) => this.#failed.has(`${content} ${kind}`));
    await Promise.all(missing.map((content) => this.ensure(content, kind)));
  }

  /** Names for a list: a snapshot of their own where the service has one, because a card is many times larger. */
  names(kind: string): Promise<boolean> {
    const hasNames = this.#collections.get(kind)?.snapshots.names !== undefined;
    return this.ensure(hasNames && !this.#work.has(`card ${kind}`) ? 'names' : 'card', kind);
  }

  /** Fetches a snapshot once, dates from the card where the service has no snapshot of them. */
  ensure(content: Content, kind: string): Promise<boolean> {
    const key = `${content} ${kind}`;
    const known = this.#work.get(key);
    if (known !== undefined) return known;
    const work = (content === 'dates' ? this.#fetchDates(kind) : this.#fetch(content, kind)).then((isThere) => {
      if (!isThere && this.#work.get(key) === work) this.#work.delete(key);
      if (isThere && this.#failed.delete(key)) this.#options.onLate();
      return isThere;
    });
    this.#work.set(key, work);
    return work;
  }

  async #fetchDates(kind: string): Promise<boolean> {
    const { api, store, sourceId } = this.#options;
    if (!store.isLoaded(kind, sourceId)) return false;
    const snapshots = this.#collections.get(kind)?.snapshots ?? {};
    if (snapshots.dates !== undefined) return this.#fetch('dates', kind);
    // Rows that came whole carry their dates, if they have any.
    if (snapshots.core === undefined) return true;
    if (snapshots.card !== undefined && !(await this.ensure('card', kind))) return false;
    return (await api.loadDates(kind, sourceId, null, snapshots.card ?? '')).ok;
  }

  async #fetch(content: Content, kind: string): Promise<boolean> {
    const { store, sourceId, fetchOptions } = this.#options;
    const url = this.#collections.get(kind)?.snapshots[content];
    if (url === undefined || !store.isLoaded(kind, sourceId)) return false;
    const bytes = await fetchBytes(url, ACCEPT_PARQUET, fetchOptions);
    const loaded = bytes.ok && (await this.#hand(content, kind, bytes.value, url));
    if (!loaded) this.#failed.add(`${content} ${kind}`);
    return loaded;
  }

  async #hand(content: Content, kind: string, bytes: ArrayBuffer, url: string): Promise<boolean> {
    const { api, sourceId } = this.#options;
    const moved = transfer(bytes, [bytes]);
    if (content === 'shape') return (await api.loadShapes(kind, sourceId, moved, url)).ok;
    if (content === 'owners') return (await api.loadOwners(kind, sourceId, moved, url)).ok;
    if (content === 'dates') return (await api.loadDates(kind, sourceId, moved, url)).ok;
    return (await api.loadCard(kind, sourceId, moved, url, content)).ok;
  }
}
