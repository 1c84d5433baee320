import { crc32, deflateRawSync, constants } from 'node:zlib';
import { joined, utf8 } from './text.ts';

/** An entry as it is written, truly or not. */
export interface RawEntry {
  readonly name: string;
  /** As stored: deflated where `method` is 8. */
  readonly data: Uint8Array;
  readonly method: number;
  readonly crc: number;
  /** What the directory says it unpacks to. */
  readonly size: number;
  /** Bit 0: encrypted · bit 3: sizes behind the data · bit 11: UTF-8. */
  readonly flags?: number;
  /** What the directory says it is packed to. */
  readonly packed?: number;
  /** Where the directory says it begins; where it does, when left out. */
  readonly offset?: number;
}

export const stored = (name: string, content: string | Uint8Array): RawEntry => {
  const data = typeof content === 'string' ? utf8(content) : content;
  return { name, data, method: 0, crc: crc32(data), size: data.length };
};

export const deflated = (name: string, content: string | Uint8Array): RawEntry => {
  const plain = typeof content === 'string' ? utf8(content) : content;
  return { name, data: new Uint8Array(deflateRawSync(plain)), method: 8, crc: crc32(plain), size: plain.length };
};

/**
 * `before`, then `piece` repeated, then `after`, deflated without ever being one array: each part is flushed so that it
 * stands by itself.
 */
export const deflatedMany = (
  name: string,
  { before = '', piece, count, after = '' }: { before?: string; piece: Uint8Array; count: number; after?: string },
): RawEntry => {
  const flush = (bytes: Uint8Array, isLast = false): Uint8Array =>
    new Uint8Array(
      deflateRawSync(bytes, { level: 9, finishFlush: isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH }),
    );
  const [head, tail] = [utf8(before), utf8(after)];
  const [first, packed, last] = [flush(head), flush(piece), flush(tail, true)];
  const data = new Uint8Array(first.length + packed.length * count + last.length);
  data.set(first, 0);
  for (let at = 0; at < count; at++) data.set(packed, first.length + at * packed.length);
  data.set(last, first.length + packed.length * count);
  let crc = crc32(head);
  for (let at = 0; at < count; at++) crc = crc32(piece, crc);
  return { name, data, method: 8, crc: crc32(tail, crc), size: head.length + piece.length * count + tail.length };
};

const UTF8_NAMES = 0x800;

const header = (entry: RawEntry): { readonly local: Uint8Array; readonly fixed: readonly number[] } => {
  const name = utf8(entry.name);
  const fixed = [
    ...u16(20),
    ...u16((entry.flags ?? 0) | UTF8_NAMES),
    ...u16(entry.method),
    ...u16(0),
    ...u16(0x21),
    ...u32(entry.crc),
    ...u32(entry.packed ?? entry.data.length),
    ...u32(entry.size),
    ...u16(name.length),
    ...u16(0),
  ];
  return { local: joined([0x50, 0x4b, 3, 4], fixed, name), fixed };
};

export const u16 = (value: number): readonly number[] => [value & 0xff, (value >>> 8) & 0xff];
export const u32 = (value: number): readonly number[] => [...u16(value & 0xffff), ...u16((value >>> 16) & 0xffff)];

/** A zip of entries as they are; `claims` is what its end says of their number. */
export const toZip = (entries: readonly RawEntry[], claims: number = entries.length): Uint8Array => {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const entry of entries) {
    const { local, fixed } = header(entry);
    const offset = entry.offset ?? at;
    directory.push(
      joined(
        [0x50, 0x4b, 1, 2, ...u16(20)],
        fixed,
        [...u16(0), ...u16(0), ...u16(0), ...u32(0), ...u32(offset)],
        utf8(entry.name),
      ),
    );
    parts.push(local, entry.data);
    at += local.length + entry.data.length;
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0);
  const end = [
    0x50,
    0x4b,
    5,
    6,
    ...u16(0),
    ...u16(0),
    ...u16(claims),
    ...u16(claims),
    ...u32(size),
    ...u32(at),
    ...u16(0),
  ];
  return joined(...parts, ...directory, end);
};
