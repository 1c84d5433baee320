type TextRecord = readonly string[];

/** A name of a group or of a column is shorter; what is longer is a sentence. */
const LONGEST_NAME = 24;
/** Rows below the header that tell what values look like. */
const LOOKED_ROWS = 20;

const textOf = (cell: string | undefined): string => (cell ?? '').normalize('NFKC').trim();

const startsWithDigit = (text: string): boolean => /^[+-]?\d/.test(text);

const isName = (text: string): boolean =>
  text.length <= LONGEST_NAME && !startsWithDigit(text) && !/[::]|\d{4}\s*[年/-]/.test(text);

const lengthOf = (record: TextRecord): number => record.findLastIndex((cell) => textOf(cell) !== '') + 1;

/** Every group but the last reaches over a gap, or has nothing or its own name below it; one at least reaches over a gap. */
const hasGroups = (above: readonly string[], line: readonly string[]): boolean => {
  const starts = above.flatMap((cell, at) => (cell === '' ? [] : [at]));
  if (starts.length < 2) return false;
  let wide = 0;
  for (const [index, at] of starts.entries()) {
    const next = starts[index + 1] ?? line.length;
    if (next - at > 1) wide++;
    else if (index + 1 < starts.length && line[at] !== '' && line[at] !== above[at]) return false;
  }
  return wide > 0;
};

/** Columns have names that differ once their group is said; a column without one is a group of its own. */
const hasNames = (above: readonly string[], line: readonly string[]): boolean => {
  const names = new Set<string>();
  let group = '';
  for (const [at, name] of line.entries()) {
    const isStart = above[at] !== '';
    if (isStart) group = above[at] ?? '';
    const isAlone = isStart && (at + 1 === line.length || above[at + 1] !== '');
    if (name === '' && !isAlone) return false;
    if (!isName(name) || !isName(group)) return false;
    names.add(`${group}\n${name}`);
  }
  return names.size === line.length;
};

/** A column of numbers, where the line has a name: the rows are of another sort than the line. */
const hasNumbersBelow = (below: readonly TextRecord[], width: number): boolean => {
  const rows = below.filter((record) => lengthOf(record) > 1).slice(0, LOOKED_ROWS);
  for (let column = 0; column < width; column++) {
    const values = rows.map((record) => textOf(record[column])).filter((text) => text !== '');
    const numbers = values.filter(startsWithDigit);
    if (values.length * 2 >= rows.length && values.length > 0 && numbers.length * 2 > values.length) return true;
  }
  return false;
};

/**
 * Whether a line names groups of columns whose own names stand in the next, where no merged cells say so: `基本信息,,,位置,,`
 * above `编号,名称,地址,经度,纬度,高程`. The upper line has gaps, the lower one a different short name in each column, and
 * rows below have numbers where it has names.
 */
export const isGroupLine = (above: TextRecord, line: TextRecord, below: readonly TextRecord[]): boolean => {
  const width = lengthOf(line);
  if (width < 3 || lengthOf(above) > width) return false;
  const cells = Array.from({ length: width }, (_, at) => textOf(above[at]));
  const names = Array.from({ length: width }, (_, at) => textOf(line[at]));
  return hasGroups(cells, names) && hasNames(cells, names) && hasNumbersBelow(below, width);
};
