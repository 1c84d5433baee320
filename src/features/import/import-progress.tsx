import type { Localised } from '../../domain/words.ts';
import { formatCount, formatRate } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { WORDS } from './words.ts';
import styles from './progress.module.css';

interface ImportProgressProps {
  readonly what: Localised;
  readonly fileName: string;
  /** `null`: how far it is cannot be told. */
  readonly rows: number | null;
  /** 0–1. */
  readonly share: number | null;
  /** `null`: it cannot be cancelled any more. */
  readonly onCancel: (() => void) | null;
}

/** How far a file has been read or imported, in words and as a bar, and the way out, which leaves nothing behind. */
export const ImportProgress = ({ what, fileName, rows, share, onCancel }: ImportProgressProps) => {
  const text = useText();
  const percent = share === null ? '' : `${formatRate(share, 0)} %`;
  const counted = rows === null ? '' : `${formatCount(rows)} ${text(WORDS.rows)}`;
  const said = [counted, percent].filter((part) => part !== '').join(' · ');
  return (
    <div className={styles['box']}>
      <div className={styles['words']}>
        {/* Only the beginning is announced: a count that changes ten times a second would drown everything else. */}
        <p role="status">
          {text(what)} <strong className={styles['name']}>{fileName}</strong>
        </p>
        <p className={styles['count']}>{said}</p>
      </div>
      {share === null ? (
        <progress className={styles['bar']} aria-label={text(what)} />
      ) : (
        <progress className={styles['bar']} aria-label={text(what)} aria-valuetext={said} max={1} value={share} />
      )}
      <div className={styles['foot']}>
        <p className={styles['note']}>{text(onCancel === null ? WORDS.storingNote : WORDS.cancelNote)}</p>
        {onCancel === null ? null : (
          <button type="button" className={styles['cancel']} onClick={onCancel}>
            {text(WORDS.cancel)}
          </button>
        )}
      </div>
    </div>
  );
};
