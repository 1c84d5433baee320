import type { Localised } from '../../domain/words.ts';
import type { ImportDifference } from '../../register/import/stored-register.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { AccountFigures } from './account-figures.tsx';
import { ACCOUNT_WORDS } from './account-words.ts';
import { firstOf } from './words.ts';
import importStyles from './import.module.css';
import styles from './account.module.css';

interface DifferenceReportProps {
  readonly entry: StoredImport;
  readonly difference: ImportDifference;
}

/** What a newer file changed, by id: four counts and the ids of three of them. */
export const DifferenceReport = ({ entry, difference }: DifferenceReportProps) => {
  const text = useText();
  const lists = [
    [ACCOUNT_WORDS.added, difference.added, difference.addedIds],
    [ACCOUNT_WORDS.changed, difference.changed, difference.changedIds],
    [ACCOUNT_WORDS.removed, difference.removed, difference.removedIds],
  ] as const;
  return (
    <section className={styles['band']} aria-label={text(ACCOUNT_WORDS.difference)}>
      <h3 className={importStyles['blockTitle']}>{text(ACCOUNT_WORDS.difference)}</h3>
      <AccountFigures
        entry={entry}
        size="small"
        counts={[
          toCount('added', difference.added, ACCOUNT_WORDS.addedDefinition),
          toCount('changed', difference.changed, ACCOUNT_WORDS.changedDefinition),
          toCount('removed', difference.removed, ACCOUNT_WORDS.removedDefinition),
          toCount('unchanged', difference.unchanged, ACCOUNT_WORDS.unchangedDefinition),
        ]}
        note={ACCOUNT_WORDS.sumOfDifference}
      />
      {lists.map(([words, count, ids]) =>
        count === 0 ? null : <IdList key={words.zh} words={words} count={count} ids={ids} />,
      )}
    </section>
  );
};

const toCount = (name: 'added' | 'changed' | 'removed' | 'unchanged', value: number, definition: Localised) => ({
  name,
  value,
  definition,
  words: ACCOUNT_WORDS[name],
});

interface IdListProps {
  readonly words: Localised;
  readonly count: number;
  readonly ids: readonly string[];
}

const IdList = ({ words, count, ids }: IdListProps) => {
  const text = useText();
  return (
    <details className={importStyles['fold']} open={count <= 12}>
      <summary>
        {text(words)} · <strong>{formatCount(count)}</strong>
      </summary>
      {count > ids.length ? <p className={importStyles['small']}>{text(firstOf(ids.length, count))}</p> : null}
      <ul className={styles['ids']} aria-label={text(words)}>
        {ids.map((id) => (
          <li key={id}>{id}</li>
        ))}
      </ul>
    </details>
  );
};
