import type { LevelKey } from './levels.ts';
import type { Localised } from './words.ts';

/** What is asked of a hazard kind here; every declared kind fits. */
export interface ComparedKind {
  readonly id: string;
  readonly words: { readonly name: Localised; readonly shortName: Localised; readonly unit: Localised };
  readonly facets: readonly { readonly id: string; readonly words: Localised }[];
}

/** What a count is divided by: nothing · 10,000 km² · 100 enterprises · 10,000 people. */
export const COMPARED_PER = ['count', 'area', 'enterprises', 'population'] as const;
export type ComparedPer = (typeof COMPARED_PER)[number];

/** Counts are given for so many units of the denominator. */
export const PER_UNITS: Readonly<Record<Exclude<ComparedPer, 'count'>, number>> = {
  area: 10_000,
  enterprises: 100,
  population: 10_000,
};

export type IndicatorGroup = 'link' | 'level' | 'special';

/** One row of the table. */
export interface Indicator {
  /** Unique; stands in the export as well. */
  readonly id: string;
  readonly group: IndicatorGroup;
  readonly words: Localised;
  readonly unit: Localised;
  /** Kinds that are counted together. */
  readonly kinds: readonly string[];
  /** Set where the row is about one kind. */
  readonly kind?: string;
  /**
   * `registered` and `not-linked` ignore the filter of links, because they are about links themselves; `sites` obeys it.
   * `linked-rate`: linked ÷ registered.
   */
  readonly take: 'registered' | 'not-linked' | 'linked-rate' | 'sites';
  /** Levels that are counted, in place of the filter's; `null`: the filter's. */
  readonly levels: readonly LevelKey[] | null;
  /** Position in the kind's own facets; `null`: every row. */
  readonly facet: number | null;
  /** `kind.facet` of the facet. */
  readonly flag?: string;
  readonly per: ComparedPer;
  /** Hatched for what nobody sees, crossed for what nobody assessed. */
  readonly look: 'solid' | 'gap' | 'unassessed' | 'accent';
  /** Whether a higher figure is worse, better, or neither. Absolute numbers are neither: a large region has more of all. */
  readonly direction: 'worse' | 'better' | 'neutral';
}

export interface IndicatorInput {
  /** Registers that the filter lets through, in registry order. */
  readonly kinds: readonly ComparedKind[];
  readonly per: ComparedPer;
  readonly hasPopulation: boolean;
}

/**
 * The rows of a comparison, derived from the declared kinds: 接入 of the first visible kind, 等级 of all of them together,
 * 专项 for each kind and each of its facets. `per` divides every count.
 */
export const toIndicators = (input: IndicatorInput): readonly Indicator[] => {
  const [focus] = input.kinds;
  if (focus === undefined) return [];
  const counts = [...toLinkRows(focus), ...toLevelRows(input.kinds), ...toSpecialRows(input.kinds)];
  const rows = counts.map((row) => (row.take === 'linked-rate' ? row : divide(row, input.per)));
  const fixed = toFixedRates(focus, input).filter(({ per }) => per !== input.per);
  const afterLinks = rows.findLastIndex(({ group }) => group === 'link') + 1;
  return [...rows.slice(0, afterLinks), ...fixed, ...rows.slice(afterLinks)];
};

const divide = (row: Indicator, per: ComparedPer): Indicator => {
  if (per === 'count') return row;
  const isGap = row.look === 'gap' || row.look === 'unassessed';
  return { ...row, id: `${row.id}.${per}`, per, direction: isGap ? 'worse' : 'neutral' };
};

const base = {
  levels: null,
  facet: null,
  per: 'count',
  direction: 'neutral',
  look: 'solid',
} as const;

const NOT_LINKED: Localised = { zh: '未接入', en: 'Not linked' };

const toLinkRows = (kind: ComparedKind): readonly Indicator[] => {
  const own = { ...base, group: 'link', kinds: [kind.id], kind: kind.id, unit: kind.words.unit } as const;
  return [
    { ...own, id: 'registered', take: 'registered', words: { zh: '登记', en: 'Registered' } },
    { ...own, id: 'not-linked', take: 'not-linked', look: 'gap', words: NOT_LINKED },
    {
      ...own,
      id: 'linked-rate',
      take: 'linked-rate',
      look: 'accent',
      direction: 'better',
      words: { zh: '接入率', en: 'Linked rate' },
      unit: { zh: '%', en: '%' },
    },
  ];
};

/** Not linked by every denominator, whatever the switch says; people only where there is a table. */
const toFixedRates = (kind: ComparedKind, { hasPopulation }: IndicatorInput): readonly Indicator[] => {
  const row = toLinkRows(kind).find(({ id }) => id === 'not-linked');
  if (row === undefined) return [];
  return COMPARED_PER.filter((per) => per !== 'count' && (per !== 'population' || hasPopulation)).map((per) =>
    divide(row, per),
  );
};

const toLevelRows = (kinds: readonly ComparedKind[]): readonly Indicator[] => {
  const own = {
    ...base,
    group: 'level',
    kinds: kinds.map(({ id }) => id),
    unit: { zh: '处', en: 'sites' },
  } as const;
  return [
    { ...own, id: 'red-orange', take: 'sites', levels: ['1', '2'], words: { zh: '红 + 橙', en: 'Red + orange' } },
    {
      ...own,
      id: 'red-not-linked',
      take: 'not-linked',
      levels: ['1'],
      look: 'gap',
      words: { zh: '红色未接入', en: 'Red, not linked' },
    },
    {
      ...own,
      id: 'unassessed',
      take: 'sites',
      levels: ['unassessed'],
      look: 'unassessed',
      words: { zh: '未评估', en: 'Unassessed' },
    },
  ];
};

const joined = (first: Localised, second: Localised): Localised => ({
  zh: `${first.zh}${second.zh}`,
  en: `${first.en}: ${second.en.toLowerCase()}`,
});

const toSpecialRows = (kinds: readonly ComparedKind[]): readonly Indicator[] =>
  kinds.flatMap((kind, index) => {
    const own = { ...base, group: 'special', kinds: [kind.id], kind: kind.id, unit: kind.words.unit } as const;
    const facets = kind.facets.flatMap((facet, position): readonly Indicator[] => {
      const flag = `${kind.id}.${facet.id}`;
      const held = { ...own, facet: position + 1, flag };
      return [
        { ...held, id: flag, take: 'registered', words: facet.words },
        {
          ...held,
          id: `${flag}.not-linked`,
          take: 'not-linked',
          look: 'gap',
          words: joined(facet.words, NOT_LINKED),
        },
      ];
    });
    // The first kind's own totals stand at the top of the table.
    if (index === 0) return facets;
    return [
      { ...own, id: kind.id, take: 'registered' as const, words: kind.words.name },
      {
        ...own,
        id: `${kind.id}.not-linked`,
        take: 'not-linked' as const,
        look: 'gap' as const,
        words: joined(kind.words.name, NOT_LINKED),
      },
      ...facets,
    ];
  });
