import { useEffect, useRef } from 'react';
import { LEVEL_KEYS, LEVEL_WORDS } from '../../domain/levels.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { targetsOf } from '../../register/import/targets.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { LevelBadge } from '../../ui/level-badge.tsx';
import { AccountFigures } from './account-figures.tsx';
import { ACCOUNT_WORDS, patched } from './account-words.ts';
import { DifferenceReport } from './difference-report.tsx';
import { IssueList } from './issue-list.tsx';
import { QuarantineTools } from './quarantine-tools.tsx';
import type { Outcome } from './workbench-state.ts';
import { levelOrigins, missingForLevel, WORDS } from './words.ts';
import styles from './import.module.css';
import accountStyles from './account.module.css';

interface AccountReportProps {
  readonly entry: StoredImport;
  /** What the import that has just ended did; `null` where the report of an earlier one is looked at. */
  readonly outcome: Outcome | null;
  readonly kind: HazardKind | undefined;
  readonly onShowOnMap: (entry: StoredImport) => void;
  readonly onDownload: (entry: StoredImport) => Promise<string | null>;
  /** Corrected rows of this import. */
  readonly onPatch: (file: File) => void;
  readonly onAnother: () => void;
}

/** What became of every row of an import. */
export const AccountReport = (props: AccountReportProps) => {
  const { entry, outcome, kind, onShowOnMap, onAnother } = props;
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that was pressed is gone; the result takes the focus, so that it is read out.
  useEffect(() => heading.current?.focus(), []);
  const { account } = entry;
  const difference = outcome === null ? (entry.versions.at(-1)?.difference ?? null) : outcome.difference;
  return (
    <section className={styles['work']} aria-label={text(WORDS.done)}>
      <header className={styles['workHead']}>
        <div className={styles['workName']}>
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
      {outcome === null || outcome.patch === null ? null : (
        <p className={accountStyles['patched']} role="status" data-patched={outcome.patch.fixed}>
          {text(patched(outcome.patch.fixed, outcome.patch.stillQuarantined))}
        </p>
      )}
      <Totals entry={entry} />
      {difference === null ? null : <DifferenceReport entry={entry} difference={difference} />}
      <QuarantineTools entry={entry} onDownload={props.onDownload} onPatch={props.onPatch} />
      <Levels entry={entry} kind={kind} />
      <Notes entry={entry} />
      <Lists entry={entry} kind={kind} />
    </section>
  );
};

const Totals = ({ entry }: Pick<AccountReportProps, 'entry'>) => {
  const text = useText();
  const { account } = entry;
  const ifChecked = (count: number): number | null => (account.isPlaceChecked ? count : null);
  return (
    <div className={styles['block']} role="status">
      <AccountFigures
        entry={entry}
        size="large"
        counts={[
          { name: 'read', words: WORDS.read, definition: WORDS.readDefinition, value: account.read },
          { name: 'accepted', words: WORDS.accepted, definition: WORDS.acceptedDefinition, value: account.accepted },
          {
            name: 'quarantined',
            words: WORDS.quarantined,
            definition: WORDS.quarantinedDefinition,
            value: account.quarantined,
          },
        ]}
        note={WORDS.sum}
      />
      <h3 className={styles['small']}>{text(ACCOUNT_WORDS.ofAccepted)}</h3>
      <AccountFigures
        entry={entry}
        size="small"
        counts={[
          {
            name: 'duplicates',
            words: ACCOUNT_WORDS.duplicates,
            value: account.duplicates.count,
            definition: ACCOUNT_WORDS.duplicatesDefinition,
          },
          {
            name: 'placed-by-code',
            words: ACCOUNT_WORDS.placedByCode,
            value: account.placedByCode.count,
            definition: ACCOUNT_WORDS.placedByCodeDefinition,
          },
          {
            name: 'placed-by-name',
            words: ACCOUNT_WORDS.placedByName,
            value: account.placedByName.count,
            definition: ACCOUNT_WORDS.placedByNameDefinition,
          },
          {
            name: 'outside',
            words: ACCOUNT_WORDS.outside,
            value: ifChecked(account.outside.count),
            definition: ACCOUNT_WORDS.outsideDefinition,
          },
          {
            name: 'mismatched',
            words: ACCOUNT_WORDS.mismatched,
            value: ifChecked(account.mismatched.count),
            definition: ACCOUNT_WORDS.mismatchedDefinition,
          },
        ]}
      />
    </div>
  );
};

const Lists = ({ entry: { account }, kind }: Pick<AccountReportProps, 'entry' | 'kind'>) => {
  const text = useText();
  return (
    <div className={styles['block']}>
      <IssueList title={WORDS.quarantineList} list={account.quarantine} kind={kind}>
        <p className={styles['small']}>{text(WORDS.spreadsheetRows)}</p>
      </IssueList>
      <IssueList title={WORDS.duplicates} list={account.duplicates} kind={kind} />
      <IssueList title={ACCOUNT_WORDS.placedByCodeList} list={account.placedByCode} kind={kind} />
      <IssueList title={ACCOUNT_WORDS.placedByNameList} list={account.placedByName} kind={kind} />
      <IssueList title={WORDS.outside} list={account.outside} kind={kind} isChecked={account.isPlaceChecked} />
      <IssueList title={WORDS.mismatched} list={account.mismatched} kind={kind} isChecked={account.isPlaceChecked} />
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
