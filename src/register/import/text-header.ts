import { isGroupLine } from './group-line.ts';
import { isBlankRecord, type HeaderSpan } from './record-table.ts';

type TextRecord = readonly string[];

const HEADER_SEARCH_RECORDS = 10;
/** Below the search there must be rows enough to know how wide the table is. */
const WIDTH_RECORDS = 40;
/** A line so much emptier than the table below it names no columns. */
const SPARSE = 1 / 3;
/** So many cells stand apart in a line of `填报单位：…` and a date. */
const MOST_FILLER_CELLS = 3;

const isFilled = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';

const filledOf = (record: TextRecord): number =>
  record.reduce((count, cell) => (isFilled(cell) ? count + 1 : count), 0);

/** What most lines of the table fill. */
const usualWidth = (records: readonly TextRecord[]): number => {
  const widths = records.map(filledOf).filter((width) => width > 1);
  return widths.sort((a, b) => a - b)[Math.floor(widths.length / 2)] ?? 0;
};

/** `填报单位：XX局,,,填报日期：2024年3月5日`: few cells, one of them with a colon or a date, far fewer than the table has columns. */
const isFiller = (record: TextRecord, usual: number): boolean => {
  const filled = filledOf(record);
  if (filled * 2 > usual) return false;
  if (filled <= usual * SPARSE) return true;
  return filled <= MOST_FILLER_CELLS && record.some((cell) => /[：:]|\d{4}\s*年/.test(cell));
};

const hasDigitsFirst = (cell: string): boolean => /^[\s+-]*\d/.test(cell.normalize('NFKC'));

/**
 * Names under names that were merged in a spreadsheet: `经度,纬度` below `位置,` and the blank beside it. Under a name that
 * stands alone the line is empty, and where the line above has a blank it has a word.
 */
const isSecondLine = (above: TextRecord, line: TextRecord | undefined): boolean => {
  if (line === undefined || line.length > above.length || line.some((cell) => isFilled(cell) && hasDigitsFirst(cell)))
    return false;
  let named = 0;
  let last = above.length;
  while (last > 0 && !isFilled(above[last - 1]) && !isFilled(line[last - 1])) last--;
  for (let at = 0; at < last; at++) {
    const isGroup = isFilled(above[at]) && at + 1 < last && !isFilled(above[at + 1]);
    const isInGroup = !isFilled(above[at]);
    if (isInGroup && !isFilled(line[at])) return false;
    if (!isGroup && !isInGroup && isFilled(line[at])) return false;
    if (isInGroup) named++;
  }
  return named > 0 && isFilled(above[0]) && filledOf(line) > named;
};

/**
 * Lines of the header of a delimited text: the first of its first ten lines with more than one filled cell that is no
 * line of the form's filler above a wider table, with the line below where that names what groups contain, or the line
 * above where that names groups. The first of all where there is none.
 */
export const findTextHeader = (records: readonly TextRecord[]): HeaderSpan => {
  const candidates = records
    .map((record, at) => ({ record, at }))
    .filter(({ record }) => !isBlankRecord(record))
    .slice(0, HEADER_SEARCH_RECORDS)
    .filter(({ record }) => filledOf(record) > 1);
  const first = candidates[0];
  if (first === undefined) return [0, 0];
  const usual = usualWidth(records.slice(first.at + 1, first.at + 1 + WIDTH_RECORDS));
  const found = candidates.find(({ record }) => !isFiller(record, usual)) ?? first;
  const at = (index: number): TextRecord => records[index] ?? [];
  const next = found.at + 1;
  if (isSecondLine(found.record, records[next])) return [found.at, next];
  if (isGroupLine(found.record, at(next), records.slice(next + 1))) return [found.at, next];
  // A line of few groups looks like filler above the names.
  const isBelowGroups = found.at > 0 && isGroupLine(at(found.at - 1), found.record, records.slice(next));
  return [isBelowGroups ? found.at - 1 : found.at, found.at];
};
