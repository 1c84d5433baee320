import { useEffect, useRef } from 'react';
import { LEVEL_KEYS, LEVEL_WORDS } from '../../domain/levels.ts';
import type { Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { targetsOf } from '../../register/import/targets.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatIso } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { IssueList } from './issue-list.tsx';
import { levelOrigins, missingForLevel, WORDS } from './words.ts';
import styles from './import.module.css';

interface AccountReportProps {
  readonly entry: StoredImport;
  readonly kind: HazardKind | undefined;
  readonly onShowOnMap: (entry: StoredImport) => void;
  readonly onDownload: (entry: StoredImport) => void;
  readonly onAnother: () => void;
}

/** What became of every row of an import. */
export const AccountReport = ({ entry, kind, onShowOnMap, onDownload, onAnother }: AccountReportProps) => {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone; the result takes the focus, so that it is read out.
  useEffect(() => heading.current?.focus(), []);
  const { account } = entry;
  return (
    <section className={styles['work']} aria-label={text(WORDS.done)}>
      <header className={styles['workHead']}>
        <div>
          <h2 ref={heading} tabIndex={-1} className={styles['workTitle']}>
            {text(WORDS.done)}
          </h2>
          <p className={styles['small']}>
            {entry.fileName} · {kind === undefined ? entry.kind : text(kind.words.name)}
          </p>
        </div>
        <div className={styles['actions']}>
          <button type="button" className={styles['secondary']} onClick={onAnother}>
            {text(WORDS.another)}
          </button>
          <button
            type="button"
            className={styles['secondary']}
            disabled={!entry.isOn || account.accepted === 0}
            onClick={() => onShowOnMap(entry)}
          >
            {text(WORDS.showOnMap)}
          </button>
        </div>
      </header>
      <Totals entry={entry} kind={kind} />
      <Levels entry={entry} kind={kind} />
      <Notes entry={entry} />
      <div className={styles['block']}>
        <IssueList title={WORDS.quarantineList} list={account.quarantine} kind={kind}>
          <p className={styles['listTools']}>
            <span className={styles['small']}>{text(WORDS.spreadsheetRows)}</span>
            <button type="button" className={styles['secondary']} onClick={() => onDownload(entry)}>
              {text(WORDS.download)}
            </button>
          </p>
        </IssueList>
        <IssueList title={WORDS.duplicates} list={account.duplicates} kind={kind} />
        <IssueList title={WORDS.outside} list={account.outside} kind={kind} isChecked={account.isPlaceChecked} />
        <IssueList title={WORDS.mismatched} list={account.mismatched} kind={kind} isChecked={account.isPlaceChecked} />
      </div>
    </section>
  );
};

const TOTALS = [
  ['read', WORDS.read, WORDS.readDefinition],
  ['accepted', WORDS.accepted, WORDS.acceptedDefinition],
  ['quarantined', WORDS.quarantined, WORDS.quarantinedDefinition],
] as const satisfies readonly (readonly [string, Localised, Localised])[];

const Totals = ({ entry }: Pick<AccountReportProps, 'entry' | 'kind'>) => {
  const text = useText();
  const { account, asOf, fileName, source, kind } = entry;
  return (
    <div className={styles['totals']} role="status">
      {TOTALS.map(([name, words, definition]) => (
        <div key={name} className={styles['total']}>
          <span className={styles['small']}>{text(words)}</span>
          <Figure
            className={styles['totalFigure']}
            unit={text(WORDS.unit)}
            figure={{
              name,
              value: account[name],
              kind,
              source,
              asOf,
              card: {
                title: text(words),
                scope: text(WORDS.scope),
                source: fileName,
                asOf: formatIso(asOf),
                definition: text(definition),
              },
            }}
          />
        </div>
      ))}
      <span className={styles['small']}>{text(WORDS.sum)}</span>
    </div>
  );
};

const Levels = ({ entry: { account }, kind }: Pick<AccountReportProps, 'entry' | 'kind'>) => {
  const text = useText();
  const missing = account.missingForLevel.slice(0, 3).map(({ field }) => {
    const words = kind === undefined ? undefined : targetsOf(kind).find((each) => each.name === field)?.words;
    return words === undefined ? field : text(words);
  });
  if (kind?.isRegister === false) return null;
  return (
    <section className={styles['block']} aria-label={text(WORDS.levels)}>
      <h3 className={styles['blockTitle']}>{text(WORDS.levels)}</h3>
      <ul className={styles['levels']}>
        {LEVEL_KEYS.map((level) => (
          <li key={level}>
            <LevelBadge level={level} />
            {text(LEVEL_WORDS[level].colour)} {text(LEVEL_WORDS[level].severity)}
            <strong>{formatCount(account.levels[level])}</strong>
          </li>
        ))}
      </ul>
      <p className={styles['small']}>{text(levelOrigins(account.statedLevels, account.computedLevels))}</p>
      {missing.length === 0 || account.levels.unassessed === 0 ? null : (
        <p className={styles['small']}>{text(missingForLevel(missing, account.levels.unassessed))}</p>
      )}
    </section>
  );
};

const Notes = ({ entry: { account } }: Pick<AccountReportProps, 'entry'>) => {
  const text = useText();
  if (account.notes.length === 0) return null;
  return (
    <section className={styles['block']} aria-label={text(WORDS.notes)}>
      <h3 className={styles['blockTitle']}>{text(WORDS.notes)}</h3>
      <ul className={styles['notes']}>
        {account.notes.map((note, index) => (
          <li key={index}>
            <span className={styles['number']}>{formatCount(note.count)}</span>
            <span>{text(note.words)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
