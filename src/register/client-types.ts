import type { Clock } from '../domain/clock.ts';
import type { BoardConfig } from '../domain/config.ts';
import type { SiteProperties } from '../domain/grading.ts';
import type { LiveState } from '../domain/live-state.ts';
import type { RegionNamesFile } from '../domain/english-names.ts';
import type { RegionIndex, RegionIndexFile } from '../domain/region-index.ts';
import type { RegisterAnswers, RegisterState } from '../domain/register-client.ts';
import type { ExportQuery, ExportReply } from '../domain/register-export.ts';
import type { RowConditions } from '../domain/row-conditions.ts';
import type { SiteGpuColumns, SiteShapes } from '../domain/site-columns.ts';
import type { BoundaryTopology } from '../domain/topology.ts';
import type { HazardKind } from '../hazards/define.ts';
import type { LoadAccount } from './account.ts';
import type { RegisterResult } from './faults.ts';
import type { ImportVersion, RegisterFiles } from './import/stored-register.ts';

/** An imported file as the import worker made it: snapshots of a register, as a service has them. */
export interface ImportInput {
  /** Id of a hazard kind. */
  readonly kind: string;
  /** Source id of its own, e.g. `import-3`; importing again under the same id replaces what it had. */
  readonly source: string;
  readonly sourceName: string;
  /** ISO 8601 with offset; `null` when the file does not say. */
  readonly asOf: string | null;
  /** The file says of itself that its rows are invented; left out: it does not. */
  readonly isSynthetic?: boolean;
  /** The worker gets copies. */
  readonly files: Pick<RegisterFiles, 'core' | 'card' | 'shape'>;
  /** Oldest first, the last is this one: the past of a register whose rows carry no dates. */
  readonly versions: readonly ImportVersion[];
}

/** Features of one of the small collections (`published-figures`, `rectifications` …), properties only. */
export interface CollectionItems {
  readonly rows: readonly SiteProperties[];
  /** Rows the service says there are; `null` when it does not say. */
  readonly numberMatched: number | null;
  /** False: the service gave fewer rows than it says there are. */
  readonly isComplete: boolean;
}

export interface RegisterCounters {
  /** Messages to and from the worker since the start. */
  readonly workerMessages: number;
  /** Rows that the main thread looped over: 0 by construction, here so that a test can say so. */
  readonly rowsVisitedMain: number;
  /** Rows of small collections that were handed to the main thread (`items`). */
  readonly collectionRowsMain: number;
}

/** The page's side of the registers: fetches, transfers bytes to the worker, asks it, and keeps what the map draws. */
export interface RegisterClient extends RegisterAnswers {
  readonly config: BoardConfig;
  readonly clock: Clock;
  readonly regions: RegionIndex;
  readonly kinds: readonly HazardKind[];
  /** Begins to load every register and to tick; a second call does nothing. */
  start(): void;
  /** Ends timers, requests and the worker. */
  stop(): void;
  /** One entry for each kind × source; the same array until something changes. */
  states(): readonly RegisterState[];
  /** Called after a change of states, columns or version. */
  subscribe(listener: () => void): () => void;
  /** Grows with every change of any row; belongs in the key of every cached answer. */
  version(): number;
  /** How changes come while the board runs; `null`: they do not, or nothing is known yet. The same object until something changes. */
  live(): LiveState | null;
  /** Newest columns of each kind × source; the same array until something changes. */
  gpuColumns(): readonly SiteGpuColumns[];
  /**
   * Which rows the columns for the map show: the rest is moved out of every county's range, at the price of one upload
   * of the filter values. Roll-ups and pages say their own conditions.
   */
  setConditions(conditions: RowConditions): void;
  /** Lines and polygons of the kinds, fetched at the first call; what fails or has none is left out. */
  shapes(kinds: readonly string[]): Promise<readonly SiteShapes[]>;
  /** Every item of a small collection whose properties equal `equals`, whatever the server made of the filter. */
  items(collection: string, equals?: Readonly<Record<string, string>>): Promise<RegisterResult<CollectionItems>>;
  /** Registers under a filter as a file; what belongs into it is fetched first, and what cannot be had is named. */
  exportRegister(query: ExportQuery): Promise<ExportReply>;
  /** Hands the county polygons to the worker: counties by position, the check against the stated code. */
  setDivisions(topology: BoundaryTopology): Promise<void>;
  /** Resolves once `setDivisions` has been answered. */
  divisionsReady(): Promise<void>;
  /** Takes the place of every kind of the same source; if it fails, what the source had stays. */
  addImport(input: ImportInput): Promise<RegisterResult<LoadAccount>>;
  /** Every kind of the source. */
  removeImport(source: string): Promise<void>;
  /** What became of the rows of the last load; `null` when nothing of the kind × source was loaded. */
  account(kind: string, source: string): LoadAccount | null;
  /** Loads again now what failed or is old. */
  refresh(): void;
  counters(): RegisterCounters;
}

export interface RegisterClientOptions {
  readonly config: BoardConfig;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly kinds: readonly HazardKind[];
  readonly regionIndexFile: RegionIndexFile;
  /** Readings of the divisions, asked for at the first search; `null` where they cannot be had. Left out, search knows none. */
  readonly loadReadings?: () => Promise<RegionNamesFile | null>;
  /** `demo` or `service`. */
  readonly sourceId: string;
  readonly sourceName: string;
  /** What a worker, or a message port in tests, offers. `createRegisterWorker` makes the real one. */
  readonly createWorker: () => WorkerEndpoint;
  /** Address that `config.base` is relative to; the page's own when left out. */
  readonly pageUrl?: string;
  /** Milliseconds until a request that gave no complete answer is given up; 30,000 when left out. */
  readonly timeoutMs?: number;
  /** Milliseconds between refreshes of a register that loaded; 5 minutes when left out, 0 for never. */
  readonly refreshMs?: number;
}

/** The part of `Worker` and `MessagePort` that is used. */
export interface WorkerEndpoint {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void;
  start?(): void;
  terminate?(): void;
  close?(): void;
}
