import { useMemo, useState } from 'react';
import { TrendChart, toTrendSpan } from '../../charts/trend-chart.tsx';
import type { TrendInput } from '../../charts/trend-options.ts';
import { PERIOD_EVENTS, type PeriodEvent } from '../../domain/row-conditions.ts';
import type { CountFigureInput, ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatRate } from '../../ui/format.ts';
import { HoverNote } from '../../ui/hover-note.tsx';
import { useText } from '../../ui/language.tsx';
import { SegmentGroup, ToggleButton } from '../../ui/toggle-button.tsx';
import type { TrendBaseline, TrendProps } from './props.ts';
import { toTrend, type Trend, type TrendWeek } from './to-trend.ts';
import { toWeekFigures } from './to-week-figure.ts';
import { BrushSurface, BrushThumbs } from './trend-brush.tsx';
import styles from './trend.module.css';
import { useBrush } from './use-brush.ts';
import { EVENT_WORDS, WORDS } from './words.ts';

interface TrendFigureProps extends TrendProps {
  readonly trend: Trend;
  readonly kindIds: readonly string[];
  readonly filter: CountFigureInput['filter'];
  readonly unit: CountFigureInput['unit'];
  readonly toFigure: ToCountFigure;
}

interface Hover {
  readonly day: string;
  readonly x: number;
  readonly y: number;
}

const NO_AXIS = { from: '', to: '' };

/** The chart with its figures, its brush and the period that is chosen. */
export const TrendFigure = (props: TrendFigureProps) => {
  const { scope, palette, trend, kindIds, filter, unit, toFigure, target, comparison, onPeriod } = props;
  const text = useText();
  const [hover, setHover] = useState<Hover | null>(null);
  const { period } = scope.filter;
  const [ownEvent, setOwnEvent] = useState<PeriodEvent>(scope.filter.event);
  const event = period === null ? ownEvent : scope.filter.event;
  const baseline = toBaseline(props);
  const other = useMemo(
    () => (comparison === null ? null : toTrend(comparison.history, kindIds)),
    [comparison, kindIds],
  );
  const input = useMemo<TrendInput>(
    () => ({
      days: trend.weeks.map(({ day }) => day),
      rates: trend.weeks.map(({ rate }) => rate),
      comparison: other === null ? null : ratesOn(trend.weeks, other),
      target,
      baseline: baseline === null ? null : { at: baseline.at, rate: baseline.linked / baseline.registered },
    }),
    [trend, other, target, baseline],
  );
  const axis = toTrendSpan(input) ?? NO_AXIS;
  const brush = useBrush(axis, period, (chosen) => onPeriod(chosen === null ? null : { period: chosen, event }));
  const last = trend.weeks.at(-1);
  const note = hover === null ? null : toNoteLines(weekAt(trend.weeks, hover.day), text);
  if (last === undefined) return null;
  return (
    <>
      <TrendChart
        trend={input}
        palette={palette}
        height="var(--trend-height, 7rem)"
        targetLabel={<TargetLabel target={target} rate={last.rate} />}
        lastLabel={<LastLabel day={last.day} figure={toWeekFigures(last, trend, filter, toFigure, { unit }).rate} />}
        baselineLabel={baseline === null ? undefined : <BaselineLabel {...{ baseline, toFigure, filter, unit }} />}
      >
        {axis === NO_AXIS ? null : (
          <>
            <BrushSurface brush={brush} onHover={setHover} />
            <BrushThumbs brush={brush} />
          </>
        )}
      </TrendChart>
      <div className={styles['controls']}>
        <Keys {...props} other={other} />
        <SegmentGroup label={text(WORDS.event)}>
          {PERIOD_EVENTS.map((each) => (
            <ToggleButton
              key={each}
              isPressed={each === event}
              onToggle={() => {
                setOwnEvent(each);
                if (period !== null) onPeriod({ period, event: each });
              }}
            >
              {text(EVENT_WORDS[each])}
            </ToggleButton>
          ))}
        </SegmentGroup>
        <p className={styles['period']} aria-live="polite">
          {brush.shown === null ? text(WORDS.periodHint) : `${brush.shown.from} ${text(WORDS.until)} ${brush.shown.to}`}
        </p>
        {period === null ? null : (
          <button type="button" className={styles['clear']} onClick={() => onPeriod(null)}>
            {text(WORDS.clearPeriod)}
          </button>
        )}
      </div>
      {hover === null || note === null ? null : <HoverNote x={hover.x} y={hover.y} lines={note} />}
    </>
  );
};

