import type { CellValue, MergeRange } from 'hucre';
import { MOST_COLUMNS } from '../record-table.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { LoadedSheet } from './load-workbook.ts';
import { findSheetHeader, toSheetHeaders, TOP_ROWS, type HeaderRows } from './sheet-header.ts';
import { cellText, emptyTally, type CellTally } from './workbook-cells.ts';

/** A sheet as a table of text. */
export interface SheetTable {
  readonly name: string;
  readonly isHidden: boolean;
  readonly headers: readonly string[];
  /** From 0. */
  readonly header: HeaderRows;
  /** Filled rows above the header. */
  readonly titleRows: number;
  /** Every row as long as the headers. */
  readonly rows: readonly (readonly string[])[];
  /** As the sheet numbers them, from 1. */
  readonly rowNumbers: readonly number[];
  readonly blankRows: number;
  /** Cells that got their value from a merged area. */
  readonly mergedCells: number;
  /** Merged areas beyond the limit. */
  readonly unfilledMerges: number;
  readonly hiddenRows: number;
  readonly formulasWithoutValue: number;
  readonly tally: CellTally;
}

const isFilled = (value: CellValue | undefined): boolean =>
  value !== null && value !== undefined && (typeof value !== 'string' || value.trim() !== '');

const lastFilled = <T>(list: readonly (T | undefined)[], test: (item: T | undefined) => boolean): number => {
  let length = list.length;
  while (length > 0 && !test(list[length - 1])) length--;
  return length;
};

/** A cell merged over most of a single row is a heading among the rows, not a value of its columns. */
const isSectionTitle = (merge: MergeRange, width: number): boolean => {
  const columns = merge.endCol - merge.startCol + 1;
  return merge.startRow === merge.endRow && columns >= 3 && columns * 2 >= width;
};

/** Spreads the values of merged areas below the header, within the sheet's own rectangle. Changes `rows`. */
const fillMerges = (
  rows: (CellValue[] | undefined)[],
  merges: readonly MergeRange[],
  firstRow: number,
  height: number,
  width: number,
): { readonly filled: number; readonly unfilled: number } => {
  let [filled, unfilled] = [0, 0];
  for (const merge of merges) {
    const value = rows[merge.startRow]?.[merge.startCol];
    const endRow = Math.min(merge.endRow, height - 1);
    const endCol = Math.min(merge.endCol, width - 1);
    if (merge.startRow < firstRow || !isFilled(value) || value === undefined || isSectionTitle(merge, width)) continue;
    if (endRow < merge.startRow || endCol < merge.startCol) continue;
    const area = (endRow - merge.startRow + 1) * (endCol - merge.startCol + 1) - 1;
    if (filled + area > IMPORT_LIMITS.mergedCells) {
      unfilled++;
      continue;
    }
    for (let at = merge.startRow; at <= endRow; at++) {
      const row = (rows[at] ??= []);
      for (let column = merge.startCol; column <= endCol; column++) row[column] = value;
    }
    filled += area;
  }
  return { filled, unfilled };
};

/** Columns up to the last with a name or a value; what lies further out than any ledger goes is no column. */
const widthOf = (
  rows: readonly (readonly (CellValue | undefined)[] | undefined)[],
  merges: readonly MergeRange[],
): number => {
  let width = 0;
  for (const row of rows) width = Math.max(width, lastFilled(row ?? [], isFilled));
  for (const merge of merges)
    if (merge.startCol < width) width = Math.max(width, Math.min(merge.endCol + 1, MOST_COLUMNS));
  return width;
};

const forcedHeader = (forced: readonly [number, number] | null, height: number): HeaderRows | null => {
  if (forced === null) return null;
  const [first, last] = forced;
  return first >= 1 && last >= first && last <= height ? [first - 1, last - 1] : null;
};

const headerOf = (sheet: LoadedSheet, is1904: boolean): HeaderRows => {
  const top = sheet.rows.slice(0, TOP_ROWS);
  const texts = Array.from(top, (row) => Array.from(row ?? [], (value) => cellText(value, is1904, emptyTally())));
  const valueCounts = Array.from(
    top,
    (row) => Array.from(row ?? []).filter((value) => isFilled(value) && typeof value !== 'string').length,
  );
  return findSheetHeader({
    rows: texts,
    valueCounts,
    merges: sheet.merges.filter(({ startRow }) => startRow < TOP_ROWS),
  });
};

/** `null` for a sheet without any text; a number of columns where it has more than a ledger can. */
export const toSheetTable = (
  sheet: LoadedSheet,
  is1904: boolean,
  forced: readonly [number, number] | null,
): SheetTable | number | null => {
  const rows: (CellValue[] | undefined)[] = sheet.rows;
  const height = lastFilled(rows, (row) => lastFilled(row ?? [], isFilled) > 0);
  const width = widthOf(rows.slice(0, height), sheet.merges);
  if (height === 0 || width === 0) return null;
  if (width > MOST_COLUMNS) return width;
  const header = forcedHeader(forced, height) ?? headerOf(sheet, is1904);
  const tally = emptyTally();
  const headerTexts = rows
    .slice(0, header[1] + 1)
    .map((row) => Array.from({ length: width }, (_, column) => cellText(row?.[column], is1904, emptyTally())));
  const { filled, unfilled } = fillMerges(rows, sheet.merges, header[1] + 1, height, width);
  const texts: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  for (let at = header[1] + 1; at < height; at++) {
    const cells = Array.from({ length: width }, (_, column) => cellText(rows[at]?.[column], is1904, tally));
    if (cells.every((cell) => cell.trim() === '')) continue;
    texts.push(cells);
    rowNumbers.push(at + 1);
  }
  return {
    name: sheet.name,
    isHidden: sheet.isHidden,
    headers: toSheetHeaders(headerTexts, sheet.merges, header, width),
    header,
    titleRows: headerTexts.slice(0, header[0]).filter((row) => row.some((cell) => cell.trim() !== '')).length,
    rows: texts,
    rowNumbers,
    blankRows: height - header[1] - 1 - texts.length,
    mergedCells: filled,
    unfilledMerges: unfilled,
    hiddenRows: sheet.hiddenRows.filter((row) => row > header[1] && row < height).length,
    formulasWithoutValue: sheet.formulasWithoutValue,
    tally,
  };
};
