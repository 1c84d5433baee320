import { useState } from 'react';
import { useText } from '../../ui/language.tsx';
import styles from './board.module.css';
import { WORDS } from './words.ts';

interface ExportItemsProps {
  readonly isDisabled: boolean;
  /** Makes the file and hands it to the browser; resolves to its name, `null` where it could not be made. */
  readonly onExport: () => Promise<string | null>;
}

/** Every item of what is chosen, as a file. */
export const ExportItems = ({ isDisabled, onExport }: ExportItemsProps) => {
  const text = useText();
  const [said, setSaid] = useState('');
  const [isRunning, setIsRunning] = useState(false);
  const start = async (): Promise<void> => {
    setIsRunning(true);
    const fileName = await onExport();
    setIsRunning(false);
    setSaid(fileName ?? text(WORDS.exportFailed));
  };
  return (
    <span className={styles['export']} data-screen-only="">
      <small role="status">{said}</small>
      <button type="button" className={styles['link']} disabled={isDisabled || isRunning} onClick={() => void start()}>
        {text(isRunning ? WORDS.exporting : WORDS.export)}
      </button>
    </span>
  );
};
