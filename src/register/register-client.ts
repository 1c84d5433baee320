import type { Analyses, AnalysisName, AnalysisReply } from '../domain/analyses/analyses.ts';
import type { EnterpriseCounts } from '../domain/enterprise-counts.ts';
import type { History, HistoryQuery } from '../domain/history.ts';
import type { ReasonCounts } from '../domain/reason-counts.ts';
import { RegionIndex } from '../domain/region-index.ts';
import type { PageQuery, ReasonQuery, SiteDetail, SitePage, SiteRow } from '../domain/register-client.ts';
import type { ExportQuery, ExportReply } from '../domain/register-export.ts';
import type { RollUp, RollUpQuery } from '../domain/roll-up.ts';
import { hasConditions, NO_CONDITIONS, type RowConditions } from '../domain/row-conditions.ts';
import type { SiteShapes } from '../domain/site-columns.ts';
import type { SearchAnswer } from '../domain/site-search.ts';
import type { BoundaryTopology } from '../domain/topology.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { LoadAccount } from './account.ts';
import type { AnalysisLink } from './analysis/analysis-link.ts';
import type {
  CollectionItems,
  ImportInput,
  RegisterClient,
  RegisterClientOptions,
  RegisterCounters,
} from './client-types.ts';
import type { LiveLink } from './live/live-link.ts';
import { EnterpriseLink } from './enterprises-link.ts';
import { toFault, type RegisterResult } from './faults.ts';
import type { FetchOptions } from './fetch-bytes.ts';
import { RegisterStore } from './register-store.ts';
import { SearchLink } from './search/search-link.ts';
import { ServiceReader } from './service-reader.ts';
import { SiteQuestions } from './site-questions.ts';
import { SnapshotExtras } from './snapshot-extras.ts';
import { linkWorker, type WorkerLink } from './worker-link.ts';
import { FAULT_WORDS } from './words.ts';

