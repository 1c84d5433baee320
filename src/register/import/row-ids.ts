/** FNV-1a, 32 bits, over UTF-16 units, as eight hexadecimal digits: an identity, not a signature. */
export const hashText = (text: string, seed = 0x811c9dc5): string => {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
};

/** The same over bytes; two seeds make 64 bits, enough to tell files apart. */
export const hashBytes = (bytes: Uint8Array): string => {
  let [low, high] = [0x811c9dc5, 0x9747b28c];
  for (const byte of bytes) {
    low = Math.imul(low ^ byte, 0x01000193);
    high = Math.imul(high ^ byte, 0x5bd1e995) ^ (high >>> 15);
  }
  return [low, high].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
};

export interface RowId {
  /** Unique in the file. */
  readonly key: string;
  /** An earlier row states the same id. */
  readonly isDuplicate: boolean;
}

/** Gives every row a key of its own: the stated id, `#2` … behind it where it is repeated. */
export const createIdRegistry = (): ((stated: string) => RowId) => {
  const taken = new Set<string>();
  const times = new Map<string, number>();
  return (stated) => {
    if (!taken.has(stated) && !times.has(stated)) {
      taken.add(stated);
      times.set(stated, 1);
      return { key: stated, isDuplicate: false };
    }
    const isDuplicate = times.has(stated);
    let count = times.get(stated) ?? 1;
    let key: string;
    do key = `${stated}#${++count}`;
    while (taken.has(key));
    times.set(stated, count);
    taken.add(key);
    return { key, isDuplicate };
  };
};
