import { transfer } from 'comlink';
import { toChinaIso } from '../domain/clock.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { CollectionItems } from './client-types.ts';
import type { LoadTarget, TableUpdate } from './engine-types.ts';
import { failed, toFault, type RegisterFault, type RegisterResult } from './faults.ts';
import { ACCEPT_PARQUET, fetchBytes, type FetchOptions } from './fetch-bytes.ts';
import type { PollReport } from './live/change-desk.ts';
import { readCollections, type OgcCollection } from './ogc-client.ts';
import { readItems } from './read-items.ts';
import { FAULT_WORDS } from './words.ts';
import type { WorkerLink } from './worker-link.ts';

/** `as_of` and links of collections are read again when they are older than this. */
const CATALOGUE_MS = 60_000;

interface Loaded {
  /** `null`: the rows are those that are loaded already. */
  readonly update: TableUpdate | null;
  /** Why it is not everything. */
  readonly fault: RegisterFault | null;
}

export interface ServiceReaderOptions {
  readonly api: WorkerLink['api'];
  /** Absolute address of the service, ending in "/". */
  readonly base: string;
  readonly fetchOptions: FetchOptions;
  readonly now: () => number;
  readonly sourceId: string;
  readonly sourceName: string;
  /** Called before the rows of a kind are fetched, with what the catalogue says of them. */
  readonly onCollection: (kind: string, collection: OgcCollection, target: Omit<LoadTarget, 'name'>) => void;
}

/** The service as the page reads it: its catalogue, its registers and its small collections; bytes go to the worker. */
export class ServiceReader {
  readonly #options: ServiceReaderOptions;
  #catalogue: Promise<RegisterResult<readonly OgcCollection[]>> | null = null;
  #catalogueAt = 0;
  #sessions = 0;

  constructor(options: ServiceReaderOptions) {
    this.#options = options;
  }

  /** The list of collections, asked for once for all registers, and again when it failed. */
  readCatalogue(): Promise<RegisterResult<readonly OgcCollection[]>> {
    const { now, base, fetchOptions } = this.#options;
    if (now() - this.#catalogueAt > CATALOGUE_MS) this.#catalogue = null;
    if (this.#catalogue === null) this.#catalogueAt = now();
    this.#catalogue ??= readCollections(base, fetchOptions).then((result) => {
      if (!result.ok) this.#catalogue = null;
      return result;
    });
    return this.#catalogue;
  }

  /** The next question reads it again. */
  forgetCatalogue(): void {
    this.#catalogue = null;
  }

  /** Brings the rows of a kind to the worker. `null`: the service has nothing of a kind that is no register, which is no fault. */
  async fetchRegister(kind: HazardKind): Promise<RegisterResult<Loaded> | null> {
    const { sourceId, sourceName, base, onCollection, now } = this.#options;
    const requestedAtMs = now();
    const catalogue = await this.readCatalogue();
    if (!catalogue.ok) return kind.isRegister ? catalogue : null;
    const collection = catalogue.value.find((each) => each.id === kind.collection);
    if (collection === undefined) {
      // Asked for again at the next try: a service may gain a collection while the board runs.
      this.#catalogue = null;
      const fault = toFault('absent', FAULT_WORDS.absent(base, kind.collection));
      return kind.isRegister ? { ok: false, fault } : null;
    }
    const isSynthetic = collection.isSynthetic ?? (sourceId === 'demo' ? true : null);
    const target = { kind: kind.id, source: sourceId, sourceName, isSynthetic, asOf: collection.asOf, requestedAtMs };
    onCollection(kind.id, collection, target);
    const { core, everything } = collection.snapshots;
    const url = core ?? everything;
    if (url === undefined) return this.#fetchItems({ ...target, name: collection.itemsUrl }, collection.itemsUrl);
    return this.#fetchSnapshot({ ...target, name: url }, url, core === undefined ? 'everything' : 'core');
  }

