import { NO_LIVE_COUNTS, LISTED_REJECTS, type LiveState } from '../../domain/live-state.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { RegisterStore } from '../register-store.ts';
import type { ServiceReader } from '../service-reader.ts';
import type { WorkerLink } from '../worker-link.ts';
import { createChangeBatcher, type ChangeBatcher } from './change-batcher.ts';
import type { ChangeReport, PollReport } from './change-desk.ts';
import type { ChangeFeed, FeedHandlers, FeedState, FeedTime } from './change-feed.ts';
import { createEventStreamFeed } from './event-stream-feed.ts';
import { createPollingFeed, type PollingFeed, type PollOutcome } from './polling-feed.ts';
import { LIVE_FAULTS } from './words.ts';

export interface LiveLinkOptions {
  readonly api: WorkerLink['api'];
  readonly store: RegisterStore;
  readonly service: ServiceReader;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970 by the board's clock. */
  readonly now: () => number;
  readonly kinds: readonly HazardKind[];
  readonly sourceId: string;
  /** Absolute; `null`: none is configured. */
  readonly streamUrl: string | null;
  /** Origins that a stream may come from: the page's own and the service's. */
  readonly origins: readonly string[];
  /** 0: never. */
  readonly pollMs: number;
  /** Loads registers anew, all for `null`. */
  readonly reload: (kinds: readonly string[] | null) => void;
  /** Another road for changes (see `ChangeFeed`); server-sent events when left out. */
  readonly createFeed?: (url: string, time: FeedTime) => ChangeFeed;
  readonly time?: FeedTime;
}

/** Registers are not read anew for gaps more often than this. */
const BETWEEN_GAPS_MS = 15_000;

const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const timer = setTimeout(resolve, ms);
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });

const REAL_TIME: FeedTime = { now: () => performance.now(), wait, random: () => Math.random() };

/** The page's side of live changes: listens to the feeds, hands messages to the worker in batches, and says how it stands. */
export class LiveLink {
  readonly #options: LiveLinkOptions;
  readonly #time: FeedTime;
  readonly #stream: ChangeFeed | null;
  readonly #polling: PollingFeed;
  readonly #batcher: ChangeBatcher;
  readonly #stopped = new AbortController();
  #isAfterResume = false;
  #isGapPlanned = false;
  #nextGapAt = 0;
  #state: LiveState;

  constructor(options: LiveLinkOptions) {
    this.#options = options;
    this.#time = options.time ?? REAL_TIME;
    const { streamUrl, pollMs } = options;
    this.#state = {
      ...NO_LIVE_COUNTS,
      kind: streamUrl === null ? 'polling' : 'stream',
      status: streamUrl === null ? 'open' : 'connecting',
      sinceMs: null,
      lastMessageMs: null,
      pollSeconds: Math.round(pollMs / 1000),
      faultWords: null,
      wholeReads: [],
    };
    this.#batcher = createChangeBatcher(
      (texts) => this.#send(texts),
      (ms) => this.#time.wait(ms, this.#stopped.signal),
    );
    this.#polling = createPollingFeed({
      pollMs,
      time: this.#time,
      ask: (kind) => this.#ask(kind),
      onWholeRead: (kind) => this.#tell({ wholeReads: [...this.#state.wholeReads, kind] }),
    });
    this.#stream = this.#toStream();
  }

  #toStream(): ChangeFeed | null {
    const { streamUrl, origins, fetch: fetchFrom, createFeed } = this.#options;
    if (streamUrl === null || !origins.includes(new URL(streamUrl).origin)) return null;
    if (createFeed !== undefined) return createFeed(streamUrl, this.#time);
    return createEventStreamFeed({ url: streamUrl, fetch: fetchFrom, time: this.#time });
  }

  start(): void {
    const { streamUrl } = this.#options;
    this.#polling.start(this.#handlers(() => {}));
    this.#stream?.start(this.#handlers((state) => this.#onStream(state)));
    const isForeign = streamUrl !== null && this.#stream === null;
    this.#tell(isForeign ? { status: 'ended', faultWords: LIVE_FAULTS.foreign(streamUrl) } : {});
  }

  /** A register whose rows came one by one has just been read: its changes are asked for from now on. */
  watch(kind: string): void {
    this.#polling.watch(kind);
  }

  stop(): void {
    this.#stopped.abort();
    this.#stream?.stop();
    this.#polling.stop();
    this.#batcher.stop();
  }

  #handlers(onState: (state: FeedState) => void): FeedHandlers {
    return {
      onMessages: (texts) => this.#batcher.add(texts),
      onState,
      onResume: () => (this.#isAfterResume = true),
      onGap: (kinds) => (kinds === null ? this.#onGap() : this.#options.reload(kinds)),
    };
  }

  #onStream({ status, faultWords }: FeedState): void {
    const isNew = status === 'open' && this.#state.status !== 'open';
    this.#tell({ status, faultWords, ...(isNew && { sinceMs: this.#options.now() }) });
  }

  async #send(texts: readonly string[]): Promise<void> {
    const { api, store, sourceId, now } = this.#options;
    const isAfterResume = this.#isAfterResume;
    this.#isAfterResume = false;
    const report = await api.applyChanges(sourceId, texts, isAfterResume, now());
    store.accept(report.updates, null);
    this.#count(report, { batches: this.#state.batches + 1, lastMessageMs: now() });
    if (report.hasGap) this.#onGap();
  }

  /** Reads every register anew, at once, but not again and again while a connection flaps: then once, when time has passed. */
  #onGap(): void {
    if (this.#isGapPlanned) return;
    const waitMs = Math.max(0, this.#nextGapAt - this.#time.now());
    const read = (): void => {
      this.#isGapPlanned = false;
      if (this.#stopped.signal.aborted) return;
      this.#nextGapAt = this.#time.now() + BETWEEN_GAPS_MS;
      this.#tell({ gaps: this.#state.gaps + 1 });
      this.#options.reload(null);
    };
    if (waitMs === 0) return read();
    this.#isGapPlanned = true;
    void this.#time.wait(waitMs, this.#stopped.signal).then(read);
  }

  async #ask(kindId: string): Promise<PollOutcome> {
    const { api, store, service, sourceId, now, kinds } = this.#options;
    const kind = kinds.find(({ id }) => id === kindId);
    const newestMs = await api.newestChange(kindId, sourceId);
    if (kind === undefined || newestMs === null) return 'untimed';
    // Whole seconds, because that is what every server understands.
    const sinceMs = Math.floor(newestMs / 1000) * 1000;
    const polled = await service.pollRegister(kind, sinceMs);
    if (!polled.ok) return 'fault';
    const { updates, received, unasked } = polled.value;
    if (updates.length > 0) store.accept(updates, now());
    else store.confirm(kindId, sourceId, now());
    this.#count(polled.value, this.#state.kind === 'polling' ? { lastMessageMs: now() } : {});
    if (unasked > 0) return 'unasked';
    return received === 0 ? 'nothing' : 'good';
  }

  #count(report: ChangeReport | PollReport, more: Partial<LiveState>): void {
    const { received, applied, passedOver, rejected, rejects } = this.#state;
    this.#tell({
      ...more,
      received: received + report.received,
      applied: applied + report.applied,
      passedOver: passedOver + report.passedOver,
      rejected: rejected + report.rejected,
      rejects: [...report.rejects, ...rejects].slice(0, LISTED_REJECTS),
    });
  }

  #tell(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    this.#options.store.setLive(this.#state);
  }
}
