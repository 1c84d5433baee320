import type { Localised } from '../../domain/words.ts';
import { readErrorBody } from '../fetch-bytes.ts';
import { FAULT_WORDS } from '../words.ts';
import type { ChangeFeed, FeedHandlers, FeedTime } from './change-feed.ts';
import { createEventStreamParser } from './event-stream-parser.ts';
import { LIVE_FAULTS } from './words.ts';

export interface EventStreamOptions {
  /** Absolute address. */
  readonly url: string;
  readonly fetch: typeof fetch;
  readonly time: FeedTime;
  /** Milliseconds without a byte, a heartbeat included, after which the connection counts as dead; 90 s when left out. */
  readonly idleMs?: number;
  /** Milliseconds of a cut beyond which no buffer is trusted to hold everything; a minute when left out. */
  readonly longestCutMs?: number;
}

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 60_000;
const IDLE_MS = 90_000;
const LONGEST_CUT_MS = 60_000;
/** Events by which servers show that they live. */
const HEARTBEATS = new Set(['ping', 'heartbeat', 'keep-alive', 'keepalive']);
/** The server refuses the place to resume from, not the stream. */
const REFUSES_ID = new Set([400, 404, 410, 412, 416]);

/**
 * Server-sent events read with `fetch` (so that the injected one is used, and headers may be set): resumes with
 * `Last-Event-ID`, comes back after ever longer waits with jitter, ends at 204, and says `onGap` wherever the server
 * cannot have kept what was missed.
 */
export const createEventStreamFeed = (options: EventStreamOptions): ChangeFeed => {
  const stopped = new AbortController();
  return {
    kind: 'stream',
    start: (handlers) => void new Stream(options, handlers, stopped.signal).run(),
    stop: () => stopped.abort(),
  };
};

type Ending =
  | { readonly how: 'refused'; readonly words: Localised; readonly forgetsId: boolean }
  | { readonly how: 'cut' }
  | { readonly how: 'ended' };

class Stream {
  readonly #options: EventStreamOptions;
  readonly #handlers: FeedHandlers;
  readonly #signal: AbortSignal;
  #lastId: string | null = null;
  #retryMs: number | null = null;
  #failures = 0;
  #hasHeard = false;
  /** When a byte was last seen; `null`: no connection has stood yet. */
  #aliveAt: number | null = null;

  constructor(options: EventStreamOptions, handlers: FeedHandlers, signal: AbortSignal) {
    this.#options = options;
    this.#handlers = handlers;
    this.#signal = signal;
  }

  async run(): Promise<void> {
    const { time } = this.#options;
    let faultWords: Localised | null = null;
    this.#handlers.onState({ status: 'connecting', faultWords });
    while (!this.#signal.aborted) {
      const ending = await this.#connect();
      if (this.#signal.aborted) return;
      if (ending.how === 'ended') return this.#handlers.onState({ status: 'ended', faultWords: null });
      if (ending.how === 'refused' && ending.forgetsId) this.#forget();
      faultWords = ending.how === 'refused' ? ending.words : null;
      this.#failures++;
      this.#handlers.onState({ status: this.#aliveAt === null ? 'connecting' : 'reconnecting', faultWords });
      const longest = Math.min(LONGEST_RETRY_MS, (this.#retryMs ?? FIRST_RETRY_MS) * 2 ** (this.#failures - 1));
      await time.wait(longest * (0.5 + time.random() / 2), this.#signal);
    }
  }

  #forget(): void {
    if (this.#lastId === null) return;
    this.#lastId = null;
    this.#handlers.onGap(null);
  }

  async #connect(): Promise<Ending> {
    const { url, fetch: fetchFrom } = this.#options;
    const connection = new AbortController();
    const abort = (): void => connection.abort();
    this.#signal.addEventListener('abort', abort);
    try {
      const resumeFrom = this.#lastId === null ? {} : { 'last-event-id': this.#lastId };
      const response = await fetchFrom(url, {
        headers: { accept: 'text/event-stream', ...resumeFrom },
        cache: 'no-store',
        credentials: 'same-origin',
        signal: connection.signal,
      });
      if (response.status === 204) return { how: 'ended' };
      const refused = await this.#refusalOf(response);
      if (refused !== null) return refused;
      this.#onOpen();
      return await this.#read(response, connection);
    } catch {
      return { how: 'refused', words: FAULT_WORDS.unreachable(url), forgetsId: false };
    } finally {
      this.#signal.removeEventListener('abort', abort);
      connection.abort();
    }
  }

  async #refusalOf(response: Response): Promise<Ending | null> {
    const { url } = this.#options;
    const type = response.headers.get('content-type') ?? '';
    if (response.ok && type.includes('text/event-stream') && response.body !== null) return null;
    const said = readErrorBody(response.ok && !type.includes('html') ? '' : (await response.text()).slice(0, 4000));
    if (response.ok) return { how: 'refused', words: LIVE_FAULTS.noStream(url, type || '—', said), forgetsId: false };
    const forgetsId = REFUSES_ID.has(response.status);
    return { how: 'refused', words: FAULT_WORDS.status(url, response.status, said), forgetsId };
  }

  #onOpen(): void {
    const now = this.#options.time.now();
    const cutMs = this.#aliveAt === null ? null : now - this.#aliveAt;
    this.#aliveAt = now;
    this.#handlers.onState({ status: 'open', faultWords: null });
    if (cutMs === null) return;
    const isLong = cutMs > (this.#options.longestCutMs ?? LONGEST_CUT_MS);
    // Without an id the server cannot know where to go on; after a long cut its buffer may have let messages go. Where
    // nothing was ever sent, connections that end for want of messages must not have the registers read again and again.
    if (isLong || (this.#lastId === null && this.#hasHeard)) this.#handlers.onGap(null);
    else if (this.#lastId !== null) this.#handlers.onResume();
  }

  async #read(response: Response, connection: AbortController): Promise<Ending> {
    const { time, idleMs = IDLE_MS } = this.#options;
    const parser = createEventStreamParser(this.#lastId);
    const reader = response.body?.getReader();
    if (reader === undefined) return { how: 'cut' };
    for (;;) {
      const patience = new AbortController();
      const idle = time.wait(idleMs, patience.signal).then(() => null);
      const read = await Promise.race([reader.read().catch(() => null), idle]);
      patience.abort();
      if (read === null || read.done || connection.signal.aborted) {
        void reader.cancel().catch(() => {});
        return { how: 'cut' };
      }
      this.#aliveAt = time.now();
      this.#failures = 0;
      const { events, lastId, retryMs } = parser.push(read.value);
      this.#retryMs = retryMs ?? this.#retryMs;
      const texts = events.filter(({ type }) => !HEARTBEATS.has(type)).map(({ data }) => data);
      this.#hasHeard ||= texts.length > 0;
      if (texts.length > 0) await this.#handlers.onMessages(texts);
      // Only now: what was not taken has to come again.
      this.#lastId = lastId;
    }
  }
}
