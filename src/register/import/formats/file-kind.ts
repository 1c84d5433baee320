import { utf16WithoutMark } from '../decode.ts';
import type { ForeignFile } from './words.ts';
import type { ZipEntry } from './zip.ts';

/** What the first bytes of a file say it is. */
export type HeadKind = 'zip' | 'ole' | 'parquet' | 'json' | 'text' | ForeignFile;

const SIGNATURES: readonly (readonly [HeadKind, string])[] = [
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['zip', 'PK\u0007\u0008'],
  ['ole', '\u00d0\u00cf\u0011\u00e0'],
  ['parquet', 'PAR1'],
  ['encryptedParquet', 'PARE'],
  ['pdf', '%PDF'],
  ['image', '\u0089PNG'],
  ['image', '\u00ff\u00d8\u00ff'],
  ['image', 'GIF8'],
  ['image', 'II*\u0000'],
  ['image', 'MM\u0000*'],
  ['image', 'BM\u0000'],
  ['geopackage', 'SQLite format 3\u0000'],
  ['archive', '\u001f\u008b'],
  ['archive', '7z\u00bc\u00af'],
  ['archive', 'Rar!'],
  ['archive', 'BZh'],
  ['archive', '\u00fd7zXZ'],
  ['shapefilePart', '\u0000\u0000\u0027\u000a'],
  // Beginnings of BIFF 2, 3, 4 and 5 outside of a compound file.
  ['oldExcel', '\u0009\u0000\u0004\u0000'],
  ['oldExcel', '\u0009\u0002\u0006\u0000'],
  ['oldExcel', '\u0009\u0004\u0006\u0000'],
  ['oldExcel', '\u0009\u0008\u0008\u0000'],
];

/** A JSON value that could be a table: an object with a key, or an array of values. A header `[编号],名称` is none. */
const JSON_START = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]\d-]|true|false|null|$))/;

const ofText = (text: string, extension: string): HeadKind => {
  // A GeoJSON text sequence begins with a record separator.
  const isJson = JSON_START.test(text.startsWith('\u001e') ? text.slice(1) : text);
  if (extension === 'geojson' || extension === 'json' || isJson) return 'json';
  const start = text.trimStart().slice(0, 1000).toLowerCase();
  if (!start.startsWith('<')) return 'text';
  if (/<kml[\s>]/.test(start)) return 'kml';
  if (/^<(?:!doctype html|html|head|meta|table|body|style)/.test(start)) return 'web';
  return start.startsWith('<?xml') ? (start.includes('<html') ? 'web' : 'xml') : 'text';
};

/** A dBASE table by its first byte, its date and the end of its header; nothing else in the format is fixed. */
const isDbase = (head: Uint8Array): boolean => {
  const [version = 0, , month = 0, day = 0] = head;
  const headerLength = (head[8] ?? 0) + 256 * (head[9] ?? 0);
  const isVersion = [0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5].includes(version);
  return isVersion && month <= 12 && day <= 31 && headerLength >= 33 && (headerLength - 1) % 32 <= 1;
};

/** Above this share of NUL bytes a file is no text: a damaged or padded export has few, a picture or an archive many. */
const MOST_NULS = 0.1;
/** Control bytes that no text has; NUL, tab, line breaks, form feed, end of file and escape aside. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b;

/** Text of an old export with NUL bytes in it: few of them, no other control bytes, and lines. */
const isTextWithNuls = (head: Uint8Array): boolean => {
  const nuls = head.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  return nuls <= MOST_NULS * head.length && head.includes(0x0a) && !head.some(isControl);
};

/** Kind of a file by its first bytes; `extension` (lower case, without the dot) only helps where text could be either. */
export const kindOfHead = (head: Uint8Array, extension: string): HeadKind => {
  const start = String.fromCharCode(...head.subarray(0, 16));
  for (const [kind, signature] of SIGNATURES) if (start.startsWith(signature)) return kind;
  const isMarked16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const wide = isMarked16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : utf16WithoutMark(head)?.toLowerCase();
  if (wide === undefined && head.includes(0)) {
    if (isDbase(head)) return 'shapefilePart';
    if (!isTextWithNuls(head)) return 'unknown';
  }
  return ofText(new TextDecoder(wide ?? 'utf-8').decode(head), extension);
};

/** What the entries of a zip make of it. */
export type ZipKind = 'xlsx' | 'xlsb' | 'ods' | 'shapefile' | 'word' | 'slides' | 'kml' | 'other' | 'empty';

/** What packers add of their own: resource forks of macOS, hidden files. */
const isNoise = (name: string): boolean => /^__MACOSX\/|(^|\/)\.[^/]*$/.test(name);

export const contentOf = (entries: readonly ZipEntry[]): readonly ZipEntry[] =>
  entries.filter((entry) => !isNoise(entry.name));

/** Kind of a zip by the names of its entries. */
export const kindOfZip = (entries: readonly ZipEntry[]): ZipKind => {
  const names = contentOf(entries).map((entry) => entry.name.toLowerCase());
  if (names.length === 0) return 'empty';
  const has = (name: string): boolean => names.includes(name);
  if (has('[content_types].xml')) {
    if (names.some((name) => /^xl\/workbook.*\.bin$/.test(name))) return 'xlsb';
    if (names.some((name) => name.startsWith('xl/'))) return 'xlsx';
    if (names.some((name) => name.startsWith('word/'))) return 'word';
    if (names.some((name) => name.startsWith('ppt/'))) return 'slides';
  }
  if (has('mimetype') && has('content.xml')) return 'ods';
  if (names.some((name) => /\.(?:shp|dbf|shx)$/.test(name))) return 'shapefile';
  return names.some((name) => name.endsWith('.kml')) ? 'kml' : 'other';
};
