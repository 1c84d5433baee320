import type { Delimiter, Encoding, ImportAccount, ImportPlan, NormalisedRow, RowIssue } from './types.ts';

/** Grows when the shape below changes; older entries are then brought up or said to be unreadable, never dropped silently. */
export const STORED_FORMAT = 1;

/** One imported file as it is kept, without its rows. */
export interface StoredImport {
  readonly format: typeof STORED_FORMAT;
  /** Source id in the register, `import-…`. */
  readonly source: string;
  readonly fileName: string;
  readonly kind: string;
  /** Milliseconds since 1970 by the board's clock. */
  readonly importedAt: number;
  /** ISO 8601 with offset. */
  readonly asOf: string;
  /** Off: kept, but in no figure and not on the map. */
  readonly isOn: boolean;
  readonly plan: ImportPlan;
  readonly headers: readonly string[];
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
  readonly account: ImportAccount;
}

export interface StoredContent {
  readonly rows: readonly NormalisedRow[];
  /** Every quarantined row. */
  readonly quarantine: readonly RowIssue[];
}
