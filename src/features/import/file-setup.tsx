import { useId, type ReactNode } from 'react';
import type { HazardKind } from '../../hazards/define.ts';
import { DATUMS, DELIMITERS, type Datum, type Delimiter, type Encoding, type Reading } from '../../register/import/types.ts';
import { DATUM_NAMES } from '../../register/import/words.ts';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import type { Draft } from './workbench-state.ts';
import { DELIMITER_WORDS, WORDS } from './words.ts';
import styles from './import.module.css';

interface FileSetupProps {
  readonly draft: Draft;
  readonly kinds: readonly HazardKind[];
  readonly isBusy: boolean;
  readonly onKind: (kind: string) => void;
  readonly onReading: (change: Partial<Reading>) => void;
  readonly onDelimiter: (delimiter: Delimiter) => void;
}

/** What the file is, as the page read it, and what the user may correct of that. */
export const FileSetup = ({ draft, kinds, isBusy, onKind, onReading, onDelimiter }: FileSetupProps) => {
  const text = useText();
  const { file } = draft;
  const kind = kinds.find((each) => each.id === draft.kind);
  return (
    <div className={styles['setup']}>
      <dl className={styles['facts']}>
        <Fact name={text(WORDS.file)}>{file.fileName}</Fact>
        <Fact name={text(WORDS.rows)}>{formatCount(file.rowCount)}</Fact>
        <Fact name={text(WORDS.columns)}>{formatCount(file.headers.length)}</Fact>
        <Fact name={text(WORDS.encoding)}>{useEncoding(file.encoding)}</Fact>
      </dl>
      <Choice label={text(WORDS.kind)} note={kind === undefined ? '' : text(kind.words.levelNote)}>
        {(id) => (
          <select id={id} value={draft.kind} disabled={isBusy} onChange={(event) => onKind(event.target.value)}>
            {kinds.map((each) => (
              <option key={each.id} value={each.id}>
                {text(each.words.name)}
              </option>
            ))}
          </select>
        )}
      </Choice>
      <Choice label={text(WORDS.datum)} note={text(file.isCrsStated ? WORDS.datumStated : WORDS.datumAssumed)}>
        {(id) => (
          <select
            id={id}
            value={draft.reading.crs}
            disabled={isBusy}
            onChange={(event) => onReading({ crs: event.target.value as Datum })}
          >
            {DATUMS.map((datum) => (
              <option key={datum} value={datum}>
                {DATUM_NAMES[datum]}
              </option>
            ))}
          </select>
        )}
      </Choice>
      {file.delimiter === null ? null : (
        <DelimiterChoice value={file.delimiter} isBusy={isBusy} onDelimiter={onDelimiter} />
      )}
    </div>
  );
};

const useEncoding = ({ name, hasByteOrderMark }: Encoding): string => {
  const text = useText();
  return hasByteOrderMark ? `${name} (${text(WORDS.withMark)})` : name;
};

interface DelimiterChoiceProps {
  /** `null`: none was found, and one has to be chosen. */
  readonly value: Delimiter | null;
  readonly isBusy: boolean;
  readonly onDelimiter: (delimiter: Delimiter) => void;
}

export const DelimiterChoice = ({ value, isBusy, onDelimiter }: DelimiterChoiceProps) => {
  const text = useText();
  return (
    <Choice label={text(WORDS.delimiter)} note="">
      {(id) => (
        <select
          id={id}
          value={value ?? ''}
          disabled={isBusy}
          onChange={(event) => onDelimiter(event.target.value as Delimiter)}
        >
          {value === null ? <option value="">—</option> : null}
          {DELIMITERS.map((delimiter) => (
            <option key={delimiter} value={delimiter}>
              {text(DELIMITER_WORDS[delimiter] ?? { zh: delimiter, en: delimiter })}
            </option>
          ))}
        </select>
      )}
    </Choice>
  );
};

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

interface ChoiceProps {
  readonly label: string;
  readonly note: string;
  readonly children: (id: string) => ReactNode;
}

const Choice = ({ label, note, children }: ChoiceProps) => {
  const id = useId();
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {note === '' ? null : <p className={styles['small']}>{note}</p>}
    </div>
  );
};
