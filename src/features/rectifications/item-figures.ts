import type { RectificationList } from '../../domain/analyses/rectification-board.ts';
import type { Figure } from '../../domain/figure.ts';
import type { RectificationState } from '../../domain/rectification-state.ts';
import { listWords } from '../../domain/rectification-words.ts';
import type { RectificationCounts } from '../../domain/rectification.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { FigureFormat } from '../../ui/figure.tsx';
import { formatIso } from '../../ui/format.ts';
import type { ItemScope } from './props.ts';
import { WORDS } from './words.ts';

export type ListOfFigures = Pick<RectificationList, 'listType' | 'isSynthetic' | 'asOf'>;

interface Term {
  readonly label: Localised;
  readonly value: number;
}

export interface FigureInput {
  readonly name: string;
  readonly value: number | null;
  readonly title: Localised;
  readonly definition?: Localised;
  readonly state?: RectificationState | null;
  /** Further conditions of the address or of this figure alone: `focus=overdue`, `age=31-60`. */
  readonly also?: Readonly<Record<string, string>>;
  readonly numerator?: Term;
  readonly denominator?: Term;
  /** The division it counts; the one on screen when left out. */
  readonly region?: { readonly adcode: string; readonly name: string };
}

/** Figures of one list, with their cards: list, region, filter, source and the oldest date of its items. */
export const itemFigures =
  ({ listType, isSynthetic, asOf }: ListOfFigures, scope: ItemScope, language: Language) =>
  (input: FigureInput): Figure => {
    const text = (words: Localised): string => inLanguage(words, language);
    const toTerm = ({ label, value }: Term) => ({ label: text(label), value, unit: text(WORDS.unit) });
    const region = input.region ?? scope.region;
    const { state, also = {} } = input;
    const own = new URLSearchParams({ lists: listType, ...(state ? { states: state } : {}), ...also });
    return {
      name: input.name,
      value: input.value,
      region: region.adcode,
      ...(state ? { state } : {}),
      source: 'rectifications',
      asOf,
      filter: [scope.filter, decodeURIComponent(own.toString())].filter((part) => part !== '').join('&'),
      card: {
        title: text(input.title),
        ...(input.numerator ? { numerator: toTerm(input.numerator) } : {}),
        ...(input.denominator ? { denominator: toTerm(input.denominator) } : {}),
        scope: [region.name, text(listWords(listType)), scope.filterWords].filter((part) => part !== '').join(' · '),
        source: text(isSynthetic ? WORDS.demoCollection : WORDS.collection),
        asOf: formatIso(asOf),
        ...(input.definition ? { definition: text(input.definition) } : {}),
      },
    };
  };

interface CountSpec {
  readonly name: string;
  readonly title: Localised;
  readonly format: FigureFormat;
  readonly toInput: (counts: RectificationCounts) => Omit<FigureInput, 'name' | 'title'>;
}

const count = (
  name: string,
  title: Localised,
  definition: Localised,
  valueOf: (counts: RectificationCounts) => number,
): CountSpec => ({ name, title, format: 'count', toInput: (counts) => ({ value: valueOf(counts), definition }) });

/** What is counted of a list, in the order of the table's columns. */
export const COUNT_SPECS: readonly CountSpec[] = [
  {
    name: 'rectifications-open',
    title: WORDS.open,
    format: 'count',
    toInput: ({ open, total }) => ({
      value: open,
      definition: WORDS.openDefinition,
      denominator: { label: WORDS.total, value: total },
    }),
  },
  count('rectifications-overdue', WORDS.overdue, WORDS.overdueDefinition, ({ overdue }) => overdue),
  count('rectifications-due', WORDS.dueIn7Days, WORDS.dueDefinition, ({ dueIn7Days }) => dueIn7Days),
  count('rectifications-reopened', WORDS.reopened, WORDS.reopenedDefinition, (counts) => counts.reopenedIn30Days),
  {
    name: 'rectifications-closed-rate',
    title: WORDS.closedRate,
    format: 'rate',
    toInput: ({ closedRate, closed, total }) => ({
      value: closedRate,
      definition: WORDS.closedDefinition,
      numerator: { label: WORDS.closed, value: closed },
      denominator: { label: WORDS.total, value: total },
    }),
  },
  {
    name: 'rectifications-on-time-rate',
    title: WORDS.onTimeRate,
    format: 'rate',
    toInput: ({ onTimeRate, closedOnTime, judged }) => ({
      value: onTimeRate,
      definition: WORDS.onTimeDefinition,
      numerator: { label: WORDS.closedOnTime, value: closedOnTime },
      denominator: { label: WORDS.judged, value: judged },
    }),
  },
];
