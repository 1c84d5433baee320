import type { Fault, Result } from '../../domain/result.ts';
import type { LevelKey } from '../../domain/levels.ts';
import type { Localised } from '../../domain/words.ts';

export type ImportFaultKind =
  | 'empty-file'
  | 'binary-file'
  | 'unclosed-quote'
  | 'wrong-delimiter'
  | 'no-rows'
  | 'too-many-columns'
  | 'record-too-long'
  | 'bad-json'
  | 'not-geojson'
  | 'no-position'
  | 'nothing-open'
  | 'unknown-kind'
  | 'damaged'
  | 'encrypted'
  | 'missing-part'
  | 'too-large'
  | 'unreadable'
  | 'storage';

/** Why a file cannot be imported; `message` is the Chinese sentence, `words` has both. Clonable. */
export interface ImportFault extends Fault<ImportFaultKind> {
  readonly words: Localised;
}

export type ImportResult<T> = Result<T, ImportFault>;

export const importFault = (
  kind: ImportFaultKind,
  words: Localised,
): { readonly ok: false; readonly fault: ImportFault } => ({ ok: false, fault: { kind, message: words.zh, words } });

/** How the bytes of a file were read as text. `damaged`: some bytes fit no encoding and became U+FFFD. */
export const ENCODING_NAMES = ['UTF-8', 'GB18030', 'UTF-16LE', 'UTF-16BE'] as const;
export type EncodingName = (typeof ENCODING_NAMES)[number];

export interface Encoding {
  readonly name: EncodingName;
  readonly hasByteOrderMark: boolean;
  /** Characters that could not be read; 0 when the text is whole. */
  readonly damaged: number;
}

export type Delimiter = ',' | ';' | '\t' | '|';
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

export const QUOTE_CHARACTERS = ['"', "'"] as const;
export type QuoteCharacter = (typeof QUOTE_CHARACTERS)[number];

/** Decimal mark: `1.234,5` is 1234.5 under a comma. */
export type DecimalMark = '.' | ',';

