import type { Localised } from './words.ts';

/** A change that was not applied, for diagnostics; values of fields never stand here. */
export interface RejectedChange {
  /** Of the event, or of the site where the event has none. */
  readonly id: string;
  readonly collection: string;
  readonly words: Localised;
}

/** How changes come to this page. Times are milliseconds since 1970 by the board's clock; `null`: never. */
export interface LiveState {
  /** `stream`: pushed by the service · `polling`: asked for. */
  readonly kind: 'stream' | 'polling';
  /** Of a stream: `ended` is a stream that the service closed for good. `open` for polling. */
  readonly status: 'connecting' | 'open' | 'reconnecting' | 'ended';
  /** The connection stands, or stood last, since. */
  readonly sinceMs: number | null;
  /** The last change that came, or the last poll that was answered. */
  readonly lastMessageMs: number | null;
  /** Seconds between two polls; 0: none. */
  readonly pollSeconds: number;
  /** What was wrong with the last try to connect. */
  readonly faultWords: Localised | null;
  /** Collections that cannot be asked for changes alone and are read whole instead. */
  readonly wholeReads: readonly string[];
  /** Changes since the start. */
  readonly received: number;
  readonly applied: number;
  /** Came a second time, or were older than what the register says. */
  readonly passedOver: number;
  readonly rejected: number;
  /** The last of them, newest first. */
  readonly rejects: readonly RejectedChange[];
  /** Batches that were handed to the worker. */
  readonly batches: number;
  /** Times that registers were read anew because changes may have been missed. */
  readonly gaps: number;
}

export const NO_LIVE_COUNTS = {
  received: 0,
  applied: 0,
  passedOver: 0,
  rejected: 0,
  rejects: [],
  batches: 0,
  gaps: 0,
} as const satisfies Partial<LiveState>;

export const LISTED_REJECTS = 20;
