import type { DatedReason } from '../../domain/analyses/explain.ts';
import type { GradeReason } from '../../domain/grading.ts';
import { levelKeyOf } from '../../domain/levels.ts';
import type { LevelScale } from '../../domain/rule-sheet.ts';
import { formatIso, formatNumber } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { LevelMark } from './level-words.tsx';
import styles from './site-card.module.css';
import { CONFIDENCE_WORDS, WORDS } from './words.ts';

/** Before the worker has said more, a reason has no date. */
export type ShownReason = GradeReason & Partial<Pick<DatedReason, 'dateWords'>>;

interface ReasonListProps {
  readonly reasons: readonly ShownReason[];
  readonly scale?: LevelScale;
  /** Positions of those to be marked as new. */
  readonly added?: readonly number[];
  /** What the list is, for tests and kiosk watchers: `data-reasons`, `data-findings` … */
  readonly mark: Readonly<Record<`data-${string}`, string>>;
}

/** Each step with the value read, the threshold applied, where it stands written, and of which day the value is. */
export const ReasonList = ({ reasons, scale = 'risk', added = [], mark }: ReasonListProps) => (
  <ul className={styles['reasons']} {...mark}>
    {reasons.map((reason, index) => (
      <Reason key={`${reason.rule}.${index}`} reason={reason} scale={scale} isNew={added.includes(index)} />
    ))}
  </ul>
);

interface ReasonProps {
  readonly reason: ShownReason;
  readonly scale: LevelScale;
  readonly isNew: boolean;
}

const Reason = ({ reason, scale, isNew }: ReasonProps) => {
  const text = useText();
  const { rule, words, value, threshold, source, confidence, level, date, dateWords } = reason;
  const shown = typeof value === 'number' ? formatNumber(value, 6) : (value ?? text(WORDS.missingValue));
  // Of an input the day is enough; the exact time stands in `data-date` and in the register's entry.
  const day = date ? `${dateWords ? `${text(dateWords)} ` : ''}${formatIso(date).slice(0, 10)}` : '';
  return (
    <li
      data-rule={rule}
      data-value={value === null ? '' : String(value)}
      data-threshold={threshold}
      data-source={source}
      data-confidence={confidence}
      data-date={date ?? ''}
    >
      <span className={styles['reasonMark']}>
        {level === null ? <span aria-hidden="true">○</span> : <LevelMark level={levelKeyOf(level)} scale={scale} />}
      </span>
      <span className={styles['reasonMain']}>
        <span>
          {isNew ? <strong className={styles['new']}>{text(WORDS.isNew)}</strong> : null}
          {text(words)}
        </span>
        <span className={styles['reasonSource']}>
          {[threshold, source, text(CONFIDENCE_WORDS[confidence]), day].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <span className={styles['reasonValue']}>{shown}</span>
    </li>
  );
};