export const FILE_FORMATS = ['csv', 'geojson', 'xlsx', 'parquet', 'shapefile'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A row that cannot be read as the header says: kept apart, counted, never dropped. */
export interface BrokenRow {
  /** As a spreadsheet numbers it: the file's first record is 1. */
  readonly row: number;
  readonly code: 'ragged' | 'bad-quotes' | 'not-a-feature';
  readonly value: string;
  readonly words: Localised;
  /** Cells as they stood, for the quarantine download; left out where the format has none. */
  readonly cells?: readonly string[];
}

export interface ShapeGeometry {
  readonly type: 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon';
  readonly coordinates: unknown;
}

/**
 * What coordinates of a file are in: a datum in degrees, a projected system by its EPSG code (CGCS2000 3° zones 4513–4554,
 * 6° zones 4491–4512), or a definition of the file's own (`WKT:` and the text of a `.prj`).
 */
export type ReferenceSystem = Datum | `EPSG:${number}` | `WKT:${string}`;

export type Datum = 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09';
export const DATUMS: readonly Datum[] = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'];

/** Which column fills which field, and how. */
export interface ColumnMapping {
  /** Field name (snake_case) or `null`: the column is not imported. */
  readonly field: string | null;
  /** Multiplies numbers: 100 for Mtpa → 万吨/年. */
  readonly factor: number;
  /** 0 = 是, 1 = 否. */
  readonly isInverted: boolean;
}

/** How cells of a file are read; the page's guess, correctable. */
export interface Reading {
  readonly crs: ReferenceSystem;
  readonly decimal: DecimalMark;
  /** `03/04/2020` is 3 April; `null`: the file's dates do not tell, and such a date is not read. */
  readonly isDayFirst: boolean | null;
  /** The columns of longitude and latitude hold each other's values in every row. */
  readonly isSwapped: boolean;
  /** Single rows whose axes are swapped beyond doubt are turned round and noted; otherwise they are quarantined. */
  readonly repairsSwapped: boolean;
}

export const DEFAULT_READING: Reading = {
  crs: 'WGS84',
  decimal: '.',
  isDayFirst: null,
  isSwapped: false,
  repairsSwapped: false,
};

export interface ImportPlan {
  readonly kind: string;
  readonly reading: Reading;
  /** One entry a column of the table. */
  readonly columns: readonly ColumnMapping[];
}

/**
 * Why a column got its field: its header names it · resembles a name of it · its values look like it · the authority's
 * configuration says so · an earlier import of the same shape was saved so · the user chose it.
 */
export type GuessBasis = 'header' | 'likeness' | 'values' | 'configured' | 'saved' | 'chosen';

/** A guess and what it rests on; `confidence` 0–1, to rank and to show, not a probability. */
export interface ColumnGuess extends ColumnMapping {
  /** `null`: the column is not imported. */
  readonly basis: GuessBasis | null;
  readonly confidence: number;
  /** Unit token of the header as written, `Mtpa`; `null` when it has none. */
  readonly unit: string | null;
  /** The unit is none that the field knows: numbers are taken as they stand, and the report says so. */
  readonly isUnitUnknown: boolean;
  /** Up to three values, different ones first. */
  readonly examples: readonly string[];
}

export interface KindGuess {
  readonly kind: string;
  readonly confidence: number;
}

export type IssueCode =
  | BrokenRow['code']
  | 'not-finite'
  | 'impossible'
  | 'zero'
  | 'swapped'
  | 'no-position'
  | 'unknown-adcode'
  | 'code-above-county'
  | 'out-of-range'
  | 'ambiguous-place'
  | 'total-row'
  | 'unknown-crs'
  | 'register';

/** One quarantined row, or one row with something to look at. */
export interface RowIssue {
  readonly row: number;
  /** Field as the dictionary names it; empty when the whole row is meant. */
  readonly field: string;
  /** As written in the file, at most 80 characters; text of masked fields never stands here. */
  readonly value: string;
  readonly code: string;
  readonly words: Localised;
}

export interface FlagList {
  readonly count: number;
  /** The first `SHOWN_ISSUES`. */
  readonly rows: readonly RowIssue[];
}

/** Something done to many values that the reader must know of. */
export interface ImportNote {
  readonly code: string;
  /** Values or rows concerned. */
  readonly count: number;
  readonly words: Localised;
}

export const SHOWN_ISSUES = 200;

/** What became of every row. Always `read = accepted + quarantined`. */
export interface ImportAccount {
  readonly read: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly blankRows: number;
  /** Quarantined rows by reason, most frequent first. */
  readonly reasons: readonly ImportNote[];
  readonly quarantine: FlagList;
  /** Rows whose stated id an earlier row has; accepted under a key of their own. */
  readonly duplicates: FlagList;
  /** Rows without coordinates that stand at the label point of the county of their code; accepted. */
  readonly placedByCode: FlagList;
  /** The same by the names of their divisions or by their address; accepted. */
  readonly placedByName: FlagList;
  /** Rows in no county; accepted, counted as 境外或未落位. */
  readonly outside: FlagList;
  /** Rows whose position lies in another province (or county) than the row states; accepted. */
  readonly mismatched: FlagList;
  readonly notes: readonly ImportNote[];
  /** Accepted rows by level. */
  readonly levels: Readonly<Record<LevelKey, number>>;
  readonly statedLevels: number;
  readonly computedLevels: number;
  /** Fields whose absence kept a level away, with the number of rows, most frequent first. */
  readonly missingForLevel: readonly { readonly field: string; readonly count: number }[];
  /** False: no boundaries were at hand, so that outside and mismatched were not looked at. */
  readonly isPlaceChecked: boolean;
}

/** A row of the dictionary: snake_case, datum and units converted. */
export type NormalisedRow = Readonly<Record<string, unknown>>;

/** County of a position; 0 when it is in none. */
export interface CountyLookup {
  locate(lng: number, lat: number): number;
}
