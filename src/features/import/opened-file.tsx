import type { HazardKind } from '../../hazards/define.ts';
import type { StoredImport } from '../../register/import/stored-import.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { ColumnMapping } from './column-mapping.tsx';
import { FileSetup } from './file-setup.tsx';
import { ImportProgress } from './import-progress.tsx';
import { PositionPanel, type PositionSurroundings } from './position-panel.tsx';
import { PreviewTable } from './preview-table.tsx';
import { ProfileNote } from './profile-note.tsx';
import { SETUP_WORDS } from './setup-words.ts';
import { TargetChoice } from './target-choice.tsx';
import type { Draft, Progress } from './workbench-state.ts';
import type { WorkbenchStore } from './workbench-store.ts';
import { WORDS } from './words.ts';
import styles from './import.module.css';

interface OpenedFileProps {
  readonly draft: Draft;
  /** `null`: it is not being imported. */
  readonly progress: Progress | null;
  readonly actions: WorkbenchStore;
  readonly kinds: readonly HazardKind[];
  readonly entries: readonly StoredImport[];
  readonly surroundings: PositionSurroundings;
}

/** A file that was read: what the page makes of it, every guess correctable, and the one button that imports it. */
export const OpenedFile = (props: OpenedFileProps) => {
  const { draft, progress, actions, kinds, entries } = props;
  const text = useText();
  const { file } = draft;
  const isBusy = progress !== null || draft.isRereading;
  const kind = kinds.find((each) => each.id === draft.kind);
  const patched = draft.file.patchOf === null ? undefined : entries.find(({ source }) => source === file.patchOf);
  return (
    <section className={styles['work']} aria-label={text(WORDS.title)} aria-busy={isBusy}>
      <OpenedHead draft={draft} progress={progress} actions={actions} />
      {draft.notice === null ? null : (
        <p className={styles['problem']} role="status" data-notice="">
          {text(draft.notice)}
        </p>
      )}
      {draft.fault === null ? null : (
        <p className={styles['fault']} role="alert" data-fault={draft.fault.kind}>
          {text(draft.fault.words)}
        </p>
      )}
      <TargetChoice
        draft={draft}
        patchedName={patched?.fileName ?? null}
        isBusy={isBusy}
        onTarget={actions.setTarget}
      />
      {draft.profile === null ? null : (
        <ProfileNote used={draft.profile} isBusy={isBusy} onToggle={actions.useProfile} />
      )}
      <FileSetup
        draft={draft}
        kinds={kinds}
        isBusy={isBusy}
        onKind={actions.setKind}
        onReading={actions.setReading}
        onAsOf={actions.setAsOf}
        onReadOptions={actions.reopen}
        onAutomatic={actions.automatic}
      />
      <FileNotes draft={draft} />
      <PositionPanel
        draft={draft}
        isBusy={isBusy}
        surroundings={props.surroundings}
        onReading={actions.setReading}
        onApply={actions.applyRepair}
        onUndo={actions.undoRepair}
      />
      {kind === undefined ? null : (
        <ColumnMapping
          draft={draft}
          kind={kind}
          isBusy={isBusy}
          onField={actions.setField}
          onColumn={actions.setColumn}
        />
      )}
      <PreviewTable file={file} />
    </section>
  );
};

/** Stays on screen: name, button, and the progress of what was begun. */
const OpenedHead = ({ draft, progress, actions }: Pick<OpenedFileProps, 'draft' | 'progress' | 'actions'>) => {
  const text = useText();
  const language = useLanguage();
  const { fileName } = draft.file;
  return (
    <header className={styles['workHead']} data-sticky="true">
      <div className={styles['workName']}>
        <h2 className={styles['workTitle']} title={fileName}>
          {fileName}
        </h2>
        <p className={styles['small']}>
          {text(
            draft.isRereading ? SETUP_WORDS.rereading : progress === null ? WORDS.checkThenImport : WORDS.importing,
          )}
        </p>
      </div>
      <button
        type="button"
        className={styles['primary']}
        disabled={progress !== null || draft.isRereading}
        onClick={() => actions.run(language)}
      >
        {text(WORDS.import)}
      </button>
      {progress === null && !draft.isRereading ? null : (
        <div className={styles['workProgress']}>
          <ImportProgress
            what={
              draft.isRereading
                ? SETUP_WORDS.rereading
                : progress?.phase === 'storing'
                  ? WORDS.storing
                  : WORDS.importing
            }
            fileName={fileName}
            rows={progress?.rows ?? null}
            share={draft.isRereading || progress?.phase === 'storing' ? null : (progress?.share ?? null)}
            onCancel={progress?.phase === 'storing' ? null : actions.cancel}
          />
        </div>
      )}
    </header>
  );
};

/** What must be known of the file as a whole before it is imported: broken rows, rows without a partner, lost formulas. */
const FileNotes = ({ draft: { file } }: Pick<OpenedFileProps, 'draft'>) => {
  const text = useText();
  if (file.notes.length === 0) return null;
  return (
    <ul className={styles['notes']} aria-label={text(WORDS.fileNotes)}>
      {file.notes.map((note, index) => (
        <li key={index}>
          <span className={styles['number']}>{note.count.toLocaleString('en-US')}</span>
          <span>{text(note.words)}</span>
        </li>
      ))}
    </ul>
  );
};
