import { formatChinaDate } from '../../domain/clock.ts';
import type { Figure } from '../../domain/figure.ts';
import {
  countRectifications,
  groupByList,
  type Rectification,
  type RectificationCounts,
} from '../../domain/rectification.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { formatIso } from '../../ui/format.ts';
import { WORDS, listWords } from './words.ts';

/** One list of a region with its counts. */
export interface RectificationList {
  readonly listType: string;
  readonly items: readonly Rectification[];
  readonly counts: RectificationCounts;
}

/** The lists of a region, longest first; items of divisions inside it count in it. */
export const toLists = (
  items: readonly Rectification[],
  region: string,
  regions: RegionIndex,
  nowMs: number,
): readonly RectificationList[] =>
  groupByList(items.filter((item) => regions.isWithin(item.adcode, region))).map((list) => ({
    ...list,
    counts: countRectifications(list.items, nowMs),
  }));

/** Whole days between the due day and today; positive once overdue. */
export const daysOverdue = (dueOn: string, nowMs: number): number =>
  Math.round((Date.parse(formatChinaDate(nowMs)) - Date.parse(dueOn)) / 86_400_000);

interface FigureInput {
  readonly name: string;
  readonly value: number | null;
  readonly title: Localised;
  readonly definition?: Localised;
  readonly state?: string;
  readonly numerator?: { readonly label: Localised; readonly value: number };
  readonly denominator?: { readonly label: Localised; readonly value: number };
}

/** Figures of one list, with their cards: list, region, source and the oldest date of its items. */
export const listFigures =
  ({ listType, items }: RectificationList, region: Region | undefined, language: Language) =>
  (input: FigureInput): Figure => {
    const text = (words: Localised): string => inLanguage(words, language);
    const toTerm = (term: { readonly label: Localised; readonly value: number }) => ({
      label: text(term.label),
      value: term.value,
      unit: text(WORDS.unit),
    });
    const dates = items.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).toSorted();
    const isSynthetic = items.some((item) => item.isSynthetic);
    const filter = new URLSearchParams({ list_type: listType, ...(input.state ? { state: input.state } : {}) });
    return {
      name: input.name,
      value: input.value,
      ...(region === undefined ? {} : { region: region.adcode }),
      source: 'rectifications',
      asOf: dates[0] ?? null,
      filter: filter.toString(),
      card: {
        title: text(input.title),
        ...(input.numerator ? { numerator: toTerm(input.numerator) } : {}),
        ...(input.denominator ? { denominator: toTerm(input.denominator) } : {}),
        scope: [region?.name ?? '', text(listWords(listType))].filter((part) => part !== '').join(' · '),
        source: text(isSynthetic ? WORDS.demoCollection : WORDS.collection),
        asOf: formatIso(dates[0]),
        ...(input.definition ? { definition: text(input.definition) } : {}),
      },
    };
  };
