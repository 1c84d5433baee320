import type { Analyses, AnalysisName, AnalysisReply } from '../domain/analyses/analyses.ts';
import type { BoardConfig } from '../domain/config.ts';
import type { History, HistoryQuery } from '../domain/history.ts';
import type { ReasonCounts } from '../domain/reason-counts.ts';
import { RegionIndex } from '../domain/region-index.ts';
import type { PageQuery, ReasonQuery, SiteDetail, SiteRow } from '../domain/register-client.ts';
import type { ExportQuery, ExportReply } from '../domain/register-export.ts';
import type { RollUp, RollUpQuery } from '../domain/roll-up.ts';
import { NO_CONDITIONS, type RowConditions } from '../domain/row-conditions.ts';
import type { RuleSheet } from '../domain/rule-sheet.ts';
import type { SiteShapes } from '../domain/site-columns.ts';
import type { HazardKind } from '../hazards/define.ts';
import { LISTED_ROWS } from './account-builder.ts';
import type { AnalysisDesk } from './analysis/desk.ts';
import type { ImportInput } from './client-types.ts';
import { rollUp, tablesInUse } from './cube.ts';
import { toDetail } from './detail.ts';
import { renamed, toDraftFromRows, type DraftContext, type DraftResult } from './draft.ts';
import type { EngineOptions, FilterUpdate, LoadTarget, TableUpdate } from './engine-types.ts';
import { failed, type RegisterResult } from './faults.ts';
import { toFilterValues, toGpuColumns } from './gpu-columns.ts';
import { toHistory } from './history.ts';
import { completeEntry, toPlainConfig } from './import-entry.ts';
import { ItemSessions } from './item-pages.ts';
import type { ChangeDesk, ChangeReport, ChangeRoom, PollReport } from './live/change-desk.ts';
import type { ApplyContext } from './live/change-plan.ts';
import { toRowTimes } from './live/change-time.ts';
import { newestAsOf } from './newest-as-of.ts';
import { toReasonCounts } from './reason-counts.ts';
import { readDraft } from './read-draft.ts';
import { RegisterEntry } from './register-entry.ts';
import type { SearchDesk } from './search/search-desk.ts';
import { readDates } from './site-dates.ts';
import { toPage, type PageAnswer } from './site-page.ts';
import { readCard, toSiteRow } from './site-rows.ts';
import { readPaths, toSiteShapes, type RawGeometry } from './site-shapes.ts';
import { createTable, placeTable, updateLate, type Locate, type SiteTable, type TableIdentity } from './site-table.ts';
import { FAULT_WORDS } from './words.ts';

