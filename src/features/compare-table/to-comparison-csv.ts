import { toRowFilter, type Cell, type ComparisonRow } from '../../domain/comparison.ts';
import { toCsv, type CsvCell } from '../../domain/csv.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { ComparedColumn, CompareTableProps } from './props.ts';
import { toCellFigure } from './to-cell-figure.ts';
import { digitsOf, toRowName } from './to-cell-text.ts';
import { GROUP_WORDS, INCOMPLETE, STATE_WORDS, WORDS, markWords } from './words.ts';

const HEAD = {
  group: { zh: '分组', en: 'Group' },
  indicator: { zh: '指标', en: 'Indicator' },
  unit: { zh: '单位', en: 'Unit' },
  asOf: { zh: '截至', en: 'As of' },
  source: { zh: '来源', en: 'Source' },
  filter: { zh: '筛选', en: 'Filter' },
} as const satisfies Record<string, Localised>;

/** Columns of each region. */
const REGION_HEAD = {
  value: { zh: '数值', en: 'value' },
  numerator: { zh: '分子', en: 'numerator' },
  denominator: { zh: '分母', en: 'denominator' },
  low: { zh: '95 % 下限', en: '95 % low' },
  high: { zh: '95 % 上限', en: '95 % high' },
  difference: { zh: '与基准之差', en: 'difference to base' },
  relative: { zh: '相对差 %', en: 'relative difference %' },
  note: { zh: '备注', en: 'note' },
} as const satisfies Record<string, Localised>;

/** Twelve significant digits: what floating point adds behind them is no figure. */
const clean = (value: number | null, factor = 1): number | null =>
  value === null ? null : Number((value * factor).toPrecision(12));

const distinct = (texts: readonly (string | null | undefined)[]): string =>
  [...new Set(texts.filter((text) => typeof text === 'string' && text !== ''))].join(' · ');

/**
 * The table as CSV in the language on screen: one line an indicator; for each region value, numerator, denominator,
 * interval, difference and what to be careful of. The linked rate is in per cent, its difference in points. Unknown is
 * an empty cell.
 */
export const toComparisonCsv = (props: CompareTableProps, language: Language): string => {
  const text = (words: Localised): string => inLanguage(words, language);
  const header = [
    ...[HEAD.group, HEAD.indicator, HEAD.unit].map(text),
    ...props.columns.flatMap(({ region }) =>
      Object.values(REGION_HEAD).map((words) => `${region.name} ${text(words)}`),
    ),
    ...[HEAD.asOf, HEAD.source, HEAD.filter].map(text),
  ];
  return toCsv(
    header,
    props.rows.map((row) => toLine(row, props, language)),
  );
};

const toLine = (row: ComparisonRow, props: CompareTableProps, language: Language): readonly CsvCell[] => {
  const text = (words: Localised): string => inLanguage(words, language);
  const { indicator, cells } = row;
  const { kinds, populationSource } = props;
  const figures = props.columns.flatMap((column, index) => {
    const cell = cells[index];
    return cell === undefined
      ? []
      : [toCellFigure(row, cell, column, digitsOf(row), { kinds, populationSource, language })];
  });
  return [
    text(GROUP_WORDS[indicator.group]),
    text(toRowName(indicator)),
    text(indicator.unit),
    ...props.columns.flatMap((_, index) => toRegionCells(row, index, text)),
    distinct(figures.map(({ asOf }) => asOf)),
    distinct(figures.map(({ card }) => card?.source)),
    toFilterText(props.columns[0], row),
  ];
};

const toFilterText = (column: ComparedColumn | undefined, { indicator }: ComparisonRow): string =>
  column === undefined ? '' : column.scope.printFilter(toRowFilter(indicator, column.scope.filter));

const toRegionCells = (row: ComparisonRow, index: number, text: (words: Localised) => string): readonly CsvCell[] => {
  const cell = row.cells[index];
  if (cell === undefined) return Object.keys(REGION_HEAD).map(() => null);
  const factor = row.indicator.take === 'linked-rate' ? 100 : 1;
  const difference = row.differences[index] ?? null;
  return [
    clean(cell.value, factor),
    cell.numerator,
    clean(cell.denominator?.value ?? null),
    clean(cell.interval?.low ?? null, factor),
    clean(cell.interval?.high ?? null, factor),
    clean(difference?.absolute ?? null),
    clean(difference?.relative ?? null, 100),
    toNote(row, cell, index, text),
  ];
};

const toNote = (row: ComparisonRow, cell: Cell, index: number, text: (words: Localised) => string): string => {
  const mark = row.marks[index] ?? null;
  const state = STATE_WORDS[cell.state];
  return distinct([
    index === 0 ? text(WORDS.base) : null,
    state === undefined ? null : text(state),
    cell.isSmall ? text(WORDS.few) : null,
    cell.isIncomplete ? text(INCOMPLETE) : null,
    mark === null ? null : text(markWords(mark, row.indicator.direction)),
  ]);
};
