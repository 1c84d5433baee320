import { PieceHash } from './row-ids.ts';

/**
 * Not content: where the row stood, what every row of the file says alike, and what the board itself works out with its
 * clock or its boundaries. The same row in next month's file has the same digest.
 */
const APART = new Set(['id', 'source_row', 'source_doc', 'as_of', 'is_synthetic', 'crs', 'import_notes', 'geometry']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Digest of a row by its content, whatever the order of its columns; what is empty does not count. */
export const createDigest = (
  fieldNames: readonly string[],
): ((row: Readonly<Record<string, unknown>>) => PieceHash) => {
  const names = [...new Set(fieldNames)].filter((name) => !APART.has(name)).sort();
  return (row) => {
    const hash = new PieceHash();
    for (const name of names) {
      const value = row[name];
      if (value === null || value === undefined || value === '') continue;
      hash.addText(`${name}\u0001`);
      hash.addText(`${textOf(value)}\u0002`);
    }
    return hash;
  };
};
