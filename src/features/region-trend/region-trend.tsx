import { useMemo } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import type { Figure as FigureData } from '../../domain/figure.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatRate } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { PanelState } from '../../ui/panel-state.ts';
import styles from './region-trend.module.css';
import { toMarks } from './to-marks.ts';
import { TrendLine } from './trend-line.tsx';
import { TARGET_RATE, versionNote, WORDS } from './words.ts';

/** One week of all registers together; `rate` is `null` while nothing was registered, all are while nothing is known. */
interface Week {
  readonly day: string;
  readonly registered: number | null;
  readonly linked: number | null;
  readonly rate: number | null;
}

export interface RegionTrendData {
  readonly weeks: readonly Week[];
  readonly registers: readonly { readonly source: string }[];
  /** Registers whose past is that of their imported versions. */
  readonly versions: readonly { readonly kind: string; readonly versionDays: readonly string[] }[];
  readonly undated: number;
  /** Ids of kinds without dates, and of kinds that may not be added. */
  readonly without: readonly string[];
  readonly leftOut: readonly string[];
  readonly asOf: string | null;
}

interface RegionTrendProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  /** `null` while it is on its way. */
  readonly trend: RegionTrendData | null;
  readonly state: PanelState;
  readonly nowMs: number;
}

/** Where the rate has come from in two years, and what is left to the target. */
export const RegionTrend = (props: RegionTrendProps) => {
  const { trend, state, nowMs } = props;
  const text = useText();
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={text(WORDS.note)}
      state={trend === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
    >
      {trend === null ? null : <Body {...props} trend={trend} />}
    </Panel>
  );
};

const Body = ({ kinds, trend, scope }: RegionTrendProps & { readonly trend: RegionTrendData }) => {
  const text = useText();
  const { weeks } = trend;
  if (weeks.length === 0) return <p className={styles['note']}>{text(WORDS.noHistory)}</p>;
  if (weeks.every(({ registered }) => registered === null))
    return <p className={styles['note']}>{text(WORDS.unknown)}</p>;
  if (weeks.every(({ registered }) => registered === 0)) return <p className={styles['note']}>{text(WORDS.nothing)}</p>;
  return (
    <>
      <TrendLine
        rates={weeks.map(({ rate }) => rate)}
        target={TARGET_RATE}
        targetLabel={`${text(WORDS.target)} ${formatRate(TARGET_RATE, 0)} %`}
      />
      <Marks {...{ kinds, trend, scope }} />
      <Notes {...{ kinds, trend }} />
    </>
  );
};

/** The line in numbers: what a reader without the drawing, and the paper, has of it. */
const Marks = ({
  kinds,
  trend,
  scope,
}: Pick<RegionTrendProps, 'kinds' | 'scope'> & { readonly trend: RegionTrendData }) => {
  const text = useText();
  const language = useLanguage();
  const marks = toMarks(trend.weeks);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const toRate = (week: Week): FigureData => {
    const figure = toFigure({
      name: 'linked-rate-on',
      value: week.rate,
      title: { zh: `${WORDS.rate.zh} ${week.day}`, en: `${WORDS.rate.en} ${week.day}` },
      unit: WORDS.sites,
      counts: [],
      filter: { ...NO_FILTER, sources: scope.filter.sources },
      ...(week.linked === null ? {} : { numerator: { label: WORDS.linked, value: week.linked } }),
      ...(week.registered === null ? {} : { denominator: { label: WORDS.registered, value: week.registered } }),
      definition: trend.versions.length > 0 ? WORDS.definitionByVersion : WORDS.definition,
    });
    const source = [...new Set(trend.registers.map((register) => register.source))];
    return {
      ...figure,
      source: source.join(','),
      asOf: week.day,
      ...(figure.card
        ? { card: { ...figure.card, source: source.map(scope.sourceName).join('、'), asOf: week.day } }
        : {}),
    };
  };
  return (
    <table className={styles['marks']}>
      <thead>
        <tr>
          <th scope="row">{text(WORDS.day)}</th>
          {marks.map(({ day }) => (
            <th key={day} scope="col">
              {day.slice(0, 7)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{text(WORDS.rate)}</th>
          {marks.map((week) => (
            <td key={week.day}>
              <Figure figure={toRate(week)} format="rate" />
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
};

const Notes = ({ kinds, trend }: { readonly kinds: readonly HazardKind[]; readonly trend: RegionTrendData }) => {
  const text = useText();
  const namesOf = (ids: readonly string[]): string =>
    kinds
      .filter(({ id }) => ids.includes(id))
      .map(({ words }) => text(words.shortName))
      .join(text({ zh: '、', en: ', ' }));
  const notes = [
    ...trend.versions.map(({ kind, versionDays }) => text(versionNote(namesOf([kind]), versionDays))),
    ...(trend.undated === 0 ? [] : [`${formatCount(trend.undated)} ${text(WORDS.undated)}`]),
    ...(trend.without.length === 0 ? [] : [`${text(WORDS.without)} ${namesOf(trend.without)}`]),
    ...(trend.leftOut.length === 0 ? [] : [`${text(WORDS.leftOut)} ${namesOf(trend.leftOut)}`]),
  ];
  return notes.length === 0 ? null : <p className={styles['note']}>{notes.join(' · ')}</p>;
};
