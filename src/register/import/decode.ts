import type { Encoding, EncodingName } from './types.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

export const DECODER_LABELS: Readonly<Record<EncodingName, string>> = {
  'UTF-8': 'utf-8',
  GB18030: 'gb18030',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
};

const REPLACEMENT = 0xfffd;

/** Counts what a reading of the bytes makes of them, chunk by chunk. */
class TextTally {
  readonly #decoder: TextDecoder;
  damaged = 0;
  /** Characters beyond ASCII that could be read. */
  foreign = 0;

  constructor(name: EncodingName) {
    this.#decoder = new TextDecoder(DECODER_LABELS[name]);
  }

  push(bytes: Uint8Array): void {
    this.#count(this.#decoder.decode(bytes, { stream: true }));
  }

  /** Half a character at the end counts as damaged. */
  end(): void {
    this.#count(this.#decoder.decode());
  }

  #count(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === REPLACEMENT) this.damaged++;
      else if (unit > 0x7f) this.foreign++;
    }
  }
}

/** `whole`: valid UTF-8 · `cut`: valid but for half a character at its end · `broken`: something else within. */
type Strictness = 'whole' | 'cut' | 'broken';

/** Two passes at most: the second only over bytes that are not whole UTF-8. */
interface Passes {
  readonly strict: { push(bytes: Uint8Array): boolean; end(): Strictness };
  readonly loose: { push(bytes: Uint8Array): void; end(strictness: Strictness): Encoding };
}

/**
 * Above this share of unreadable characters among those beyond ASCII, the bytes are not UTF-8 at all: GB18030 text
 * read as UTF-8 loses nearly every character, a flipped byte loses one.
 */
const NOT_UTF8_SHARE = 0.25;

const startPasses = (): Passes => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const [utf8, chinese] = [new TextTally('UTF-8'), new TextTally('GB18030')];
  let isBroken = false;
  return {
    strict: {
      push(bytes) {
        try {
          decoder.decode(bytes, { stream: true });
        } catch {
          isBroken = true;
        }
        return !isBroken;
      },
      end() {
        if (isBroken) return 'broken';
        try {
          decoder.decode();
          return 'whole';
        } catch {
          return 'cut';
        }
      },
    },
    loose: {
      push(bytes) {
        utf8.push(bytes);
        chinese.push(bytes);
      },
      end(strictness) {
        utf8.end();
        chinese.end();
        const isUtf8 = strictness === 'cut' && utf8.foreign > 0;
        const isHopeless = utf8.damaged > NOT_UTF8_SHARE * (utf8.damaged + utf8.foreign);
        return !isUtf8 && isHopeless && chinese.damaged < utf8.damaged
          ? { name: 'GB18030', hasByteOrderMark: false, damaged: chinese.damaged }
          : { name: 'UTF-8', hasByteOrderMark: false, damaged: utf8.damaged };
      },
    },
  };
};

const HEAD_BYTES = 8192;
/** Least share of characters with a zero byte in text of two bytes each: delimiters, digits and line breaks have one. */
const LEAST_ZEROS = 0.05;
/** Control characters that no ledger holds; bytes of another sort are full of them. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/;

/** A table or a JSON text in the right encoding has one of these; a few NUL bytes in other text do not make them. */
const STRUCTURE = /[\n,;\t|{["]/;

/** UTF-16 without a mark, by where the zero bytes of its ASCII characters stand; `null` when it is none. */
export const utf16WithoutMark = (bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | null => {
  const head = bytes.subarray(0, Math.min(HEAD_BYTES, bytes.length & ~1));
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = Math.max(even, odd);
  if (most < LEAST_ZEROS * (head.length / 2) || most === 0 || Math.min(even, odd) * 20 > most) return null;
  const name = odd > even ? 'UTF-16LE' : 'UTF-16BE';
  // The last character may be cut by the end of the head.
  const text = new TextDecoder(DECODER_LABELS[name]).decode(head).slice(0, -1);
  return CONTROLS.test(text) || !STRUCTURE.test(text) ? null : name;
};

const markOf = ([first, second, third]: Uint8Array): EncodingName | null => {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8';
  if (first === 0xff && second === 0xfe) return 'UTF-16LE';
  return first === 0xfe && second === 0xff ? 'UTF-16BE' : null;
};

/** What decides without a look at every byte: the user's choice, a mark, zero bytes. `damaged` is then still to be counted. */
const surely = (head: Uint8Array, forced: EncodingName | null): Omit<Encoding, 'damaged'> | null => {
  const mark = markOf(head);
  if (forced !== null) return { name: forced, hasByteOrderMark: mark === forced };
  if (mark !== null) return { name: mark, hasByteOrderMark: true };
  const name = utf16WithoutMark(head);
  return name === null ? null : { name, hasByteOrderMark: false };
};

/**
 * Encoding of the bytes that `chunks` gives, cut anywhere; it is called again for each pass. A mark decides (UTF-8,
 * UTF-16 LE or BE), then the zero bytes of UTF-16; without them strict UTF-8 comes first and GB18030, the encoding of
 * Chinese Excel, second. Never fails: what fits neither is read loosely and counted in `damaged`.
 * @param forced the user's choice: only the damage under it is counted
 */
export const detectEncoding = async (
  head: Uint8Array,
  chunks: () => AsyncIterable<Uint8Array>,
  forced: EncodingName | null = null,
): Promise<Encoding> => {
  const sure = surely(head, forced);
  if (sure !== null) {
    const tally = new TextTally(sure.name);
    for await (const chunk of chunks()) tally.push(chunk);
    tally.end();
    return { ...sure, damaged: tally.damaged };
  }
  const { strict, loose } = startPasses();
  for await (const chunk of chunks()) if (!strict.push(chunk)) break;
  const strictness = strict.end();
  if (strictness === 'whole') return { name: 'UTF-8', hasByteOrderMark: false, damaged: 0 };
  for await (const chunk of chunks()) loose.push(chunk);
  return loose.end(strictness);
};

/** The same over bytes that are at hand in one piece. */
export const encodingOf = (bytes: Uint8Array, forced: EncodingName | null = null): Encoding => {
  const sure = surely(bytes, forced);
  if (sure !== null) {
    const tally = new TextTally(sure.name);
    tally.push(bytes);
    tally.end();
    return { ...sure, damaged: tally.damaged };
  }
  const { strict, loose } = startPasses();
  strict.push(bytes);
  const strictness = strict.end();
  if (strictness === 'whole') return { name: 'UTF-8', hasByteOrderMark: false, damaged: 0 };
  loose.push(bytes);
  return loose.end(strictness);
};

/** Bytes of a text file → text, without the byte order mark. */
export const decodeBytes = (bytes: Uint8Array, forced: EncodingName | null = null): DecodedText => {
  const encoding = encodingOf(bytes, forced);
  return { text: new TextDecoder(DECODER_LABELS[encoding.name]).decode(bytes), encoding };
};

/** Kind of a file that is not text, by its first bytes (or by NUL bytes that are not UTF-16's); `null` for text. */
export const binaryKindOf = (bytes: Uint8Array): 'zip' | 'ole' | 'pdf' | 'parquet' | 'unknown' | null => {
  const starts = (...signature: number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (starts(0x50, 0x41, 0x52, 0x31)) return 'parquet';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return null;
  return bytes.subarray(0, HEAD_BYTES).includes(0) && utf16WithoutMark(bytes) === null ? 'unknown' : null;
};
