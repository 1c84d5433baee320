import type { ColumnMetaData, SchemaTree } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import { IMPORT_LIMITS } from './limits.ts';

/** Unpacks a page of a codec; throws when the bytes are damaged or state too much. */
export type Unpack = (codec: string, packed: Uint8Array, length: number) => Uint8Array;

const refuse = (detail: string): never => {
  throw new Error(detail);
};

/** Reads variable-length numbers and run headers of a page. */
class RunReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.#bytes[this.at++] ?? refuse('a page ends within its runs');
  }

  length(): number {
    return this.byte() + 256 * (this.byte() + 256 * (this.byte() + 256 * this.byte()));
  }

  #header(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value < 2 ** 31 ? value : refuse('a run of impossible length');
    }
    return refuse('a run of impossible length');
  }

  /**
   * Follows the run-length and bit-packed runs of `count` values of some bits each, and counts those equal to `wanted`.
   * A run longer than what is left would make the decoder write as many values as it states, up to two billion.
   */
  follow(count: number, width: number, wanted: number | null): number {
    let [seen, found] = [0, 0];
    const widthBytes = (width + 7) >> 3;
    while (seen < count) {
      const header = this.#header();
      const length = header >>> 1;
      if ((header & 1) === 1) {
        const used = Math.min(length * 8, count - seen);
        if (length === 0 || this.at + Math.ceil((used * width) / 8) > this.#bytes.length)
          refuse('bit-packed values beyond their page');
        found += wanted === null ? 0 : this.#countPacked(used, width, wanted);
        this.at += length * width;
        seen += used;
      } else {
        if (length > count - seen) refuse(`a run of ${length} values where ${count - seen} are left`);
        let value = 0;
        for (let byte = 0; byte < widthBytes; byte++) value += this.byte() * 256 ** byte;
        if (value === wanted) found += length;
        seen += length;
      }
    }
    return found;
  }

  #countPacked(count: number, width: number, wanted: number): number {
    let found = 0;
    for (let index = 0; index < count; index++) {
      let value = 0;
      for (let bit = 0; bit < width; bit++) {
        const position = index * width + bit;
        value |= (((this.#bytes[this.at + (position >> 3)] ?? 0) >> (position & 7)) & 1) << bit;
      }
      if (value === wanted) found++;
    }
    return found;
  }
}

const bitsFor = (most: number): number => 32 - Math.clz32(most);

const USES_RUNS = ['PLAIN_DICTIONARY', 'RLE_DICTIONARY', 'RLE'];

interface Levels {
  readonly definition: number;
  readonly repetition: number;
  readonly isBoolean: boolean;
}

const checkValues = (page: Uint8Array, at: number, count: number, encoding: string, isBoolean: boolean): void => {
  if (!USES_RUNS.includes(encoding) || count === 0) return;
  const runs = new RunReader(page, at);
  // Truth values have their length before them, indices of a dictionary their width.
  const width = isBoolean ? 1 : runs.byte();
  if (isBoolean) runs.length();
  if (width > 32) refuse(`indices of ${width} bits`);
  if (width > 0) runs.follow(count, width, null);
};

const checkPage = (page: Uint8Array, count: number, encoding: string, levels: Levels): void => {
  let [at, defined] = [0, count];
  for (const [most, isDefinition] of [
    [levels.repetition, false],
    [levels.definition, true],
  ] as const) {
    if (most === 0) continue;
    const runs = new RunReader(page, at);
    const length = runs.length();
    const found = runs.follow(count, bitsFor(most), most);
    if (isDefinition) defined = found;
    at += 4 + length;
  }
  checkValues(page, at, defined, encoding, levels.isBoolean);
};

type PageHeader = ReturnType<typeof parquetHeader>;
type HeaderV2 = NonNullable<PageHeader['data_page_header_v2']>;

const checkPageV2 = (
  packed: Uint8Array,
  header: HeaderV2,
  length: number,
  codec: string,
  levels: Levels,
  unpack: Unpack,
): void => {
  const repetitionLength = header.repetition_levels_byte_length;
  const definitionLength = header.definition_levels_byte_length;
  const start = repetitionLength + definitionLength;
  if (!(repetitionLength >= 0 && definitionLength >= 0 && start <= packed.length && start <= length))
    refuse('levels beyond their page');
  if (levels.repetition > 0) new RunReader(packed, 0).follow(header.num_values, bitsFor(levels.repetition), null);
  const defined =
    levels.definition > 0
      ? new RunReader(packed, repetitionLength).follow(header.num_values, bitsFor(levels.definition), levels.definition)
      : header.num_values;
  if (header.num_values - header.num_nulls !== defined && levels.repetition === 0)
    refuse(`${header.num_nulls} missing values stated, ${header.num_values - defined} present`);
  if (!USES_RUNS.includes(header.encoding)) return;
  const body = packed.subarray(start);
  const values = header.is_compressed === false ? body : unpack(codec, body, length - start);
  checkValues(values, 0, defined, header.encoding, levels.isBoolean);
};

/**
 * Looks through the pages of a column before they are decoded: sizes and counts that fit the chunk and the row group,
 * runs no longer than their page. Without it a single changed byte can make the decoder write two billion values.
 * Throws what is wrong.
 * @param bytes the column chunk
 * @param rows rows of its group
 */
export const checkColumn = (
  bytes: Uint8Array,
  column: ColumnMetaData,
  path: SchemaTree[],
  rows: number,
  unpack: Unpack,
): void => {
  const levels: Levels = {
    definition: getMaxDefinitionLevel(path),
    repetition: getMaxRepetitionLevel(path),
    isBoolean: column.type === 'BOOLEAN',
  };
  const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
  let seen = 0;
  while (reader.offset < bytes.length - 1) {
    const header = parquetHeader(reader);
    const [packedLength, length] = [header.compressed_page_size, header.uncompressed_page_size];
    if (!(packedLength >= 0 && reader.offset + packedLength <= bytes.length)) refuse('a page beyond its column');
    if (!(length >= 0 && length <= IMPORT_LIMITS.parquetPageBytes)) refuse(`a page of ${length} bytes`);
    const packed = bytes.subarray(reader.offset, reader.offset + packedLength);
    reader.offset += packedLength;
    if (header.type === 'DICTIONARY_PAGE') {
      const count = header.dictionary_page_header?.num_values ?? -1;
      if (!(count >= 0 && count <= length)) refuse(`a dictionary of ${count} values in ${length} bytes`);
      continue;
    }
    const page = header.data_page_header ?? header.data_page_header_v2;
    const count = page?.num_values ?? -1;
    seen += count;
    if (!(count >= 0 && count <= IMPORT_LIMITS.parquetValues && seen <= Number(column.num_values)))
      refuse(`a page of ${count} values`);
    if (header.data_page_header_v2)
      checkPageV2(packed, header.data_page_header_v2, length, column.codec, levels, unpack);
    else if (header.data_page_header)
      checkPage(unpack(column.codec, packed, length), count, header.data_page_header.encoding, levels);
  }
  if (levels.repetition === 0 && seen !== rows) refuse(`${seen} values for ${rows} rows`);
};
