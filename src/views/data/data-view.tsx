import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { DropZone } from '../../features/import/drop-zone.tsx';
import { LiveAccount } from '../../features/live-status/live-account.tsx';
import { ImportGuide } from '../../features/import/import-guide.tsx';
import { downloadText } from '../../ui/download-text.ts';
import { createImporter, type Importer } from '../../features/import/importer.ts';
import { RegisterAccounts } from '../../features/import/register-accounts.tsx';
import { StoredImports } from '../../features/import/stored-imports.tsx';
import { useWorkbench } from '../../features/import/use-workbench.ts';
import { WORDS } from '../../features/import/words.ts';
import { Workbench } from '../../features/import/workbench.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { useLiveState, useRegions, useRegisterClient } from '../../register/register-context.tsx';
import { useText } from '../../ui/language.tsx';
import { useUrlState } from '../../url/url-context.tsx';
import { useReady } from '../../url/use-ready.ts';
import { SOURCE_NAMES, useLocalisedStates } from '../use-localised-states.ts';
import styles from './data-view.module.css';

export interface DataViewProps {
  /** Imported files; made and loaded once at the start of the page (`createImportShelf`). */
  readonly shelf: ImportShelf;
  /** Folder of `regions.json` and `divisions.json`, ending in "/". */
  readonly boundariesUrl: string;
  /** A file is being dragged over the page (`useFileDrop`, which the page owns so that it works in every view). */
  readonly isDragging: boolean;
  /** A file that was dropped, to be opened once; `null` when none waits. */
  readonly droppedFile: File | null;
  readonly onDroppedFileTaken: () => void;
  /** Opens the map on an import. */
  readonly onShowOnMap: (entry: StoredImport) => void;
  /** How the import worker is made; the page's own when left out. */
  readonly createImporter?: () => Importer;
}

const fetchBytes = async (url: string): Promise<ArrayBuffer> => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.arrayBuffer();
};

/** 数据: registers imported from files. */
export const DataView = (props: DataViewProps) => {
  const { shelf, boundariesUrl, droppedFile, onDroppedFileTaken } = props;
  const text = useText();
  const { kinds } = useHazards();
  const { theme } = useUrlState();
  const regions = useRegions();
  const client = useRegisterClient();
  const state = useSyncExternalStore(shelf.subscribe, shelf.state);
  // A part of the page that did not come is said by the state.
  useEffect(() => void shelf.open().catch(() => undefined), [shelf]);
  const makeImporter = props.createImporter ?? createImporter;
  const loadDivisions = useCallback(async () => {
    const files = ['regions.json', 'divisions.json'].map((name) => fetchBytes(`${boundariesUrl}${name}`));
    // Without boundaries positions stay unchecked, which the account says; an import must not fail for it.
    return Promise.all(files).then(
      ([regions, divisions]) => (regions && divisions ? ([regions, divisions] as const) : null),
      () => null,
    );
  }, [boundariesUrl]);
  const options = useMemo(
    () => ({ client, shelf, createImporter: makeImporter, loadDivisions }),
    [client, shelf, makeImporter, loadDivisions],
  );
  const workbench = useWorkbench(options);
  useOpenOnce(droppedFile, workbench.actions.open, onDroppedFileTaken);
  const download = useDownload(shelf);
  // An imported file has its own account, above.
  const registers = useLocalisedStates()
    .filter(({ source }) => Object.hasOwn(SOURCE_NAMES, source))
    .map((register) => ({ state: register, account: client.account(register.kind, register.source) }));
  useReady('imports', state.isLoaded);
  useReady(
    'register accounts',
    registers.every(({ state: { status } }) => status !== 'loading'),
  );
  return (
    <main className={styles['view']} aria-label={text(WORDS.title)}>
      <div className={styles['side']}>
        <div className={styles['dropBox']}>
          <h1 className={styles['title']}>{text(WORDS.title)}</h1>
          <DropZone isDragging={props.isDragging} onFile={workbench.actions.open} />
        </div>
        <StoredImports
          state={state}
          shelf={shelf}
          kinds={kinds}
          isBusy={workbench.stage.name === 'importing'}
          onReport={workbench.actions.show}
        />
      </div>
      <div className={styles['main']} data-stage={workbench.stage.name}>
        {workbench.stage.name === 'empty' ? <ImportGuide kinds={kinds} /> : null}
        <Workbench
          workbench={workbench}
          kinds={kinds}
          entries={state.entries}
          surroundings={{ regions, boundariesUrl, theme }}
          onShowOnMap={props.onShowOnMap}
          onDownload={download}
        />
        <RegisterAccounts registers={registers} kinds={kinds} />
        <LiveAccount live={useLiveState()} kinds={kinds} />
      </div>
    </main>
  );
};

const useOpenOnce = (file: File | null, open: (file: File) => void, onTaken: () => void): void => {
  const latest = useRef({ open, onTaken });
  useEffect(() => {
    latest.current = { open, onTaken };
  }, [open, onTaken]);
  useEffect(() => {
    if (file === null) return;
    latest.current.open(file);
    latest.current.onTaken();
  }, [file]);
};

/** Answers what went wrong in words, `null` where the file is in the browser's hands. */
const useDownload = (shelf: ImportShelf): ((entry: StoredImport) => Promise<string | null>) => {
  const text = useText();
  return useCallback(
    async (entry) => {
      const csv = await shelf.quarantine(entry.source);
      if (!csv.ok) return text(csv.fault.words);
      const fileName = `${entry.fileName.replace(/\.[^.]+$/, '')}-quarantine.csv`;
      downloadText(csv.value, fileName, 'text/csv;charset=utf-8');
      return null;
    },
    [shelf, text],
  );
};