/** Drawn where the trend is of just what was published: its region, its kind, and no filter. */
const toBaseline = ({ baseline, kindIds, scope, filter, trend }: TrendFigureProps): TrendBaseline | null => {
  const [first, last] = [trend.weeks[0], trend.weeks.at(-1)];
  if (baseline === null || first === undefined || last === undefined) return null;
  const isFree = filter.levels === null && filter.warnings === null && filter.flags.length === 0;
  const isThis = kindIds.length === 1 && kindIds[0] === baseline.kind && scope.region.adcode === baseline.region;
  const isOnAxis = baseline.at >= first.day && baseline.at <= last.day && baseline.registered > 0;
  return isFree && isThis && isOnAxis ? baseline : null;
};

/** Rates of another region on the same days; a day it has no week for has none. */
const ratesOn = (weeks: readonly TrendWeek[], other: Trend): readonly (number | null)[] => {
  const rates = new Map(other.weeks.map(({ day, rate }) => [day, rate]));
  return weeks.map(({ day }) => rates.get(day) ?? null);
};

/** The week whose day is nearest. */
const weekAt = (weeks: readonly TrendWeek[], day: string): TrendWeek | undefined => {
  const at = Date.parse(day);
  const distance = (week: TrendWeek): number => Math.abs(Date.parse(week.day) - at);
  return weeks.reduce<TrendWeek | undefined>(
    (best, week) => (best === undefined || distance(week) < distance(best) ? week : best),
    undefined,
  );
};

type Text = ReturnType<typeof useText>;

const toNoteLines = (week: TrendWeek | undefined, text: Text): readonly string[] | null => {
  if (week === undefined) return null;
  const { day, rate, linked, registered } = week;
  const known =
    registered === null || linked === null
      ? text(WORDS.unknownWeek)
      : rate === null
        ? `${text(WORDS.registered)} ${formatCount(registered)}`
        : `${text(WORDS.linkedRate)} ${formatRate(rate)} % = ${formatCount(linked)} / ${formatCount(registered)}`;
  return [`${text(WORDS.week)} ${day}`, known];
};

const TargetLabel = ({ target, rate }: { readonly target: number; readonly rate: number | null }) => {
  const text = useText();
  return (
    <>
      {text(WORDS.target)} {formatRate(target, 0)}
      {rate === null || rate >= target ? null : (
        <span className={styles['gap']}>
          {text(WORDS.gap)} {formatRate(target - rate)}
        </span>
      )}
    </>
  );
};

const LastLabel = ({
  day,
  figure,
}: {
  readonly day: string;
  readonly figure: Parameters<typeof Figure>[0]['figure'];
}) => (
  <>
    <Figure figure={figure} format="rate" className={styles['last']} />
    <time className={styles['day']} dateTime={day}>
      {day.slice(5)}
    </time>
  </>
);

type BaselineLabelProps = Pick<TrendFigureProps, 'toFigure' | 'filter' | 'unit'> & { readonly baseline: TrendBaseline };

const BaselineLabel = ({ baseline, toFigure, filter, unit }: BaselineLabelProps) => {
  const text = useText();
  const made = toFigure({
    name: 'published-linked-rate',
    kind: baseline.kind,
    value: baseline.linked / baseline.registered,
    title: WORDS.publishedRate,
    unit,
    counts: [{ kind: baseline.kind, source: 'published-figures', asOf: baseline.at }],
    filter,
    numerator: { label: WORDS.linked, value: baseline.linked },
    denominator: { label: WORDS.registered, value: baseline.registered },
  });
  const card = made.card === undefined ? {} : { card: { ...made.card, source: baseline.source } };
  return (
    <>
      {text(WORDS.published)} <Figure figure={{ ...made, ...card }} format="rate" /> {baseline.at}
    </>
  );
};

/** Which line is which, and where the thin one ends. */
const Keys = ({
  scope,
  comparison,
  other,
  filter,
  unit,
  toFigure,
}: TrendFigureProps & { readonly other: Trend | null }) => {
  const last = other?.weeks.at(-1);
  if (comparison === null || other === null || last === undefined) return null;
  const { region } = comparison;
  return (
    <p className={styles['keys']}>
      <span className={styles['key']} data-line="own">
        {scope.region.shortName}
      </span>
      <span className={styles['key']} data-line="other">
        {region.shortName}{' '}
        <Figure figure={toWeekFigures(last, other, filter, toFigure, { unit, region }).rate} format="rate" />
      </span>
    </p>
  );
};
