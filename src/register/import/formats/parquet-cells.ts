import { isJsonObject } from '../../../domain/json-object.ts';
import type { ParquetParsers } from 'hyparquet';
import { wkbToGeojson } from 'hyparquet/src/wkb.js';
import { clockText, dayTimeText, numberText } from './cell-text.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { ParquetColumn } from './parquet-columns.ts';

export interface ParquetTally {
  /** Values shown as hexadecimal digits. */
  hex: number;
}

/** A time of a column, in milliseconds from 1970; made by the parsers below instead of a `Date`. */
class Moment {
  readonly ms: number;

  constructor(ms: number) {
    this.ms = ms;
  }

  toJSON(): string {
    return dayTimeText(this.ms);
  }
}

/** Bytes stay bytes and times stay numbers: what they become is decided by the column, one value at a time, so that a bad one costs its row only. */
export const RAW_PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days: number) => new Moment(days * 86_400_000),
  timestampFromMilliseconds: (value: bigint) => new Moment(Number(value)),
  timestampFromMicroseconds: (value: bigint) => new Moment(Number(value / 1000n)),
  timestampFromNanoseconds: (value: bigint) => new Moment(Number(value / 1_000_000n)),
  jsonFromBytes: (bytes: Uint8Array) => bytes,
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes,
};

const MOST_HEX_BYTES = 64;

const bytesText = (bytes: Uint8Array, tally: ParquetTally): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    tally.hex++;
    const shown = Array.from(bytes.subarray(0, MOST_HEX_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return bytes.length > MOST_HEX_BYTES ? `${shown}…` : shown;
  }
};

const nestedText = (value: object, tally: ParquetTally): string => {
  const plain = (_key: string, item: unknown): unknown =>
    typeof item === 'bigint' ? bigintJson(item) : item instanceof Uint8Array ? bytesText(item, tally) : item;
  try {
    return JSON.stringify(value, plain);
  } catch {
    return '…';
  }
};

/** A number where JSON's numbers hold it, its digits where they would not. */
const bigintJson = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();

const momentText = ({ ms }: Moment, kind: ParquetColumn['kind']): string => {
  const text = dayTimeText(ms);
  if (text === '' || kind !== 'utc-time') return text;
  return text.includes(' ') ? `${text.replace(' ', 'T')}Z` : `${text}T00:00:00Z`;
};

/** The shortest number that is the same in single precision: 114.3, not 114.30000305175781. */
const singleText = (value: number): string => {
  for (let digits = 6; digits < 9; digits++) {
    const rounded = Number(value.toPrecision(digits));
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(value);
};

/** Text of one value: whole numbers exactly, truth as `TRUE` and `FALSE`, lists and structures as JSON. */
export const parquetText = (value: unknown, column: ParquetColumn, tally: ParquetTally): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (column.kind === 'clock' && (typeof value === 'number' || typeof value === 'bigint'))
    return clockText(Math.floor(Number(value) / column.perSecond));
  // A double is shown with every digit that tells it from others; only decimals carry noise of the scale's multiplication.
  if (typeof value === 'number')
    return column.kind === 'decimal' ? numberText(value) : column.kind === 'single' ? singleText(value) : String(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (value instanceof Moment) return momentText(value, column.kind);
  if (value instanceof Uint8Array) return bytesText(value, tally);
  return typeof value === 'object' ? nestedText(value, tally) : '';
};

/** GeoJSON of a value of the geometry column (WKB, or a structure of x and y); a value that cannot be read is no geometry object, which its row tells. */
export const toGeometry = (value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (value instanceof Uint8Array) {
    if (value.length === 0) return null;
    if (value.length > IMPORT_LIMITS.wkbBytes) return 'unreadable';
    try {
      const geometry = wkbToGeojson({
        view: new DataView(value.buffer, value.byteOffset, value.byteLength),
        offset: 0,
      });
      // An empty point is written as NaN NaN.
      const isEmpty = geometry.type === 'Point' && geometry.coordinates.every(Number.isNaN);
      return isEmpty ? null : geometry;
    } catch {
      return 'unreadable';
    }
  }
  if (isJsonObject(value) && typeof value['x'] === 'number' && typeof value['y'] === 'number')
    return { type: 'Point', coordinates: [value['x'], value['y']] };
  return 'unreadable';
};