/** FNV-1a of the bytes, with what else a reload could change: enough to see that nothing did. */
const fingerprintOf = (target: LoadTarget, bytes: ArrayBuffer): string => {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(bytes)) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${hash >>> 0} ${bytes.byteLength} ${target.asOf} ${target.isSynthetic}`;
};

const keyOf = (kind: string, source: string): string => `${kind} ${source}`;

/**
 * The registers in memory, without a worker around them: loads, counts, pages, details. Used by one thread at a time;
 * methods that read Parquet are asynchronous. Faults of data are values; a kind that was never declared is a bug and throws.
 */
export class RegisterEngine {
  readonly #kinds: ReadonlyMap<string, HazardKind>;
  readonly #config: BoardConfig;
  readonly #regions: RegionIndex;
  readonly #entries = new Map<string, RegisterEntry>();
  /** Pages of items on their way, which `loadItems` or `sessions.take` ends. */
  readonly sessions = new ItemSessions();
  #search: Promise<SearchDesk> | null = null;
  #searchMade: SearchDesk | null = null;
  readonly #loadRules: () => Promise<readonly RuleSheet[]>;
  #analysis: Promise<AnalysisDesk> | null = null;
  #changes: Promise<ChangeDesk> | null = null;
  #changesMade: ChangeDesk | null = null;
  #locate: Locate | null = null;
  #conditions: RowConditions = NO_CONDITIONS;
  #nowMs: number;
  #version = 0;

  constructor(options: EngineOptions) {
    this.#kinds = new Map(options.kinds.map((kind) => [kind.id, kind]));
    this.#config = options.config;
    this.#regions = new RegionIndex(options.regionIndexFile);
    this.#nowMs = options.nowMs;
    this.#loadRules = options.loadRules;
  }

  #kind(id: string): HazardKind {
    const kind = this.#kinds.get(id);
    if (kind === undefined) throw new Error(`no hazard kind "${id}" is registered`);
    return kind;
  }

  #about(kind: HazardKind): Omit<DraftContext, 'listed'> {
    return { kind, config: this.#config, nowMs: this.#nowMs };
  }

  /**
   * Core snapshot (`title: "core"`) or one that holds everything → columns. The last good rows stay if it fails.
   * `null`: the very bytes that are loaded already; nothing changed.
   */
  async loadSnapshot(
    target: LoadTarget,
    bytes: ArrayBuffer,
    content: 'core' | 'everything',
  ): Promise<RegisterResult<TableUpdate | null>> {
    const kind = this.#kind(target.kind);
    const fingerprint = fingerprintOf(target, bytes);
    if (this.#entries.get(keyOf(target.kind, target.source))?.fingerprint === fingerprint)
      return { ok: true, value: null };
    const read = await readDraft(bytes, target.name, content, this.#about(kind));
    return read.ok ? this.#accept(target, read.value, null, fingerprint) : read;
  }

  /** Whole rows become the register; `geometries` as long as they are. The first bad ones are listed. */
  loadRows(
    target: LoadTarget,
    rows: readonly Readonly<Record<string, unknown>>[],
    geometries: readonly RawGeometry[] | null,
  ): RegisterResult<TableUpdate> {
    const kind = this.#kind(target.kind);
    const result = toDraftFromRows(rows, { ...this.#about(kind), listed: LISTED_ROWS });
    const rowTimes = toRowTimes(rows, (name) => renamed(name, kind, this.#config));
    return this.#accept(target, result, geometries, null, rowTimes);
  }

  #accept(
    target: LoadTarget,
    result: DraftResult,
    geometries: readonly RawGeometry[] | null,
    fingerprint: string | null,
    rowTimes: RegisterEntry['rowTimes'] = null,
  ): RegisterResult<TableUpdate> {
    const made = this.#createEntry(target, result, { geometries, fingerprint, isWhole: result.draft.records !== null });
    if (!made.ok) return made;
    const entry = made.value;
    entry.rowTimes = rowTimes;
    return { ok: true, value: this.#settle(entry, target.requestedAtMs ?? null) };
  }

  #createEntry(
    target: LoadTarget,
    { draft, account, hasSynthetic }: DraftResult,
    {
      geometries,
      fingerprint,
      isWhole,
    }: Pick<RegisterEntry, 'geometries' | 'fingerprint'> & { readonly isWhole: boolean },
  ): RegisterResult<RegisterEntry> {
    if (account.read === 0) return failed('empty', FAULT_WORDS.empty(target.name));
    const identity: TableIdentity = {
      kind: this.#kind(target.kind),
      source: target.source,
      sourceName: target.sourceName,
      isSynthetic: target.isSynthetic ?? hasSynthetic,
      asOf: target.asOf,
      isWhole,
    };
    const table = createTable(draft, account, identity, ++this.#version);
    if (account.accepted === 0) {
      // Nothing to count: the account says why, and what stood before stays.
      const known = this.#entries.has(keyOf(target.kind, target.source));
      if (known) return failed('rejected', FAULT_WORDS.rejected(target.name, account.read));
    }
    const drawn = geometries === null ? null : Array.from(table.rowNumbers, (row) => geometries[row - 1]);
    return { ok: true, value: new RegisterEntry(table, drawn, fingerprint, this.#regions.countyCount) };
  }

  /** Into use, under the divisions, the time and the conditions of this moment. */
  #settle(loaded: RegisterEntry, requestedMs: number | null = null): TableUpdate {
    const { table } = loaded;
    placeTable(table, this.#regions, this.#config, this.#locate);
    updateLate(table, this.#config, this.#nowMs);
    // Changes that came meanwhile are newer than a snapshot that was made before them.
    const entry = this.#changesMade?.reapply(loaded, requestedMs, this.#applyContext()) ?? loaded;
    entry.show(this.#conditions);
    this.#entries.set(keyOf(table.kind.id, table.source), entry);
    return toUpdate(entry);
  }

  #applyContext(): ApplyContext {
    return {
      config: this.#config,
      regions: this.#regions,
      locate: this.#locate,
      nowMs: this.#nowMs,
      version: ++this.#version,
    };
  }

  /** Live changes of one service; made at the first, its code in a chunk of its own. */
  #changeDesk(source: string): Promise<ChangeDesk> {
    this.#changes ??= import('./live/change-desk.ts').then(
      (room) => (this.#changesMade = new room.ChangeDesk(this.#toChangeRoom(source))),
    );
    return this.#changes;
  }

  #toChangeRoom(source: string): ChangeRoom {
    return {
      source,
      kinds: [...this.#kinds.values()],
      entryOf: (kind) => this.#entries.get(keyOf(kind, source)),
      context: () => this.#applyContext(),
      replace: (old, next) => {
        next.show(this.#conditions);
        this.#searchMade?.inherit(old.table, next.table);
        this.#entries.set(keyOf(next.table.kind.id, source), next);
        return toUpdate(next);
      },
    };
  }

  /** Texts of CloudEvents into the registers of a service; see `ChangeDesk.take`. */
  async applyChanges(
    source: string,
    texts: readonly string[],
    isAfterResume: boolean,
    nowMs: number,
  ): Promise<ChangeReport> {
    return (await this.#changeDesk(source)).take(texts, isAfterResume, nowMs);
  }

  /** Ends a session; its rows are what changed since, as a server says. See `ChangeDesk.takeItems`. */
  async applyItems(kind: string, source: string, session: string, sinceMs: number, nowMs: number): Promise<PollReport> {
    return (await this.#changeDesk(source)).takeItems(kind, this.sessions.take(session), sinceMs, nowMs);
  }

  /** Newest change that a register knows of, milliseconds since 1970 by the service; `null`: it does not say of every row. */
  newestChange(kind: string, source: string): number | null {
    const times = this.#entries.get(keyOf(kind, source))?.rowTimes ?? null;
    if (times === null || times.size === 0) return null;
    let newest = Number.NEGATIVE_INFINITY;
    for (const at of times.values()) newest = Math.max(newest, at);
    return newest;
  }

  /** Ends a session; its rows become the register. */
  loadItems(target: LoadTarget, session: string): RegisterResult<TableUpdate> {
    const items = this.sessions.take(session);
    const geometries = items.map((item) => item.geometry);
    return this.loadRows(
      { ...target, asOf: target.asOf ?? newestAsOf(items) },
      items.map((item) => item.properties),
      geometries,
    );
  }

  /** An imported file, all of its snapshots or none; it takes the place of whatever the source had. */
  async addImport(input: ImportInput): Promise<RegisterResult<TableUpdate>> {
    const { kind, source, sourceName, asOf, isSynthetic = false, files } = input;
    const target: LoadTarget = { kind, source, sourceName, asOf, isSynthetic, name: sourceName };
    const about = { ...this.#about(this.#kind(kind)), config: toPlainConfig(this.#config) };
    const read = await readDraft(files.core, sourceName, 'core', about);
    if (!read.ok) return read;
    const made = this.#createEntry(target, read.value, { geometries: null, fingerprint: null, isWhole: true });
    if (!made.ok) return made;
    const completed = await completeEntry(made.value, input, this.#config);
    if (!completed.ok) return completed;
    this.remove(source);
    return { ok: true, value: this.#settle(made.value) };
  }

  /** Forgets every register of a source. */
  remove(source: string): void {
    for (const [key, entry] of this.#entries) if (entry.table.source === source) this.#entries.delete(key);
    this.#version++;
  }

  /** Takes the time that lateness is measured by; answers the registers in which it changed something. */
  tick(nowMs: number): TableUpdate[] {
    this.#nowMs = nowMs;
    return this.#changed((table) => updateLate(table, this.#config, nowMs));
  }

  /** Counties by position from now on; answers the registers in which a county, a flag or a shown position changed. */
  setLocate(locate: Locate): TableUpdate[] {
    this.#locate = locate;
    return this.#changed((table) => placeTable(table, this.#regions, this.#config, locate));
  }

  #changed(change: (table: SiteTable) => boolean): TableUpdate[] {
    const updates: TableUpdate[] = [];
    for (const entry of this.#entries.values()) {
      if (!change(entry.table)) continue;
      entry.table.version = ++this.#version;
      entry.forgetCounts();
      updates.push(toUpdate(entry));
    }
    return updates;
  }

  /** Text snapshot: every property (`card`), or `id`, `name` and `not_linked_reason` alone (`names`). */
  async loadCard(
    kind: string,
    source: string,
    bytes: ArrayBuffer,
    name: string,
    content: 'names' | 'card',
  ): Promise<RegisterResult<null>> {
    const entry = this.#entries.get(keyOf(kind, source));
    if (entry === undefined) return { ok: true, value: null };
    const card = await readCard(entry.table, bytes, name, this.#config, content);
    if (!card.ok) return card;
    // A whole card may have come while the names were on their way.
    if (content === 'card' || entry.card === null) entry.card = card.value;
    return { ok: true, value: null };
  }

  /**
   * Dates of a register: from a snapshot, or where `bytes` is `null` from the card that has come. A register that has
   * neither is known to carry none from then on.
   */
  async loadDates(
    kind: string,
    source: string,
    bytes: ArrayBuffer | null,
    name: string,
  ): Promise<RegisterResult<null>> {
    const entry = this.#entries.get(keyOf(kind, source));
    if (entry === undefined) return { ok: true, value: null };
    const from = bytes ?? entry.card?.bytes ?? null;
    const dates = from === null ? null : await readDates(entry.table, from, name, this.#config);
    if (dates !== null && !dates.ok) return dates;
    entry.dates = dates === null ? null : dates.value;
    return { ok: true, value: null };
  }

  /** Which rows the map shows from now on; answers the registers in which that changed something. */
  setConditions(conditions: RowConditions): FilterUpdate[] {
    this.#conditions = conditions;
    return [...this.#entries.values()].flatMap((entry): FilterUpdate[] => {
      if (!entry.show(conditions)) return [];
      const { table } = entry;
      table.version = ++this.#version;
      const filterValues = toFilterValues(table, entry.shown);
      return [{ kind: table.kind.id, source: table.source, version: table.version, filterValues }];
    });
  }

  /** Whose the sites are (`owners`): for enterprises that search finds. */
  async loadOwners(kind: string, source: string, bytes: ArrayBuffer, name: string): Promise<RegisterResult<null>> {
    const entry = this.#entries.get(keyOf(kind, source));
    return entry === undefined ? { ok: true, value: null } : (await this.desk()).loadOwners(entry.table, bytes, name);
  }

  async loadShapes(kind: string, source: string, bytes: ArrayBuffer, name: string): Promise<RegisterResult<null>> {
    const entry = this.#entries.get(keyOf(kind, source));
    if (entry === undefined) return { ok: true, value: null };
    const paths = await readPaths(entry.table, bytes, name, this.#config);
    if (!paths.ok) return paths;
    entry.setPaths(paths.value);
    return { ok: true, value: null };
  }

  /** A copy to transfer; `null` where the register has no shapes or they have not come. */
  shapes(kind: string, source: string): SiteShapes | null {
    const paths = this.#entries.get(keyOf(kind, source))?.paths(this.#config.coordinateRounding) ?? null;
    return paths === null ? null : toSiteShapes(paths);
  }

  rollUp(query: RollUpQuery): RollUp {
    return rollUp([...this.#entries.values()], this.#regions, query);
  }

  page(query: PageQuery): PageAnswer {
    return toPage([...this.#entries.values()], [...this.#kinds.keys()], this.#regions, query);
  }

  history(query: HistoryQuery): History {
    const order = [...this.#kinds.keys()];
    const entries = [...this.#entries.values()].sort(
      (a, b) => order.indexOf(a.table.kind.id) - order.indexOf(b.table.kind.id),
    );
    return toHistory(entries, this.#regions, query, this.#nowMs);
  }

  reasons(query: ReasonQuery): ReasonCounts[] {
    return toReasonCounts([...this.#entries.values()], this.#regions, query);
  }

  /** Search, and the enterprises, which no register holds; made when first asked for, its code in a chunk of its own. */
  desk(): Promise<SearchDesk> {
    this.#search ??= import('./search/search-desk.ts').then((room) => {
      const inUse = () => tablesInUse([...this.#entries.values()], null, null);
      this.#searchMade = new room.SearchDesk(this.#regions, this.#config, () => ({
        tables: inUse(),
        locate: this.#locate,
      }));
      return this.#searchMade;
    });
    return this.#search;
  }

  /** Made at the first analysis; its code is no part of the worker's first chunk. */
  #analyses(): Promise<AnalysisDesk> {
    this.#analysis ??= import('./analysis/desk.ts').then(
      (room) =>
        new room.AnalysisDesk({
          kinds: [...this.#kinds.values()],
          config: this.#config,
          regions: this.#regions,
          entries: () => [...this.#entries.values()],
          rules: this.#loadRules,
          enterpriseName: (id) => this.#searchMade?.enterpriseName(id) ?? null,
        }),
    );
    return this.#analysis;
  }

  /** Ends a session; its rows stay here under the collection's name, in place of those that it had. */
  async holdCollection(name: string, session: string, isComplete: boolean): Promise<void> {
    const rows = this.sessions.take(session).map((item) => item.properties);
    (await this.#analyses()).hold(name, rows, isComplete, this.#nowMs);
  }

  /** @param nowMs by the board's clock, for what is counted in hours rather than in days */
  async analyse<Name extends AnalysisName>(
    name: Name,
    query: Analyses[Name]['query'],
    missing: readonly string[],
    nowMs: number,
  ): Promise<AnalysisReply<Name>> {
    return (await this.#analyses()).answer(name, query, missing, nowMs);
  }

  /** Registers as one file, written by a chunk of its own. */
  async exportRegister(query: ExportQuery): Promise<ExportReply> {
    const room = await import('./export/export-register.ts');
    return room.exportRegister(query, {
      entries: [...this.#entries.values()],
      kinds: [...this.#kinds.values()],
      regions: this.#regions,
      config: this.#config,
    });
  }

  /** The site of a row of the columns; `null` beyond the last. */
  siteAt(kind: string, source: string, row: number): SiteRow | null {
    const entry = this.#entries.get(keyOf(kind, source));
    if (entry === undefined || row < 0 || row >= entry.table.rowCount) return null;
    return toSiteRow(entry.table, entry.card, row, this.#regions);
  }

  /** `source` null: the source in use that has the id. `null`: there is no such site. */
  async detail(kind: string, source: string | null, id: string): Promise<SiteDetail | null> {
    const used = tablesInUse([...this.#entries.values()], source === null ? null : [source], null);
    const own = used.filter(({ table }) => table.kind.id === kind);
    for (const entry of own) {
      const row = entry.table.ids.indexOf(id);
      if (row < 0) continue;
      const around = [...tablesInUse([...this.#entries.values()], null, null).filter((each) => each !== entry), entry];
      return toDetail({ entry, row, around, regions: this.#regions, config: this.#config, nowMs: this.#nowMs });
    }
    return null;
  }
}

const toUpdate = ({ table, shown }: RegisterEntry): TableUpdate => ({
  kind: table.kind.id,
  source: table.source,
  isSynthetic: table.isSynthetic,
  asOf: table.asOf,
  account: table.account,
  columns: toGpuColumns(table, shown),
});

export const createRegisterEngine = (options: EngineOptions): RegisterEngine => new RegisterEngine(options);
