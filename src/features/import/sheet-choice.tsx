import { useState } from 'react';
import type { ReadChoices, ReadOptions, SheetInfo, SheetJoin } from '../../register/import/opened-source.ts';
import { useText } from '../../ui/language.tsx';
import { SelectChoice } from './choice.tsx';
import { SETUP_WORDS, sheetSize } from './setup-words.ts';
import { WORDS } from './words.ts';
import styles from './setup.module.css';
import importStyles from './import.module.css';

interface SheetChoiceProps {
  readonly sheets: readonly SheetInfo[];
  readonly choices: ReadChoices;
  readonly isDisabled: boolean;
  readonly onChange: (change: ReadOptions) => void;
}

/** Which sheets of a workbook (or layers of an archive) make up the register, and which stand beside their rows by a key. */
export const SheetChoice = ({ sheets, choices, isDisabled, onChange }: SheetChoiceProps) => {
  const text = useText();
  const chosen = choices.sheets ?? [];
  const toggle = (name: string, isOn: boolean): void => {
    // In the order of the workbook, whatever the order of the clicks.
    const next = sheets.map((sheet) => sheet.name).filter((each) => (each === name ? isOn : chosen.includes(each)));
    const joins = (choices.joins ?? []).filter((join) => !next.includes(join.sheet));
    if (next.length > 0) onChange({ sheets: next, joins });
  };
  return (
    <>
      <fieldset className={styles['group']}>
        <legend className={styles['legend']}>{text(SETUP_WORDS.sheets)}</legend>
        <p className={styles['note']}>{text(SETUP_WORDS.sheetsNote)}</p>
        <div className={styles['sheets']}>
          {sheets.map((sheet) => (
            <label key={sheet.name} className={styles['sheet']}>
              <input
                type="checkbox"
                checked={chosen.includes(sheet.name)}
                disabled={isDisabled || (chosen.length === 1 && chosen[0] === sheet.name)}
                onChange={(event) => toggle(sheet.name, event.target.checked)}
              />
              <span>
                {sheet.name}{' '}
                <small className={styles['note']}>{text(sheetSize(sheet.rowCount, sheet.headers.length))}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {sheets.length > 1 ? (
        <Joins
          key={JSON.stringify(choices.joins)}
          sheets={sheets}
          choices={choices}
          isDisabled={isDisabled}
          onChange={onChange}
        />
      ) : null}
    </>
  );
};

/** Joins as they stand in the form: taken together, because half a join is none. */
const Joins = ({ sheets, choices, isDisabled, onChange }: SheetChoiceProps) => {
  const text = useText();
  const used = choices.joins ?? [];
  const [joins, setJoins] = useState<readonly SheetJoin[]>(used);
  const base = sheets.find(({ name }) => name === choices.sheets?.[0]);
  const others = sheets.filter(({ name }) => !(choices.sheets ?? []).includes(name));
  if (base === undefined || (others.length === 0 && used.length === 0)) return null;
  const add = (): void => {
    const sheet = others.find(({ name }) => !joins.some((join) => join.sheet === name)) ?? others[0];
    if (sheet !== undefined) setJoins([...joins, toJoin(base, sheet)]);
  };
  const isChanged = JSON.stringify(joins) !== JSON.stringify(used);
  return (
    <details className={importStyles['fold']}>
      <summary>
        {text(SETUP_WORDS.joins)} · {joins.length === 0 ? text(WORDS.none) : joins.map(({ sheet }) => sheet).join('、')}
      </summary>
      <div className={styles['group']} role="group" aria-label={text(SETUP_WORDS.joins)}>
        <p className={styles['note']}>{text(SETUP_WORDS.joinsNote)}</p>
        {joins.map((join, index) => (
          <JoinRow
            key={index}
            join={join}
            base={base}
            sheets={others}
            isDisabled={isDisabled}
            onChange={(next) => setJoins(joins.map((each, at) => (at === index ? next : each)))}
            onRemove={() => setJoins(joins.filter((_, at) => at !== index))}
          />
        ))}
        <div className={styles['joinTools']}>
          {joins.length < others.length ? (
            <button type="button" className={importStyles['quiet']} disabled={isDisabled} onClick={add}>
              {text(SETUP_WORDS.addJoin)}
            </button>
          ) : null}
          {isChanged ? (
            <button
              type="button"
              className={importStyles['secondary']}
              disabled={isDisabled}
              onClick={() => onChange({ joins })}
            >
              {text(SETUP_WORDS.applyJoins)}
            </button>
          ) : null}
        </div>
      </div>
    </details>
  );
};

/** A header that both sheets have is the likelier key. */
const toJoin = (base: SheetInfo, sheet: SheetInfo): SheetJoin => {
  const shared = base.headers.find((header) => sheet.headers.includes(header));
  return { sheet: sheet.name, baseKey: shared ?? base.headers[0] ?? '', key: shared ?? sheet.headers[0] ?? '' };
};

interface JoinRowProps {
  readonly join: SheetJoin;
  readonly base: SheetInfo;
  readonly sheets: readonly SheetInfo[];
  readonly isDisabled: boolean;
  readonly onChange: (join: SheetJoin) => void;
  readonly onRemove: () => void;
}

const JoinRow = ({ join, base, sheets, isDisabled, onChange, onRemove }: JoinRowProps) => {
  const text = useText();
  const sheet = sheets.find(({ name }) => name === join.sheet);
  const named = (headers: readonly string[]) => [...new Set(headers)].map((value) => ({ value, label: value }));
  return (
    <div className={styles['join']} role="group" aria-label={`${text(SETUP_WORDS.joins)} ${join.sheet}`}>
      <SelectChoice
        label={text(SETUP_WORDS.joinSheet)}
        value={join.sheet}
        options={sheets.map(({ name }) => ({ value: name, label: name }))}
        isDisabled={isDisabled}
        onChange={(name) => {
          const next = sheets.find((each) => each.name === name);
          if (next !== undefined) onChange(toJoin(base, next));
        }}
      />
      <SelectChoice
        label={text(SETUP_WORDS.joinBaseKey)}
        value={join.baseKey}
        options={named(base.headers)}
        isDisabled={isDisabled}
        onChange={(baseKey) => onChange({ ...join, baseKey })}
      />
      <SelectChoice
        label={text(SETUP_WORDS.joinKey)}
        value={join.key}
        options={named(sheet?.headers ?? [join.key])}
        isDisabled={isDisabled}
        onChange={(key) => onChange({ ...join, key })}
      />
      <button type="button" className={importStyles['quiet']} disabled={isDisabled} onClick={onRemove}>
        {text(SETUP_WORDS.removeJoin)}
      </button>
    </div>
  );
};
