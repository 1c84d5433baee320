import { useMemo } from 'react';
import type { Figure } from '../../domain/figure.ts';
import type { DeadlineOutlook } from '../../domain/forecast-deadline.ts';
import { describeBackTest, describeMethod, describeOutcome } from '../../domain/forecast-words.ts';
import type { Forecast } from '../../domain/forecast.ts';
import { NO_CONDITIONS } from '../../domain/row-conditions.ts';
import { inLanguage, type Localised } from '../../domain/words.ts';
import { countFigures, type CountFigureInput } from '../../ui/count-figure.ts';
import { useLanguage } from '../../ui/language.tsx';
import type { ForecastProps } from './props.ts';
import { toDate } from './to-date-words.ts';
import { WORDS } from './words.ts';

/** A forecast of one register in one region, as figures are made of it. */
export interface Subject {
  readonly kind: string;
  readonly sources: readonly string[];
  readonly asOf: string | null;
  /** Left out: the region on screen. */
  readonly region?: { readonly adcode: string; readonly name: string };
  /** A child's has no back-test of its own. */
  readonly forecast: Omit<Forecast, 'backTest' | 'deadlines'> & Partial<Pick<Forecast, 'backTest'>>;
}

/** The outcome with its numbers, the method, and how far off it was when tried on the past. */
const toDateDefinition = ({ outcome, pace, backTest = [], ...used }: Subject['forecast']): Localised => {
  const parts = [
    describeOutcome(outcome),
    ...(pace === null ? [] : [describeMethod(pace, used), ...backTest.map((test) => describeBackTest(test, pace))]),
  ];
  return { zh: parts.map(({ zh }) => `${zh}。`).join(''), en: parts.map(({ en }) => `${en}.`).join(' ') };
};

export interface ForecastFigures {
  readonly date: (subject: Subject, quantile: 'p50' | 'p80') => Figure;
  readonly rate: (subject: Subject) => Figure;
  readonly needed: (subject: Subject, deadline: DeadlineOutlook | null, title: Localised | null) => Figure;
  readonly probability: (subject: Subject, deadline: DeadlineOutlook) => Figure;
  readonly count: (
    subject: Subject,
    input: Pick<CountFigureInput, 'name' | 'value' | 'title'> & Partial<CountFigureInput>,
  ) => Figure;
}

/** Figures of forecasts with their cards; a rate is told with the weeks it is of. */
export const useForecastFigures = ({ scope, kinds }: Pick<ForecastProps, 'scope' | 'kinds'>): ForecastFigures => {
  const language = useLanguage();
  return useMemo(() => {
    const text = (words: Localised): string => inLanguage(words, language);
    const toFigure = countFigures(scope, kinds, language);
    const filter = { ...scope.filter, kinds: null, links: null, ...NO_CONDITIONS };
    const count: ForecastFigures['count'] = ({ kind, sources, asOf, region }, input) =>
      toFigure({
        unit: WORDS.sites,
        counts: sources.map((source) => ({ kind, source, asOf })),
        filter,
        kind,
        ...(region === undefined ? {} : { region }),
        ...input,
      });
    /** Terms of different units: sites over weeks. */
    const withWeeks = (figure: Figure, numerator: number, label: Localised, weeks: number, of: Localised): Figure =>
      figure.card === undefined
        ? figure
        : {
            ...figure,
            card: {
              ...figure.card,
              numerator: { label: text(label), value: numerator, unit: text(WORDS.sites) },
              denominator: { label: text(of), value: weeks, unit: text(WORDS.weeks) },
            },
          };
    return {
      count,
      date: (subject, quantile) => {
        const { outcome, linked, registered } = subject.forecast;
        const { day } = toDate(outcome, quantile);
        const figure = count(subject, {
          name: `forecast-${quantile}`,
          value: null,
          title: quantile === 'p50' ? WORDS.p50Title : WORDS.p80Title,
          ...(linked === null || registered === null
            ? {}
            : {
                numerator: { label: WORDS.linked, value: linked },
                denominator: { label: WORDS.registered, value: registered },
              }),
          definition: toDateDefinition(subject.forecast),
        });
        return day === null ? figure : { ...figure, day };
      },
      rate: (subject) => {
        const { rate } = subject.forecast;
        const figure = count(subject, { name: 'weekly-rate', value: rate?.linked ?? null, title: WORDS.rate });
        return rate === null
          ? figure
          : withWeeks(figure, rate.linked * rate.weeks, WORDS.gained, rate.weeks, WORDS.span);
      },
      needed: (subject, deadline, title) => {
        const needed = deadline?.neededPerWeek ?? null;
        const figure = count(subject, {
          name: 'weekly-rate-needed',
          value: needed,
          title:
            deadline === null
              ? WORDS.needed
              : { zh: `${WORDS.needed.zh} ${deadline.day}`, en: `${WORDS.needed.en} ${deadline.day}` },
          ...(title === null ? {} : { definition: title }),
        });
        const weeks = deadline?.weeksLeft ?? null;
        return needed === null || weeks === null
          ? figure
          : withWeeks(figure, needed * weeks, WORDS.toLink, weeks, WORDS.left);
      },
      probability: (subject, deadline) => {
        const { paths } = subject.forecast.parameters;
        const share = deadline.probability;
        return count(subject, {
          name: 'deadline-probability',
          value: share,
          title: { zh: `${WORDS.probability.zh} ${deadline.day}`, en: `${WORDS.probability.en} ${deadline.day}` },
          unit: WORDS.pathUnit,
          ...(share === null
            ? {}
            : {
                numerator: { label: WORDS.inTime, value: Math.round(share * paths) },
                denominator: { label: WORDS.paths, value: paths },
              }),
        });
      },
    };
  }, [scope, kinds, language]);
};
