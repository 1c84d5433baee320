import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/language.tsx';
import { PopoverButton } from '../../ui/popover-button.tsx';
import { COLUMN_IDS, COLUMNS, DEFAULT_COLUMNS, printColumns, toggleColumn, type ColumnId } from './columns.ts';
import styles from './site-table.module.css';
import { WORDS } from './words.ts';

interface ColumnPickerProps {
  readonly columns: readonly ColumnId[];
  readonly onColumns: (columns: readonly string[] | null) => void;
}

/** Which columns the table has. The name is what a row is called by, so it stays. */
export const ColumnPicker = ({ columns, onColumns }: ColumnPickerProps) => {
  const text = useText();
  return (
    <PopoverButton
      className={styles['button']}
      face={
        <>
          {text(WORDS.columns)} <Icon name="chevron-down" size={12} />
        </>
      }
      label={text(WORDS.columnsTitle)}
    >
      {() => (
        <>
          <fieldset className={styles['choices']}>
            <legend>{text(WORDS.columnsTitle)}</legend>
            {COLUMN_IDS.map((id) => (
              <label key={id} className={styles['choice']}>
                <input
                  type="checkbox"
                  checked={columns.includes(id)}
                  disabled={id === 'name'}
                  onChange={() => onColumns(printColumns(toggleColumn(columns, id)))}
                />
                {text(COLUMNS[id].words)}
              </label>
            ))}
          </fieldset>
          <p className={styles['narrowNote']}>{text(WORDS.columnsNarrow)}</p>
          <button
            type="button"
            className={styles['link']}
            disabled={columns.join() === DEFAULT_COLUMNS.join()}
            onClick={() => onColumns(null)}
          >
            {text(WORDS.columnsDefault)}
          </button>
        </>
      )}
    </PopoverButton>
  );
};
