import type { OpenedSource, SheetJoin } from '../opened-source.ts';
import { foldHeader } from '../tokens.ts';
import { isTotalText } from '../total-row.ts';
import type { SheetTable } from './sheet-table.ts';
import { FORMAT_NOTES } from './words.ts';

type Notes = OpenedSource['notes'][number][];

/** Headers and rows to which columns of other sheets are joined. */
export interface JoinBase {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Share of the smaller side's keys that must have a partner. */
const LEAST_MATCHED = 0.8;
/** A key that most rows leave empty is none. */
const LEAST_FILLED = 0.5;
/** Sheets that share so many of their columns are the same table of another time or place, not more columns of it. */
export const SAME_TABLE_SHARE = 0.8;

const keyText = (cell: string | undefined): string => (cell ?? '').trim();

/** Values of a column, `null` when it cannot be a key: repeated, mostly empty, or the line numbers 1, 2, 3 …. What a line of totals says is none. */
const keysOf = (rows: JoinBase['rows'], column: number): ReadonlySet<string> | null => {
  const keys = new Set<string>();
  let isNumbering = true;
  for (const row of rows) {
    const key = keyText(row[column]);
    if (key === '' || isTotalText(key)) continue;
    if (keys.has(key)) return null;
    keys.add(key);
    if (key !== String(keys.size)) isNumbering = false;
  }
  return keys.size < 2 || isNumbering || keys.size < LEAST_FILLED * rows.length ? null : keys;
};

export const foldedHeaders = (headers: readonly string[]): readonly string[] => headers.map(foldHeader);

/** Share of the columns of the narrower table that the other has too. */
export const sharedColumns = (a: readonly string[], b: readonly string[]): number => {
  const [left, right] = [new Set(foldedHeaders(a)), new Set(foldedHeaders(b))];
  left.delete('');
  right.delete('');
  let shared = 0;
  for (const header of left) if (right.has(header)) shared++;
  return shared / Math.max(1, Math.min(left.size, right.size));
};

interface GuessedJoin {
  readonly join: SheetJoin;
  readonly matched: number;
}

/** The column of both tables whose values, each once on either side, meet most often; `null` without one. */
export const guessJoin = (base: JoinBase, other: SheetTable): GuessedJoin | null => {
  const otherColumns = new Map<string, number>();
  foldedHeaders(other.headers).forEach((header, column) => {
    if (header !== '' && !otherColumns.has(header)) otherColumns.set(header, column);
  });
  let best: GuessedJoin | null = null;
  foldedHeaders(base.headers).forEach((header, column) => {
    const otherColumn = otherColumns.get(header);
    if (otherColumn === undefined) return;
    const keys = keysOf(base.rows, column);
    const otherKeys = keys === null ? null : keysOf(other.rows, otherColumn);
    if (keys === null || otherKeys === null) return;
    let matched = 0;
    for (const key of otherKeys) if (keys.has(key)) matched++;
    if (matched < LEAST_MATCHED * Math.min(keys.size, otherKeys.size) || matched <= (best?.matched ?? 0)) return;
    const join = {
      sheet: other.name,
      baseKey: base.headers[column] ?? '',
      key: other.headers[otherColumn] ?? '',
    };
    best = { join, matched };
  });
  return best;
};

/** Joins of a table with every other sheet that has a key for it; the fullest first, so that its columns keep their plain names. */
export const guessJoins = (base: JoinBase, others: readonly SheetTable[]): readonly SheetJoin[] =>
  others
    .filter((other) => sharedColumns(base.headers, other.headers) < SAME_TABLE_SHARE || other.headers.length < 3)
    .flatMap((other) => guessJoin(base, other) ?? [])
    .sort((a, b) => b.matched - a.matched)
    .map(({ join }) => join);

/** First row of each key, and how many rows repeat one. */
const indexOf = (
  rows: JoinBase['rows'],
  column: number,
): { readonly first: Map<string, number>; readonly repeated: number } => {
  const first = new Map<string, number>();
  let repeated = 0;
  rows.forEach((row, at) => {
    const key = keyText(row[column]);
    if (key === '') return;
    if (first.has(key)) repeated++;
    else first.set(key, at);
  });
  return { first, repeated };
};

const freeName = (sheet: string, header: string, taken: ReadonlySet<string>): string => {
  if (header === '' || !taken.has(foldHeader(header))) return header;
  const prefixed = `${sheet} ${header}`;
  for (let count = 2; ; count++) {
    const name = count === 2 ? prefixed : `${prefixed} ${count}`;
    if (!taken.has(foldHeader(name))) return name;
  }
};

const joinOne = (base: JoinBase, other: SheetTable, join: SheetJoin, notes: Notes): JoinBase => {
  const baseColumn = base.headers.indexOf(join.baseKey);
  const column = other.headers.indexOf(join.key);
  const { first, repeated } = indexOf(other.rows, column);
  const partners = base.rows.map((row) => first.get(keyText(row[baseColumn])) ?? -1);
  const used = new Set(partners.filter((partner) => partner >= 0));
  const taken = new Set(foldedHeaders(base.headers));
  const columns: { readonly header: string; readonly from: number }[] = [];
  let same = 0;
  other.headers.forEach((header, from) => {
    if (from === column) return;
    const twin = base.headers.findIndex((name) => foldHeader(name) === foldHeader(header));
    const isSame =
      twin >= 0 &&
      used.size > 0 &&
      base.rows.every((row, at) => partners[at] === -1 || row[twin] === other.rows[partners[at] ?? -1]?.[from]);
    if (isSame) {
      same++;
      return;
    }
    const name = freeName(other.name, header, taken);
    taken.add(foldHeader(name));
    columns.push({ header: name, from });
  });
  const matched = partners.filter((partner) => partner >= 0).length;
  const note = (code: string, count: number, words: Notes[number]['words']): void => {
    if (count > 0) notes.push({ code, count, words });
  };
  note('sheet-joined', matched, FORMAT_NOTES.joined(other.name, join.key));
  note('join-without-partner', base.rows.length - matched, FORMAT_NOTES.joinBaseAlone(other.name));
  note('join-only-there', first.size - used.size, FORMAT_NOTES.joinOtherAlone(other.name));
  note('join-repeated', repeated, FORMAT_NOTES.joinRepeated(other.name, join.key));
  note('join-same-columns', same, FORMAT_NOTES.sameColumns(other.name));
  return {
    headers: [...base.headers, ...columns.map(({ header }) => header)],
    rows: base.rows.map((row, at) => {
      const partner = other.rows[partners[at] ?? -1];
      return [...row, ...columns.map(({ from }) => partner?.[from] ?? '')];
    }),
  };
};

/**
 * Puts columns of other sheets beside those of the base, row by row of the same key. Never multiplies rows: of a
 * repeated key the first row counts. A column name that the base has too gets the sheet's name before it, unless both
 * columns say the same in every row. What found no partner is noted.
 */
export const applyJoins = (
  base: JoinBase,
  sheets: readonly SheetTable[],
  joins: readonly SheetJoin[],
  notes: Notes,
): { readonly table: JoinBase; readonly made: readonly SheetJoin[] } => {
  let table = base;
  const made: SheetJoin[] = [];
  for (const join of joins) {
    const other = sheets.find((sheet) => sheet.name === join.sheet);
    if (other === undefined || !other.headers.includes(join.key) || !table.headers.includes(join.baseKey)) {
      notes.push({ code: 'join-not-possible', count: 1, words: FORMAT_NOTES.joinNotPossible(join.sheet) });
      continue;
    }
    table = joinOne(table, other, join, notes);
    made.push(join);
  }
  return { table, made };
};
