import type { Localised } from '../domain/words.ts';

/** Why a row may not enter the columns. */
export type QuarantineReason =
  | 'missing'
  | 'wrong-type'
  | 'not-an-option'
  | 'out-of-range'
  | 'coordinate-missing'
  | 'coordinate-not-finite'
  | 'coordinate-impossible'
  | 'coordinate-zero'
  | 'coordinate-swapped';

/** What is noted about a row that entered all the same. */
export type RowFlag = 'duplicate-id' | 'unknown-adcode' | 'county-mismatch' | 'outside-counties';

/** One bad row; the row stays out of every figure but is counted. */
export interface QuarantinedRow {
  /** 1-based, in the order the rows were read. */
  readonly row: number;
  readonly id: string | null;
  readonly field: string;
  /** The value as read, shortened to 80 characters; text of masked fields never stands here. */
  readonly value: string;
  readonly reason: QuarantineReason;
  readonly words: Localised;
}

/** What became of the rows of one load. Always `read = accepted + quarantined`. */
export interface LoadAccount {
  readonly read: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly reasons: readonly { readonly reason: QuarantineReason; readonly words: Localised; readonly count: number }[];
  /** The bad rows themselves: all of an import, the first 1,000 of a service's register. */
  readonly rows: readonly QuarantinedRow[];
  /** Accepted rows with something to look at; `rows` are the first 1,000 row numbers (1-based, as read). */
  readonly flags: readonly {
    readonly flag: RowFlag;
    readonly words: Localised;
    readonly count: number;
    readonly rows: readonly number[];
  }[];
}
