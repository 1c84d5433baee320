import type { ExplainedChange, ExplainedRule } from '../../domain/analyses/explain.ts';
import { levelKeyOf } from '../../domain/levels.ts';
import { useText } from '../../ui/language.tsx';
import { LevelWords } from './level-words.tsx';
import styles from './site-card.module.css';
import { WORDS } from './words.ts';

interface LevelChangesProps {
  readonly rule: ExplainedRule;
  readonly onTry: (change: ExplainedChange) => void;
}

const SHOWN = 4;

const MARKS = { raises: '↑', lowers: '↓', grades: '→', ungrades: '→' } as const;

/** The least change of each input that leads to another level, worse first; each can be tried in the what-if. */
export const LevelChanges = ({ rule, onTry }: LevelChangesProps) => {
  const text = useText();
  const { levelChanges } = rule;
  const shown = toShown(levelChanges);
  const rest = levelChanges.filter((change) => !shown.includes(change));
  if (levelChanges.length === 0) return <p className={styles['quiet']}>{text(WORDS.noChanges)}</p>;
  return (
    <>
      <Changes {...{ rule, onTry }} changes={shown} />
      {rest.length === 0 ? null : (
        <details className={styles['fold']}>
          <summary>
            {text(WORDS.more)} {rest.length}
          </summary>
          <Changes {...{ rule, onTry }} changes={rest} />
        </details>
      )}
    </>
  );
};

/** Half of them worse and half better where both are known, so that neither way is hidden behind the other. */
export const toShown = (changes: readonly ExplainedChange[]): readonly ExplainedChange[] => {
  const raising = changes.filter(({ direction }) => direction === 'raises');
  const others = changes.filter(({ direction }) => direction !== 'raises');
  const room = Math.max(SHOWN / 2, SHOWN - others.length);
  const first = raising.slice(0, room);
  return [...first, ...others.slice(0, SHOWN - first.length)];
};

const Changes = ({ rule, changes, onTry }: LevelChangesProps & { readonly changes: readonly ExplainedChange[] }) => {
  const text = useText();
  return (
    <ul className={styles['changes']} data-level-changes={rule.id}>
      {changes.map((change) => (
        <li
          key={`${change.input}.${levelKeyOf(change.level)}`}
          data-input={change.input}
          data-direction={change.direction}
          data-level={levelKeyOf(change.level)}
          data-threshold={change.threshold}
          data-source={change.source}
        >
          <span aria-hidden="true">{MARKS[change.direction]}</span>
          <span className={styles['reasonMain']}>
            <span>{text(change.words)}</span>
            <span className={styles['reasonSource']}>
              {text(change.fromWords)} → {text(change.toWords)} · {change.threshold}
            </span>
          </span>
          <span className="visually-hidden">
            <LevelWords level={change.level} scale={rule.scale} />
          </span>
          <button
            type="button"
            aria-label={`${text(WORDS.tryIt)}: ${text(change.words)}`}
            onClick={() => onTry(change)}
          >
            {text(WORDS.tryIt)}
          </button>
        </li>
      ))}
    </ul>
  );
};
