import { useState } from 'react';
import { useText } from '../../ui/language.tsx';
import styles from './change-report.module.css';
import { WORDS } from './words.ts';

interface ExportButtonProps {
  readonly isDisabled: boolean;
  /** Makes the file and hands it to the browser; resolves to its name, `null` where it could not be made. */
  readonly onExport: () => Promise<string | null>;
}

type State = 'idle' | 'running' | 'failed' | { readonly fileName: string };

/** Every listed change as a file, however many they are. */
export const ExportButton = ({ isDisabled, onExport }: ExportButtonProps) => {
  const text = useText();
  const [state, setState] = useState<State>('idle');
  const start = async (): Promise<void> => {
    setState('running');
    const fileName = await onExport();
    setState(fileName === null ? 'failed' : { fileName });
  };
  const said = typeof state === 'object' ? `${text(WORDS.exported)} ${state.fileName}` : '';
  return (
    <span className={styles['export']} data-screen-only="">
      <small role="status">{state === 'failed' ? text(WORDS.exportFailed) : said}</small>
      <button type="button" disabled={isDisabled || state === 'running'} onClick={() => void start()}>
        {text(state === 'running' ? WORDS.exporting : WORDS.export)}
      </button>
    </span>
  );
};
