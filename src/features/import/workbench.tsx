import type { HazardKind } from '../../hazards/define.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { useText } from '../../ui/language.tsx';
import { AccountReport } from './account-report.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { DelimiterChoice, FileSetup } from './file-setup.tsx';
import { PreviewTable } from './preview-table.tsx';
import type { Workbench as WorkbenchModel } from './use-workbench.ts';
import type { Draft, Stage } from './workbench-state.ts';
import { WORDS } from './words.ts';
import styles from './import.module.css';

interface WorkbenchProps {
  readonly workbench: WorkbenchModel;
  readonly kinds: readonly HazardKind[];
  readonly entries: readonly StoredImport[];
  readonly onShowOnMap: (entry: StoredImport) => void;
  readonly onDownload: (entry: StoredImport) => void;
}

/** The file in hand: what the page makes of it, the one button, and what became of its rows. */
export const Workbench = (props: WorkbenchProps) => {
  const { workbench, kinds, entries } = props;
  const { stage } = workbench;
  const text = useText();
  switch (stage.name) {
    case 'empty':
      return null;
    case 'reading':
      return (
        <p className={styles['progress']} role="status">
          {text(WORDS.reading)} {stage.fileName} …
        </p>
      );
    case 'fault':
      return <Fault stage={stage} workbench={workbench} />;
    case 'opened':
    case 'importing':
      return <Opened draft={stage.draft} isBusy={stage.name === 'importing'} workbench={workbench} kinds={kinds} />;
    case 'done': {
      const entry = entries.find((each) => each.source === stage.source);
      if (entry === undefined) return null;
      return (
        <AccountReport
          key={`${entry.source} ${entry.importedAt}`}
          entry={entry}
          kind={kinds.find((kind) => kind.id === entry.kind)}
          onShowOnMap={props.onShowOnMap}
          onDownload={props.onDownload}
          onAnother={workbench.reset}
        />
      );
    }
  }
};

interface FaultProps {
  readonly stage: Extract<Stage, { name: 'fault' }>;
  readonly workbench: WorkbenchModel;
}

const Fault = ({ stage: { fileName, fault }, workbench }: FaultProps) => {
  const text = useText();
  return (
    <section className={styles['work']} aria-label={text(WORDS.failed)}>
      <div className={styles['fault']} role="alert" data-fault={fault.kind}>
        <strong>
          {text(WORDS.failed)}：{fileName}
        </strong>
        <p>{text(fault.words)}</p>
      </div>
      {fault.kind === 'wrong-delimiter' ? (
        <DelimiterChoice value={null} isBusy={false} onDelimiter={workbench.reopen} />
      ) : null}
    </section>
  );
};

interface OpenedProps {
  readonly draft: Draft;
  readonly isBusy: boolean;
  readonly workbench: WorkbenchModel;
  readonly kinds: readonly HazardKind[];
}

const Opened = ({ draft, isBusy, workbench, kinds }: OpenedProps) => {
  const text = useText();
  const kind = kinds.find((each) => each.id === draft.kind);
  return (
    <section className={styles['work']} aria-label={text(WORDS.title)} aria-busy={isBusy}>
      <header className={styles['workHead']} data-sticky="true">
        <div>
          <h2 className={styles['workTitle']}>{draft.file.fileName}</h2>
          <p className={styles['small']} role="status">
            {text(isBusy ? WORDS.importing : WORDS.checkThenImport)}
          </p>
        </div>
        <button type="button" className={styles['primary']} disabled={isBusy} onClick={workbench.run}>
          {text(WORDS.import)}
        </button>
      </header>
      {draft.fault === null ? null : (
        <p className={styles['fault']} role="alert" data-fault={draft.fault.kind}>
          {text(draft.fault.words)}
        </p>
      )}
      <FileSetup
        draft={draft}
        kinds={kinds}
        isBusy={isBusy}
        onKind={workbench.setKind}
        onReading={workbench.setReading}
        onDelimiter={workbench.reopen}
      />
      {kind === undefined ? null : (
        <ColumnMapping
          draft={draft}
          kind={kind}
          isBusy={isBusy}
          onField={workbench.setField}
          onPolarity={workbench.setPolarity}
        />
      )}
      <PreviewTable file={draft.file} />
    </section>
  );
};
