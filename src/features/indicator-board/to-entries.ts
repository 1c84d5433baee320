import type { IndicatorsAnswer, IndicatorSet } from '../../domain/analyses/indicators.ts';
import type { IndicatorCounts } from '../../domain/indicators/accumulate.ts';
import { INDICATORS, indicatorOf } from '../../domain/indicators/indicators.ts';
import { toIndicator } from '../../domain/indicators/to-indicator.ts';
import type { Indicator, IndicatorDefinition, IndicatorScope, Tally } from '../../domain/indicators/types.ts';
import type { Localised } from '../../domain/words.ts';
import { NO_VALUE_WORDS } from './words.ts';

/** What the indicators of one answer are about. */
export interface BoardScope {
  /** Canonical query of the filter they obey. */
  readonly filter: string;
  /** True: the filter itself chooses by being linked. */
  readonly isChosenByLink: boolean;
  /** True: the filter leaves rows out for any other reason than their kind. */
  readonly isFiltered: boolean;
}

/** One indicator of one scope, with its declaration and, where it has no value, the reason in words. */
export interface Entry {
  readonly definition: IndicatorDefinition;
  readonly indicator: Indicator;
  /** 问题隐患 …, where it is of one list. */
  readonly list: string | null;
  readonly reason: Localised | null;
}

const FROZEN_REASONS = {
  none: {
    zh: '服务未提供冻结名单（overhead-baseline），分母不明。',
    en: 'The service gives no frozen list (overhead-baseline), so there is no denominator.',
  },
  filtered: {
    zh: '名单不随筛选变动：有筛选时不算治理率。',
    en: 'The list does not move with a filter: there is no rate under one.',
  },
} as const satisfies Record<string, Localised>;

const toReason = (
  indicator: Indicator,
  set: Pick<IndicatorSet, 'lacking'>,
  answer: IndicatorsAnswer,
  scope: BoardScope,
): Localised | null => {
  if (indicator.noValue === null) return null;
  if (indicator.id === 'overhead-treated-rate' && indicator.noValue === 'not-counted')
    return answer.baseline !== null && scope.isFiltered ? FROZEN_REASONS.filtered : FROZEN_REASONS.none;
  const lacks = set.lacking.find((each) => each.indicator === indicator.id);
  if (lacks === undefined) return NO_VALUE_WORDS[indicator.noValue];
  return lacks.fields[0] === 'enterprise_id'
    ? {
        zh: '登记未载明点位属于哪家企业，无从按企业计算。',
        en: 'The register does not say whose the sites are, so enterprises cannot be counted.',
      }
    : {
        zh: '登记未载未接入原因，不知哪些不具备条件。',
        en: 'The register gives no reasons for not linked, so the connectable are not known.',
      };
};

interface EntryInput {
  readonly answer: IndicatorsAnswer;
  readonly set: IndicatorSet;
  readonly scope: BoardScope;
  readonly region: string;
}

const toIndicatorScope = ({ scope, region }: EntryInput, kinds: readonly string[]): IndicatorScope => ({
  region,
  kinds,
  filter: scope.filter,
});

/** One indicator of a place of the set. */
export const toEntry = (input: EntryInput, id: string, counts: IndicatorCounts, kinds?: readonly string[]): Entry => {
  const { set, scope, answer } = input;
  const definition = indicatorOf(id);
  const indicator = toIndicator(definition, {
    tally: counts.tallies[id] ?? null,
    asOf: set.asOf,
    scope: toIndicatorScope(input, kinds ?? set.kinds),
    source: set.source,
    isChosenByLink: scope.isChosenByLink,
  });
  return { definition, indicator, list: null, reason: toReason(indicator, set, answer, scope) };
};

/** Whether a kind that the indicator is about was counted. */
const isAbout = ({ kinds }: IndicatorDefinition, set: IndicatorSet): boolean =>
  kinds === null || kinds.some((kind) => set.kinds.includes(kind));

/** Every indicator of sites that says something of the set's kinds, by id. */
export const toEntries = (input: EntryInput): ReadonlyMap<string, Entry> =>
  new Map(
    INDICATORS.filter((definition) => definition.counting.by !== 'items' && isAbout(definition, input.set)).map(
      ({ id }) => [id, toEntry(input, id, input.set.region)],
    ),
  );

const RATES = [
  ['closed-rate', 'closed'],
  ['closed-on-time-rate', 'onTime'],
] as const;

/** 销号率 and 按期销号率 of every list of the set's sort; lists are never added. */
export const toItemEntries = (input: EntryInput): readonly Entry[] =>
  input.answer.lists
    .filter(({ isSynthetic }) => isSynthetic === input.set.isSynthetic)
    .flatMap(({ listType, asOf, ...tallies }) =>
      RATES.map(([id, key]): Entry => {
        const tally: Tally = tallies[key];
        const definition = indicatorOf(id);
        // Items are counted by region alone.
        const scope: IndicatorScope = { region: input.region, kinds: [], filter: '' };
        const indicator = toIndicator(definition, { tally, asOf, scope, source: 'rectifications' });
        return {
          definition,
          indicator,
          list: listType,
          reason: indicator.noValue && NO_VALUE_WORDS[indicator.noValue],
        };
      }),
    );
