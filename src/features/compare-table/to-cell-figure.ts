import type { Cell, ComparisonRow, Difference } from '../../domain/comparison.ts';
import { knownPeople, toRowFilter } from '../../domain/comparison.ts';
import type { Indicator } from '../../domain/comparison-indicators.ts';
import type { Figure } from '../../domain/figure.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { formatIso } from '../../ui/format.ts';
import type { ComparedColumn, CompareTableProps } from './props.ts';
import { toIntervalText, toRowName } from './to-cell-text.ts';
import { DENOMINATOR_WORDS, WORDS, incompleteNote } from './words.ts';

type Context = Pick<CompareTableProps, 'kinds' | 'populationSource'> & { readonly language: Language };

/** `not-linked`, `not-linked-per-area`. */
const toFigureName = ({ take, per }: Indicator): string => (per === 'count' ? take : `${take}-per-${per}`);

/** What stands behind a cell, sentence by sentence. */
const toDefinition = (
  { indicator }: ComparisonRow,
  cell: Cell,
  column: ComparedColumn,
  digits: number,
): readonly Localised[] => {
  const interval = toIntervalText(cell, indicator, digits);
  const method = indicator.take === 'linked-rate' ? WORDS.wilson : WORDS.poisson;
  const people = knownPeople(column);
  return [
    ...(interval === null
      ? []
      : [{ zh: `${method.zh} ${interval}。`, en: `${method.en} ${interval}.` }, WORDS.intervalNote]),
    ...(cell.isSmall ? [WORDS.fewNote] : []),
    ...(cell.isIncomplete && people !== null ? [sentence(incompleteNote(people.without.length, people.counties))] : []),
    ...(indicator.per === 'area' ? [WORDS.sphere] : []),
    ...(cell.state === 'mixed' ? [WORDS.mixed] : []),
  ];
};

const sentence = ({ zh, en }: Localised): Localised => ({ zh: `${zh}。`, en: `${en}.` });

/** Where the denominator comes from, after the registers. */
const toSecondSource = (cell: Cell, column: ComparedColumn, context: Context): string | null => {
  const text = (words: Localised): string => inLanguage(words, context.language);
  switch (cell.denominator?.of) {
    case 'area':
      return text(WORDS.boundaries);
    case 'enterprises':
      return toEnterpriseSource(column, text);
    case 'population':
      return `${text(WORDS.populationSource)} ${context.populationSource ?? ''}`;
    default:
      return null;
  }
};

const toEnterpriseSource = ({ enterprises, scope }: ComparedColumn, text: (words: Localised) => string): string => {
  if (enterprises === null || enterprises === 'pending') return text(WORDS.enterpriseSource);
  const name = scope.sourceName(enterprises.isSynthetic ? 'demo' : 'service');
  return `${text(WORDS.enterpriseSource)} ${name} ${formatIso(enterprises.asOf)}`;
};

/** A cell as a figure with its card: numerator, denominator, as-of, scope, source, interval and what to be careful of. */
export const toCellFigure = (
  row: ComparisonRow,
  cell: Cell,
  column: ComparedColumn,
  digits: number,
  context: Context,
): Figure => {
  const { indicator } = row;
  const text = (words: Localised): string => inLanguage(words, context.language);
  const { kind, flag, levels } = indicator;
  const isRatio = cell.denominator !== null && cell.numerator !== null;
  const figure = countFigures(
    column.scope,
    context.kinds,
    context.language,
  )({
    name: toFigureName(indicator),
    value: cell.value,
    title: toRowName(indicator),
    unit: indicator.take === 'linked-rate' ? DENOMINATOR_WORDS.registered.unit : indicator.unit,
    counts: cell.counts,
    filter: toRowFilter(indicator, column.scope.filter),
    ...(kind === undefined ? {} : { kind }),
    ...(flag === undefined ? {} : { flag }),
    ...(levels === null ? {} : { level: levels.join(',') }),
    ...(isRatio
      ? {
          numerator: {
            label: indicator.take === 'linked-rate' ? WORDS.linked : indicator.words,
            value: cell.numerator,
          },
        }
      : {}),
  });
  if (figure.card === undefined) return figure;
  const definition = toDefinition(row, cell, column, digits)
    .map(text)
    .join(context.language === 'en' ? ' ' : '');
  const second = toSecondSource(cell, column, context);
  return {
    ...figure,
    card: {
      ...figure.card,
      ...(cell.denominator === null ? {} : { denominator: toTerm(cell.denominator, text) }),
      ...(second === null ? {} : { source: `${figure.card.source} · ${second}` }),
      ...(definition === '' ? {} : { definition }),
    },
  };
};

const toTerm = ({ of, value }: NonNullable<Cell['denominator']>, text: (words: Localised) => string) => ({
  label: text(DENOMINATOR_WORDS[of].label),
  // Square kilometres on the card are whole ones; the figure itself is computed from all of them.
  value: of === 'area' ? Math.max(1, Math.round(value)) : value,
  unit: text(DENOMINATOR_WORDS[of].unit),
});

/** How far a cell is from the base's: percentage points for the linked rate, else in the unit of the row. */
export const toDifferenceFigure = (cell: Figure, difference: Difference | null, language: Language): Figure => {
  const { card, ...figure } = cell;
  return {
    ...figure,
    name: `${cell.name}-difference`,
    value: difference?.absolute ?? null,
    ...(card === undefined
      ? {}
      : {
          card: {
            title: `${card.title} · ${inLanguage(WORDS.toBase, language)}`,
            scope: card.scope,
            source: card.source,
            asOf: card.asOf,
          },
        }),
  };
};
