import { gunzipSync } from 'fflate';
import { decompress } from 'fzstd';
import { snappyUncompress } from 'hyparquet';
import { IMPORT_LIMITS, megabytes } from './limits.ts';

/** A page that states more than this would be believed before a byte of it is looked at. */
const roomFor = (length: number): Uint8Array => {
  if (!(length >= 0 && length <= IMPORT_LIMITS.parquetPageBytes)) throw new Error(`a page of ${megabytes(length)}`);
  return new Uint8Array(length);
};

// No codec that compiles WASM: the content policy forbids it.
export const COMPRESSORS = {
  ZSTD: (input: Uint8Array, length: number): Uint8Array => decompress(input, roomFor(length)),
  GZIP: (input: Uint8Array, length: number): Uint8Array => gunzipSync(input, { out: roomFor(length) }),
  SNAPPY: (input: Uint8Array, length: number): Uint8Array => {
    const out = roomFor(length);
    snappyUncompress(input, out);
    return out;
  },
};

type Codec = keyof typeof COMPRESSORS;

/** Bytes of a page, exactly as many as it states; throws when they are not. */
export const unpackPage = (codec: string, packed: Uint8Array, length: number): Uint8Array => {
  const page = codec === 'UNCOMPRESSED' ? packed : COMPRESSORS[codec as Codec](packed, length);
  if (page.length !== length) throw new Error(`a page of ${page.length} bytes, ${length} stated`);
  return page;
};

export const READABLE_CODECS: readonly string[] = ['UNCOMPRESSED', ...Object.keys(COMPRESSORS)];
