import type { Encoding } from './types.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const decodeStrictly = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const countOf = (text: string, pattern: RegExp): number => {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
};

/**
 * Above this share of unreadable characters among those beyond ASCII, the bytes are not UTF-8 at all: GB18030 text
 * read as UTF-8 loses nearly every character, a flipped byte loses one.
 */
const NOT_UTF8_SHARE = 0.25;

const decodeWithoutMark = (bytes: Uint8Array): DecodedText => {
  const whole = decodeStrictly('utf-8', bytes);
  if (whole !== null) return { text: whole, encoding: { name: 'UTF-8', hasByteOrderMark: false, damaged: 0 } };
  const loose = new TextDecoder('utf-8').decode(bytes);
  const damaged = countOf(loose, /\uFFFD/g);
  const readable = countOf(loose, /[\u0080-\uFFFC\u{10000}-\u{10FFFF}]/gu);
  const chinese = decodeStrictly('gb18030', bytes);
  if (chinese !== null && damaged > NOT_UTF8_SHARE * (damaged + readable))
    return { text: chinese, encoding: { name: 'GB18030', hasByteOrderMark: false, damaged: 0 } };
  const looseChinese = new TextDecoder('gb18030').decode(bytes);
  const damagedChinese = countOf(looseChinese, /\uFFFD/g);
  if (damaged > NOT_UTF8_SHARE * (damaged + readable) && damagedChinese < damaged)
    return {
      text: looseChinese,
      encoding: { name: 'GB18030', hasByteOrderMark: false, damaged: damagedChinese },
    };
  return { text: loose, encoding: { name: 'UTF-8', hasByteOrderMark: false, damaged } };
};

/**
 * Bytes of a text file → text, without the byte order mark. A mark decides (UTF-8, UTF-16 LE or BE); without one strict
 * UTF-8 comes first and GB18030, the encoding of Chinese Excel, second. Never fails: what fits neither is read loosely
 * and counted in `damaged`.
 */
export const decodeBytes = (bytes: Uint8Array): DecodedText => {
  const [first, second, third] = bytes;
  const marked = (name: Encoding['name'], label: string, skip: number): DecodedText => {
    const text = new TextDecoder(label, { ignoreBOM: true }).decode(bytes.subarray(skip));
    return { text, encoding: { name, hasByteOrderMark: true, damaged: countOf(text, /\uFFFD/g) } };
  };
  if (first === 0xef && second === 0xbb && third === 0xbf) return marked('UTF-8', 'utf-8', 3);
  if (first === 0xff && second === 0xfe) return marked('UTF-16LE', 'utf-16le', 2);
  if (first === 0xfe && second === 0xff) return marked('UTF-16BE', 'utf-16be', 2);
  return decodeWithoutMark(bytes);
};

/** Kind of a file that is not text, by its first bytes (or by NUL bytes without a UTF-16 mark); `null` for text. */
export const binaryKindOf = (bytes: Uint8Array): 'zip' | 'ole' | 'pdf' | 'parquet' | 'unknown' | null => {
  const starts = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (starts(0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return null;
  return bytes.subarray(0, 8192).includes(0) ? 'unknown' : null;
};
