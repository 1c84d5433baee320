import type { HazardKind } from '../../hazards/define.ts';
import type { ReadOptions } from '../../register/import/opened-source.ts';
import type { DecimalMark, Reading } from '../../register/import/types.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { Choice, SelectChoice } from './choice.tsx';
import { ReadChoicesSetup } from './read-choices.tsx';
import { FORMAT_WORDS, formatBytes, SETUP_WORDS, titleRowCount } from './setup-words.ts';
import { SheetChoice } from './sheet-choice.tsx';
import { hasCorrections, type Draft } from './workbench-state.ts';
import { WORDS } from './words.ts';
import importStyles from './import.module.css';
import styles from './setup.module.css';

interface FileSetupProps {
  readonly draft: Draft;
  readonly kinds: readonly HazardKind[];
  readonly isBusy: boolean;
  readonly onKind: (kind: string) => void;
  readonly onReading: (change: Partial<Reading>) => void;
  readonly onAsOf: (day: string) => void;
  /** Reads the file again with this change. */
  readonly onReadOptions: (change: ReadOptions) => void;
  /** Reads it again as the page would by itself. */
  readonly onAutomatic: () => void;
}

/** What the file is, as the page read it, and what the user may correct of that. */
export const FileSetup = (props: FileSetupProps) => {
  const { draft, isBusy } = props;
  const text = useText();
  const { file, options } = draft;
  const isCorrected = hasCorrections(options);
  return (
    <section className={importStyles['block']} aria-label={text(SETUP_WORDS.setup)}>
      <h3 className={importStyles['blockTitle']}>
        {text(SETUP_WORDS.setup)}{' '}
        <small>{text(isCorrected ? SETUP_WORDS.partlyCorrected : SETUP_WORDS.detected)}</small>
      </h3>
      <FileFacts draft={draft} />
      <div className={styles['choices']}>
        <MeaningChoices {...props} />
        <ReadChoicesSetup
          format={file.format}
          choices={file.choices}
          found={draft.found}
          options={options}
          isDisabled={isBusy}
          onChange={props.onReadOptions}
        />
      </div>
      {file.sheets === null || file.sheets.length < 2 ? null : (
        <SheetChoice sheets={file.sheets} choices={file.choices} isDisabled={isBusy} onChange={props.onReadOptions} />
      )}
      {isCorrected ? (
        <p>
          <button type="button" className={importStyles['quiet']} disabled={isBusy} onClick={props.onAutomatic}>
            {text(SETUP_WORDS.automaticAgain)}
          </button>
        </p>
      ) : null}
    </section>
  );
};

const FileFacts = ({ draft: { file, sizeBytes } }: Pick<FileSetupProps, 'draft'>) => {
  const text = useText();
  const facts = [
    [SETUP_WORDS.format, text(FORMAT_WORDS[file.format])],
    [SETUP_WORDS.size, formatBytes(sizeBytes)],
    [WORDS.rows, file.rowCount === null ? text(WORDS.rowsUnknown) : formatCount(file.rowCount)],
    [WORDS.columns, formatCount(file.headers.length)],
  ] as const;
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, value]) => (
        <div key={name.zh}>
          <dt>{text(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {file.titleRows > 0 ? (
        <div>
          <dt>{text(SETUP_WORDS.titleRows)}</dt>
          <dd>{text(titleRowCount(file.titleRows))}</dd>
        </div>
      ) : null}
    </dl>
  );
};

/** What the rows are, of which day, and how their numbers and dates are written; none of it reads the file again. */
const MeaningChoices = ({ draft, kinds, isBusy, onKind, onReading, onAsOf }: FileSetupProps) => {
  const text = useText();
  const { reading, file } = draft;
  const kind = kinds.find((each) => each.id === draft.kind);
  const noteOf = (isFound: boolean): string => (isFound ? '' : text(WORDS.changed));
  return (
    <>
      <SelectChoice
        isWide
        label={text(SETUP_WORDS.kind)}
        note={kind === undefined ? undefined : text(kind.words.levelNote)}
        value={draft.kind}
        options={kinds.map((each) => ({ value: each.id, label: text(each.words.name) }))}
        isDisabled={isBusy}
        onChange={onKind}
      />
      <Choice isWide label={text(SETUP_WORDS.asOf)} note={text(SETUP_WORDS.asOfNote)}>
        {(id, noteId) => (
          <input
            id={id}
            type="date"
            aria-describedby={noteId}
            value={draft.asOf.slice(0, 10)}
            disabled={isBusy}
            onChange={(event) => onAsOf(event.target.value)}
          />
        )}
      </Choice>
      <SelectChoice<DecimalMark>
        label={text(SETUP_WORDS.decimal)}
        note={noteOf(reading.decimal === file.reading.decimal)}
        value={reading.decimal}
        options={[
          { value: '.', label: text(SETUP_WORDS.decimalPoint) },
          { value: ',', label: text(SETUP_WORDS.decimalComma) },
        ]}
        isDisabled={isBusy}
        onChange={(decimal) => onReading({ decimal })}
      />
      <SelectChoice
        label={text(SETUP_WORDS.dates)}
        note={noteOf(reading.isDayFirst === file.reading.isDayFirst)}
        value={String(reading.isDayFirst)}
        options={[
          { value: 'null', label: text(SETUP_WORDS.datesOpen) },
          { value: 'true', label: text(SETUP_WORDS.dayFirst) },
          { value: 'false', label: text(SETUP_WORDS.monthFirst) },
        ]}
        isDisabled={isBusy}
        onChange={(value) => onReading({ isDayFirst: value === 'null' ? null : value === 'true' })}
      />
    </>
  );
};
