import type { ImportAccount } from './types.ts';

/**
 * An imported register as bytes: it is made in the import worker, kept in the browser's storage and handed to the
 * register's worker as the snapshots of a service are. The page moves it and never looks into it.
 */
export interface RegisterFiles {
  /** Parquet with the columns of a `core` snapshot (ARCHITECTURE.md, On the wire) and `level_computed` (boolean). */
  readonly core: ArrayBuffer;
  /** Parquet with `id` and every other property, lists and objects as JSON text. */
  readonly card: ArrayBuffer;
  /** Parquet with `id` and `geometry` (WKB) of lines and areas; `null` where every site is a point. */
  readonly shape: ArrayBuffer | null;
  /** Parquet with `id` (text) and `digest` (text): what a later version of the file is compared with. */
  readonly digests: ArrayBuffer;
  /**
   * Quarantined rows as CSV (UTF-8 with byte order mark): the columns of `PATCH_COLUMNS`, then the file's own columns as
   * they stood. Corrected outside and opened again it is a patch.
   */
  readonly quarantine: ArrayBuffer;
}

/** First columns of a quarantine download; a file with these headers is a patch of the import that it names. */
export const PATCH_COLUMNS = [
  'quarantine_source',
  'quarantine_row',
  'quarantine_field',
  'quarantine_value',
  'quarantine_reason',
] as const;

/** Counts of one version of a register by county, for trends. */
export interface VersionCounts {
  /** Index into the counties of the region index that it was made with. */
  readonly counties: readonly number[];
  readonly registered: readonly number[];
  /** Linked or offline, as indicators count 接入. */
  readonly linked: readonly number[];
}

/** The same as it is kept: by code, because another edition of the boundaries numbers its counties anew. */
export interface CountyCounts {
  /** Codes of counties; 0: outside or unplaced. */
  readonly adcodes: readonly number[];
  readonly registered: readonly number[];
  /** Linked or offline. */
  readonly linked: readonly number[];
}

/** An earlier or the present version of an imported file. */
export interface ImportVersion {
  readonly fileName: string;
  /** Milliseconds since 1970 by the board's clock. */
  readonly importedAt: number;
  /** ISO 8601 with offset. */
  readonly asOf: string;
  readonly read: number;
  readonly accepted: number;
  readonly quarantined: number;
  /** `null`: the boundaries were not at hand, so that nobody knows which county its rows count in. */
  readonly counts: CountyCounts | null;
  /** Against the version before; `null` for the first, and where the earlier one could not be read. */
  readonly difference: ImportDifference | null;
}

/** What a newer file changed, by id. added + changed + unchanged = accepted rows of the newer one. */
export interface ImportDifference {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly unchanged: number;
  /** The first ids of each, at most 200. */
  readonly addedIds: readonly string[];
  readonly changedIds: readonly string[];
  readonly removedIds: readonly string[];
}

/** What the import worker answers when a file has become a register. */
export interface ConvertedRegister {
  readonly account: ImportAccount;
  readonly files: RegisterFiles;
  readonly counts: VersionCounts;
  readonly difference: ImportDifference | null;
}
