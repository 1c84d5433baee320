import type { RectificationBoardAnswer } from '../../domain/analyses/rectification-board.ts';
import type { Figure } from '../../domain/figure.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { formatIso } from '../../ui/format.ts';
import type { ItemScope } from './props.ts';
import { WORDS } from './words.ts';

interface Finding {
  readonly name: string;
  readonly value: number;
  readonly title: Localised;
}

/** Figures about the collection whatever the list: what was named or left out, never how many items there are. */
export const findingFigures =
  ({ region, filter, filterWords }: ItemScope, { lists }: RectificationBoardAnswer, language: Language) =>
  ({ name, value, title }: Finding): Figure => {
    const asOf = lists.flatMap((list) => (list.asOf === null ? [] : [list.asOf])).toSorted()[0] ?? null;
    return {
      name,
      value,
      region: region.adcode,
      source: 'rectifications',
      asOf,
      filter,
      card: {
        title: inLanguage(title, language),
        scope: [region.name, filterWords].filter((part) => part !== '').join(' · '),
        source: inLanguage(WORDS.collection, language),
        asOf: formatIso(asOf),
      },
    };
  };
