import type { IndicatorsAnswer, IndicatorSet } from '../../domain/analyses/indicators.ts';
import { Figure } from '../../ui/figure.tsx';
import { COUNTRY_ADCODE } from '../../domain/region-index.ts';
import { WORDS as KIT } from '../../ui/words.ts';
import { useText } from '../../ui/language.tsx';
import styles from './indicator-board.module.css';
import { toCountFigure, type FigureContext } from './to-figure.ts';
import { WORDS } from './words.ts';

interface FindingsProps {
  readonly set: IndicatorSet;
  readonly answer: IndicatorsAnswer;
  readonly filter: string;
  readonly quarantined: number;
  readonly context: FigureContext;
}

/** What never became a row has no place. */
const WHOLE = { adcode: COUNTRY_ADCODE, name: '' };

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
              figure={toCountFigure(
                { name: 'findings', part: id, value: count, title: words, definition: WORDS.findingsNote, filter, set },
                context,
              )}
            />
          </li>
        ))}
        {outside.map(({ id, words, count }) => (
          <li key={id}>
            <span>{text(words)}</span>
            <Figure
              figure={toCountFigure(
                { name: id === 'quarantined' ? id : 'findings', part: id, value: count, title: words, filter: '', set },
                { ...context, region: WHOLE, filterText: text(KIT.noFilter) },
              )}
            />
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
