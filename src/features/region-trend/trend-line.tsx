import styles from './region-trend.module.css';
import { toRuns, type RunPoint } from './to-marks.ts';

interface TrendLineProps {
  /** 0–1, oldest first; `null` where nothing was registered: the line has a hole there, and no 0 %. */
  readonly rates: readonly (number | null)[];
  /** 0–1 */
  readonly target: number;
  /** At the height of the target, in the language on screen. */
  readonly targetLabel: string;
}

const HEIGHT = 100;

/**
 * The line of weeks on 0–100 %, the gap to the target hatched. A drawing and not a canvas: it goes to paper at any width,
 * in the colours of what it stands on. The table below it says the same.
 */
export const TrendLine = ({ rates, target, targetLabel }: TrendLineProps) => {
  const width = Math.max(1, rates.length - 1);
  const y = (rate: number): string => ((1 - rate) * HEIGHT).toFixed(2);
  const runs = toRuns(rates);
  const toLine = (run: readonly RunPoint[]): string => `M${run.map(({ at, rate }) => `${at},${y(rate)}`).join('L')}`;
  const toGap = (run: readonly RunPoint[]): string => {
    const corners = [...run, { at: run.at(-1)?.at ?? 0, rate: target }, { at: run[0]?.at ?? 0, rate: target }];
    return `polygon(${corners.map(({ at, rate }) => `${((at / width) * 100).toFixed(2)}% ${y(rate)}%`).join(',')})`;
  };
  return (
    <div className={styles['chart']} aria-hidden="true">
      <div className={styles['levels']}>
        {[100, 50, 0].map((level) => (
          <span key={level}>{level}</span>
        ))}
      </div>
      <div className={styles['plot']}>
        {runs.map((run) => (
          <div key={run[0]?.at} className={styles['gap']} style={{ clipPath: toGap(run) }} />
        ))}
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} preserveAspectRatio="none">
          <path d={`M0,${HEIGHT / 2}H${width}M0,${HEIGHT}H${width}`} className={styles['grid']} />
          <path d={`M0,${y(target)}H${width}`} className={styles['target']} />
          <path d={runs.map(toLine).join('')} className={styles['line']} />
        </svg>
        <span className={styles['targetLabel']} style={{ top: `${y(target)}%` }}>
          {targetLabel}
        </span>
      </div>
    </div>
  );
};
