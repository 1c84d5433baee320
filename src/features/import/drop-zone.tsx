import { useId, type ChangeEvent } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import { WORDS } from './words.ts';
import styles from './import.module.css';

/** What the file chooser offers; what a file is, its content says. */
const ACCEPT = '.csv,.tsv,.txt,.xlsx,.xls,.ods,.geojson,.json,.parquet,.zip';

interface DropZoneProps {
  readonly isDragging: boolean;
  readonly onFile: (file: File) => void;
}

/** Where a file is chosen; dropping works on the whole page (`useFileDrop`). */
export const DropZone = ({ isDragging, onFile }: DropZoneProps) => {
  const text = useText();
  const id = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    // Cleared, so that choosing the same file again is a change too.
    event.target.value = '';
    if (file !== undefined) onFile(file);
  };
  return (
    <div className={styles['drop']} data-dragging={isDragging}>
      <Icon name="data" size={26} />
      <p className={styles['dropWords']}>{text(isDragging ? WORDS.dropNow : WORDS.dropHere)}</p>
      <input id={id} type="file" accept={ACCEPT} className={styles['fileInput']} onChange={choose} />
      <label htmlFor={id} className={styles['secondary']}>
        {text(WORDS.choose)}
      </label>
      <p className={styles['small']}>{text(WORDS.formats)}</p>
    </div>
  );
};
