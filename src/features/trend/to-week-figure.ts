import type { Figure } from '../../domain/figure.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { Localised } from '../../domain/words.ts';
import type { CountFigureInput, ToCountFigure } from '../../ui/count-figure.ts';
import type { Trend, TrendWeek } from './to-trend.ts';
import { WORDS } from './words.ts';

/** What a history obeys: links and the conditions on dates and reasons are not asked. */
export const toTrendFilter = (filter: SiteFilter, kindIds: readonly string[]): SiteFilter => ({
  ...filter,
  kinds: kindIds.length === 1 ? null : filter.kinds,
  links: null,
  period: null,
  event: 'linked',
  reasons: null,
});

interface WeekFigures {
  readonly rate: Figure;
  readonly linked: Figure;
  readonly registered: Figure;
}

/** Figures of one week, dated by it; the registers' own date is today's. */
export const toWeekFigures = (
  week: TrendWeek,
  trend: Trend,
  filter: SiteFilter,
  toFigure: ToCountFigure,
  options: { readonly unit: Localised; readonly region?: NonNullable<CountFigureInput['region']> },
): WeekFigures => {
  const kindIds = [...new Set(trend.registers.map(({ kind }) => kind))];
  const [kind] = kindIds;
  const shared = {
    unit: options.unit,
    filter,
    counts: trend.registers.map((register) => ({ ...register, asOf: week.day })),
    definition: trend.versions.length > 0 ? WORDS.definitionByVersion : WORDS.definition,
    ...(kindIds.length === 1 && kind !== undefined ? { kind } : {}),
    ...(options.region === undefined ? {} : { region: options.region }),
  };
  return {
    rate: toFigure({
      ...shared,
      name: 'linked-rate',
      value: week.rate,
      title: WORDS.linkedRate,
      ...(week.linked === null ? {} : { numerator: { label: WORDS.linked, value: week.linked } }),
      ...(week.registered === null ? {} : { denominator: { label: WORDS.registered, value: week.registered } }),
    }),
    linked: toFigure({ ...shared, name: 'linked', value: week.linked, title: WORDS.linked }),
    registered: toFigure({ ...shared, name: 'registered', value: week.registered, title: WORDS.registered }),
  };
};
