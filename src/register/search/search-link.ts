import type { Remote } from 'comlink';
import type { RegionNamesFile } from '../../domain/english-names.ts';
import type { SearchAnswer } from '../../domain/site-search.ts';
import type { RegisterWorkerApi } from '../worker-api.ts';

export interface SearchSupply {
  readonly api: Remote<RegisterWorkerApi>;
  readonly now: () => number;
  readonly kinds: readonly string[];
  /** Fetch what a kind lacks, once; false where there is none or it could not be had. */
  readonly ensureNames: (kind: string) => Promise<boolean>;
  readonly ensureOwners: (kind: string) => Promise<boolean>;
  readonly ensureEnterprises: () => Promise<boolean>;
  /** Readings of the divisions; left out, they are found by name and code alone. */
  readonly loadReadings: (() => Promise<RegionNamesFile | null>) | undefined;
}

/** A search is answered with what is there once this has passed. */
const WAIT_MS = 4000;
/** What could not be had is not asked for at each key. */
const RETRY_MS = 30_000;

const READINGS = 'readings';

/** What the work gives, or `undefined` where it takes longer; then it goes on all the same. */
const within = async <T>(ms: number, work: Promise<T>): Promise<T | undefined> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([work, patience]);
  } finally {
    clearTimeout(timer);
  }
};

/** The page's side of search: fetches the texts that are searched, then asks the worker. */
export class SearchLink {
  readonly #supply: SearchSupply;
  readonly #failedAt = new Map<string, number>();
  #hasReadings = false;
  #fetching: { readonly work: Promise<unknown>; readonly since: number } | null = null;

  constructor(supply: SearchSupply) {
    this.#supply = supply;
  }

  async search(text: string, limit: number): Promise<SearchAnswer> {
    const { api, ensureOwners } = this.#supply;
    await this.#waitForTexts();
    const reply = await api.search(text, limit);
    if (reply.missingOwners.length === 0) return reply.answer;
    const fetching = Promise.all(
      reply.missingOwners.map((kind) => this.#try(`owners ${kind}`, () => ensureOwners(kind))),
    );
    const fetched = await within(WAIT_MS, fetching);
    return fetched?.includes(true) === true ? (await api.search(text, limit)).answer : reply.answer;
  }

  async #waitForTexts(): Promise<void> {
    const { now } = this.#supply;
    this.#fetching ??= {
      since: now(),
      work: this.#fetchTexts().finally(() => (this.#fetching = null)),
    };
    const { work, since } = this.#fetching;
    await within(Math.max(0, since + WAIT_MS - now()), work);
  }

  #fetchTexts(): Promise<unknown> {
    const { kinds, ensureNames, ensureEnterprises } = this.#supply;
    return Promise.all([
      ...kinds.map((kind) => this.#try(`names ${kind}`, () => ensureNames(kind))),
      this.#try(READINGS, () => this.#ensureReadings()),
      ensureEnterprises(),
    ]);
  }

  async #try(what: string, fetchIt: () => Promise<boolean>): Promise<boolean> {
    const { now } = this.#supply;
    if (now() - (this.#failedAt.get(what) ?? Number.NEGATIVE_INFINITY) < RETRY_MS) return false;
    const isThere = await fetchIt();
    if (isThere) this.#failedAt.delete(what);
    else this.#failedAt.set(what, now());
    return isThere;
  }

  async #ensureReadings(): Promise<boolean> {
    if (this.#hasReadings) return true;
    const readings = (await this.#supply.loadReadings?.()) ?? null;
    if (readings === null) return false;
    await this.#supply.api.setReadings(readings);
    this.#hasReadings = true;
    return true;
  }
}
