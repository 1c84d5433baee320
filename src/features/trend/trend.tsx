import { useMemo, useState } from 'react';
import { isFiltered } from '../../domain/site-filter.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { EmptyFilter } from '../../ui/empty-filter.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import type { TrendProps } from './props.ts';
import { toTrend, toTrendKinds, type Trend as TrendData } from './to-trend.ts';
import { toTrendFilter } from './to-week-figure.ts';
import { TrendFigure } from './trend-figure.tsx';
import { TrendTable } from './trend-table.tsx';
import styles from './trend.module.css';
import { versionNote, WORDS } from './words.ts';

/** Weekly 接入率 of two years against its target; a period brushed on it filters by the dates of the sites. */
export const Trend = (props: TrendProps) => {
  const { kinds, scope, state, nowMs, history } = props;
  const text = useText();
  const language = useLanguage();
  const [isTable, setIsTable] = useState(false);
  const kindIds = useMemo(
    () =>
      toTrendKinds(
        kinds.map(({ id }) => id),
        scope.filter,
      ),
    [kinds, scope.filter],
  );
  const trend = useMemo(() => (history === null ? null : toTrend(history, kindIds)), [history, kindIds]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const shownKinds = kinds.filter(({ id }) => kindIds.includes(id));
  const [kind, ...more] = shownKinds;
  const unit = kind !== undefined && more.length === 0 ? kind.words.unit : WORDS.unit;
  const filter = toTrendFilter(scope.filter, kindIds);
  const isLoading = trend === null && !props.hasFailed && state.status !== 'never';
  const isEmpty = trend !== null && trend.weeks.length > 0 && trend.weeks.every(({ registered }) => registered === 0);
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={`${text(WORDS.weekly)} · ${shownKinds.map(({ words }) => text(words.shortName)).join(text({ zh: '、', en: ', ' }))}`}
      state={isLoading ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={6}
      className={styles['panel']}
      aside={
        <SegmentGroup label={text(WORDS.look)}>
          <ToggleButton isPressed={!isTable} onToggle={() => setIsTable(false)}>
            {text(WORDS.chart)}
          </ToggleButton>
          <ToggleButton isPressed={isTable} onToggle={() => setIsTable(true)}>
            {text(WORDS.table)}
          </ToggleButton>
        </SegmentGroup>
      }
    >
      {trend === null ? (
        <p className={styles['note']}>{text(WORDS.failed)}</p>
      ) : (
        <>
          {isEmpty && trend.undated === 0 ? (
            <EmptyFilter isFiltered={isFiltered(scope.filter)} onClear={props.onClear} />
          ) : trend.weeks.length > 0 && trend.weeks.every(({ registered }) => registered === null) ? (
            <p className={styles['note']}>{text(WORDS.unknownWeeks)}</p>
          ) : trend.weeks.length === 0 ? (
            <p className={styles['note']}>{text(WORDS.noHistory)}</p>
          ) : isTable ? (
            <TrendTable {...{ trend, filter, unit, toFigure }} />
          ) : (
            <TrendFigure {...props} {...{ trend, kindIds, filter, unit, toFigure }} />
          )}
          <Notes trend={trend} kinds={kinds} />
        </>
      )}
    </Panel>
  );
};

/** What the line leaves out, beside it. */
const Notes = ({ trend, kinds }: { readonly trend: TrendData; readonly kinds: TrendProps['kinds'] }) => {
  const text = useText();
  const namesOf = (ids: readonly string[]): string =>
    kinds
      .filter(({ id }) => ids.includes(id))
      .map(({ words }) => text(words.shortName))
      .join(text({ zh: '、', en: ', ' }));
  const colon = text({ zh: '：', en: ': ' });
  const notes = [
    ...trend.versions.map(({ kind, versionDays }) => text(versionNote(namesOf([kind]), versionDays))),
    ...(trend.undated === 0 ? [] : [`${formatCount(trend.undated)} ${text(WORDS.unit)}${text(WORDS.undated)}`]),
    ...(trend.without.length === 0 || trend.weeks.length === 0
      ? []
      : [`${text(WORDS.without)}${colon}${namesOf(trend.without)}`]),
    ...(trend.leftOut.length === 0 ? [] : [`${text(WORDS.leftOut)}${colon}${namesOf(trend.leftOut)}`]),
  ];
  return notes.map((note) => (
    <p key={note} className={styles['note']}>
      {note}
    </p>
  ));
};
