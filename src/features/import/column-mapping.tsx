import { useMemo } from 'react';
import type { Localised } from '../../domain/words.ts';
import type { FieldDefinition, HazardKind } from '../../hazards/define.ts';
import { targetsOf } from '../../register/import/targets.ts';
import type { ColumnGuess } from '../../register/import/types.ts';
import { useText } from '../../ui/language.tsx';
import type { Draft } from './workbench-state.ts';
import { fieldOf, WORDS } from './words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import styles from './import.module.css';

interface ColumnMappingProps {
  readonly draft: Draft;
  readonly kind: HazardKind;
  readonly isBusy: boolean;
  readonly onField: (column: number, field: FieldDefinition | null) => void;
  readonly onPolarity: (column: number, isInverted: boolean) => void;
}

interface Entry {
  readonly column: number;
  readonly guess: ColumnGuess;
}

/** Which column is which field; the columns that are imported first, the others folded away. */
export const ColumnMapping = (props: ColumnMappingProps) => {
  const text = useText();
  const entries = props.draft.columns.map((guess, column): Entry => ({ guess, column }));
  const mapped = entries.filter(({ guess }) => guess.field !== null);
  const unmapped = entries.filter(({ guess }) => guess.field === null);
  return (
    <div className={styles['block']}>
      <h3 className={styles['blockTitle']}>{text(WORDS.mapping)}</h3>
      <MappingTable {...props} entries={mapped} label={WORDS.mapping} />
      {unmapped.length === 0 ? null : (
        <details className={styles['fold']} open={mapped.length === 0}>
          <summary>
            {text(WORDS.unmapped)} · {unmapped.length}
          </summary>
          <MappingTable {...props} entries={unmapped} label={WORDS.unmapped} />
        </details>
      )}
    </div>
  );
};

interface MappingTableProps extends ColumnMappingProps {
  readonly entries: readonly Entry[];
  readonly label: Localised;
}

const MappingTable = (props: MappingTableProps) => {
  const text = useText();
  const fields = useMemo(() => targetsOf(props.kind), [props.kind]);
  return (
    <ScrollRegion label={text(props.label)}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text(WORDS.column)}</th>
            <th scope="col">{text(WORDS.field)}</th>
            <th scope="col">{text(WORDS.examples)}</th>
            <th scope="col">{text(WORDS.note)}</th>
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <MappingRow key={entry.column} {...props} entry={entry} fields={fields} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};

interface MappingRowProps extends ColumnMappingProps {
  readonly entry: Entry;
  readonly fields: readonly FieldDefinition[];
}

const MappingRow = ({ entry, fields, draft, isBusy, onField, onPolarity }: MappingRowProps) => {
  const text = useText();
  const { guess, column } = entry;
  const header = draft.file.headers[column] ?? '';
  const field = fields.find((each) => each.name === guess.field) ?? null;
  return (
    <tr>
      <th scope="row">{header === '' ? `#${column + 1}` : header}</th>
      <td>
        <select
          aria-label={text(fieldOf(header === '' ? `#${column + 1}` : header))}
          value={guess.field ?? ''}
          disabled={isBusy}
          onChange={(event) => onField(column, fields.find((each) => each.name === event.target.value) ?? null)}
        >
          <option value="">{text(WORDS.notImported)}</option>
          {fields.map((each) => (
            <option key={each.name} value={each.name}>
              {text(each.words)}
              {each.unit === undefined ? '' : ` (${text(each.unit)})`}
            </option>
          ))}
        </select>
      </td>
      <td className={styles['examples']}>{guess.examples.join(' · ')}</td>
      <td className={styles['small']}>
        <MappingNote guess={guess} field={field} />
        {field?.type === 'boolean' ? (
          <label className={styles['inline']}>
            <input
              type="checkbox"
              checked={guess.isInverted}
              disabled={isBusy}
              onChange={(event) => onPolarity(column, event.target.checked)}
            />
            {text(WORDS.inverted)}
          </label>
        ) : null}
      </td>
    </tr>
  );
};

const MappingNote = ({ guess, field }: { readonly guess: ColumnGuess; readonly field: FieldDefinition | null }) => {
  const text = useText();
  if (field === null) return null;
  const words =
    guess.confidence >= 0.85 ? WORDS.byHeader : guess.confidence >= 0.65 ? WORDS.byLikeness : WORDS.byValues;
  return (
    <>
      {text(words)}
      {guess.factor === 1 || field.unit === undefined ? null : (
        <strong className={styles['factor']}>
          {guess.unit} × {guess.factor} → {text(field.unit)}
        </strong>
      )}
      {guess.isUnitUnknown ? <strong className={styles['factor']}>{text(WORDS.unitUnknown)}</strong> : null}
    </>
  );
};
