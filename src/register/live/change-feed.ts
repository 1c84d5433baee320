import type { Localised } from '../../domain/words.ts';

/** How a feed stands; see `LiveState`. */
export interface FeedState {
  readonly status: 'connecting' | 'open' | 'reconnecting' | 'ended';
  /** Why the last try failed; `null` while all is well. */
  readonly faultWords: Localised | null;
}

/** What a feed tells whoever listens. */
export interface FeedHandlers {
  /**
   * Texts of CloudEvents 1.0 in structured mode (JSON), in the order of their making, as they came: nothing is parsed on
   * the page. A feed waits for the promise before it reads on, which is what keeps a burst from filling the memory, and
   * holds a message for received (`Last-Event-ID`, an MQTT acknowledgement) only afterwards. A message may come twice:
   * the worker knows it again by source, id and time.
   */
  onMessages(texts: readonly string[]): Promise<void>;
  onState(state: FeedState): void;
  /** The connection stands again after a cut: the next message decides whether its number follows the last. */
  onResume(): void;
  /** Changes may have been missed for good: these kinds, or all (`null`), have to be loaded anew. */
  onGap(kinds: readonly string[] | null): void;
}

/**
 * A source of changes. `createEventStreamFeed` and `createPollingFeed` are two. An MQTT adapter would be a third:
 * connect with `clean: false` and a session expiry, subscribe to `collections/+` with QoS 1, call `onMessages([payload])`
 * and acknowledge when its promise resolves; `onState` on connect, reconnect and close; `onResume` when the broker answers
 * `sessionPresent: true` and `onGap(null)` when it does not, because then it forgot what this page missed.
 */
export interface ChangeFeed {
  readonly kind: 'stream' | 'polling';
  /** Called once. */
  start(handlers: FeedHandlers): void;
  stop(): void;
}

/** What a feed needs of time and chance; tests bring their own. */
export interface FeedTime {
  /** Milliseconds; only differences matter. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal ends the feed. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** 0 ≤ x < 1, so that a thousand boards do not come back in the same second. */
  random(): number;
}