const DEFAULT_TIMEOUT_MS = 30_000;
const CAP_BYTES = 256_000_000;
const TICK_MS = 60_000;
const FIRST_RETRY_MS = 5000;
const LONGEST_RETRY_MS = 5 * 60_000;
const LONGEST_PATIENCE_MS = 60 * 60_000;

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
  readonly #service: ServiceReader;
  readonly #questions: SiteQuestions;
  readonly #divisions: Promise<void>;
  #resolveDivisions: () => void = () => {};
  readonly #extras: SnapshotExtras;
  readonly #enterprises: EnterpriseLink;
  readonly #search: SearchLink;
  #analysis: Promise<AnalysisLink> | null = null;
  readonly #failures = new Map<string, number>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #loading = new Set<string>();
  /** Asked for anew while they were on their way: what is on its way may be too old already. */
  readonly #again = new Set<string>();
  readonly #nextLoads = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #refreshMs: number;
  #live: Promise<LiveLink> | null = null;
  #conditions: RowConditions = NO_CONDITIONS;
  #collectionRows = 0;
  #hasStarted = false;
  #hasWorker = false;

  constructor(options: RegisterClientOptions) {
    this.#options = options;
    this.config = options.config;
    this.#refreshMs = options.refreshMs ?? options.config.pollSeconds * 1000;
    this.clock = options.clock;
    this.kinds = options.kinds;
    this.regions = new RegionIndex(options.regionIndexFile);
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
    this.#service = new ServiceReader({
      api: this.#link.api,
      base: new URL(options.config.base, options.pageUrl ?? document.baseURI).href,
      fetchOptions: this.#fetchOptions,
      now: () => this.clock.now(),
      sourceId: options.sourceId,
      sourceName: options.sourceName,
      onCollection: (kind, collection, target) => {
        this.#extras.setCollection(kind, collection);
        this.#store.expect({ ...target, isSynthetic: target.isSynthetic === true });
      },
    });
    this.#questions = new SiteQuestions({
      api: this.#link.api,
      states: this.states,
      extras: this.#extras,
      sourceId: options.sourceId,
    });
    const supply = { api: this.#link.api, now: () => this.clock.now() };
    this.#enterprises = new EnterpriseLink({
      ...supply,
      fetchOptions: this.#fetchOptions,
      readCatalogue: () => this.#service.readCatalogue(),
      readPages: (url, session) => this.#service.readPages(url, {}, session),
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
  live = this.#store.live;

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
    if (this.#hasLive() && this.config.changeStream !== '') void this.#liveLink().catch(() => {});
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

  #later(ms: number, task: () => void): ReturnType<typeof setTimeout> {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.#stopped.signal.aborted) task();
    }, ms);
    this.#timers.add(timer);
    return timer;
  }

  #tick(): void {
    const tick = async (): Promise<void> => this.#store.accept(await this.#link.api.tick(this.clock.now()), null);
    this.#run(tick().finally(() => this.#later(TICK_MS, () => this.#tick())));
  }

  /** Loads one register, then plans the next time: soon and ever later after a failure, at the refresh interval otherwise. */
  async #load(kind: HazardKind): Promise<void> {
    if (this.#loading.has(kind.id)) return;
    this.#loading.add(kind.id);
    const { sourceId } = this.#options;
    const loaded = await this.#service.fetchRegister(kind).finally(() => this.#loading.delete(kind.id));
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
    // A server that asks for patience (Retry-After) gets it, within reason.
    const askedMs = loaded.ok ? 0 : Math.min(LONGEST_PATIENCE_MS, loaded.fault.retryAfterMs ?? 0);
    const retryMs = Math.max(askedMs, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1)));
    if (this.#again.delete(kind.id)) this.#run(this.#load(kind));
    else this.#planLoad(kind, isGood ? null : retryMs);
  }

  /** @param retryMs `null`: the register is good, and only has to be kept so */
  #planLoad(kind: HazardKind, retryMs: number | null): void {
    const later = (): void => {
      const nextMs = retryMs ?? this.#refreshMs;
      clearTimeout(this.#nextLoads.get(kind.id));
      if (nextMs > 0)
        this.#nextLoads.set(
          kind.id,
          this.#later(nextMs, () => this.#run(this.#load(kind))),
        );
    };
    const isPolled = retryMs === null && this.#hasLive() && this.#refreshMs > 0 && this.#extras.cameWhole(kind.id);
    // Rows that came one by one are asked for their changes; should that code not come, they are read whole as ever.
    if (isPolled) this.#liveLink().then((live) => live.watch(kind.id), later);
    else later();
  }

  /** The demo has nothing that changes on its own. */
  #hasLive(): boolean {
    return this.#options.sourceId !== 'demo';
  }

  /** Made when there is something to listen to; its code is no part of the first chunk. */
  #liveLink(): Promise<LiveLink> {
    this.#live ??= import('./live/live-link.ts').then((room) => {
      const { changeStream, base } = this.config;
      const pageUrl = this.#options.pageUrl ?? document.baseURI;
      const live = new room.LiveLink({
        api: this.#link.api,
        store: this.#store,
        service: this.#service,
        fetch: this.#options.fetch,
        now: () => this.clock.now(),
        kinds: this.kinds,
        sourceId: this.#options.sourceId,
        streamUrl: changeStream === '' ? null : new URL(changeStream, pageUrl).href,
        origins: [pageUrl, new URL(base, pageUrl).href].map((url) => new URL(url).origin),
        pollMs: this.#refreshMs,
        reload: (kinds) => this.#reload(kinds),
      });
      if (!this.#stopped.signal.aborted) live.start();
      return live;
    });
    return this.#live;
  }

  /** Loads registers anew, and once more those that are on their way. */
  #reload(kinds: readonly string[] | null): void {
    if (this.#stopped.signal.aborted) return;
    this.#service.forgetCatalogue();
    for (const kind of this.kinds) {
      if (kinds !== null && !kinds.includes(kind.id)) continue;
      if (this.#loading.has(kind.id)) this.#again.add(kind.id);
      else this.#run(this.#load(kind));
    }
  }

  /** After a load: what failed before is tried again, and the map gets what its conditions ask of new rows. */
  async #complete(kind: string, isNew: boolean): Promise<void> {
    await this.#extras.retry(kind);
    if (isNew && hasConditions(this.#conditions)) await this.#applyConditions();
  }

  async items(
    collection: string,
    equals: Readonly<Record<string, string>> = {},
  ): Promise<RegisterResult<CollectionItems>> {
    this.#setUpWorker();
    const answer = await this.#service.items(collection, equals);
    if (answer.ok) this.#collectionRows += answer.value.rows.length;
    return answer;
  }

  rollUp(query: RollUpQuery): Promise<RollUp> {
    return this.#questions.rollUp(query);
  }

  page(query: PageQuery): Promise<SitePage> {
    return this.#questions.page(query);
  }

  detail(kind: string, source: string | null, id: string): Promise<SiteDetail | null> {
    return this.#questions.detail(kind, source, id);
  }

  siteAt(kind: string, source: string, row: number): Promise<SiteRow | null> {
    return this.#questions.siteAt(kind, source, row);
  }

  history(query: HistoryQuery): Promise<History> {
    return this.#questions.history(query);
  }

  reasons(query: ReasonQuery): Promise<readonly ReasonCounts[]> {
    return this.#questions.reasons(query);
  }

  shapes(kinds: readonly string[]): Promise<readonly SiteShapes[]> {
    return this.#questions.shapes(this.kinds.filter((kind) => kinds.includes(kind.id)));
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
    await this.#questions.prepareMap(conditions);
    // Others were set meanwhile: they are on their way themselves.
    if (conditions !== this.#conditions) return;
    this.#store.acceptFilterValues(await this.#link.api.setConditions(conditions));
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

  /** Made at the first analysis; its code is no part of the first chunk. */
  #analyses(): Promise<AnalysisLink> {
    this.#analysis ??= import('./analysis/analysis-link.ts').then(
      (room) =>
        new room.AnalysisLink({
          api: this.#link.api,
          extras: this.#extras,
          now: () => this.clock.now(),
          ownKinds: (sources, kinds) => this.#questions.ownKinds(sources, kinds),
          holdCollection: (name) => this.#service.holdCollection(name),
          ensureEnterprises: () => this.#enterprises.ensure(),
          hasShapes: (id) => this.#hasShapes(id),
        }),
    );
    return this.#analysis;
  }

  async analyse<Name extends AnalysisName>(name: Name, query: Analyses[Name]['query']): Promise<AnalysisReply<Name>> {
    this.#setUpWorker();
    return (await this.#analyses()).analyse(name, query);
  }

  async exportRegister(query: ExportQuery): Promise<ExportReply> {
    this.#setUpWorker();
    const room = await import('./export/export-link.ts');
    return room.askForExport(query, {
      api: this.#link.api,
      extras: this.#extras,
      ownKinds: (sources, kinds) => this.#questions.ownKinds(sources, kinds),
      hasShapes: (kind) => this.#hasShapes(kind),
    });
  }

  #hasShapes(id: string): boolean {
    return this.kinds.some((kind) => kind.id === id && kind.geometry !== 'point');
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
    const loaded = await this.#link.api.addImport(input);
    if (!loaded.ok) return loaded;
    const { kind, source, sourceName } = input;
    const { account } = loaded.value;
    const fault = account.accepted === 0 ? toFault('rejected', FAULT_WORDS.rejected(sourceName, account.read)) : null;
    // A newer file has another name, and may be of another kind.
    this.#store.removeSource(source);
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
    this.#service.forgetCatalogue();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#later(TICK_MS, () => this.#tick());
    for (const kind of this.kinds) this.#run(this.#load(kind));
  }

  counters(): RegisterCounters {
    return { workerMessages: this.#link.messages(), rowsVisitedMain: 0, collectionRowsMain: this.#collectionRows };
  }

  stop(): void {
    this.#stopped.abort();
    void this.#live?.then((live) => live.stop()).catch(() => {});
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#link.close();
  }
}

export const createRegisterClient = (options: RegisterClientOptions): RegisterClient => new PageRegisterClient(options);
