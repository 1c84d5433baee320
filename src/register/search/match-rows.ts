import type { MatchRange } from '../../domain/site-search.ts';
import type { PartIndex } from './part-index.ts';

/** How well a row matches, best first; within a rank a name goes before a code. */
const EXACT = 0;
const PREFIX = 1;
const INSIDE = 2;

/** Texts of a row stand next to each other in the index, its name first. */
export interface RowTexts {
  readonly index: PartIndex;
  /** Texts a row. */
  readonly width: number;
}

/** A term with what else than a text can satisfy it: that the row lies in a division of that name. */
export interface Term {
  readonly text: string;
  readonly isPlaceOf: ((row: number) => boolean) | null;
}

const rankAt = (index: PartIndex, text: number, offset: number, length: number): number => {
  if (offset > 0) return INSIDE;
  return index.lengthOf(text) === length ? EXACT : PREFIX;
};

/**
 * Rows that satisfy every term → their rank by the term that the fewest entries have. Reads those entries, and the texts
 * of the rows that they lead to.
 */
export const matchRows = ({ index, width }: RowTexts, terms: readonly Term[]): ReadonlyMap<number, number> => {
  const found = terms.map((term) => ({ term, span: index.find(term.text) }));
  // A place may be named by the row's text or by where it lies, so its entries alone would miss rows.
  const leads = found.filter(({ term }) => term.isPlaceOf === null || terms.every((each) => each.isPlaceOf !== null));
  const lead = leads.toSorted((a, b) => a.span.end - a.span.first - (b.span.end - b.span.first))[0];
  const ranks = new Map<number, number>();
  if (lead === undefined) return ranks;
  for (let entry = lead.span.first; entry < lead.span.end; entry++) {
    const text = index.textOf(entry);
    const row = Math.floor(text / width);
    const rank = rankAt(index, text, index.offsetOf(entry, text), lead.term.text.length);
    if (rank < (ranks.get(row) ?? Number.POSITIVE_INFINITY)) ranks.set(row, rank);
  }
  const others = terms.filter((term) => term !== lead.term);
  if (others.length === 0) return ranks;
  for (const row of ranks.keys())
    if (!others.every((term) => satisfies({ index, width }, row, term))) ranks.delete(row);
  return ranks;
};

const satisfies = ({ index, width }: RowTexts, row: number, { text, isPlaceOf }: Term): boolean => {
  if (isPlaceOf?.(row) === true) return true;
  for (let at = row * width; at < (row + 1) * width; at++) if (index.offsetIn(at, text) >= 0) return true;
  return false;
};

/** Parts of one text that the terms matched, apart and in order. */
export const rangesIn = (index: PartIndex, text: number, terms: readonly string[]): MatchRange[] =>
  mergeRanges(
    terms.flatMap((term) => {
      const offset = index.offsetIn(text, term);
      return offset < 0 ? [] : [[offset, offset + term.length] as const];
    }),
  );

const mergeRanges = (ranges: readonly MatchRange[]): MatchRange[] => {
  const merged: MatchRange[] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last === undefined || start > last[1]) merged.push([start, end]);
    else merged[merged.length - 1] = [last[0], Math.max(last[1], end)];
  }
  return merged;
};

/** The first `limit` in the order of `compare`, without sorting the rest. */
export const takeBest = <T>(items: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] => {
  const best: T[] = [];
  for (const item of items) {
    const last = best[limit - 1];
    if (limit <= 0 || (last !== undefined && compare(item, last) >= 0)) continue;
    let at = best.length;
    while (at > 0 && compare(item, best[at - 1] as T) < 0) at--;
    best.splice(at, 0, item);
    if (best.length > limit) best.pop();
  }
  return best;
};