  async #fetchSnapshot(
    target: LoadTarget,
    url: string,
    content: 'core' | 'everything',
  ): Promise<RegisterResult<Loaded>> {
    const { api, fetchOptions } = this.#options;
    const bytes = await fetchBytes(url, ACCEPT_PARQUET, fetchOptions);
    if (!bytes.ok) return bytes;
    return toLoaded(target, await api.loadSnapshot(target, transfer(bytes.value, [bytes.value]), content), null);
  }

  async #fetchItems(target: LoadTarget, url: string): Promise<RegisterResult<Loaded>> {
    const session = `register-${++this.#sessions}`;
    const { api } = this.#options;
    const outcome = await this.readPages(url, {}, session);
    if (!outcome.ok) {
      await api.dropItems(session);
      return outcome;
    }
    return toLoaded(target, await api.loadItems(target, session), outcome.value.incomplete);
  }

  /**
   * What changed of a register since a time by the service's clock (`datetime`), applied in the worker, which believes
   * no filter. Pages that broke off are a fault; a count of something else than was asked for is none.
   */
  async pollRegister(kind: HazardKind, sinceMs: number): Promise<RegisterResult<PollReport>> {
    const { api, base, sourceId, now } = this.#options;
    const catalogue = await this.readCatalogue();
    if (!catalogue.ok) return catalogue;
    const collection = catalogue.value.find((each) => each.id === kind.collection);
    if (collection === undefined) return failed('absent', FAULT_WORDS.absent(base, kind.collection));
    const session = `changes-${++this.#sessions}`;
    const outcome = await this.readPages(collection.itemsUrl, { datetime: `${toChinaIso(sinceMs)}/..` }, session);
    if (outcome.ok && (outcome.value.incomplete === null || outcome.value.isFinished))
      return { ok: true, value: await api.applyItems(kind.id, sourceId, session, sinceMs, now()) };
    await api.dropItems(session);
    return outcome.ok
      ? { ok: false, fault: outcome.value.incomplete ?? toFault('empty', FAULT_WORDS.empty(base)) }
      : outcome;
  }

  /** Pages of items into a session of the worker, which whoever asked has to end. */
  readPages(url: string, parameters: Readonly<Record<string, string>>, session: string): ReturnType<typeof readItems> {
    const { api, fetchOptions } = this.#options;
    const sink = (bytes: ArrayBuffer, from: string) => api.addPage(session, transfer(bytes, [bytes]), from);
    return readItems(url, parameters, sink, fetchOptions);
  }

  /** See `RegisterClient.items`. */
  async items(collection: string, equals: Readonly<Record<string, string>>): Promise<RegisterResult<CollectionItems>> {
    const filtered = await this.#askItems(collection, equals);
    const isFiltered = Object.keys(equals).length > 0;
    // A filter that a server misunderstands gives nothing as often as it gives everything.
    if (!filtered.ok || !isFiltered || filtered.value.rows.length > 0) return filtered;
    const everything = await this.#askItems(collection, {}, equals);
    return everything.ok ? everything : filtered;
  }

  /** @param test applied here, whatever the server made of the parameters */
  async #askItems(
    collection: string,
    parameters: Readonly<Record<string, string>>,
    test = parameters,
  ): Promise<RegisterResult<CollectionItems>> {
    const pages = await this.#readCollection(collection, parameters);
    if (!pages.ok) return pages;
    const { session, total, numberMatched, isComplete } = pages.value;
    const rows = await this.#options.api.takeRows(session, test);
    // Where the server sent what was not asked for, its count is of something else.
    return { ok: true, value: { rows, numberMatched: rows.length < total ? null : numberMatched, isComplete } };
  }

  /** Every row of a small collection into the worker, which keeps them under its name. */
  async holdCollection(collection: string): Promise<RegisterResult<null>> {
    const pages = await this.#readCollection(collection, {});
    if (!pages.ok) return pages;
    await this.#options.api.holdCollection(collection, pages.value.session, pages.value.isComplete);
    return { ok: true, value: null };
  }

  async #readCollection(
    collection: string,
    equals: Readonly<Record<string, string>>,
  ): Promise<
    RegisterResult<{
      readonly session: string;
      readonly total: number;
      readonly numberMatched: number | null;
      readonly isComplete: boolean;
    }>
  > {
    const catalogue = await this.readCatalogue();
    const { api, base } = this.#options;
    if (!catalogue.ok) return catalogue;
    const found = catalogue.value.find((each) => each.id === collection);
    if (found === undefined) return { ok: false, fault: toFault('absent', FAULT_WORDS.absent(base, collection)) };
    const session = `items-${++this.#sessions}`;
    const outcome = await this.readPages(found.itemsUrl, equals, session);
    if (!outcome.ok) {
      await api.dropItems(session);
      return outcome;
    }
    const { total, numberMatched, incomplete } = outcome.value;
    return { ok: true, value: { session, total, numberMatched, isComplete: incomplete === null } };
  }
}

/** All rows quarantined counts as failed, whatever else is said. */
const toLoaded = (
  target: LoadTarget,
  result: RegisterResult<TableUpdate | null>,
  incomplete: RegisterFault | null,
): RegisterResult<Loaded> => {
  if (!result.ok) return result;
  if (result.value === null) return { ok: true, value: { update: null, fault: null } };
  const { account } = result.value;
  const rejected = account.accepted === 0 ? toFault('rejected', FAULT_WORDS.rejected(target.name, account.read)) : null;
  return { ok: true, value: { update: result.value, fault: rejected ?? incomplete } };
};
