import { useState, type KeyboardEvent } from 'react';
import type { ReadChoices, ReadOptions } from '../../register/import/opened-source.ts';
import {
  DELIMITERS,
  ENCODING_NAMES,
  QUOTE_CHARACTERS,
  type Encoding,
  type FileFormat,
} from '../../register/import/types.ts';
import { useText } from '../../ui/language.tsx';
import { Choice, SelectChoice } from './choice.tsx';
import { corrected, DELIMITER_WORDS, QUOTE_WORDS, SETUP_WORDS } from './setup-words.ts';
import styles from './setup.module.css';

interface ReadChoicesProps {
  /** `null`: the file could not be opened as it was read, so nothing was found out. */
  readonly format: FileFormat | null;
  readonly choices: ReadChoices | null;
  /** What the page found by itself, before any correction. */
  readonly found: ReadChoices | null;
  readonly options: ReadOptions;
  readonly isDisabled: boolean;
  readonly onChange: (change: ReadOptions) => void;
}

/** Encoding, delimiter, quote and header rows: each as it was found, each correctable; a correction reads the file again. */
export const ReadChoicesSetup = (props: ReadChoicesProps) => {
  const { format, choices, found, options, isDisabled, onChange } = props;
  const text = useText();
  const noteOf = (isChanged: boolean, was: string | null): string =>
    isChanged && was !== null ? text(corrected(was)) : '';
  const isText = format === 'csv' || format === null;
  const automatic = { value: '' as const, label: text(SETUP_WORDS.automatic) };
  const hasAutomatic = choices === null;
  return (
    <>
      {isText ? (
        <>
          <SelectChoice
            label={text(SETUP_WORDS.encoding)}
            note={encodingNote(
              noteOf(isCorrected(options, 'encoding'), found?.encoding?.name ?? null),
              choices?.encoding,
              text,
            )}
            value={choices?.encoding?.name ?? options.encoding ?? ''}
            options={[
              ...(hasAutomatic ? [automatic] : []),
              ...ENCODING_NAMES.map((name) => ({ value: name, label: name })),
            ]}
            isDisabled={isDisabled}
            onChange={(encoding) => onChange({ encoding: encoding === '' ? null : encoding })}
          />
          <SelectChoice
            label={text(SETUP_WORDS.delimiter)}
            note={noteOf(isCorrected(options, 'delimiter'), wordOf(DELIMITER_WORDS, found?.delimiter, text))}
            value={choices?.delimiter ?? options.delimiter ?? ''}
            options={[
              ...(hasAutomatic ? [automatic] : []),
              ...DELIMITERS.map((each) => ({ value: each, label: wordOf(DELIMITER_WORDS, each, text) ?? each })),
            ]}
            isDisabled={isDisabled}
            onChange={(delimiter) => onChange({ delimiter: delimiter === '' ? null : delimiter })}
          />
          <SelectChoice
            label={text(SETUP_WORDS.quote)}
            note={noteOf(isCorrected(options, 'quote'), wordOf(QUOTE_WORDS, found?.quote, text))}
            value={choices?.quote ?? options.quote ?? ''}
            options={[
              ...(hasAutomatic ? [automatic] : []),
              ...QUOTE_CHARACTERS.map((each) => ({ value: each, label: wordOf(QUOTE_WORDS, each, text) ?? each })),
            ]}
            isDisabled={isDisabled}
            onChange={(quote) => onChange({ quote: quote === '' ? null : quote })}
          />
        </>
      ) : null}
      {isText || (choices?.headerRecords ?? null) !== null ? (
        <HeaderRecords
          key={(choices?.headerRecords ?? []).join('-')}
          value={choices?.headerRecords ?? options.headerRecords ?? null}
          note={noteOf(isCorrected(options, 'headerRecords'), found?.headerRecords?.join('–') ?? null)}
          isDisabled={isDisabled}
          onChange={(headerRecords) => onChange({ headerRecords })}
        />
      ) : null}
    </>
  );
};

/** The user chose it; what is left out or `null` the page finds out. */
const isCorrected = (options: ReadOptions, name: keyof ReadOptions): boolean => (options[name] ?? null) !== null;

type Text = ReturnType<typeof useText>;

const wordOf = (words: typeof DELIMITER_WORDS, key: string | null | undefined, text: Text): string | null => {
  const found = words[key ?? ''];
  return found === undefined ? null : text(found);
};

const encodingNote = (note: string, encoding: Encoding | null | undefined, text: Text): string =>
  encoding?.hasByteOrderMark === true ? `${text(SETUP_WORDS.withMark)}${note === '' ? '' : ` · ${note}`}` : note;

interface HeaderRecordsProps {
  readonly value: readonly [number, number] | null;
  readonly note: string;
  readonly isDisabled: boolean;
  readonly onChange: (value: readonly [number, number]) => void;
}

/** No ledger's header lies deeper. */
const LAST_HEADER_RECORD = 500;

/** First and last row of the header. Taken when the field is left or Enter is pressed: every digit would read the file again. */
const HeaderRecords = ({ value, note, isDisabled, onChange }: HeaderRecordsProps) => {
  const text = useText();
  const [first, setFirst] = useState(String(value?.[0] ?? 1));
  const [last, setLast] = useState(String(value?.[1] ?? 1));
  const take = (): void => {
    const from = Math.round(Number(first));
    const to = Math.max(from, Math.round(Number(last)));
    if (!(from >= 1 && to <= LAST_HEADER_RECORD)) return;
    setLast(String(to));
    if (from !== value?.[0] || to !== value[1]) onChange([from, to]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter') take();
  };
  const field = {
    type: 'number',
    min: 1,
    max: LAST_HEADER_RECORD,
    disabled: isDisabled,
    onBlur: take,
    onKeyDown,
  } as const;
  return (
    <Choice label={text(SETUP_WORDS.headerRecords)} note={note}>
      {(id, noteId) => (
        <span className={styles['pair']}>
          <input
            {...field}
            id={id}
            aria-label={text(SETUP_WORDS.headerFirst)}
            aria-describedby={noteId}
            value={first}
            onChange={(event) => setFirst(event.target.value)}
          />
          {text(SETUP_WORDS.headerTo)}
          <input
            {...field}
            aria-label={text(SETUP_WORDS.headerLast)}
            value={last}
            onChange={(event) => setLast(event.target.value)}
          />
        </span>
      )}
    </Choice>
  );
};
