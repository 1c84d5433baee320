import type { Fault, Result } from './result.ts';
import type { SiteFilter } from './site-filter.ts';
import type { Language, Localised } from './words.ts';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'geojson', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A register as a file: every property of the rows that the roll-up counts under the filter, in the region. */
export interface ExportQuery {
  readonly region: string;
  /** `kinds` says which registers; several make a workbook of a sheet each, or an archive of a file each. */
  readonly filter: SiteFilter;
  readonly format: ExportFormat;
  /** Of the words in CSV and XLSX; names in GeoJSON and Parquet are those of the wire. */
  readonly language: Language;
  /** What the page calls things, for the file's name and its notes. */
  readonly labels: {
    readonly title: string;
    readonly region: string;
    /** One text for each thing filtered; empty: nothing is. */
    readonly filters: readonly string[];
  };
}

/** What a file should have and has not, because the service did not give it. */
export interface ExportGap {
  readonly kind: string;
  readonly what: 'card' | 'shape' | 'conditions';
  /** Words of the properties that are not in the file. */
  readonly fields: readonly Localised[];
}

/** What became of values that the format cannot hold. */
export interface ExportNote {
  readonly code: 'cut' | 'unfit';
  readonly count: number;
}

export interface ExportedFile {
  readonly bytes: ArrayBuffer;
  readonly fileName: string;
  /** Media type. */
  readonly type: string;
  readonly rows: number;
  readonly parts: readonly { readonly kind: string; readonly rows: number; readonly isSynthetic: boolean }[];
  readonly missing: readonly ExportGap[];
  readonly notes: readonly ExportNote[];
}

export type ExportFaultKind = 'nothing' | 'too-large';

/** `words` is the sentence in both languages. */
export interface ExportFault extends Fault<ExportFaultKind> {
  readonly words: Localised;
}

export type ExportReply = Result<ExportedFile, ExportFault>;
