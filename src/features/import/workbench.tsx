import { useEffect, useRef } from 'react';
import type { HazardKind } from '../../hazards/define.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { useText } from '../../ui/language.tsx';
import { AccountReport } from './account-report.tsx';
import { ImportProgress } from './import-progress.tsx';
import { OpenedFile } from './opened-file.tsx';
import type { PositionSurroundings } from './position-panel.tsx';
import { ReadChoicesSetup } from './read-choices.tsx';
import { SETUP_WORDS } from './setup-words.ts';
import type { Workbench as WorkbenchModel } from './use-workbench.ts';
import { hasCorrections, type Stage } from './workbench-state.ts';
import { WORDS } from './words.ts';
import styles from './import.module.css';
import setupStyles from './setup.module.css';

interface WorkbenchProps {
  readonly workbench: WorkbenchModel;
  readonly kinds: readonly HazardKind[];
  readonly entries: readonly StoredImport[];
  /** What the map of the positions needs. */
  readonly surroundings: PositionSurroundings;
  readonly onShowOnMap: (entry: StoredImport) => void;
  readonly onDownload: (entry: StoredImport) => Promise<string | null>;
}

/** The file in hand: what the page makes of it, the one button, and what became of its rows. */
export const Workbench = (props: WorkbenchProps) => {
  const { workbench, kinds, entries } = props;
  const { stage, actions } = workbench;
  const text = useText();
  switch (stage.name) {
    case 'empty':
      return stage.notice === null ? null : (
        <p className={styles['cancelled']} role="status" data-notice="">
          {text(stage.notice)}
        </p>
      );
    case 'reading':
      return (
        <section className={styles['work']} aria-label={text(WORDS.title)} aria-busy data-top="">
          <ImportProgress
            what={WORDS.reading}
            fileName={stage.fileName}
            rows={null}
            share={null}
            onCancel={actions.cancel}
          />
        </section>
      );
    case 'fault':
      return <Fault stage={stage} workbench={workbench} />;
    case 'opened':
    case 'importing':
      return (
        <OpenedFile
          draft={stage.draft}
          progress={stage.name === 'importing' ? stage.progress : null}
          actions={actions}
          kinds={kinds}
          entries={entries}
          surroundings={props.surroundings}
        />
      );
    case 'done': {
      const entry = entries.find((each) => each.source === stage.source);
      if (entry === undefined) return null;
      return (
        <AccountReport
          key={`${entry.source} ${entry.importedAt}`}
          entry={entry}
          outcome={stage.outcome}
          kind={kinds.find((kind) => kind.id === entry.kind)}
          onShowOnMap={props.onShowOnMap}
          onDownload={props.onDownload}
          onPatch={actions.open}
          onAnother={actions.reset}
        />
      );
    }
  }
};

interface FaultProps {
  readonly stage: Extract<Stage, { name: 'fault' }>;
  readonly workbench: WorkbenchModel;
}

/** Why the file cannot be read, and what of its reading can be corrected: the guess may be what is wrong. */
const Fault = ({ stage: { fileName, fault, options }, workbench: { actions } }: FaultProps) => {
  const text = useText();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const isCorrectable = CORRECTABLE.has(fault.kind) || hasCorrections(options);
  return (
    <section className={styles['work']} aria-label={text(WORDS.failed)}>
      <div ref={heading} tabIndex={-1} className={styles['fault']} role="alert" data-fault={fault.kind}>
        <strong>
          {text(WORDS.failed)}：{fileName}
        </strong>
        <p>{text(fault.words)}</p>
      </div>
      {isCorrectable ? (
        <div className={styles['block']}>
          <h3 className={styles['blockTitle']}>{text(SETUP_WORDS.setup)}</h3>
          <div className={setupStyles['choices']}>
            <ReadChoicesSetup
              format={null}
              choices={null}
              found={null}
              options={options}
              isDisabled={false}
              onChange={actions.reopen}
            />
          </div>
        </div>
      ) : null}
    </section>
  );
};

/** Faults that another way of reading may cure. */
const CORRECTABLE: ReadonlySet<string> = new Set([
  'wrong-delimiter',
  'unclosed-quote',
  'no-rows',
  'too-many-columns',
  'record-too-long',
]);
