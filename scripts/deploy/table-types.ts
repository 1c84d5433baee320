import type { Localised } from '../../src/domain/words.ts';

export type ColumnType = 'text' | 'double precision' | 'integer' | 'boolean' | 'date' | 'timestamptz' | 'jsonb';

export interface Column {
  /** As on the wire. */
  readonly name: string;
  readonly type: ColumnType;
  readonly words: Localised;
  /** Written after the words of the comment: 吨 / t. */
  readonly unit?: Localised;
  /** SQL default of a column that is never null. */
  readonly fallback?: string;
  readonly isRequired?: boolean;
  readonly options?: readonly (string | number)[];
  readonly min?: number;
  readonly max?: number;
  /** Another condition, with `@` for the column. */
  readonly check?: string;
}

/** One collection as a table of the database and a layer of the server. */
export interface Table {
  /** On the wire: `coal-mines`. */
  readonly collection: string;
  /** In the database: `coal_mines`. */
  readonly name: string;
  readonly words: Localised;
  /** `division`: rows without a place of their own, served at the label point of their division. */
  readonly geometry: 'point' | 'line' | 'polygon' | 'division';
  /** Changes of sites go out as events. */
  readonly isSite: boolean;
  readonly columns: readonly Column[];
  /** Columns that a request may filter by, one or several values each. */
  readonly filters: readonly string[];
}

/** Six digits; which of several levels a code means is decided by the board. */
export const ADCODE_CHECK = "@ ~ '^[0-9]{6}$'";

/** Anything that can stand in an address as one segment. */
export const ID_CHECK = "@ ~ '^[^[:cntrl:]/?#]{1,200}$'";

/** `tailings-ponds` → `tailings_ponds`. */
export const toTableName = (collection: string): string => collection.replaceAll('-', '_');
