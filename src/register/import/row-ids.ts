/** FNV-1a, 32 bits, over UTF-16 units, as eight hexadecimal digits: an identity, not a signature. */
export const hashText = (text: string, seed = 0x811c9dc5): string => {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

const toHex = (parts: readonly number[]): string =>
  parts.map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');

/** A hash of two lanes, 64 bits, enough to tell files and rows apart; fed piece by piece, however cut. */
export class PieceHash {
  #low = 0x811c9dc5;
  #high = 0x9747b28c;

  addBytes(bytes: Uint8Array): void {
    let [low, high] = [this.#low, this.#high];
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      low = Math.imul(low ^ byte, 0x01000193);
      high = Math.imul(high ^ byte, 0x5bd1e995) ^ (high >>> 15);
    }
    [this.#low, this.#high] = [low, high];
  }

  addText(text: string): void {
    let [low, high] = [this.#low, this.#high];
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15);
    }
    [this.#low, this.#high] = [low, high];
  }

  /** Sixteen hexadecimal digits. */
  end(): string {
    return toHex([this.#low, this.#high]);
  }
}

export const hashBytes = (bytes: Uint8Array): string => {
  const hash = new PieceHash();
  hash.addBytes(bytes);
  return hash.end();
};

export interface RowId {
  /** Unique in the file. */
  readonly key: string;
  /** An earlier row states the same id. */
  readonly isDuplicate: boolean;
}

/** A text of its own: a cell is a view into its block of the file, and a million ids would hold the whole file. */
export const ownText = (text: string): string => (text.length < 13 ? text : ` ${text}`.slice(1));

/** Gives every row a key of its own: the stated id, `#2` … behind it where it is repeated. */
export const createIdRegistry = (): ((stated: string) => RowId) => {
  /** How often a row stated the id; 0: only a key made here. */
  const times = new Map<string, number>();
  return (stated) => {
    const before = times.get(stated);
    if (before === undefined) {
      const key = ownText(stated);
      times.set(key, 1);
      return { key, isDuplicate: false };
    }
    let count = Math.max(1, before);
    let key: string;
    do key = `${stated}#${++count}`;
    while (times.has(key));
    times.set(stated, count);
    times.set(key, 0);
    return { key, isDuplicate: before > 0 };
  };
};
