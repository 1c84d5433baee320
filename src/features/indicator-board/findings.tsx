import type { IndicatorsAnswer, IndicatorSet } from '../../domain/analyses/indicators.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import styles from './indicator-board.module.css';
import type { FigureContext } from './to-figure.ts';
import { WORDS } from './words.ts';

interface FindingsProps {
  readonly set: IndicatorSet;
  readonly answer: IndicatorsAnswer;
  readonly filter: string;
  readonly quarantined: number;
  readonly context: FigureContext;
}

/** Records that contradict themselves, each sort with its number, and what never came as far as a record. */
export const Findings = ({ set, answer, filter, quarantined, context }: FindingsProps) => {
  const text = useText();
  const { findings } = set.region;
  const outside = [
    { id: 'quarantined', words: WORDS.quarantined, count: quarantined },
    { id: 'unreadable-items', words: WORDS.unreadableItems, count: answer.unreadableItems },
  ].filter(({ count }) => count > 0);
  return (
    <>
      <p className={styles['note']}>{text(findings.length === 0 ? WORDS.noFindings : WORDS.findingsNote)}</p>
      <ul className={styles['findings']}>
        {findings.map(({ id, words, count }) => (
          <li key={id} data-finding={id}>
            <span>{text(words)}</span>
            <Figure
              figure={{
                name: 'findings',
                part: id,
                value: count,
                region: context.region.adcode,
                source: set.source,
                asOf: set.asOf,
                filter,
              }}
            />
          </li>
        ))}
        {outside.map(({ id, words, count }) => (
          <li key={id}>
            <span>{text(words)}</span>
            <Figure figure={{ name: id === 'quarantined' ? id : 'findings', part: id, value: count }} />
          </li>
        ))}
      </ul>
      {answer.limitProblems.length === 0 ? null : (
        <p className={styles['reason']} role="status" data-notice="limits">
          {text(WORDS.limits)}
          {answer.limitProblems.map(text).join(text({ zh: '；', en: '; ' }))}
        </p>
      )}
    </>
  );
};
