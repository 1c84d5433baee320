import { transfer } from 'comlink';
import type { Analyses, AnalysisName, AnalysisReply } from '../domain/analyses/analyses.ts';
import type { RegionNamesFile } from '../domain/english-names.ts';
import type { EnterpriseCounts } from '../domain/enterprise-counts.ts';
import type { History, HistoryQuery } from '../domain/history.ts';
import type { ReasonCounts } from '../domain/reason-counts.ts';
import type { RowConditions } from '../domain/row-conditions.ts';
import type { PageQuery, ReasonQuery, SiteDetail, SiteRow } from '../domain/register-client.ts';
import type { ExportQuery, ExportReply } from '../domain/register-export.ts';
import type { RollUp, RollUpQuery } from '../domain/roll-up.ts';
import type { SiteShapes } from '../domain/site-columns.ts';
import type { SiteProperties } from '../domain/grading.ts';
import type { RuleSheet } from '../domain/rule-sheet.ts';
import type { BoundaryTopology } from '../domain/topology.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { ImportInput } from './client-types.ts';
import { createCountyLocator } from './county-locator.ts';
import { createRegisterEngine, type RegisterEngine } from './engine.ts';
import type { EngineOptions, FilterUpdate, LoadTarget, TableUpdate } from './engine-types.ts';
import type { EnterpriseOrigin } from './enterprises.ts';
import type { RegisterResult } from './faults.ts';
import { transferablesOf } from './gpu-columns.ts';
import type { PageSummary } from './item-pages.ts';
import type { ChangeReport, PollReport } from './live/change-desk.ts';
import type { SearchReply } from './search/search-desk.ts';
import type { PageAnswer } from './site-page.ts';

/** What goes to the worker before anything else; the kinds themselves hold functions and are imported there. */
export type WorkerSetup = Omit<EngineOptions, 'kinds' | 'loadRules'>;

type Loaded = RegisterResult<TableUpdate>;

const withColumns = <T extends RegisterResult<TableUpdate | null>>(result: T): T =>
  result.ok && result.value !== null ? transfer(result, transferablesOf(result.value.columns)) : result;

const withEvery = (updates: TableUpdate[]): TableUpdate[] =>
  transfer(
    updates,
    updates.flatMap((update) => transferablesOf(update.columns)),
  );

const withReport = <T extends { readonly updates: readonly TableUpdate[] }>(report: T): T =>
  transfer(
    report,
    report.updates.flatMap((update) => transferablesOf(update.columns)),
  );

/** The engine as the page reaches it through comlink: same methods, results transferred instead of copied. */
export class RegisterWorkerApi {
  readonly #kinds: readonly HazardKind[];
  readonly #loadRules: () => Promise<readonly RuleSheet[]>;
  #setup: WorkerSetup | null = null;
  #made: RegisterEngine | null = null;

  constructor(kinds: readonly HazardKind[], loadRules: () => Promise<readonly RuleSheet[]>) {
    this.#kinds = kinds;
    this.#loadRules = loadRules;
  }

  get #engine(): RegisterEngine {
    if (this.#made === null) throw new Error('setUp must be the first message');
    return this.#made;
  }

  setUp(setup: WorkerSetup): void {
    this.#setup = setup;
    this.#made = createRegisterEngine({ ...setup, kinds: this.#kinds, loadRules: this.#loadRules });
  }

