import type { AroundAnswer, AroundKind } from '../../domain/analyses/around.ts';
import { oldest } from '../../domain/counting.ts';
import type { Figure } from '../../domain/figure.ts';
import type { LevelKey } from '../../domain/levels.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { formatIso, MISSING } from '../../ui/format.ts';
import { toRadiusText, WORDS } from './words.ts';

interface AroundFigureInput {
  readonly name: string;
  readonly value: number | null;
  readonly title: Localised;
  /** The registers that it counts; every one when left out. */
  readonly of?: AroundKind;
  readonly level?: LevelKey;
  readonly definition?: Localised;
}

export type ToAroundFigure = (input: AroundFigureInput) => Figure;

interface AroundScope {
  readonly lngLat: readonly [number, number];
  readonly km: number;
  readonly sourceName: (source: string) => string;
}

/** `115.1234, 28.5678` */
export const toPointText = ([lng, lat]: readonly [number, number]): string => `${lng.toFixed(4)}, ${lat.toFixed(4)}`;

/** Figures of a ring, which is no division: their scope is the ring itself, and they obey no filter. */
export const aroundFigures =
  ({ kinds }: AroundAnswer, { lngLat, km, sourceName }: AroundScope, language: Language): ToAroundFigure =>
  ({ name, value, title, of, level, definition = WORDS.definition }) => {
    const counted = of === undefined ? kinds : [of];
    const sources = [...new Set(counted.map(({ source }) => source))];
    const asOf = oldest(counted);
    const text = (words: Localised): string => inLanguage(words, language);
    return {
      name,
      value,
      filter: '',
      source: sources.join(','),
      asOf,
      ...(of === undefined ? {} : { kind: of.kind }),
      ...(level === undefined ? {} : { level }),
      card: {
        title: text(title),
        scope: `${toRadiusText(km)} · ${text(WORDS.scopeCentre)} ${toPointText(lngLat)} · ${text(WORDS.unfiltered)}`,
        source: sources.map(sourceName).join(language === 'en' ? ', ' : '、') || MISSING,
        asOf: formatIso(asOf),
        definition: text(definition),
      },
    };
  };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Totals over the registers; `null` where synthetic and real ones would be added. */
export const toAroundTotals = ({ kinds, total }: AroundAnswer) => {
  const people = kinds.flatMap((kind) => (kind.people === null ? [] : [kind.people]));
  const isMixed = total === null;
  return {
    sites: total,
    notLinked: isMixed ? null : sum(kinds.map((kind) => kind.notLinked)),
    // Where nobody's people are known the sum is not 0.
    people: isMixed || sitesWithPeople(kinds) === 0 ? null : sum(people.map(({ known }) => known)),
    peopleUnknown: isMixed ? null : sum(people.map(({ unknownSites }) => unknownSites)),
    unplaced: sum(kinds.map((kind) => kind.unplaced)),
    withoutShape: sum(kinds.map((kind) => kind.withoutShape ?? 0)),
  };
};

const sitesWithPeople = (kinds: readonly AroundKind[]): number =>
  sum(kinds.map(({ people, sites }) => (people === null ? 0 : sites - people.unknownSites)));
