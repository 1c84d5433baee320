import { toMonthTicks } from '../../charts/trend-axis.ts';
import { describeOutcome } from '../../domain/forecast-words.ts';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './forecast-outlook.module.css';
import type { ForecastProps, KnownProps } from './props.ts';
import { toDate } from './to-date-words.ts';
import { toFanShape, toMarks, type FanPoint, type FanShape } from './to-fan-shape.ts';
import { WORDS } from './words.ts';

/** Past and futures of the focus against the target. A drawing and not a canvas: it goes to paper at any width. */
export const ForecastFan = (props: ForecastProps & { readonly own: KnownProps['own'] | null }) => {
  const { answer, own, state, nowMs } = props;
  const text = useText();
  const shape = answer === null || answer.series === null ? null : toFanShape(answer.series);
  if (answer !== null && (own === null || shape === null)) return null;
  return (
    <Panel
      name={WORDS.fanName}
      title={WORDS.fanTitle}
      note={text(WORDS.fanNote)}
      state={answer === null && state.status === 'fresh' ? { status: 'loading' } : state}
      nowMs={nowMs}
      placeholderRows={10}
    >
      {answer === null || own === null || shape === null ? null : (
        <Drawing {...props} answer={answer} own={own} shape={shape} />
      )}
    </Panel>
  );
};

const toPath = (points: readonly FanPoint[]): string =>
  points.length === 0 ? '' : `M${points.map(({ x, y }) => `${x},${y}`).join('L')}`;

/** What was not linked: from the line of the past up to the target. */
const toGap = (run: readonly FanPoint[]): string => {
  const corners = [...run, { x: run.at(-1)?.x ?? 0, y: 0 }, { x: run[0]?.x ?? 0, y: 0 }];
  return `polygon(${corners.map(({ x, y }) => `${x}% ${y}%`).join(',')})`;
};

/** A label further right would hang over the edge. */
const LAST_LABEL = 0.97;

const LEVELS = [100, 75, 50, 25, 0];

const Drawing = ({ answer, own, shape }: KnownProps & { readonly shape: FanShape }) => {
  const text = useText();
  const { outcome } = own.forecast;
  const dates = toMarks(
    (['p50', 'p80'] as const).flatMap((key) => {
      const { day } = toDate(outcome, key);
      return day === null ? [] : [{ key, day }];
    }),
    shape,
  );
  const bound = new Set(own.forecast.deadlines.map(({ id }) => id));
  const deadlines = toMarks(
    answer.deadlines.filter(({ id }) => bound.has(id)).map(({ id, dueOn }) => ({ key: id, day: dueOn })),
    shape,
  );
  const titleOf = new Map(answer.deadlines.map(({ id, title }) => [id, text(title)]));
  return (
    <div className={styles['fan']} role="img" aria-label={`${text(WORDS.fanTitle)}: ${text(describeOutcome(outcome))}`}>
      <div className={styles['scale']} aria-hidden="true">
        {LEVELS.map((level) => (
          <span key={level} style={{ top: `${100 - level}%` }}>
            {level}
          </span>
        ))}
      </div>
      <div className={styles['plot']}>
        {shape.past.map((run) => (
          <div key={run[0]?.x} className={styles['gap']} style={{ clipPath: toGap(run) }} />
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <path
            d={LEVELS.slice(1)
              .map((level) => `M0,${100 - level}H100`)
              .join('')}
            className={styles['grid']}
          />
          {shape.band.length === 0 ? null : <path d={`${toPath(shape.band)}Z`} className={styles['band']} />}
          <path d="M0,0H100" className={styles['goal']} />
          <path d={`M${shape.nowX},0V100`} className={styles['now']} />
          {deadlines.map(({ key, x }) => (
            <path key={key} d={`M${x},0V100`} className={styles['due']} />
          ))}
          {dates.map(({ key, x }) => (
            <path key={key} d={`M${x},0V12`} className={styles['dateTick']} />
          ))}
          <path d={toPath(shape.middle)} className={styles['middle']} />
          <path d={shape.past.map(toPath).join('')} className={styles['past']} />
        </svg>
        <span className={styles['targetLabel']}>{text(WORDS.target)}</span>
        {dates.map(({ key, day, x }) => (
          <span key={key} className={styles['dateLabel']} data-date={key} data-end={x > 80} style={{ left: `${x}%` }}>
            {key.toUpperCase()} {day}
          </span>
        ))}
        {deadlines.map(({ key, day, x }) => (
          <span key={key} className={styles['dueLabel']} data-end={x > 60} style={{ left: `${x}%` }}>
            {titleOf.get(key)} {day}
          </span>
        ))}
      </div>
      <div className={styles['months']} aria-hidden="true">
        {toMonthTicks(shape, 'few')
          .filter(({ share }) => share <= LAST_LABEL)
          .map(({ label, share }) => (
            <span key={label} style={{ left: `${share * 100}%` }}>
              {label}
            </span>
          ))}
      </div>
    </div>
  );
};
