import { useEffect, useRef, useState } from 'react';
import type { Localised } from '../../domain/words.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { exportRows, type ExportFault, type ExportInput } from './export-rows.ts';
import styles from './site-table.module.css';
import { WORDS } from './words.ts';

interface ExportButtonProps {
  /** What is exported when the button is pressed; changes after that do not touch an export under way. */
  readonly input: Pick<ExportInput, 'ask' | 'version' | 'head' | 'toCells'>;
  readonly fileName: string;
  readonly isDisabled: boolean;
  readonly onDownload: (csv: string, fileName: string) => void;
}

type State =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly done: number; readonly total: number | null }
  | { readonly status: 'done'; readonly rowCount: number; readonly fileName: string }
  | { readonly status: 'fault'; readonly kind: ExportFault['kind'] };

const FAULT_WORDS: Readonly<Record<ExportFault['kind'], Localised>> = {
  cancelled: WORDS.exportCancelled,
  changed: WORDS.exportChanged,
  failed: WORDS.exportFailed,
};

/** Every row of the selection as a file: rows so far of rows in all, a way to stop, and what came of it. */
export const ExportButton = ({ input, fileName, isDisabled, onDownload }: ExportButtonProps) => {
  const text = useText();
  const [state, setState] = useState<State>({ status: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (): Promise<void> => {
    const controller = new AbortController();
    running.current = controller;
    setState({ status: 'running', done: 0, total: null });
    const result = await exportRows({
      ...input,
      signal: controller.signal,
      onProgress: (done, total) => setState({ status: 'running', done, total }),
    });
    running.current = null;
    if (result.ok) onDownload(result.value.csv, fileName);
    setState(
      result.ok
        ? { status: 'done', rowCount: result.value.rowCount, fileName }
        : { status: 'fault', kind: result.fault.kind },
    );
  };

  if (state.status === 'running') return <Running state={state} onCancel={() => running.current?.abort()} />;
  const isRetry = state.status === 'fault' && state.kind !== 'cancelled';
  return (
    <>
      <button type="button" className={styles['button']} disabled={isDisabled} onClick={() => void start()}>
        {text(WORDS.export)}
        {isRetry ? ` · ${text(WORDS.retry)}` : ''}
      </button>
      {state.status === 'idle' ? null : (
        <span role="status" className={styles['outcome']} data-export={state.status}>
          {state.status === 'done'
            ? `${text(WORDS.exported)} ${formatCount(state.rowCount)} ${text(WORDS.sites)} · ${state.fileName}`
            : text(FAULT_WORDS[state.kind])}
        </span>
      )}
    </>
  );
};

interface RunningProps {
  readonly state: Extract<State, { readonly status: 'running' }>;
  readonly onCancel: () => void;
}

const Running = ({ state: { done, total }, onCancel }: RunningProps) => {
  const text = useText();
  return (
    <span className={styles['running']} data-export="running">
      <progress aria-label={text(WORDS.exporting)} {...(total === null ? {} : { value: done, max: total })} />
      {`${formatCount(done)} / ${formatCount(total)}`}
      <button type="button" className={styles['button']} onClick={onCancel}>
        {text(WORDS.cancel)}
      </button>
    </span>
  );
};
