import type { EnterpriseCounts } from '../domain/enterprise-counts.ts';
import type { History, HistoryQuery } from '../domain/history.ts';
import type { ReasonCounts } from '../domain/reason-counts.ts';
import { hasConditions, NO_CONDITIONS, type RowConditions } from '../domain/row-conditions.ts';
import type { SearchAnswer } from '../domain/site-search.ts';
import { transfer } from 'comlink';
import type { PageQuery, SiteDetail, SitePage, SiteRow, ReasonQuery } from '../domain/register-client.ts';
import { RegionIndex } from '../domain/region-index.ts';
import type { RollUp, RollUpQuery } from '../domain/roll-up.ts';
import type { SiteShapes } from '../domain/site-columns.ts';
import type { BoundaryTopology } from '../domain/topology.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { LoadAccount } from './account.ts';
import type {
  CollectionItems,
  ImportInput,
  RegisterClient,
  RegisterClientOptions,
  RegisterCounters,
} from './client-types.ts';
import type { LoadTarget, TableUpdate } from './engine-types.ts';
import { EnterpriseLink } from './enterprises-link.ts';
import { toFault, type RegisterFault, type RegisterResult } from './faults.ts';
import { ACCEPT_PARQUET, fetchBytes, type FetchOptions } from './fetch-bytes.ts';
import { readCollections, readItems, type OgcCollection } from './ogc-client.ts';
import { RegisterStore } from './register-store.ts';
import { resolveSources } from './resolve-sources.ts';
import { SearchLink } from './search/search-link.ts';
import { SnapshotExtras } from './snapshot-extras.ts';
import { linkWorker, type WorkerLink } from './worker-link.ts';
import { FAULT_WORDS } from './words.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_REFRESH_MS = 5 * 60_000;
const CAP_BYTES = 256_000_000;
const TICK_MS = 60_000;
/** `as_of` and links of collections are read again when they are older than this. */
const CATALOGUE_MS = 60_000;
const FIRST_RETRY_MS = 5000;
const LONGEST_RETRY_MS = 5 * 60_000;

interface Loaded {
  /** `null`: the rows are those that are loaded already. */
  readonly update: TableUpdate | null;
  /** Why it is not everything. */
  readonly fault: RegisterFault | null;
}

/** See `RegisterClient`. One instance lives as long as the page. */
class PageRegisterClient implements RegisterClient {
  readonly config;
  readonly clock;
  readonly regions: RegionIndex;
  readonly kinds: readonly HazardKind[];
  readonly #options: RegisterClientOptions;
  readonly #store = new RegisterStore();
  readonly #link: WorkerLink;
  readonly #stopped = new AbortController();
  readonly #fetchOptions: FetchOptions;
  readonly #base: string;
  readonly #divisions: Promise<void>;
  #resolveDivisions: () => void = () => {};
  readonly #extras: SnapshotExtras;
  readonly #enterprises: EnterpriseLink;
  readonly #search: SearchLink;
  readonly #failures = new Map<string, number>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #loading = new Set<string>();
  #catalogue: Promise<RegisterResult<readonly OgcCollection[]>> | null = null;
  #catalogueAt = 0;
  #conditions: RowConditions = NO_CONDITIONS;
  #hasStarted = false;
  #hasWorker = false;
  #sessions = 0;

