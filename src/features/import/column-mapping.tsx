import { useMemo } from 'react';
import type { Localised } from '../../domain/words.ts';
import type { FieldDefinition, HazardKind } from '../../hazards/define.ts';
import { targetsOf } from '../../register/import/targets.ts';
import type { ColumnGuess } from '../../register/import/types.ts';
import { useText } from '../../ui/language.tsx';
import { MappingRow } from './mapping-row.tsx';
import { MAPPING_WORDS } from './mapping-words.ts';
import { ScrollRegion } from './scroll-region.tsx';
import type { Draft } from './workbench-state.ts';
import importStyles from './import.module.css';
import styles from './mapping.module.css';

export interface ColumnMappingProps {
  readonly draft: Draft;
  readonly kind: HazardKind;
  readonly isBusy: boolean;
  readonly onField: (column: number, field: FieldDefinition | null) => void;
  readonly onColumn: (column: number, change: Partial<ColumnGuess>) => void;
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
    <div className={importStyles['block']}>
      <h3 className={importStyles['blockTitle']}>
        {text(MAPPING_WORDS.mapping)}{' '}
        <small>
          {mapped.length} / {entries.length}
        </small>
      </h3>
      <MappingTable {...props} entries={mapped} label={MAPPING_WORDS.mapping} />
      {unmapped.length === 0 ? null : (
        <details className={importStyles['fold']} open={mapped.length === 0}>
          <summary>
            {text(MAPPING_WORDS.unmapped)} · {unmapped.length}
          </summary>
          <MappingTable {...props} entries={unmapped} label={MAPPING_WORDS.unmapped} />
        </details>
      )}
    </div>
  );
};

interface MappingTableProps extends ColumnMappingProps {
  readonly entries: readonly Entry[];
  readonly label: Localised;
}

const HEADS = [
  MAPPING_WORDS.column,
  MAPPING_WORDS.field,
  MAPPING_WORDS.unit,
  MAPPING_WORDS.examples,
  MAPPING_WORDS.basis,
] as const;

const MappingTable = (props: MappingTableProps) => {
  const text = useText();
  const fields = useMemo(() => targetsOf(props.kind), [props.kind]);
  return (
    <ScrollRegion label={text(props.label)}>
      <table className={`${importStyles['table']} ${styles['mapping']}`}>
        <thead>
          <tr>
            {HEADS.map((words) => (
              <th key={words.zh} scope="col">
                {text(words)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.entries.map((entry) => (
            <MappingRow key={entry.column} {...props} {...entry} fields={fields} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
};