  async loadSnapshot(
    target: LoadTarget,
    bytes: ArrayBuffer,
    content: 'core' | 'everything',
  ): Promise<RegisterResult<TableUpdate | null>> {
    return withColumns(await this.#engine.loadSnapshot(target, bytes, content));
  }

  addPage(session: string, bytes: ArrayBuffer, url: string): RegisterResult<PageSummary> {
    return this.#engine.sessions.add(session, bytes, url);
  }

  loadItems(target: LoadTarget, session: string): Loaded {
    return withColumns(this.#engine.loadItems(target, session));
  }

  /** Ends a session of a small collection; `equals` is applied here, whatever the server made of it. */
  takeRows(session: string, equals: Readonly<Record<string, string>>): SiteProperties[] {
    const wanted = Object.entries(equals);
    return this.#engine.sessions
      .take(session)
      .map((item) => item.properties)
      .filter((row) => wanted.every(([name, value]) => String(row[name]) === value));
  }

  dropItems(session: string): void {
    this.#engine.sessions.take(session);
  }

  async addImport(input: ImportInput): Promise<Loaded> {
    return withColumns(await this.#engine.addImport(input));
  }

  remove(source: string): void {
    this.#engine.remove(source);
  }

  tick(nowMs: number): TableUpdate[] {
    return withEvery(this.#engine.tick(nowMs));
  }

  async applyChanges(
    source: string,
    texts: readonly string[],
    isAfterResume: boolean,
    nowMs: number,
  ): Promise<ChangeReport> {
    return withReport(await this.#engine.applyChanges(source, texts, isAfterResume, nowMs));
  }

  async applyItems(kind: string, source: string, session: string, sinceMs: number, nowMs: number): Promise<PollReport> {
    return withReport(await this.#engine.applyItems(kind, source, session, sinceMs, nowMs));
  }

  newestChange(kind: string, source: string): number | null {
    return this.#engine.newestChange(kind, source);
  }

  setDivisions(topology: BoundaryTopology): TableUpdate[] {
    if (this.#setup === null) throw new Error('setUp must be the first message');
    const locator = createCountyLocator(topology, this.#setup.regionIndexFile);
    return withEvery(this.#engine.setLocate(locator.locate));
  }

  loadCard(
    kind: string,
    source: string,
    bytes: ArrayBuffer,
    name: string,
    content: 'names' | 'card',
  ): Promise<RegisterResult<null>> {
    return this.#engine.loadCard(kind, source, bytes, name, content);
  }

  loadDates(kind: string, source: string, bytes: ArrayBuffer | null, name: string): Promise<RegisterResult<null>> {
    return this.#engine.loadDates(kind, source, bytes, name);
  }

  setConditions(conditions: RowConditions): FilterUpdate[] {
    const updates = this.#engine.setConditions(conditions);
    return transfer(
      updates,
      updates.map((update) => update.filterValues.buffer as ArrayBuffer),
    );
  }

  loadShapes(kind: string, source: string, bytes: ArrayBuffer, name: string): Promise<RegisterResult<null>> {
    return this.#engine.loadShapes(kind, source, bytes, name);
  }

  shapes(kind: string, source: string): SiteShapes | null {
    const shapes = this.#engine.shapes(kind, source);
    if (shapes === null) return null;
    const buffers = [shapes.positions, shapes.startIndices, shapes.rows].map((array) => array.buffer as ArrayBuffer);
    return transfer(shapes, buffers);
  }

  rollUp(query: RollUpQuery): RollUp {
    return this.#engine.rollUp(query);
  }

  page(query: PageQuery): PageAnswer {
    return this.#engine.page(query);
  }

  detail(kind: string, source: string | null, id: string): Promise<SiteDetail | null> {
    return this.#engine.detail(kind, source, id);
  }

  history(query: HistoryQuery): History {
    return this.#engine.history(query);
  }

  reasons(query: ReasonQuery): ReasonCounts[] {
    return this.#engine.reasons(query);
  }

  async search(text: string, limit: number): Promise<SearchReply> {
    return (await this.#engine.desk()).answer(text, limit);
  }

  async setReadings(readings: RegionNamesFile): Promise<void> {
    (await this.#engine.desk()).setReadings(readings);
  }

  loadOwners(kind: string, source: string, bytes: ArrayBuffer, name: string): Promise<RegisterResult<null>> {
    return this.#engine.loadOwners(kind, source, bytes, name);
  }

  async loadEnterprises(bytes: ArrayBuffer, name: string, origin: EnterpriseOrigin): Promise<RegisterResult<null>> {
    return (await this.#engine.desk()).loadEnterprises(bytes, name, origin);
  }

  /** Ends a session; its rows become the enterprises. */
  async loadEnterpriseItems(session: string, origin: EnterpriseOrigin): Promise<void> {
    const rows = this.#engine.sessions.take(session).map((item) => item.properties);
    (await this.#engine.desk()).loadEnterpriseRows(rows, origin);
  }

  async enterpriseCounts(adcodes: readonly string[]): Promise<EnterpriseCounts[] | null> {
    return (await this.#engine.desk()).enterpriseCounts(adcodes);
  }

  holdCollection(name: string, session: string, isComplete: boolean): Promise<void> {
    return this.#engine.holdCollection(name, session, isComplete);
  }

  analyse<Name extends AnalysisName>(
    name: Name,
    query: Analyses[Name]['query'],
    missing: readonly string[],
    nowMs: number,
  ): Promise<AnalysisReply<Name>> {
    return this.#engine.analyse(name, query, missing, nowMs);
  }

  async exportRegister(query: ExportQuery): Promise<ExportReply> {
    const reply = await this.#engine.exportRegister(query);
    return reply.ok ? transfer(reply, [reply.value.bytes]) : reply;
  }

  siteAt(kind: string, source: string, row: number): SiteRow | null {
    return this.#engine.siteAt(kind, source, row);
  }
}
