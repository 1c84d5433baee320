import type { FieldDefinition } from '../../hazards/define.ts';
import type { ColumnGuess } from '../../register/import/types.ts';
import { unitsOf, type FieldUnit } from '../../register/import/units.ts';
import { useText } from '../../ui/language.tsx';
import type { ColumnMappingProps } from './column-mapping.tsx';
import { Confidence } from './confidence.tsx';
import { factorWords, fieldOf, MAPPING_WORDS, polarityOf, unitOf } from './mapping-words.ts';
import styles from './mapping.module.css';

interface MappingRowProps extends ColumnMappingProps {
  readonly column: number;
  readonly guess: ColumnGuess;
  readonly fields: readonly FieldDefinition[];
}

/** A header as a name for its controls: a whole sentence would be read out before each of them. */
const shortHeader = (header: string, column: number): string =>
  header === '' ? `#${column + 1}` : header.length > 60 ? `${header.slice(0, 60)}…` : header;

/** One column of the file: its field, its unit or its yes and no, what stands in it, and why the page thinks so. */
export const MappingRow = (props: MappingRowProps) => {
  const { guess, column, fields, draft, isBusy, onField } = props;
  const text = useText();
  const header = draft.file.headers[column] ?? '';
  const name = shortHeader(header, column);
  const field = fields.find((each) => each.name === guess.field) ?? null;
  return (
    <tr data-column={column}>
      <th scope="row">
        <span className={styles['header']} title={header}>
          {header === '' ? name : header}
        </span>
      </th>
      <td>
        <select
          aria-label={text(fieldOf(name))}
          value={guess.field ?? ''}
          disabled={isBusy}
          onChange={(event) => onField(column, fields.find((each) => each.name === event.target.value) ?? null)}
        >
          <option value="">{text(MAPPING_WORDS.notImported)}</option>
          {fields.map((each) => (
            <option key={each.name} value={each.name}>
              {text(each.words)}
              {each.unit === undefined ? '' : ` (${text(each.unit)})`}
            </option>
          ))}
        </select>
      </td>
      <td className={styles['unit']}>
        <Values {...props} field={field} name={name} />
      </td>
      <td className={styles['examples']} title={guess.examples.join('\n')}>
        {guess.examples.join(' · ')}
      </td>
      <td className={styles['basis']}>{field === null ? null : <Confidence guess={guess} />}</td>
    </tr>
  );
};

interface ValuesProps extends MappingRowProps {
  readonly field: FieldDefinition | null;
  readonly name: string;
}

/** How the values of a column become the field's: its unit where the field has one, its meaning of 0 and 1 where it is a yes or no. */
const Values = ({ field, guess, column, name, isBusy, onColumn }: ValuesProps) => {
  const text = useText();
  if (field?.type === 'boolean')
    return (
      <select
        aria-label={text(polarityOf(name))}
        value={guess.isInverted ? '0' : '1'}
        disabled={isBusy}
        onChange={(event) => onColumn(column, { isInverted: event.target.value === '0' })}
      >
        <option value="1">{text(MAPPING_WORDS.oneIsYes)}</option>
        <option value="0">{text(MAPPING_WORDS.zeroIsYes)}</option>
      </select>
    );
  if (field?.unit === undefined) return null;
  const units = toUnits(field, guess);
  const chosen = units.find(({ factor }) => factor === guess.factor);
  return (
    <>
      <select
        aria-label={text(unitOf(name))}
        value={chosen?.token ?? ''}
        disabled={isBusy}
        onChange={(event) => {
          const unit = units.find(({ token }) => token === event.target.value);
          if (unit !== undefined) onColumn(column, { factor: unit.factor, unit: unit.token, isUnitUnknown: false });
        }}
      >
        {units.map(({ token, factor, words }) => (
          <option key={token} value={token}>
            {text(words)}
            {factorWords(factor)}
          </option>
        ))}
      </select>
      {guess.isUnitUnknown ? <strong className={styles['warning']}>{text(MAPPING_WORDS.unitUnknown)}</strong> : null}
    </>
  );
};

/** Every unit of the field; first the one in use where several have its factor, or where it is none of them. */
const toUnits = (field: FieldDefinition, { factor, unit }: ColumnGuess): readonly FieldUnit[] => {
  const units = unitsOf(field);
  const own = units.find((each) => each.factor === factor && each.token === unit);
  if (own !== undefined) return [own, ...units.filter((each) => each !== own)];
  if (units.some((each) => each.factor === factor)) return units;
  const token = unit ?? '?';
  return [{ token, factor, words: { zh: token, en: token } }, ...units];
};
