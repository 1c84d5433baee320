import type { EncodingName } from '../types.ts';
import { clockText, dayTimeText, numberText } from './cell-text.ts';

interface DbfField {
  readonly name: string;
  readonly type: string;
  /** Within a record. */
  readonly offset: number;
  readonly length: number;
}

/** Attributes of a Shapefile layer, decoded row by row. */
export interface DbfTable {
  readonly headers: readonly string[];
  readonly recordCount: number;
  /** Name of the encoding by which its text is read, as `TextDecoder` knows it. */
  readonly encoding: string;
  /** What the file itself states when its text is something else; `null` when it fits or says nothing. */
  readonly overruled: string | null;
  readonly memoFields: number;
  isDeleted(index: number): boolean;
  cells(index: number): readonly string[];
}

/** Names of code pages in `.cpg` files → decoders. */
const CODE_PAGES: readonly (readonly [RegExp, string])[] = [
  [/^(?:utf-?8|65001)$/, 'utf-8'],
  [/^(?:gbk|gb2312|gb18030|euc-?cn|(?:cp|ansi|ms)?\s*936|54936)$/, 'gb18030'],
  [/^(?:big-?5|(?:cp|ansi|ms)?\s*950)$/, 'big5'],
  [/^(?:shift[-_]?jis|sjis|(?:cp|ansi|ms)?\s*932)$/, 'shift_jis'],
  [/^(?:euc-?kr|(?:cp|ansi|ms)?\s*949)$/, 'euc-kr'],
  [/^(?:iso[-_ ]?)?8859[-_ ]?1$|^(?:cp|ansi|windows)?[-_ ]*1252$|^latin-?1$/, 'windows-1252'],
  [/^(?:cp|ansi|windows)?[-_ ]*1251$/, 'windows-1251'],
];

/** Language driver (byte 29) → decoder; 0x57 means "of the machine it was made on" and says nothing. */
const LANGUAGE_DRIVERS: Readonly<Record<number, string>> = {
  0x03: 'windows-1252',
  0x4d: 'gb18030',
  0x7a: 'gb18030',
  0x4f: 'big5',
  0x78: 'big5',
  0x13: 'shift_jis',
  0x7b: 'shift_jis',
  0x4e: 'euc-kr',
  0x79: 'euc-kr',
  0xc9: 'windows-1251',
};

const statedEncoding = (cpg: string | null, driver: number): string | null => {
  const name = (cpg ?? '')
    .replace(/\uFEFF|\0/g, '')
    .trim()
    .toLowerCase();
  const page = CODE_PAGES.find(([pattern]) => pattern.test(name))?.[1];
  return page ?? LANGUAGE_DRIVERS[driver] ?? null;
};

/** Bytes of a text cell without what pads it. */
const trimmed = (bytes: Uint8Array): Uint8Array => {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return bytes.subarray(0, end);
};

/** Records whose text decides about the encoding. */
const SAMPLE_RECORDS = 2000;

/** Unreadable characters of texts under a decoder; a field that ends within a character is not held against it. */
const damageOf = (texts: readonly Uint8Array[], label: string): number => {
  const decoder = new TextDecoder(label);
  let damage = 0;
  for (const bytes of texts) {
    const text = decoder.decode(bytes);
    for (let at = 0; at < text.length - 1; at++) if (text.charCodeAt(at) === 0xfffd) damage++;
  }
  return damage;
};

/** The stated encoding if the text can be read by it; else UTF-8, else GB18030, whichever loses least. */
const chooseEncoding = (texts: readonly Uint8Array[], stated: string | null): string => {
  if (stated !== null && damageOf(texts, stated) === 0) return stated;
  const utf8 = damageOf(texts, 'utf-8');
  if (utf8 === 0) return 'utf-8';
  const chinese = damageOf(texts, 'gb18030');
  if (stated !== null && damageOf(texts, stated) <= Math.min(utf8, chinese)) return stated;
  return chinese < utf8 ? 'gb18030' : 'utf-8';
};

const DAYS_TO_1970 = 2_440_588;

const dayCell = (text: string): string => {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match === null || text === '00000000' ? (match === null ? text : '') : `${match[1]}-${match[2]}-${match[3]}`;
};

const timeCell = (view: DataView, at: number): string => {
  const [day, ms] = [view.getInt32(at, true), view.getInt32(at + 4, true)];
  if (day === 0) return '';
  return dayTimeText((day - DAYS_TO_1970) * 86_400_000 + ms) || clockText(Math.round(ms / 1000));
};

const MEMO_TYPES = 'MGPW';

interface Layout {
  readonly view: DataView;
  readonly bytes: Uint8Array;
  readonly fields: readonly DbfField[];
}

