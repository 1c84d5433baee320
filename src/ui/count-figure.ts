import { oldest } from '../domain/counting.ts';
import type { CountScope } from '../domain/count-scope.ts';
import type { Figure } from '../domain/figure.ts';
import type { KindCounts } from '../domain/roll-up.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import { inLanguage, type Language, type Localised } from '../domain/words.ts';
import { toFilterParts, type KindText } from './describe-filter.ts';
import { formatIso } from './format.ts';
import { WORDS } from './words.ts';

interface Term {
  readonly label: Localised;
  readonly value: number;
}

export interface CountFigureInput {
  readonly name: string;
  readonly value: number | null;
  readonly title: Localised;
  readonly unit: Localised;
  /** The registers that the figure counts: they give source and as-of. */
  readonly counts: readonly Pick<KindCounts, 'kind' | 'source' | 'asOf'>[];
  /** The filter it obeys: its own dimension is left out. */
  readonly filter: SiteFilter;
  readonly kind?: string;
  /** The region it counts; the one on screen when left out. */
  readonly region?: { readonly adcode: string; readonly name: string };
  readonly level?: string;
  readonly link?: string;
  readonly warning?: string;
  readonly flag?: string;
  readonly reason?: string;
  readonly numerator?: Term;
  readonly denominator?: Term;
  readonly definition?: Localised;
}

export type ToCountFigure = (input: CountFigureInput) => Figure;

/** Makes figures of counts with their cards; one for each scope and language. */
export const countFigures =
  (scope: CountScope, kinds: readonly KindText[], language: Language): ToCountFigure =>
  (input) => {
    const text = (words: Localised): string => inLanguage(words, language);
    const sources = [...new Set(input.counts.flatMap(({ source }) => source.split(',')))];
    const asOf = oldest(input.counts);
    const region = input.region ?? scope.region;
    const { level, link, warning, flag, reason, kind } = input;
    const toTerm = (term: Term) => ({ label: text(term.label), value: term.value, unit: text(input.unit) });
    return {
      name: input.name,
      value: input.value,
      region: region.adcode,
      source: sources.join(','),
      asOf,
      filter: scope.printFilter(input.filter),
      ...(kind === undefined ? {} : { kind }),
      ...(level === undefined ? {} : { level }),
      ...(link === undefined ? {} : { link }),
      ...(warning === undefined ? {} : { warning }),
      ...(flag === undefined ? {} : { flag }),
      ...(reason === undefined ? {} : { reason }),
      card: {
        title: text(input.title),
        ...(input.numerator ? { numerator: toTerm(input.numerator) } : {}),
        ...(input.denominator ? { denominator: toTerm(input.denominator) } : {}),
        scope: [region.name, describeKinds(input, kinds, text), describeFilter(input, scope, kinds, text)].join(' · '),
        source: sources.map(scope.sourceName).join(language === 'en' ? ', ' : '、') || text(WORDS.noDate),
        asOf: asOf === null ? text(WORDS.noDate) : formatIso(asOf),
        ...(input.definition ? { definition: text(input.definition) } : {}),
      },
    };
  };

type Text = (words: Localised) => string;

const describeKinds = (input: CountFigureInput, kinds: readonly KindText[], text: Text): string => {
  const ids = input.kind === undefined ? [...new Set(input.counts.map((count) => count.kind))] : [input.kind];
  const names = kinds.filter(({ id }) => ids.includes(id)).map(({ words }) => text(words.shortName));
  return names.join(text({ zh: '、', en: ', ' }));
};

const describeFilter = (
  { filter }: CountFigureInput,
  scope: CountScope,
  kinds: readonly KindText[],
  text: Text,
): string => {
  const parts = toFilterParts({ ...filter, kinds: null }, kinds, scope.sourceName);
  if (parts.length === 0) return text(WORDS.noFilter);
  return `${text(WORDS.filter)} ${parts.map(({ words }) => text(words)).join(text({ zh: '、', en: ', ' }))}`;
};
