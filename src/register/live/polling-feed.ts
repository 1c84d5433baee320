import type { ChangeFeed, FeedHandlers, FeedTime } from './change-feed.ts';

/**
 * What a question for changes came to. `good`: rows since then, and the newest known among them · `unasked`: rows from
 * before as well, so the server does not filter · `nothing`: not even the newest that is known · `untimed`: the rows do not say
 * when they were changed · `fault`: no answer that can be used.
 */
export type PollOutcome = 'good' | 'unasked' | 'nothing' | 'untimed' | 'fault';

export interface PollingOptions {
  readonly pollMs: number;
  readonly time: FeedTime;
  /** Asks for the changes of a kind and applies them. */
  ask(kind: string): Promise<PollOutcome>;
  /** Called when a kind turns out to need reading whole every time. */
  onWholeRead(kind: string): void;
}

/** Each so many polls a register is read whole: rows that went do not show among changes. */
const WHOLE_EVERY = 12;
/** Answers without the newest row known, after which the server's filter is not believed; one may be a row that went. */
const MOST_LIES = 2;

export interface PollingFeed extends ChangeFeed {
  /** A register has just been read whole: ask for its changes from now on. */
  watch(kind: string): void;
}

/**
 * Asks every `pollMs` for what changed (`datetime=<newest known>/..`), register by register. A server that does not filter,
 * or filters by something else, is found out by its answers; its registers are read whole instead (`onGap`), and so is
 * every register once in twelve polls and after a fault.
 */
export const createPollingFeed = (options: PollingOptions): PollingFeed => {
  const { pollMs, time, ask, onWholeRead } = options;
  const stopped = new AbortController();
  const waits = new Map<string, AbortController>();
  const rounds = new Map<string, number>();
  const lies = new Map<string, number>();
  const whole = new Set<string>();
  let handlers: FeedHandlers | null = null;
  const distrust = (kind: string): void => {
    whole.add(kind);
    onWholeRead(kind);
  };
  const poll = async (kind: string): Promise<void> => {
    const round = (rounds.get(kind) ?? 0) + 1;
    rounds.set(kind, round % WHOLE_EVERY);
    if (whole.has(kind) || round === WHOLE_EVERY) return handlers?.onGap([kind]);
    const outcome = await ask(kind);
    if (stopped.signal.aborted) return;
    lies.set(kind, outcome === 'nothing' ? (lies.get(kind) ?? 0) + 1 : 0);
    if (outcome === 'good') return watch(kind);
    if (outcome === 'unasked' || outcome === 'untimed' || (lies.get(kind) ?? 0) >= MOST_LIES) distrust(kind);
    handlers?.onGap([kind]);
  };
  const watch = (kind: string): void => {
    waits.get(kind)?.abort();
    const waiting = new AbortController();
    waits.set(kind, waiting);
    void time.wait(pollMs, waiting.signal).then(() => {
      if (!waiting.signal.aborted && !stopped.signal.aborted) void poll(kind);
    });
  };
  return {
    kind: 'polling',
    start: (listener) => {
      handlers = listener;
      listener.onState({ status: 'open', faultWords: null });
    },
    watch,
    stop: () => {
      stopped.abort();
      for (const waiting of waits.values()) waiting.abort();
    },
  };
};
