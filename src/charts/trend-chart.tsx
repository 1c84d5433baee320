import { useMemo, type ReactNode } from 'react';
import type { Palette } from '../domain/palette.ts';
import { LineChart } from './line-chart.tsx';
import { toAxisShare, toMonthTicks, type DaySpan, type LabelDensity } from './trend-axis.ts';
import styles from './trend-chart.module.css';
import { toTrendOption, type TrendInput } from './trend-options.ts';

export interface TrendChartProps {
  readonly trend: TrendInput;
  readonly palette: Palette;
  /** Months below the axis: every half year, every January, or neither months nor per cents. */
  readonly labels?: LabelDensity;
  /** CSS length of the plot without the row of months; it fills the width of its box. `7rem` when left out. */
  readonly height?: string;
  /** At the height of the target: `目标 100`. */
  readonly targetLabel?: ReactNode;
  /** At the height of the last rate: its figure. */
  readonly lastLabel?: ReactNode;
  /** Beside the ring of the published figure. */
  readonly baselineLabel?: ReactNode;
  /** Laid over the plot, whose left and right edge are the ends of the axis: a brush, a band. */
  readonly children?: ReactNode;
}

/** The axis a trend is drawn on; `null` when it has no two days. */
export const toTrendSpan = ({ span, days }: TrendInput): DaySpan | null => {
  const from = span?.from ?? days[0];
  const to = span?.to ?? days.at(-1);
  return from === undefined || to === undefined || from >= to ? null : { from, to };
};

const percent = (share: number): string => `${share * 100}%`;

/**
 * A trend with its axis: rates on 0–100, always. The drawing has no name of its own: figures and a table beside it
 * say the same. Nothing here knows words; labels are the caller's, in the language on screen.
 */
export const TrendChart = (props: TrendChartProps) => {
  const { trend, palette, labels = 'all', height = '7rem', children } = props;
  const option = useMemo(() => toTrendOption(trend, palette), [trend, palette]);
  const span = toTrendSpan(trend);
  const last = trend.rates.findLast((rate) => rate !== null) ?? null;
  const hasMargin = props.targetLabel !== undefined || props.lastLabel !== undefined;
  return (
    <div className={styles['trend']} data-labels={labels} data-margin={hasMargin}>
      <div className={styles['plot']} style={{ height }}>
        <LineChart option={option} className={styles['canvas']} />
        {labels === 'none' ? null : <Levels />}
        {children}
        {span === null ? null : <Baseline trend={trend} span={span} label={props.baselineLabel} />}
        {props.targetLabel === undefined ? null : (
          <div className={styles['target']} style={{ top: percent(1 - trend.target) }}>
            {props.targetLabel}
          </div>
        )}
        {props.lastLabel === undefined || last === null ? null : (
          // Below the target's label, and not below the axis.
          <div
            className={styles['last']}
            style={{ top: `clamp(var(--label-room, 1.75rem), ${percent(1 - last)}, 100% - 0.5rem)` }}
          >
            {props.lastLabel}
          </div>
        )}
      </div>
      {span === null || labels === 'none' ? null : <Months span={span} labels={labels} />}
    </div>
  );
};

const Levels = () => (
  <div className={styles['levels']} aria-hidden="true">
    {[100, 50, 0].map((level) => (
      <span key={level} style={{ top: percent(1 - level / 100) }}>
        {level}
      </span>
    ))}
  </div>
);

const Months = ({ span, labels }: { readonly span: DaySpan; readonly labels: LabelDensity }) => (
  <div className={styles['months']} aria-hidden="true">
    {toMonthTicks(span, labels).map(({ label, share }) => (
      <span key={label} style={{ left: percent(share) }}>
        {label}
      </span>
    ))}
  </div>
);

/** At the foot of the plot, below the line and its hatch, with a thread from the ring down to it. */
const Baseline = (props: { readonly trend: TrendInput; readonly span: DaySpan; readonly label: ReactNode }) => {
  const { baseline } = props.trend;
  if (baseline === null || baseline === undefined || props.label === undefined) return null;
  const share = toAxisShare(baseline.at, props.span);
  const side = share > 0.5 ? { right: percent(1 - share) } : { left: percent(share) };
  return (
    <>
      <span className={styles['thread']} style={{ left: percent(share), height: percent(baseline.rate) }} />
      <div className={styles['baseline']} style={side}>
        {props.label}
      </div>
    </>
  );
};
