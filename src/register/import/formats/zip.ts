import { Inflate } from 'fflate';
import type { SourceFile } from '../opened-source.ts';
import { importFault, type ImportResult } from '../types.ts';
import { FAULT_WORDS } from '../words.ts';
import { IMPORT_LIMITS, megabytes } from './limits.ts';

/** An entry as the archive's directory lists it. Its name is only ever compared, never used as a path. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packedSize: number;
  /** As stated; never trusted when unpacking. */
  readonly size: number;
  readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const END64_SIGNATURE = 0x06064b50;
const LOCATOR64_SIGNATURE = 0x07064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const SENTINEL = 0xffff_ffff;

const damaged = (detail: string): ReturnType<typeof importFault> =>
  importFault('damaged', FAULT_WORDS.damaged('zip', detail));

const bytesOf = async (file: SourceFile, start: number, end: number): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(Math.max(0, start), Math.min(end, file.size)).arrayBuffer());

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Directory {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

const findDirectory = async (file: SourceFile): Promise<Directory | null> => {
  const start = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const view = viewOf(await bytesOf(file, start, file.size));
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const stated = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const isLarge = stated.count === 0xffff || stated.size === SENTINEL || stated.offset === SENTINEL;
    if (!isLarge || at < 20 || view.getUint32(at - 20, true) !== LOCATOR64_SIGNATURE) return stated;
    const record = viewOf(
      await bytesOf(file, Number(view.getBigUint64(at - 12, true)), file.size).then((b) => b.slice(0, 56)),
    );
    if (record.byteLength < 56 || record.getUint32(0, true) !== END64_SIGNATURE) return null;
    return {
      count: Number(record.getBigUint64(32, true)),
      size: Number(record.getBigUint64(40, true)),
      offset: Number(record.getBigUint64(48, true)),
    };
  }
  return null;
};

/** Names are UTF-8 where the flag says so or they are; what is not is Chinese Windows' GB18030. */
const nameOf = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
};

/** Sizes beyond 4 GiB stand in an extra field, in this order and only those that did not fit. */
const wideSizes = (extra: DataView, values: readonly number[]): readonly number[] => {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let from = at + 4;
    return values.map((value) => {
      if (value !== SENTINEL || from + 8 > extra.byteLength) return value;
      from += 8;
      return Number(extra.getBigUint64(from - 8, true));
    });
  }
  return values;
};

const readEntries = (directory: Uint8Array, count: number): ZipEntry[] | null => {
  const view = viewOf(directory);
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < count;) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength > view.byteLength) return null;
    const stated = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    const extra = new DataView(directory.buffer, directory.byteOffset + nameEnd, extraLength);
    const [size = 0, packedSize = 0, offset = 0] = wideSizes(extra, stated);
    const name = nameOf(directory.subarray(at + 46, nameEnd));
    entries.push({ name, method: view.getUint16(at + 10, true), packedSize, size, offset });
    at = nameEnd + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
};

/**
 * Entries of a zip by its directory, folders left out; only the file's end is read. Faults: `damaged` (no directory, cut
 * off), `too-large` (more entries, or more stated bytes, than `IMPORT_LIMITS`).
 */
export const listZip = async (file: SourceFile): Promise<ImportResult<readonly ZipEntry[]>> => {
  if (file.size > IMPORT_LIMITS.packedBytes)
    return importFault(
      'too-large',
      FAULT_WORDS.tooLarge(file.name, megabytes(file.size), megabytes(IMPORT_LIMITS.packedBytes)),
    );
  const directory = await findDirectory(file);
  if (directory === null) return damaged('no directory at its end');
  const { count, size, offset } = directory;
  if (count > IMPORT_LIMITS.archiveEntries)
    return importFault('too-large', FAULT_WORDS.tooManyEntries(count, IMPORT_LIMITS.archiveEntries));
  if (offset + size > file.size) return damaged('its directory lies beyond its end');
  const entries = readEntries(await bytesOf(file, offset, offset + size), count);
  if (entries === null) return damaged('its directory is cut off');
  const total = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (total > IMPORT_LIMITS.unpackedBytes)
    return importFault(
      'too-large',
      FAULT_WORDS.tooLarge(file.name, megabytes(total), megabytes(IMPORT_LIMITS.unpackedBytes)),
    );
  return { ok: true, value: entries.filter((entry) => !entry.name.endsWith('/')) };
};

/** Packed bytes handed to the inflater at a time; each can grow by a factor of about 1,000. */
const INFLATE_STEP = 1 << 16;

const inflate = (packed: Uint8Array, size: number): Uint8Array | 'beyond' | 'cut' => {
  const out = new Uint8Array(size);
  const filled = { bytes: 0 };
  const inflater = new Inflate((chunk) => {
    if (filled.bytes + chunk.length <= size) out.set(chunk, filled.bytes);
    filled.bytes += chunk.length;
  });
  for (let at = 0; at < packed.length && filled.bytes <= size; at += INFLATE_STEP) {
    const end = Math.min(at + INFLATE_STEP, packed.length);
    inflater.push(packed.subarray(at, end), end === packed.length);
  }
  if (filled.bytes > size) return 'beyond';
  return filled.bytes === size ? out : 'cut';
};

/** Whether an entry is made of nothing but repetition: what it would unpack to is no register. */
export const overfills = ({ size, packedSize }: ZipEntry): boolean =>
  size > IMPORT_LIMITS.freelyUnpackedBytes && size > packedSize * IMPORT_LIMITS.unpackedTimes;

export const overfillFault = ({ name, size, packedSize }: ZipEntry): ReturnType<typeof importFault> =>
  importFault('too-large', FAULT_WORDS.overfills(name, `${Math.ceil(packedSize / 1024)} KB`, megabytes(size)));

/**
 * Bytes of one entry, no more than it states and no more than `most`. Faults: `too-large`, `damaged` (other size than
 * stated, not deflated as it should be, another method).
 */
export const unpackEntry = async (
  file: SourceFile,
  entry: ZipEntry,
  most: number = IMPORT_LIMITS.archiveFileBytes,
): Promise<ImportResult<Uint8Array>> => {
  if (entry.size > most)
    return importFault('too-large', FAULT_WORDS.tooLarge(entry.name, megabytes(entry.size), megabytes(most)));
  if (overfills(entry)) return overfillFault(entry);
  const head = viewOf(await bytesOf(file, entry.offset, entry.offset + 30));
  if (head.byteLength < 30 || head.getUint32(0, true) !== LOCAL_SIGNATURE) return damaged(entry.name);
  const start = entry.offset + 30 + head.getUint16(26, true) + head.getUint16(28, true);
  const packed = await bytesOf(file, start, start + entry.packedSize);
  if (packed.length !== entry.packedSize) return damaged(entry.name);
  if (entry.method === 0) return packed.length === entry.size ? { ok: true, value: packed } : damaged(entry.name);
  if (entry.method !== 8) return damaged(`${entry.name}: method ${entry.method}`);
  try {
    const bytes = inflate(packed, entry.size);
    if (bytes === 'beyond') return importFault('too-large', FAULT_WORDS.unpacksBeyond(entry.name));
    return bytes === 'cut' ? damaged(entry.name) : { ok: true, value: bytes };
  } catch {
    // fflate throws on bytes that are not deflated; from outside that is expected.
    return damaged(entry.name);
  }
};