const asciiOf = (bytes: Uint8Array): string =>
  String.fromCharCode(...bytes.subarray(0, 64))
    .replace(/\0/g, ' ')
    .trim();

const cellOf = ({ view, bytes }: Layout, field: DbfField, start: number, decoder: TextDecoder): string => {
  const at = start + field.offset;
  const raw = bytes.subarray(at, at + field.length);
  if (field.type === 'C' || field.type === 'V') return decoder.decode(trimmed(raw)).trim();
  if (field.type === 'N' || field.type === 'F') {
    const text = asciiOf(raw);
    // Asterisks: the number did not fit into the field and was not written.
    return /^\*+$/.test(text) ? '' : text;
  }
  if (field.type === 'D') return dayCell(asciiOf(raw));
  if (field.type === 'L') {
    const letter = asciiOf(raw).toUpperCase();
    return 'TY1'.includes(letter) && letter !== '' ? 'TRUE' : 'FN0'.includes(letter) && letter !== '' ? 'FALSE' : '';
  }
  if ((field.type === 'I' || field.type === '+') && field.length === 4) return String(view.getInt32(at, true));
  if ((field.type === 'B' || field.type === 'O') && field.length === 8) return numberText(view.getFloat64(at, true));
  if ((field.type === 'T' || field.type === '@') && field.length === 8) return timeCell(view, at);
  if (field.type === 'Y' && field.length === 8) return numberText(Number(view.getBigInt64(at, true)) / 10_000);
  return MEMO_TYPES.includes(field.type) ? '' : decoder.decode(trimmed(raw)).trim();
};

const DECODERS: Readonly<Record<EncodingName, string>> = {
  'UTF-8': 'utf-8',
  GB18030: 'gb18030',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
};

/** Field descriptors of 32 bytes up to 0x0D; `null` where they do not fit the record. */
const readFields = (
  bytes: Uint8Array,
  headerLength: number,
  recordLength: number,
): readonly (Omit<DbfField, 'name'> & { readonly nameBytes: Uint8Array })[] | null => {
  const fields: (Omit<DbfField, 'name'> & { readonly nameBytes: Uint8Array })[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    // Long texts use the byte of the decimals as their upper half.
    const length = (bytes[at + 16] ?? 0) + (type === 'C' ? 256 * (bytes[at + 17] ?? 0) : 0);
    const nameEnd = bytes.subarray(at, at + 11).indexOf(0);
    fields.push({ nameBytes: bytes.subarray(at, at + (nameEnd < 0 ? 11 : nameEnd)), type, offset, length });
    offset += length;
  }
  return fields.length > 0 && offset <= recordLength ? fields : null;
};

/**
 * A `.dbf` → its table, or what is wrong with it. Text is read by the `.cpg`, else by the language byte, unless it does
 * not fit: then as UTF-8 or GB18030, whichever does.
 */
export const openDbf = (bytes: Uint8Array, cpg: string | null, forced: EncodingName | null): DbfTable | string => {
  if (bytes.length < 33) return `${bytes.length} bytes`;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const recordCount = view.getUint32(4, true);
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  if (headerLength < 33 || headerLength > bytes.length || recordLength < 2) return 'a header that is none';
  const present = Math.floor((bytes.length - headerLength) / recordLength);
  if (present < recordCount) return `${recordCount} records stated, ${present} present`;
  const described = readFields(bytes, headerLength, recordLength);
  if (described === null) return 'fields that do not fit their record';
  const textFields = described.filter(({ type }) => type === 'C');
  const texts = described.map(({ nameBytes }) => nameBytes);
  for (let index = 0; index < Math.min(recordCount, SAMPLE_RECORDS); index++)
    for (const { offset, length } of textFields) {
      const at = headerLength + index * recordLength + offset;
      const text = trimmed(bytes.subarray(at, at + length));
      if (text.some((byte) => byte > 0x7f)) texts.push(text);
    }
  const stated = statedEncoding(cpg, view.getUint8(29));
  const encoding = forced === null ? chooseEncoding(texts, stated) : DECODERS[forced];
  const decoder = new TextDecoder(encoding);
  const fields = described.map(({ nameBytes, ...field }) => ({ ...field, name: decoder.decode(nameBytes).trim() }));
  const layout = { view, bytes, fields };
  const startOf = (index: number): number => headerLength + index * recordLength;
  return {
    headers: fields.map((field) => field.name),
    recordCount,
    encoding,
    overruled: stated !== null && stated !== encoding && forced === null ? stated : null,
    memoFields: fields.filter(({ type }) => MEMO_TYPES.includes(type)).length,
    isDeleted: (index) => bytes[startOf(index)] === 0x2a,
    cells: (index) => fields.map((field) => cellOf(layout, field, startOf(index), decoder)),
  };
};
