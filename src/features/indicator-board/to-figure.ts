import { INDICATOR_OF_DENOMINATOR, LINK_DENOMINATORS } from '../../domain/indicators/denominators.ts';
import type { IndicatorSet } from '../../domain/analyses/indicators.ts';
import { OWN_DEFINITION } from '../../domain/indicators/units.ts';
import type { RuleSource } from '../../domain/bands.ts';
import type { CountedPart } from '../../domain/indicators/types.ts';
import type { Figure } from '../../domain/figure.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { formatIso } from '../../ui/format.ts';
import { WORDS as KIT } from '../../ui/words.ts';
import type { Entry } from './to-entries.ts';
import { WORDS } from './words.ts';

/** Documents are named as they are; the board's own definition in both languages. */
export const sourceWords = ({ document, clause }: RuleSource): Localised => {
  if (document === OWN_DEFINITION.document) return WORDS.ownDefinition;
  const name = clause === '' ? document : `${document} ${clause}`;
  return { zh: name, en: name };
};

/** What every figure of the page says of itself. */
export interface FigureContext {
  readonly language: Language;
  readonly region: { readonly adcode: string; readonly name: string };
  /** Filter in words. */
  readonly filterText: string;
  readonly kindName: (kind: string) => string;
  readonly sourceName: (source: string) => string;
}

const denominatorOf = (id: string): string | undefined =>
  LINK_DENOMINATORS.find((each) => INDICATOR_OF_DENOMINATOR[each] === id);

/** 接入率 by whatever denominator is one figure; every other indicator has its own id for a name. */
const nameOf = (id: string): string => (denominatorOf(id) === undefined ? id : 'linked-rate');

const shared = ({ indicator, definition, list }: Entry, context: FigureContext): Omit<Figure, 'name' | 'value'> => {
  const { language, region } = context;
  const text = (words: Localised): string => inLanguage(words, language);
  const { kinds, filter } = indicator.scope;
  const [kind] = kinds;
  const sources = indicator.source.split(',').map(context.sourceName);
  const names = kinds.length > 0 ? kinds.map(context.kindName) : list === null ? [] : [list];
  const join = text({ zh: '、', en: ', ' });
  return {
    region: region.adcode,
    source: indicator.source,
    asOf: indicator.asOf,
    filter,
    ...(kinds.length === 1 && kind !== undefined ? { kind } : {}),
    card: {
      title: list === null ? text(definition.words) : `${list} · ${text(definition.words)}`,
      scope: [region.name, names.join(join), list === null ? context.filterText : text(WORDS.itemsIgnore)]
        .filter((part) => part !== '')
        .join(' · '),
      source: sources.join(join) || text(KIT.noDate),
      asOf: indicator.asOf === null ? text(KIT.noDate) : formatIso(indicator.asOf),
      definition: `${text(definition.definition)}${text(WORDS.definedIn)}${text(sourceWords(definition.source))}`,
    },
  };
};

/** The rate, with both terms in its card. */
export const toRateFigure = (entry: Entry, context: FigureContext): Figure => {
  const { indicator, definition, reason } = entry;
  const { language } = context;
  const base = shared(entry, context);
  const denominator = denominatorOf(indicator.id);
  const toTerm = (term: typeof definition.numerator, value: number) => ({
    label: inLanguage(term.words, language),
    unit: inLanguage(term.unit, language),
    value,
  });
  return {
    ...base,
    name: nameOf(indicator.id),
    value: indicator.value,
    ...(denominator === undefined ? {} : { denominator }),
    ...(base.card === undefined
      ? {}
      : {
          card: {
            ...base.card,
            ...(indicator.numerator === null ? {} : { numerator: toTerm(definition.numerator, indicator.numerator) }),
            ...(indicator.denominator === null
              ? {}
              : { denominator: toTerm(definition.denominator, indicator.denominator) }),
            ...(reason === null ? {} : { noValue: inLanguage(reason, language) }),
          },
        }),
  };
};

const titled = (base: Omit<Figure, 'name' | 'value'>, title: string): Omit<Figure, 'name' | 'value'> => ({
  ...base,
  ...(base.card === undefined ? {} : { card: { ...base.card, title: `${base.card.title} · ${title}` } }),
});

/** The number above or below the line. */
export const toTermFigure = (entry: Entry, which: 'numerator' | 'denominator', context: FigureContext): Figure => {
  const { indicator, definition } = entry;
  return {
    ...titled(shared(entry, context), inLanguage(definition[which].words, context.language)),
    name: `indicator-${which}`,
    indicator: indicator.id,
    value: indicator[which],
  };
};

/** Something that is counted aloud beside the rate. */
export const toPartFigure = (
  entry: Entry,
  part: Pick<CountedPart, 'id' | 'label' | 'count'>,
  context: FigureContext,
): Figure => ({
  ...titled(shared(entry, context), inLanguage(part.label, context.language)),
  name: 'indicator-part',
  indicator: entry.indicator.id,
  part: part.id,
  value: part.count,
});

interface CountInput {
  readonly name: string;
  readonly part: string;
  readonly value: number;
  readonly title: Localised;
  readonly definition?: Localised;
  /** Canonical query of the filter that it obeys. */
  readonly filter: string;
  readonly set: Pick<IndicatorSet, 'kinds' | 'source' | 'asOf'>;
}

/** A count that is a term of no rate. */
export const toCountFigure = (input: CountInput, context: FigureContext): Figure => {
  const { name, part, value, title, definition, filter, set } = input;
  const text = (words: Localised): string => inLanguage(words, context.language);
  const join = text({ zh: '、', en: ', ' });
  return {
    name,
    part,
    value,
    region: context.region.adcode,
    source: set.source,
    asOf: set.asOf,
    filter,
    card: {
      title: text(title),
      scope: [context.region.name, set.kinds.map(context.kindName).join(join), context.filterText]
        .filter((part) => part !== '')
        .join(' · '),
      source: set.source.split(',').map(context.sourceName).join(join),
      asOf: set.asOf === null ? text(KIT.noDate) : formatIso(set.asOf),
      ...(definition === undefined ? {} : { definition: text(definition) }),
    },
  };
};
