import type { Localised } from '../../domain/words.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatIso } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ACCOUNT_WORDS } from './account-words.ts';
import { WORDS } from './words.ts';
import styles from './account.module.css';

export interface AccountCount {
  readonly name: string;
  readonly words: Localised;
  readonly definition: Localised;
  /** `null`: not looked at, which is not 0. */
  readonly value: number | null;
}

interface AccountFiguresProps {
  readonly entry: Pick<StoredImport, 'kind' | 'source' | 'asOf' | 'fileName'>;
  readonly counts: readonly AccountCount[];
  readonly size: 'large' | 'small';
  /** How they add up. */
  readonly note?: Localised;
}

/** Counts of an import side by side; each says what it counts. */
export const AccountFigures = ({ entry, counts, size, note }: AccountFiguresProps) => {
  const text = useText();
  const { kind, source, asOf, fileName } = entry;
  return (
    <div className={styles['figures']} data-size={size}>
      {counts.map(({ name, words, definition, value }) => (
        <div key={name} className={styles['figure']}>
          <span className={styles['label']}>{text(words)}</span>
          <Figure
            className={styles['value']}
            unit={text(WORDS.unit)}
            figure={{
              name,
              value,
              kind,
              source,
              asOf,
              card: {
                title: text(words),
                scope: text(WORDS.scope),
                source: fileName,
                asOf: formatIso(asOf),
                definition: text(value === null ? ACCOUNT_WORDS.uncheckedDefinition : definition),
              },
            }}
          />
        </div>
      ))}
      {note === undefined ? null : <span className={styles['label']}>{text(note)}</span>}
    </div>
  );
};