  constructor(options: RegisterClientOptions) {
    this.#options = options;
    this.config = options.config;
    this.clock = options.clock;
    this.kinds = options.kinds;
    this.regions = new RegionIndex(options.regionIndexFile);
    this.#base = new URL(options.config.base, options.pageUrl ?? document.baseURI).href;
    this.#fetchOptions = {
      fetch: options.fetch,
      timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
      capBytes: CAP_BYTES,
      signal: this.#stopped.signal,
    };
    this.#divisions = new Promise((resolve) => (this.#resolveDivisions = resolve));
    this.#link = linkWorker(options.createWorker(), (said) =>
      this.#store.failEvery(toFault('worker', FAULT_WORDS.worker(said))),
    );
    this.#extras = new SnapshotExtras({
      api: this.#link.api,
      store: this.#store,
      fetchOptions: this.#fetchOptions,
      sourceId: options.sourceId,
      onLate: () => {
        this.#store.outdateAnswers();
        if (hasConditions(this.#conditions)) this.#run(this.#applyConditions());
      },
    });
    const supply = { api: this.#link.api, now: () => this.clock.now() };
    this.#enterprises = new EnterpriseLink({
      ...supply,
      fetchOptions: this.#fetchOptions,
      readCatalogue: () => this.#readCatalogue(),
      readPages: (url, session) => this.#readPages(url, {}, session),
      isSynthetic: options.sourceId === 'demo',
    });
    this.#search = new SearchLink({
      ...supply,
      kinds: options.kinds.map((kind) => kind.id),
      ensureNames: (kind) => this.#extras.names(kind),
      ensureOwners: (kind) => this.#extras.ensure('owners', kind),
      ensureEnterprises: () => this.#enterprises.ensure(),
      loadReadings: options.loadReadings,
    });
  }

  subscribe = (listener: () => void): (() => void) => this.#store.subscribe(listener);
  states = this.#store.states;
  gpuColumns = this.#store.gpuColumns;
  version = this.#store.version;

  start(): void {
    if (this.#hasStarted) return;
    this.#hasStarted = true;
    const { sourceId, sourceName } = this.#options;
    for (const kind of this.kinds)
      if (kind.isRegister)
        this.#store.expect({ kind: kind.id, source: sourceId, sourceName, isSynthetic: sourceId === 'demo' });
    this.#setUpWorker();
    for (const kind of this.kinds) this.#run(this.#load(kind));
    this.#later(TICK_MS, () => this.#tick());
  }

  #setUpWorker(): void {
    if (this.#hasWorker) return;
    this.#hasWorker = true;
    const setup = { config: this.config, regionIndexFile: this.#options.regionIndexFile, nowMs: this.clock.now() };
    this.#run(this.#link.api.setUp(setup));
  }

  /** A rejection here is a defect in the worker: it is shown, because nobody else would hear of it. */
  #run(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if (this.#stopped.signal.aborted) return;
      this.#store.failEvery(toFault('worker', FAULT_WORDS.worker(String(error))));
    });
  }

  #later(ms: number, task: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#stopped.signal.aborted) task();
    }, ms);
    this.#timers.add(timer);
  }

  #tick(): void {
    const tick = async (): Promise<void> => this.#store.accept(await this.#link.api.tick(this.clock.now()), null);
    this.#run(tick().finally(() => this.#later(TICK_MS, () => this.#tick())));
  }

  /** The list of collections, asked for once for all registers, and again when it failed. */
  #readCatalogue(): Promise<RegisterResult<readonly OgcCollection[]>> {
    if (this.clock.now() - this.#catalogueAt > CATALOGUE_MS) this.#catalogue = null;
    if (this.#catalogue === null) this.#catalogueAt = this.clock.now();
    this.#catalogue ??= readCollections(this.#base, this.#fetchOptions).then((result) => {
      if (!result.ok) this.#catalogue = null;
      return result;
    });
    return this.#catalogue;
  }

  /** Loads one register, then plans the next time: soon and ever later after a failure, at the refresh interval otherwise. */
  async #load(kind: HazardKind): Promise<void> {
    if (this.#loading.has(kind.id)) return;
    this.#loading.add(kind.id);
    const { sourceId } = this.#options;
    const loaded = await this.#fetchRegister(kind).finally(() => this.#loading.delete(kind.id));
    if (this.#stopped.signal.aborted) return;
    if (loaded === null) return;
    const isGood = loaded.ok && loaded.value.fault === null;
    const isNew = loaded.ok && loaded.value.update !== null;
    if (loaded.ok && loaded.value.update === null) this.#store.confirm(kind.id, sourceId, this.clock.now());
    else if (loaded.ok && loaded.value.update !== null) {
      this.#extras.forget(kind.id);
      this.#store.accept([loaded.value.update], this.clock.now(), loaded.value.fault);
    } else if (!loaded.ok) this.#store.fail(kind.id, sourceId, loaded.fault);
    if (loaded.ok) this.#run(this.#complete(kind.id, isNew));
    const failures = isGood ? 0 : (this.#failures.get(kind.id) ?? 0) + 1;
    this.#failures.set(kind.id, failures);
    const refreshMs = this.#options.refreshMs ?? DEFAULT_REFRESH_MS;
    const retryMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
    const nextMs = isGood ? refreshMs : retryMs;
    if (nextMs > 0) this.#later(nextMs, () => this.#run(this.#load(kind)));
  }

  /** `null`: the service has nothing of a kind that is no register, which is no fault. */
  async #fetchRegister(kind: HazardKind): Promise<RegisterResult<Loaded> | null> {
    const catalogue = await this.#readCatalogue();
    const { sourceId, sourceName } = this.#options;
    if (!catalogue.ok) return kind.isRegister ? catalogue : null;
    const collection = catalogue.value.find((each) => each.id === kind.collection);
    if (collection === undefined) {
      // Asked for again at the next try: a service may gain a collection while the board runs.
      this.#catalogue = null;
      const fault = toFault('absent', FAULT_WORDS.absent(this.#base, kind.collection));
      return kind.isRegister ? { ok: false, fault } : null;
    }
    this.#extras.setCollection(kind.id, collection);
    const isSynthetic = collection.isSynthetic ?? (sourceId === 'demo' ? true : null);
    this.#store.expect({ kind: kind.id, source: sourceId, sourceName, isSynthetic: isSynthetic === true });
    const target = { kind: kind.id, source: sourceId, sourceName, isSynthetic, asOf: collection.asOf };
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
    const bytes = await fetchBytes(url, ACCEPT_PARQUET, this.#fetchOptions);
    if (!bytes.ok) return bytes;
    const api = this.#link.api;
    return toLoaded(target, await api.loadSnapshot(target, transfer(bytes.value, [bytes.value]), content), null);
  }

  async #fetchItems(target: LoadTarget, url: string): Promise<RegisterResult<Loaded>> {
    const session = `register-${++this.#sessions}`;
    const { api } = this.#link;
    const outcome = await this.#readPages(url, {}, session);
    if (!outcome.ok) {
      await api.dropItems(session);
      return outcome;
    }
    return toLoaded(target, await api.loadItems(target, session), outcome.value.incomplete);
  }

  #readPages(url: string, parameters: Readonly<Record<string, string>>, session: string): ReturnType<typeof readItems> {
    const sink = (bytes: ArrayBuffer, from: string) => this.#link.api.addPage(session, transfer(bytes, [bytes]), from);
    return readItems(url, parameters, sink, this.#fetchOptions);
  }

  async items(
    collection: string,
    equals: Readonly<Record<string, string>> = {},
  ): Promise<RegisterResult<CollectionItems>> {
    this.#setUpWorker();
    const catalogue = await this.#readCatalogue();
    if (!catalogue.ok) return catalogue;
    const found = catalogue.value.find((each) => each.id === collection);
    if (found === undefined) return { ok: false, fault: toFault('absent', FAULT_WORDS.absent(this.#base, collection)) };
    const session = `items-${++this.#sessions}`;
    const outcome = await this.#readPages(found.itemsUrl, equals, session);
    if (!outcome.ok) {
      await this.#link.api.dropItems(session);
      return outcome;
    }
    const rows = await this.#link.api.takeRows(session, equals);
    const { numberMatched, incomplete } = outcome.value;
    return { ok: true, value: { rows, numberMatched, isComplete: incomplete === null } };
  }

  /** After a load: what failed before is tried again, and the map gets what its conditions ask of new rows. */
  async #complete(kind: string, isNew: boolean): Promise<void> {
    await this.#extras.retry(kind);
    if (isNew && hasConditions(this.#conditions)) await this.#applyConditions();
  }

  /** Kinds of which the service's own register is in use. */
  #ownKinds(sources: readonly string[] | null, kinds: readonly string[] | null): string[] {
    return resolveSources(this.states(), sources)
      .filter((use) => use.source === this.#options.sourceId && (kinds === null || kinds.includes(use.kind)))
      .map((use) => use.kind);
  }

  /** Fetches the names and dates that conditions ask of rows; nothing where there are no conditions. */
  async #prepare(
    { period, reasons }: Pick<RowConditions, 'period' | 'reasons'>,
    own: readonly string[],
  ): Promise<void> {
    await Promise.all([
      ...(period === null ? [] : own.map((kind) => this.#extras.ensure('dates', kind))),
      ...(reasons === null ? [] : own.map((kind) => this.#extras.names(kind))),
    ]);
  }

  async rollUp(query: RollUpQuery): Promise<RollUp> {
    const { conditions } = query;
    if (conditions && hasConditions(conditions))
      await this.#prepare(conditions, this.#ownKinds(query.sources, query.kinds));
    return this.#link.api.rollUp(query);
  }

  async page(query: PageQuery): Promise<SitePage> {
    const { filter, sort } = query;
    const own = this.#ownKinds(filter.sources, filter.kinds);
    const hasDates = query.hasDates === true || sort === 'registered' || sort === 'linked';
    await Promise.all([
      this.#prepare(filter, own),
      ...(hasDates ? own.map((kind) => this.#extras.ensure('dates', kind)) : []),
    ]);
    const answer = await this.#link.api.page(query);
    const missing = answer.missingCards.filter(({ source }) => source === this.#options.sourceId);
    const fetched = await Promise.all(missing.map(({ kind }) => this.#extras.names(kind)));
    return fetched.includes(true) ? (await this.#link.api.page(query)).page : answer.page;
  }

  async detail(kind: string, source: string | null, id: string): Promise<SiteDetail | null> {
    const { api } = this.#link;
    const own = source === null || source === this.#options.sourceId;
    if (own) await this.#extras.ensure('card', kind);
    const detail = await api.detail(kind, source, id);
    // Neighbours of other kinds have names in cards of their own.
    const around = new Set(detail?.neighbours.map((site) => site.row.kind).filter((each) => each !== kind));
    const fetched = await Promise.all(Array.from(around, (each) => this.#extras.names(each)));
    return fetched.includes(true) ? api.detail(kind, source, id) : detail;
  }

  async siteAt(kind: string, source: string, row: number): Promise<SiteRow | null> {
    if (source === this.#options.sourceId) await this.#extras.names(kind);
    return this.#link.api.siteAt(kind, source, row);
  }

  setConditions({ period, event, reasons }: RowConditions): void {
    const next = { period, event, reasons };
    if (JSON.stringify(next) === JSON.stringify(this.#conditions)) return;
    this.#conditions = next;
    this.#run(this.#applyConditions());
  }

  async #applyConditions(): Promise<void> {
    this.#setUpWorker();
    const conditions = this.#conditions;
    const own = this.states().filter(({ source }) => source === this.#options.sourceId);
    await this.#prepare(
      conditions,
      own.map(({ kind }) => kind),
    );
    // Others were set meanwhile: they are on their way themselves.
    if (conditions !== this.#conditions) return;
    this.#store.acceptFilterValues(await this.#link.api.setConditions(conditions));
  }

  async history(query: HistoryQuery): Promise<History> {
    const own = this.#ownKinds(query.filter.sources, query.filter.kinds);
    await Promise.all(own.map((kind) => this.#extras.ensure('dates', kind)));
    return this.#link.api.history(query);
  }

  async reasons(query: ReasonQuery): Promise<readonly ReasonCounts[]> {
    const own = this.#ownKinds(query.filter.sources, query.filter.kinds);
    await Promise.all([
      this.#prepare({ period: query.filter.period, reasons: null }, own),
      ...own.map((kind) => this.#extras.names(kind)),
    ]);
    return this.#link.api.reasons(query);
  }

  search(text: string, limit: number): Promise<SearchAnswer> {
    this.#setUpWorker();
    return this.#search.search(text, limit);
  }

  async enterpriseCounts(adcodes: readonly string[]): Promise<readonly EnterpriseCounts[] | null> {
    this.#setUpWorker();
    await this.#enterprises.ensure();
    return this.#link.api.enterpriseCounts(adcodes);
  }

  async shapes(kinds: readonly string[]): Promise<readonly SiteShapes[]> {
    const drawn = this.kinds.filter((kind) => kind.geometry !== 'point' && kinds.includes(kind.id));
    await Promise.all(drawn.map((kind) => this.#extras.ensure('shape', kind.id)));
    const wanted = this.states().filter((state) => drawn.some((kind) => kind.id === state.kind));
    const found = await Promise.all(wanted.map((state) => this.#link.api.shapes(state.kind, state.source)));
    return found.filter((shapes) => shapes !== null);
  }

  async setDivisions(topology: BoundaryTopology): Promise<void> {
    this.#setUpWorker();
    this.#store.accept(await this.#link.api.setDivisions(topology), null);
    this.#resolveDivisions();
  }

  divisionsReady(): Promise<void> {
    return this.#divisions;
  }

  async addImport(input: ImportInput): Promise<RegisterResult<LoadAccount>> {
    this.#setUpWorker();
    const loaded = await this.#link.api.addRows(input);
    if (!loaded.ok) return loaded;
    const { kind, source, sourceName } = input;
    const { account } = loaded.value;
    const fault = account.accepted === 0 ? toFault('rejected', FAULT_WORDS.rejected(sourceName, account.read)) : null;
    this.#store.expect({ kind, source, sourceName, isSynthetic: loaded.value.isSynthetic });
    this.#store.accept([loaded.value], this.clock.now(), fault);
    return { ok: true, value: account };
  }

  async removeImport(source: string): Promise<void> {
    await this.#link.api.remove(source);
    this.#store.removeSource(source);
  }

  account(kind: string, source: string): LoadAccount | null {
    return this.#store.account(kind, source);
  }

  refresh(): void {
    this.#catalogue = null;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#later(TICK_MS, () => this.#tick());
    for (const kind of this.kinds) this.#run(this.#load(kind));
  }

  counters(): RegisterCounters {
    return { workerMessages: this.#link.messages(), rowsVisitedMain: 0 };
  }

  stop(): void {
    this.#stopped.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#link.close();
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

export const createRegisterClient = (options: RegisterClientOptions): RegisterClient => new PageRegisterClient(options);
