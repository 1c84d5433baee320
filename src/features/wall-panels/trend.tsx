import { useMemo, type ReactNode } from 'react';
import { toMonthTicks, type LabelDensity } from '../../charts/trend-axis.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import panel from './panel.module.css';
import type { WallPanelProps } from './props.ts';
import { toTrendShape, type TrendShape } from './to-trend-shape.ts';
import styles from './trend.module.css';
import { WORDS, undatedNote, versionNote } from './words.ts';

interface Week {
  readonly day: string;
  readonly registered: number | null;
  readonly linked: number | null;
  readonly rate: number | null;
}

interface WallTrendProps extends WallPanelProps {
  /** `null` while it is counted, or when it could not be. */
  readonly trend: {
    readonly weeks: readonly Week[];
    readonly registers: readonly { readonly kind: string; readonly source: string; readonly asOf: string | null }[];
    /** Registers whose past is that of their imported versions. */
    readonly versions: readonly { readonly versionDays: readonly string[] }[];
    readonly undated: number;
  } | null;
  readonly hasFailed: boolean;
  /** Room for a label every half year. */
  readonly isWide: boolean;
}

/**
 * Two years of the linked rate on 0–100, the gap to the target hatched. Drawn as vectors in per cent of its box and not
 * by the chart library: nothing to keep alive for days, and the same picture twice as fine on twice as many pixels.
 */
export const WallTrend = (props: WallTrendProps) => {
  const { trend, hasFailed, state, nowMs } = props;
  const text = useText();
  const shape = useMemo(() => (trend === null ? null : toTrendShape(trend.weeks)), [trend]);
  const isLoading = trend === null && !hasFailed && state.status !== 'never';
  return (
    <Panel
      className={panel['panel']}
      name={WORDS.trend}
      title={WORDS.trendTitle}
      {...(props.isWide ? { note: text(WORDS.trendNote) } : {})}
      state={isLoading ? { status: 'loading' } : state}
      nowMs={nowMs}
      isFlexible
      aside={shape === null ? null : <Change {...props} shape={shape} />}
    >
      {shape === null ? (
        <p className={styles['empty']}>{text(hasFailed ? WORDS.noTrend : WORDS.noDates)}</p>
      ) : (
        <Plot
          shape={shape}
          last={<Last {...props} shape={shape} />}
          density={props.isWide ? 'all' : 'few'}
          targetLabel={`${text(WORDS.target)} 100`}
        />
      )}
      {trend?.versions.map(({ versionDays }) => (
        <p key={versionDays.join()} className={styles['note']}>
          {text(versionNote(versionDays))}
        </p>
      ))}
      {trend === null || trend.undated === 0 || shape === null ? null : (
        <p className={styles['note']}>{text(undatedNote(trend.undated))}</p>
      )}
    </Panel>
  );
};

type ShapeProps = WallTrendProps & { readonly shape: TrendShape };

const toShared = ({ scope, trend, kinds }: ShapeProps) => ({
  unit: kinds.find(({ id }) => id === trend?.registers[0]?.kind)?.words.unit ?? WORDS.sites,
  counts: trend?.registers ?? [],
  filter: { ...scope.filter, links: null },
});

const Change = (props: ShapeProps) => {
  const text = useText();
  const change = props.shape.pointsPerWeek;
  if (change === null) return null;
  return (
    <>
      {text(WORDS.recent)} {change > 0 ? '+' : ''}
      <Figure
        format="number"
        unit={text(WORDS.pointsPerWeek)}
        figure={props.toFigure({
          ...toShared(props),
          name: 'linked-rate-change',
          value: change,
          title: WORDS.recentChange,
        })}
      />
    </>
  );
};

const Last = (props: ShapeProps) => {
  const { last } = props.shape;
  return (
    <Figure
      format="rate"
      figure={props.toFigure({
        ...toShared(props),
        name: 'linked-rate',
        value: last.rate,
        title: WORDS.linkedRate,
        definition: WORDS.linkedNote,
        ...(last.linked === null ? {} : { numerator: { label: WORDS.linked, value: last.linked } }),
        ...(last.registered === null ? {} : { denominator: { label: WORDS.registered, value: last.registered } }),
      })}
    />
  );
};

const percent = (share: number): string => `${share * 100}%`;

const Plot = (props: {
  readonly shape: TrendShape;
  readonly last: ReactNode;
  readonly targetLabel: string;
  readonly density: LabelDensity;
}) => {
  const { shape } = props;
  return (
    <div className={styles['chart']}>
      <div className={styles['plot']}>
        {shape.lines.map((line) => (
          <div key={line.points} className={styles['gap']} style={{ clipPath: line.gap }} />
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {shape.lines.map((line) => (
            <polyline key={line.points} points={line.points} className={styles['line']} />
          ))}
        </svg>
        {[100, 50, 0].map((level) => (
          <span key={level} className={styles['level']} style={{ top: percent(1 - level / 100) }} aria-hidden="true">
            {level}
          </span>
        ))}
        <span className={styles['target']}>{props.targetLabel}</span>
        {/* Below the target's label, and not below the axis. */}
        <span className={styles['last']} style={{ top: `clamp(2em, ${percent(1 - shape.last.rate)}, 100% - 0.5em)` }}>
          {props.last}
        </span>
      </div>
      <div className={styles['months']} aria-hidden="true">
        {toMonthTicks(shape.span, props.density).map(({ label, share }) => (
          <span key={label} style={{ left: percent(share) }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
};
