import { useId, useState, type ChangeEvent } from 'react';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ACCOUNT_WORDS } from './account-words.ts';
import importStyles from './import.module.css';
import styles from './account.module.css';

interface QuarantineToolsProps {
  readonly entry: StoredImport;
  /** Hands the quarantined rows to the browser's downloads; answers what went wrong in words. */
  readonly onDownload: (entry: StoredImport) => Promise<string | null>;
  /** A corrected file was chosen. */
  readonly onPatch: (file: File) => void;
}

/** Why rows are in quarantine, and their way out: download, correct outside, import again as a patch. */
export const QuarantineTools = ({ entry, onDownload, onPatch }: QuarantineToolsProps) => {
  const text = useText();
  const id = useId();
  const [fault, setFault] = useState<string | null>(null);
  const { reasons, quarantined } = entry.account;
  const most = Math.max(1, ...reasons.map(({ count }) => count));
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = '';
    if (file !== undefined) onPatch(file);
  };
  if (quarantined === 0) return null;
  return (
    <section className={importStyles['block']} aria-label={text(ACCOUNT_WORDS.reasons)}>
      <h3 className={importStyles['blockTitle']}>{text(ACCOUNT_WORDS.reasons)}</h3>
      <ul className={styles['reasons']}>
        {reasons.map((reason) => (
          <li key={reason.code} data-reason={reason.code}>
            <strong>{formatCount(reason.count)}</strong>
            <span aria-hidden="true">
              <span className={styles['bar']} style={{ width: `${(reason.count / most) * 100}%` }} />
            </span>
            <span>{text(reason.words)}</span>
          </li>
        ))}
      </ul>
      <div className={styles['correct']}>
        <h3 className={importStyles['blockTitle']}>{text(ACCOUNT_WORDS.correct)}</h3>
        <p>{text(ACCOUNT_WORDS.correctHow)}</p>
        <div className={styles['tools']}>
          <button
            type="button"
            className={importStyles['secondary']}
            onClick={() => void onDownload(entry).then(setFault)}
          >
            {text(ACCOUNT_WORDS.download)}
          </button>
          <input
            id={id}
            type="file"
            accept=".csv,.xlsx"
            className={styles['fileInput']}
            data-patch=""
            onChange={choose}
          />
          <label htmlFor={id} className={importStyles['secondary']}>
            {text(ACCOUNT_WORDS.importPatch)}
          </label>
          {fault === null ? null : <p role="alert">{`${text(ACCOUNT_WORDS.cannotDownload)}：${fault}`}</p>}
        </div>
      </div>
    </section>
  );
};
