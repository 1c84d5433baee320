import { toIngestionLadder } from '../../domain/indicators/ladder.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { ShareBar } from '../../ui/share-bar.tsx';
import styles from './indicator-board.module.css';
import type { Entry } from './to-entries.ts';
import { toPartFigure, toTermFigure, type FigureContext } from './to-figure.ts';
import { WORDS } from './words.ts';

interface LadderProps {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly context: FigureContext;
}

/** 登记 → 视频 → 感知数据 → 平台收到 → 连续有效: what is left at each step, and what fell away. */
export const Ladder = ({ entries, context }: LadderProps) => {
  const text = useText();
  const ladder = toIngestionLadder(Object.fromEntries([...entries].map(([id, { indicator }]) => [id, indicator])));
  const registered = ladder.steps[0]?.count ?? null;
  // The first step is every other's denominator.
  const first = entries.get(ladder.steps[1]?.id ?? '');
  return (
    <>
      <ol className={styles['ladder']}>
        {ladder.steps.map((step) => {
          const entry = entries.get(step.id) ?? first;
          if (entry === undefined) return null;
          const above = step.count === null || step.change === null ? step.count : step.count - step.change;
          const figure = toTermFigure(entry, step.id === 'registered' ? 'denominator' : 'numerator', context);
          return (
            <li key={step.id} data-step={step.id}>
              <span>{text(step.words)}</span>
              <ShareBar
                share={step.count === null ? null : above ? step.count / above : step.count === 0 ? 0 : 1}
                length={registered && above !== null ? above / registered : 1}
                tone={step.id === 'ladder-continuous' ? 'accent' : 'neutral'}
                size="small"
              />
              <Figure figure={step.count === null ? { ...figure, value: null } : figure} />
              <span className={styles['change']}>
                {step.change === null ? null : (
                  <Figure
                    format="difference"
                    figure={toPartFigure(entry, { id: 'change', label: WORDS.change, count: step.change }, context)}
                  />
                )}
              </span>
              <span className={styles['stepNote']}>
                {step.outOfOrder ? (
                  <>
                    {text(WORDS.outOfOrder)}{' '}
                    <Figure
                      figure={toPartFigure(
                        entry,
                        { id: 'out-of-order', label: WORDS.outOfOrder, count: step.outOfOrder },
                        context,
                      )}
                    />
                  </>
                ) : null}{' '}
                {step.unstated ? (
                  <>
                    {text(WORDS.unstated)}{' '}
                    <Figure
                      figure={toPartFigure(
                        entry,
                        { id: 'unstated', label: WORDS.unstated, count: step.unstated },
                        context,
                      )}
                    />
                  </>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
      {ladder.isInOrder === true ? <p className={styles['note']}>{text(WORDS.inOrder)}</p> : null}
    </>
  );
};
