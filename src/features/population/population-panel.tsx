import { useId, useState, type ChangeEvent } from 'react';
import type { PopulationLookup, PopulationTable } from '../../domain/population.ts';
import type { Region } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useText } from '../../ui/language.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { WORDS, firstOf, regionWithout, statedNote, strayNote, withoutTitle } from './words.ts';
import styles from './population.module.css';

export interface PopulationPanelProps {
  readonly table: PopulationTable | null;
  readonly lookup: PopulationLookup | null;
  /** Regions on screen, each told of by name. */
  readonly regions: readonly Region[];
  /** Counties of the country, by the boundaries. */
  readonly countyCount: number;
  readonly isDragging: boolean;
  readonly isReading: boolean;
  /** Why the last file was not taken, or why the table is not kept. */
  readonly problems: readonly Localised[];
  readonly onFile: (file: File) => void;
  readonly onRemove: () => void;
}

/** The population table that per-head rates divide by: which file, of when, what of it was taken, and what it lacks. */
export const PopulationPanel = (props: PopulationPanelProps) => {
  const text = useText();
  const { table, lookup, problems } = props;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section
      className={styles['panel']}
      aria-label={text(WORDS.name)}
      data-part="population"
      data-dragging={props.isDragging}
    >
      <header className={styles['head']}>
        <h2 className={styles['title']}>{text(WORDS.name)}</h2>
        {table === null ? <span className={styles['small']}>{text(WORDS.none)}</span> : null}
        {table === null ? null : <Identity table={table} />}
        {table === null ? null : <Account table={table} />}
        <FileButton words={table === null ? WORDS.choose : WORDS.replace} onFile={props.onFile} />
        {table === null ? null : (
          <>
            <ToggleButton
              look="plain"
              className={styles['quiet']}
              isPressed={isOpen}
              onToggle={() => setIsOpen(!isOpen)}
            >
              {text(WORDS.details)}
            </ToggleButton>
            <button type="button" className={styles['quiet']} onClick={props.onRemove}>
              {text(WORDS.remove)}
            </button>
          </>
        )}
        {props.isDragging ? <strong role="status">{text(WORDS.dropNow)}</strong> : null}
        {props.isReading ? <span role="status">{text(WORDS.reading)}</span> : null}
      </header>
      {problems.map((problem) => (
        <p key={problem.zh} className={styles['problem']} role="alert">
          {text(problem)}
        </p>
      ))}
      {table === null || lookup === null || !isOpen ? null : <Loaded {...props} table={table} lookup={lookup} />}
    </section>
  );
};

/** Which file, of when, and how much of it is in use. */
const Identity = ({ table }: { readonly table: PopulationTable }) => {
  const text = useText();
  return (
    <span>
      <strong>{table.fileName}</strong>{' '}
      <span className={styles['small']}>
        {text(WORDS.asOf)} {table.asOf}
        {table.isAsOfGuessed ? ` · ${text(WORDS.guessed)}` : ''} · {text(WORDS.columns)} {table.columns.adcode} /{' '}
        {table.columns.people} · {table.encoding}
      </span>
    </span>
  );
};

const FileButton = ({ words, onFile }: { readonly words: Localised; readonly onFile: (file: File) => void }) => {
  const text = useText();
  const id = useId();
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    // Cleared, so that choosing the same file again is a change too.
    event.target.value = '';
    if (file !== undefined) onFile(file);
  };
  return (
    <span className={styles['choose']}>
      <input id={id} type="file" accept=".csv,.tsv,.txt" className={styles['input']} onChange={choose} />
      <label htmlFor={id} className={styles['button']}>
        {text(words)}
      </label>
    </span>
  );
};

type LoadedProps = PopulationPanelProps & {
  readonly table: PopulationTable;
  readonly lookup: PopulationLookup;
};

const Loaded = ({ table, lookup, regions, countyCount }: LoadedProps) => {
  const text = useText();
  return (
    <>
      <p className={styles['small']}>{text(WORDS.rule)}</p>
      <ul className={styles['regions']}>
        {regions.map((region) => (
          <RegionLine key={region.adcode} region={region} lookup={lookup} />
        ))}
      </ul>
      <Without counties={lookup.without} countyCount={countyCount} />
      <Issues table={table} />
    </>
  );
};

const ACCOUNT = [
  ['read', WORDS.read],
  ['accepted', WORDS.accepted],
  ['quarantined', WORDS.quarantined],
] as const;

const Account = ({ table }: { readonly table: PopulationTable }) => {
  const text = useText();
  return (
    <p className={styles['account']} role="status">
      {ACCOUNT.map(([name, words]) => (
        <span key={name}>
          {text(words)}{' '}
          <Figure
            figure={{
              name,
              value: table.account[name],
              source: table.fileName,
              asOf: table.asOf,
              card: {
                title: text(words),
                scope: text(WORDS.scope),
                source: table.fileName,
                asOf: table.asOf,
                definition: text(WORDS.sum),
              },
            }}
            unit={text(WORDS.rows)}
          />
        </span>
      ))}
      <span className={styles['small']}>{text(WORDS.sum)}</span>
    </p>
  );
};

const RegionLine = ({ region, lookup }: { readonly region: Region; readonly lookup: PopulationLookup }) => {
  const text = useText();
  const { people, counties, without, strays, stated } = lookup.of(region.adcode);
  const short = people !== null && stated !== null && stated > people ? stated - people : 0;
  return (
    <li>
      {text(regionWithout(region.name, without.length, counties))}
      {strays.rows > 0 ? ` · ${text(strayNote(strays.rows))}` : ''}
      {short > 0 ? ` · ${text(statedNote(formatCount(short)))}` : ''}
    </li>
  );
};

/** Every county without a row, by name: a list of 63 is not shortened. */
const Without = ({ counties, countyCount }: { readonly counties: readonly Region[]; readonly countyCount: number }) => {
  const text = useText();
  if (counties.length === 0) return null;
  return (
    <details className={styles['fold']}>
      <summary>{text(withoutTitle(counties.length, countyCount))}</summary>
      <p className={styles['small']}>
        {counties.map(({ name, adcode }) => `${name} ${adcode}`).join(text({ zh: '、', en: ', ' }))}
      </p>
    </details>
  );
};

const SHOWN_ISSUES = 200;

const Issues = ({ table }: { readonly table: PopulationTable }) => {
  const text = useText();
  const { issues } = table.account;
  if (issues.length === 0) return null;
  const shown = issues.slice(0, SHOWN_ISSUES);
  return (
    <details className={styles['fold']} open={issues.length <= 20}>
      <summary>
        {text(WORDS.quarantineList)} · <strong>{formatCount(issues.length)}</strong>
      </summary>
      {shown.length < issues.length ? (
        <p className={styles['small']}>{text(firstOf(shown.length, issues.length))}</p>
      ) : null}
      <table className={styles['issues']} aria-label={text(WORDS.quarantineList)}>
        <thead>
          <tr>
            {[WORDS.row, WORDS.field, WORDS.value, WORDS.reason].map((words) => (
              <th key={words.en} scope="col">
                {text(words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((issue) => (
            <tr key={issue.row}>
              <td>{formatCount(issue.row)}</td>
              <td>{issue.field === '' ? text(WORDS.wholeRow) : issue.field}</td>
              <td>{issue.value}</td>
              <td>{text(issue.words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
