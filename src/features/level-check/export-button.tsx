import { useState } from 'react';
import { useText } from '../../ui/language.tsx';
import styles from './level-check.module.css';
import { WORDS } from './words.ts';

interface ExportButtonProps {
  readonly isDisabled: boolean;
  /** Makes the file and hands it to the browser; resolves to its name, `null` where it could not be made. */
  readonly onExport: () => Promise<string | null>;
}

type State = 'idle' | 'running' | 'failed' | { readonly fileName: string };

/** The whole list as a file, however long it is. */
export const ExportButton = ({ isDisabled, onExport }: ExportButtonProps) => {
  const text = useText();
  const [state, setState] = useState<State>('idle');
  const start = async (): Promise<void> => {
    setState('running');
    const fileName = await onExport();
    setState(fileName === null ? 'failed' : { fileName });
  };
  const said =
    state === 'failed'
      ? text(WORDS.exportFailed)
      : typeof state === 'object'
        ? `${text(WORDS.exported)} ${state.fileName}`
        : '';
  return (
    <span className={styles['choices']} data-screen-only="">
      <small role="status">{said}</small>
      <button
        type="button"
        className={styles['export']}
        disabled={isDisabled || state === 'running'}
        onClick={() => void start()}
      >
        {text(state === 'running' ? WORDS.exporting : WORDS.export)}
      </button>
    </span>
  );
};
