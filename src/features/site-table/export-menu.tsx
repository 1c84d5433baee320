import { useState } from 'react';
import {
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  type ExportReply,
} from '../../domain/register-export.ts';
import type { Localised } from '../../domain/words.ts';
import type { KindText } from '../../ui/describe-filter.ts';
import { formatCount } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import { PopoverButton } from '../../ui/popover-button.tsx';
import styles from './site-table.module.css';
import type { TableTotal } from './to-table-scope.ts';
import { EXPORT_FORMAT_WORDS, EXPORT_WORDS, WORDS } from './words.ts';

interface ExportMenuProps {
  readonly kinds: readonly KindText[];
  readonly total: TableTotal;
  readonly isDisabled: boolean;
  /** Has the registers of the selection written as a file and hands it to the browser. */
  readonly onExport: (format: ExportFormat) => Promise<ExportReply>;
}

type State =
  | { readonly status: 'idle' }
  | { readonly status: 'running'; readonly format: ExportFormat }
  | { readonly status: 'done'; readonly file: Omit<ExportedFile, 'bytes'> }
  | { readonly status: 'fault'; readonly words: Localised };

/** The registers of the selection with every property, in a format of one's choice. */
export const ExportMenu = ({ kinds, total, isDisabled, onExport }: ExportMenuProps) => {
  const text = useText();
  const [state, setState] = useState<State>({ status: 'idle' });
  const start = async (format: ExportFormat): Promise<void> => {
    setState({ status: 'running', format });
    const reply = await onExport(format).catch(() => null);
    if (reply === null) setState({ status: 'fault', words: WORDS.exportFailed });
    else if (reply.ok) setState({ status: 'done', file: reply.value });
    else setState({ status: 'fault', words: reply.fault.words });
  };
  const isRunning = state.status === 'running';
  return (
    <>
      <PopoverButton
        className={styles['button']}
        isDisabled={isDisabled || isRunning}
        face={
          isRunning ? (
            `${text(WORDS.exporting)} ${text(EXPORT_FORMAT_WORDS[state.format].name)}…`
          ) : (
            <>
              {text(EXPORT_WORDS.menu)} <Icon name="chevron-down" size={12} />
            </>
          )
        }
        label={text(EXPORT_WORDS.title)}
      >
        {({ close, refocus }) => (
          <Formats
            total={total}
            onChoose={(format) => {
              close();
              refocus();
              void start(format);
            }}
          />
        )}
      </PopoverButton>
      <span role="status" className={styles['outcome']} data-export-file={state.status}>
        {state.status === 'done' ? <Done file={state.file} kinds={kinds} /> : null}
        {state.status === 'fault' ? text(state.words) : null}
      </span>
    </>
  );
};

const Formats = ({
  total,
  onChoose,
}: {
  readonly total: TableTotal;
  readonly onChoose: (format: ExportFormat) => void;
}) => {
  const text = useText();
  return (
    <div className={styles['formats']}>
      <p>
        <strong>{text(EXPORT_WORDS.title)}</strong>
        <br />
        <Count total={total} />
      </p>
      <ul>
        {EXPORT_FORMATS.map((format) => (
          <li key={format}>
            <button type="button" data-format={format} className={styles['format']} onClick={() => onChoose(format)}>
              <strong>{text(EXPORT_FORMAT_WORDS[format].name)}</strong>
              <span>{text(EXPORT_FORMAT_WORDS[format].note)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={styles['quiet']}>{text(EXPORT_WORDS.several)}</p>
    </div>
  );
};

/** How many rows, and whether they are invented. */
const Count = ({ total }: { readonly total: TableTotal }) => {
  const text = useText();
  const rows = (value: number): string => `${formatCount(value)} ${text(WORDS.sites)}`;
  if (total.state === 'none') return null;
  if (total.state === 'mixed')
    return (
      <span>
        {text(WORDS.real)} {rows(total.real.value)} · {text(EXPORT_WORDS.synthetic)} {rows(total.synthetic.value)} ·{' '}
        {text(EXPORT_WORDS.apart)}
      </span>
    );
  const isSynthetic = total.all.counts.some((each) => each.isSynthetic);
  return (
    <span>
      {rows(total.all.value)}
      {isSynthetic ? ` · ${text(EXPORT_WORDS.synthetic)}` : ''}
    </span>
  );
};

const NAMED = 5;

const Done = ({ file, kinds }: { readonly file: Omit<ExportedFile, 'bytes'>; readonly kinds: readonly KindText[] }) => {
  const text = useText();
  const comma = text(WORDS.listComma);
  const said = [`${text(WORDS.exported)} ${formatCount(file.rows)} ${text(WORDS.sites)} · ${file.fileName}`];
  for (const { kind, what, fields } of file.missing) {
    const names = fields.slice(0, NAMED).map(text).join(comma) + (fields.length > NAMED ? ' …' : '');
    const name = kinds.find(({ id }) => id === kind)?.words.shortName;
    const lacks =
      what === 'card' ? `${fields.length} ${text(EXPORT_WORDS.properties)} (${names})` : text(EXPORT_WORDS[what]);
    said.push(`${name === undefined ? kind : text(name)}: ${text(EXPORT_WORDS.missing)} ${lacks}`);
  }
  for (const { code, count } of file.notes) said.push(`${text(EXPORT_WORDS[code])} ${formatCount(count)}`);
  return said.join(' · ');
};
