import { useState } from 'react';
import type { HazardKind } from '../../hazards/define.ts';
import type { ImportShelf, ShelfState } from '../../register/import/import-shelf.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { formatCount, formatIso } from '../../ui/format.ts';
import { KindIcon } from '../../ui/kind-icon.tsx';
import { useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { actionOn, WORDS } from './words.ts';
import styles from './import.module.css';

interface StoredImportsProps {
  readonly state: ShelfState;
  readonly shelf: ImportShelf;
  readonly kinds: readonly HazardKind[];
  readonly onReport: (source: string) => void;
}

/** Files imported so far: switched on and off, looked at again, removed. */
export const StoredImports = ({ state, shelf, kinds, onReport }: StoredImportsProps) => {
  const text = useText();
  return (
    <Panel name={WORDS.stored} title={WORDS.stored} state={{ status: state.isLoaded ? 'fresh' : 'loading' }}>
      {state.problems.map((problem) => (
        <p key={problem.zh} className={styles['problem']} role="alert">
          {text(problem)}
        </p>
      ))}
      {state.entries.length === 0 ? <p className={styles['small']}>{text(WORDS.nothingStored)}</p> : null}
      <ul className={styles['stored']}>
        {state.entries.map((entry) => (
          <StoredRow key={entry.source} entry={entry} shelf={shelf} kinds={kinds} onReport={onReport} />
        ))}
      </ul>
    </Panel>
  );
};

type StoredRowProps = Omit<StoredImportsProps, 'state'> & { readonly entry: StoredImport };

const StoredRow = ({ entry, shelf, kinds, onReport }: StoredRowProps) => {
  const text = useText();
  const [isAsked, setIsAsked] = useState(false);
  const kind = kinds.find((each) => each.id === entry.kind);
  const label = (action: (typeof WORDS)[keyof typeof WORDS]): string => text(actionOn(action, entry.fileName));
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
      <div className={styles['storedTools']}>
        <ToggleButton
          isPressed={entry.isOn}
          label={label(WORDS.inUse)}
          onToggle={() => void shelf.setOn(entry.source, !entry.isOn)}
        >
          {text(WORDS.inUse)}
        </ToggleButton>
        <button
          type="button"
          className={styles['quiet']}
          aria-label={label(WORDS.report)}
          onClick={() => onReport(entry.source)}
        >
          {text(WORDS.report)}
        </button>
        <button
          type="button"
          className={styles['quiet']}
          aria-label={label(WORDS.remove)}
          aria-expanded={isAsked}
          onClick={() => setIsAsked(!isAsked)}
        >
          {text(WORDS.remove)}
        </button>
      </div>
      {isAsked ? (
        <div className={styles['ask']} role="group" aria-label={label(WORDS.remove)}>
          <p className={styles['small']}>{text(WORDS.removeSure)}</p>
          <button type="button" className={styles['secondary']} onClick={() => void shelf.remove(entry.source)}>
            {text(WORDS.removeYes)}
          </button>
          <button type="button" className={styles['quiet']} onClick={() => setIsAsked(false)}>
            {text(WORDS.removeNo)}
          </button>
        </div>
      ) : null}
    </li>
  );
};
