import type { MergeRange } from 'hucre';
import { isGroupLine } from '../group-line.ts';
import { oneLine } from './cell-text.ts';

/** First and last row of a header, from 0. */
export type HeaderRows = readonly [number, number];

/** The part of a sheet in which its header is looked for. */
export interface SheetTop {
  /** Cells as text. */
  readonly rows: readonly (readonly string[])[];
  /** Cells that are numbers, dates or truth values, by row. */
  readonly valueCounts: readonly number[];
  readonly merges: readonly MergeRange[];
}

/** Title, unit, filler, date and two group lines stand above the header of a thorough form; more is no form. */
const SEARCH_ROWS = 30;
export const TOP_ROWS = 60;
/** A header names most of the columns that the rows below fill. */
const LEAST_FILLED = 0.6;
/** A cell merged over so much of the width is a title. */
const TITLE_SHARE = 0.8;
const MOST_HEADER_ROWS = 5;

const filledOf = (row: readonly string[] | undefined): number =>
  (row ?? []).reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);

const isWide = (merge: MergeRange): boolean => merge.endCol > merge.startCol;

class TopReader {
  readonly #top: SheetTop;
  readonly widest: number;

  constructor(top: SheetTop) {
    this.#top = top;
    this.widest = Math.max(1, ...top.rows.map(filledOf));
  }

  filled(row: number): number {
    return filledOf(this.#top.rows[row]);
  }

  /** Filled cells and those that a merged cell of the rows above reaches down to. */
  covered(row: number): number {
    let count = this.filled(row);
    for (const merge of this.#top.merges)
      if (merge.startRow < row && merge.endRow >= row && row - merge.startRow < MOST_HEADER_ROWS)
        count += merge.endCol - merge.startCol + 1;
    return count;
  }

  isText(row: number): boolean {
    return (this.#top.valueCounts[row] ?? 0) < Math.max(1, this.filled(row) / 2);
  }

  mergesOn(row: number): readonly MergeRange[] {
    return this.#top.merges.filter((merge) => merge.startRow <= row && merge.endRow >= row);
  }

  isTitle(row: number): boolean {
    const span = TITLE_SHARE * this.widest;
    return (
      this.filled(row) <= 1 ||
      this.mergesOn(row).some((merge) => isWide(merge) && merge.endCol - merge.startCol + 1 >= span)
    );
  }

  /** A line of group names over the row below: merged cells, and not `填报单位：…`. */
  isGroupLine(row: number): boolean {
    if (this.filled(row) === 0 || this.isTitle(row)) return false;
    const merges = this.mergesOn(row);
    if (merges.some((merge) => merge.endRow > row)) return true;
    const hasColon = (this.#top.rows[row] ?? []).some((cell) => /[：:]/.test(cell));
    return merges.some(isWide) && this.filled(row) >= 2 && !hasColon;
  }

  /** Names under a group: text below at least half of it. */
  hasNamesUnder(merge: MergeRange, row: number): boolean {
    const below = (this.#top.rows[row] ?? []).slice(merge.startCol, merge.endCol + 1);
    return this.isText(row) && filledOf(below) * 2 >= merge.endCol - merge.startCol + 1;
  }
}

const bottomOf = (top: TopReader, rowCount: number): number => {
  const last = Math.min(rowCount, SEARCH_ROWS);
  const isHeader = (row: number): boolean =>
    top.filled(row) > 0 && top.covered(row) >= Math.max(2, LEAST_FILLED * top.widest) && top.isText(row);
  for (let row = 0; row < last; row++) if (isHeader(row)) return row;
  for (let row = 0; row < last; row++) if (top.filled(row) > 1) return row;
  for (let row = 0; row < last; row++) if (top.filled(row) > 0) return row;
  return 0;
};

const lastOf = (top: TopReader, bottom: number): number => {
  let last = bottom;
  while (last - bottom < MOST_HEADER_ROWS - 1) {
    const on = top.mergesOn(last).filter((merge) => merge.startRow >= bottom);
    const reach = Math.max(last, ...on.map((merge) => merge.endRow));
    if (reach > last && reach - bottom < MOST_HEADER_ROWS) last = reach;
    else if (on.some((merge) => isWide(merge) && merge.endRow === last && top.hasNamesUnder(merge, last + 1))) last++;
    else break;
  }
  return last;
};

/** Lines of groups whose cells nobody merged: above the names, or found in their place. */
const withoutMerges = ({ rows, merges }: SheetTop, bottom: number): HeaderRows => {
  const at = (row: number): readonly string[] => rows[row] ?? [];
  const isPair = (row: number): boolean =>
    row >= 0 &&
    merges.every(({ startRow, endRow }) => endRow < row || startRow > row + 1) &&
    isGroupLine(at(row), at(row + 1), rows.slice(row + 2));
  if (isPair(bottom - 1)) return [bottom - 1, bottom];
  return isPair(bottom) ? [bottom, bottom + 1] : [bottom, bottom];
};

/** Rows of the header among the first of a sheet: the first that names most columns, with the lines of groups that merged cells make of it. */
export const findSheetHeader = (sheet: SheetTop): HeaderRows => {
  const top = new TopReader(sheet);
  const bottom = bottomOf(top, sheet.rows.length);
  let first = bottom;
  while (first > 0 && bottom - first < MOST_HEADER_ROWS - 1 && top.isGroupLine(first - 1)) first--;
  const last = lastOf(top, bottom);
  if (first < bottom || last > bottom) return [first, last];
  return withoutMerges(sheet, bottom);
};

const spreadRight = (row: readonly string[]): readonly string[] => {
  let last = '';
  return row.map((cell) => (last = cell === '' ? last : cell));
};

/**
 * One name a column: the lines of the header from top to bottom, each said once, `基本信息 名称`. Merged cells name every
 * column and line they cover; where none is merged, names of the upper lines reach to the right.
 */
export const toSheetHeaders = (
  rows: readonly (readonly string[])[],
  merges: readonly MergeRange[],
  [first, last]: HeaderRows,
  width: number,
): readonly string[] => {
  const lines = Array.from({ length: last - first + 1 }, (_, line) =>
    Array.from({ length: width }, (__, column) => oneLine(rows[first + line]?.[column] ?? '')),
  );
  const touching = merges.filter((merge) => merge.endRow >= first && merge.startRow <= last);
  for (const merge of touching) {
    const text = oneLine(rows[merge.startRow]?.[merge.startCol] ?? '');
    for (let row = Math.max(merge.startRow, first); row <= Math.min(merge.endRow, last); row++)
      lines[row - first]?.fill(text, merge.startCol, Math.min(merge.endCol + 1, width));
  }
  const named =
    touching.length > 0 ? lines : lines.map((line, at) => (at < lines.length - 1 ? spreadRight(line) : line));
  // A group reaches over columns that have a name of their own, not over one where no line says anything.
  return Array.from({ length: width }, (_, column) =>
    lines.some((line) => (line[column] ?? '') !== '')
      ? [...new Set(named.map((line) => line[column] ?? ''))].filter(Boolean).join(' ')
      : '',
  );
};
