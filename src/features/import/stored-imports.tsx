import { useState } from 'react';
import type { HazardKind } from '../../hazards/define.ts';
import type { ImportShelf, ShelfState } from '../../register/import/import-shelf.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { formatCount, formatIso } from '../../ui/format.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { ACCOUNT_WORDS, versionChange, versionLine } from './account-words.ts';
import { actionOn, WORDS } from './words.ts';
import accountStyles from './account.module.css';
import styles from './import.module.css';

interface StoredImportsProps {
  readonly state: ShelfState;
  readonly shelf: ImportShelf;
  readonly kinds: readonly HazardKind[];
  /** An import is under way: a report would take its place. */
  readonly isBusy: boolean;
  readonly onReport: (source: string) => void;
}

/** Files imported so far: switched on and off, looked at again, removed. */
export const StoredImports = ({ state, shelf, kinds, isBusy, onReport }: StoredImportsProps) => {
  const text = useText();
  return (
    <Panel name={WORDS.stored} title={WORDS.stored} state={{ status: state.isLoaded ? 'fresh' : 'loading' }}>
      {state.problems.map((problem) => (
        <p key={problem.zh} className={styles['problem']} role="alert">
          {text(problem)}
        </p>
      ))}
      {state.entries.length === 0 && state.unreadable.length === 0 ? (
        <p className={styles['small']}>{text(WORDS.nothingStored)}</p>
      ) : null}
      <ul className={styles['stored']}>
        {state.entries.map((entry) => (
          <StoredRow
            key={entry.source}
            entry={entry}
            isGradedOtherwise={state.gradedOtherwise.includes(entry.source)}
            shelf={shelf}
            kinds={kinds}
            isBusy={isBusy}
            onReport={onReport}
          />
        ))}
        {state.unreadable.map(({ source, fileName }) => (
          <li key={source} className={styles['storedRow']} data-unreadable={source}>
            <div className={styles['storedName']}>
              <strong>{fileName}</strong>
            </div>
            <p className={styles['small']}>{text(WORDS.unreadableEntry)}</p>
            <RemoveButton source={source} fileName={fileName} shelf={shelf} />
          </li>
        ))}
      </ul>
    </Panel>
  );
};

type StoredRowProps = Omit<StoredImportsProps, 'state'> & {
  readonly entry: StoredImport;
  readonly isGradedOtherwise: boolean;
};

const StoredRow = ({ entry, isGradedOtherwise, shelf, kinds, isBusy, onReport }: StoredRowProps) => {
  const text = useText();
  const kind = kinds.find((each) => each.id === entry.kind);
  return (
    <li className={styles['storedRow']} data-source={entry.source} data-on={entry.isOn}>
      <div className={styles['storedName']}>
        {kind === undefined ? null : <KindIcon shape={kind.shape} isFilled={entry.isOn} />}
        <strong>{entry.fileName}</strong>
      </div>
      <p className={styles['small']}>
        {kind === undefined ? entry.kind : text(kind.words.name)} · {text(WORDS.accepted)}{' '}
        {formatCount(entry.account.accepted)} / {formatCount(entry.account.read)} · {formatIso(entry.asOf)}
      </p>
      {isGradedOtherwise ? <p className={styles['problem']}>{text(ACCOUNT_WORDS.gradedOtherwise)}</p> : null}
      <VersionList versions={entry.versions} />
      <div className={styles['storedTools']}>
        <ToggleButton
          isPressed={entry.isOn}
          label={text(actionOn(WORDS.inUse, entry.fileName))}
          onToggle={() => void shelf.setOn(entry.source, !entry.isOn)}
        >
          {text(WORDS.inUse)}
        </ToggleButton>
        <button
          type="button"
          className={styles['quiet']}
          aria-label={text(actionOn(WORDS.report, entry.fileName))}
          disabled={isBusy}
          onClick={() => onReport(entry.source)}
        >
          {text(WORDS.report)}
        </button>
        <RemoveButton source={entry.source} fileName={entry.fileName} shelf={shelf} />
      </div>
    </li>
  );
};

/** Nothing for a first version: its counts stand above. */
const VersionList = ({ versions }: Pick<StoredImport, 'versions'>) => {
  const text = useText();
  if (versions.length < 2) return null;
  return (
    <details className={styles['fold']}>
      <summary>
        {text(ACCOUNT_WORDS.versions)} · {versions.length}
      </summary>
      <ol className={accountStyles['versions']}>
        {versions.toReversed().map((version) => (
          <li key={`${version.importedAt} ${version.fileName}`}>
            {formatIso(version.asOf)} · {text(versionLine(version.accepted, version.read, version.quarantined))}
            <small>
              {version.fileName}
              {version.difference === null
                ? ''
                : ` · ${text(versionChange(version.difference.added, version.difference.removed, version.difference.changed))}`}
            </small>
          </li>
        ))}
      </ol>
    </details>
  );
};

interface RemoveButtonProps {
  readonly source: string;
  readonly fileName: string;
  readonly shelf: ImportShelf;
}

/** Removing cannot be undone, so it asks once more. */
const RemoveButton = ({ source, fileName, shelf }: RemoveButtonProps) => {
  const text = useText();
  const [isAsked, setIsAsked] = useState(false);
  const label = text(actionOn(WORDS.remove, fileName));
  return (
    <>
      <button
        type="button"
        className={styles['quiet']}
        aria-label={label}
        aria-expanded={isAsked}
        onClick={() => setIsAsked(!isAsked)}
      >
        {text(WORDS.remove)}
      </button>
      {isAsked ? (
        <div className={styles['ask']} role="group" aria-label={label}>
          <p className={styles['small']}>{text(WORDS.removeSure)}</p>
          <button type="button" className={styles['secondary']} onClick={() => void shelf.remove(source)}>
            {text(WORDS.removeYes)}
          </button>
          <button type="button" className={styles['quiet']} onClick={() => setIsAsked(false)}>
            {text(WORDS.removeNo)}
          </button>
        </div>
      ) : null}
    </>
  );
};
