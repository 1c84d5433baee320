import { transfer, type Remote } from 'comlink';
import { ENTERPRISES } from './enterprises.ts';
import type { RegisterResult } from './faults.ts';
import { ACCEPT_PARQUET, fetchBytes, type FetchOptions } from './fetch-bytes.ts';
import type { OgcCollection } from './ogc-client.ts';
import type { ItemsOutcome } from './read-items.ts';
import type { RegisterWorkerApi } from './worker-api.ts';

export interface EnterpriseSupply {
  readonly api: Remote<RegisterWorkerApi>;
  readonly now: () => number;
  readonly fetchOptions: FetchOptions;
  readonly readCatalogue: () => Promise<RegisterResult<readonly OgcCollection[]>>;
  readonly readPages: (url: string, session: string) => Promise<RegisterResult<ItemsOutcome>>;
  /** Of the source, where the collection does not say so itself. */
  readonly isSynthetic: boolean;
}

/** Milliseconds after which the enterprises are fetched again when they are asked for. */
const FRESH_MS = 5 * 60_000;
const RETRY_MS = 30_000;
const SESSION = 'enterprises';

/** The page's side of the collection of enterprises: fetched when first asked for, never before. */
export class EnterpriseLink {
  readonly #supply: EnterpriseSupply;
  #work: Promise<boolean> | null = null;
  #dueAt = 0;

  constructor(supply: EnterpriseSupply) {
    this.#supply = supply;
  }

  /** True once the worker has the enterprises; false where the service has none or they could not be had. */
  ensure(): Promise<boolean> {
    const { now } = this.#supply;
    if (this.#work !== null && now() < this.#dueAt) return this.#work;
    this.#dueAt = Number.POSITIVE_INFINITY;
    const before = this.#work ?? Promise.resolve(false);
    const work = this.#load().then(async (isThere) => {
      this.#dueAt = now() + (isThere ? FRESH_MS : RETRY_MS);
      // What came earlier stays in use.
      return isThere || before;
    });
    this.#work = work;
    return work;
  }

  async #load(): Promise<boolean> {
    const { api, fetchOptions, readCatalogue, readPages } = this.#supply;
    const catalogue = await readCatalogue();
    const collection = catalogue.ok ? catalogue.value.find(({ id }) => id === ENTERPRISES) : undefined;
    if (collection === undefined) return false;
    const origin = { isSynthetic: collection.isSynthetic ?? this.#supply.isSynthetic, asOf: collection.asOf };
    const url = collection.snapshots.core ?? collection.snapshots.everything;
    if (url !== undefined) {
      const bytes = await fetchBytes(url, ACCEPT_PARQUET, fetchOptions);
      if (!bytes.ok) return false;
      return (await api.loadEnterprises(transfer(bytes.value, [bytes.value]), url, origin)).ok;
    }
    const pages = await readPages(collection.itemsUrl, SESSION);
    // Half of the enterprises would be counted as all of them.
    const isWhole = pages.ok && pages.value.incomplete === null;
    await (isWhole ? api.loadEnterpriseItems(SESSION, origin) : api.dropItems(SESSION));
    return isWhole;
  }
}
