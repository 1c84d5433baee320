import { useState } from 'react';
import type { Localised } from '../domain/words.ts';
import styles from './export-button.module.css';
import { useText } from './language.tsx';

interface ExportButtonProps {
  readonly isDisabled: boolean;
  /** What stands on it; 导出 CSV where left out. */
  readonly label?: Localised;
  /** Makes the file and hands it to the browser; resolves to its name, `null` where it could not be made. */
  readonly onExport: () => Promise<string | null>;
}

type State = 'idle' | 'running' | 'failed' | { readonly fileName: string };

const WORDS = {
  export: { zh: '导出 CSV', en: 'Export CSV' },
  running: { zh: '正在导出…', en: 'Exporting…' },
  failed: { zh: '导出失败，请重试', en: 'The export failed, try again' },
  done: { zh: '已导出', en: 'Exported' },
};

/** The whole of a list as a file, however many pages it has. */
export const ExportButton = ({ isDisabled, label = WORDS.export, onExport }: ExportButtonProps) => {
  const text = useText();
  const [state, setState] = useState<State>('idle');
  const start = async (): Promise<void> => {
    setState('running');
    const fileName = await onExport();
    setState(fileName === null ? 'failed' : { fileName });
  };
  const said =
    state === 'failed' ? text(WORDS.failed) : typeof state === 'object' ? `${text(WORDS.done)} ${state.fileName}` : '';
  return (
    <span className={styles['export']} data-screen-only="">
      <small role="status">{said}</small>
      <button type="button" disabled={isDisabled || state === 'running'} onClick={() => void start()}>
        {text(state === 'running' ? WORDS.running : label)}
      </button>
    </span>
  );
};
