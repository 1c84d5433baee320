import type { IndicatorGroup } from '../../domain/comparison-indicators.ts';
import { knownPeople, type Cell, type ComparisonRow } from '../../domain/comparison.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { LevelMixRow } from './level-mix-row.tsx';
import type { ComparedColumn, CompareTableProps } from './props.ts';
import { toCellFigure, toDifferenceFigure } from './to-cell-figure.ts';
import { digitsOf, toDifferenceText, toIntervalText } from './to-cell-text.ts';
import {
  GROUP_WORDS,
  INCOMPLETE,
  PER_WORDS,
  STATE_WORDS,
  WORDS,
  differenceTo,
  incompleteNote,
  markWords,
} from './words.ts';
import styles from './compare-table.module.css';

const GROUPS: readonly IndicatorGroup[] = ['link', 'level', 'special'];

/** The same indicators for every region, with the difference to the base; bars of one row are on one axis. */
export const CompareTable = (props: CompareTableProps) => {
  const text = useText();
  const { columns, rows } = props;
  const isIncomplete = rows.some(({ cells }) => cells.some((cell) => cell.isIncomplete));
  return (
    <table
      className={styles['table']}
      aria-label={text(WORDS.name)}
      data-part="comparison"
      data-incomplete={isIncomplete}
    >
      <colgroup>
        <col className={styles['labelColumn']} />
        {columns.map(({ region }) => (
          <col key={region.adcode} />
        ))}
      </colgroup>
      <Head columns={columns} isIncomplete={isIncomplete} />
      {GROUPS.map((group) => (
        <tbody key={group}>
          <tr className={styles['groupRow']}>
            <th scope="rowgroup" colSpan={columns.length + 1}>
              <span>
                {text(GROUP_WORDS[group])} <GroupNote group={group} kinds={props.kinds} columns={columns} />
              </span>
            </th>
          </tr>
          {group === 'level' ? <LevelMixRow {...props} /> : null}
          {rows
            .filter(({ indicator }) => indicator.group === group)
            .map((row) => (
              <Row key={row.indicator.id} row={row} {...props} />
            ))}
        </tbody>
      ))}
    </table>
  );
};

/** Which kinds a group counts: one whose register did not answer is in no sum. */
const GroupNote = ({
  group,
  kinds,
  columns,
}: { readonly group: IndicatorGroup } & Pick<CompareTableProps, 'kinds' | 'columns'>) => {
  const text = useText();
  const [focus] = kinds;
  if (group === 'special') return <small>{text(WORDS.eachKind)}</small>;
  if (group === 'link') return <small>{focus === undefined ? '' : text(focus.words.name)}</small>;
  const counted = kinds.filter(({ id }) =>
    columns.some(({ scope }) => scope.rollUp?.region.kinds.some(({ kind }) => kind === id)),
  );
  const names = counted.map(({ words }) => text(words.shortName)).join(text({ zh: '、', en: ', ' }));
  return <small>{counted.length > 1 ? `${names} ${text(WORDS.allKinds)}` : names}</small>;
};

type HeadProps = Pick<CompareTableProps, 'columns'> & { readonly isIncomplete: boolean };

const Head = ({ columns, isIncomplete }: HeadProps) => {
  const text = useText();
  const baseName = columns[0]?.region.shortName ?? '';
  return (
    <thead>
      <tr>
        <th scope="col" className={styles['corner']}>
          {text(WORDS.indicator)}
        </th>
        {columns.map((column, index) => (
          <th key={column.region.adcode} scope="col">
            <div className={styles['box']}>
              <div className={`${styles['cell']} ${styles['headCell']}`}>
                <span className={styles['regionName']}>{column.region.name}</span>
                <span className={styles['axisNote']}>{text(WORDS.sameAxis)}</span>
                <span className={styles['absolute']}>
                  {index === 0 ? text(WORDS.base) : text(differenceTo(baseName))}
                </span>
                <span className={styles['relative']}>{index === 0 ? '' : text(WORDS.relative)}</span>
              </div>
              {isIncomplete ? <PeopleNote column={column} /> : null}
            </div>
          </th>
        ))}
      </tr>
    </thead>
  );
};

const PeopleNote = ({ column }: { readonly column: ComparedColumn }) => {
  const text = useText();
  const people = knownPeople(column);
  return people === null || people.isComplete ? null : (
    <p className={styles['incomplete']}>{text(incompleteNote(people.without.length, people.counties))}</p>
  );
};

interface RowProps extends CompareTableProps {
  readonly row: ComparisonRow;
}

const Row = ({ row, ...props }: RowProps) => {
  const text = useText();
  const { indicator } = row;
  return (
    <tr data-indicator={indicator.id}>
      <th scope="row">
        {text(indicator.words)} {indicator.per === 'count' ? null : <span>{text(PER_WORDS[indicator.per])} </span>}
        <small>{text(indicator.unit)}</small>
      </th>
      {props.columns.map((column, index) => (
        <td key={column.region.adcode}>
          <ValueCell {...props} row={row} column={column} index={index} />
        </td>
      ))}
    </tr>
  );
};

interface ValueCellProps extends RowProps {
  readonly column: ComparedColumn;
  readonly index: number;
}

const ValueCell = ({ row, column, index, kinds, populationSource }: ValueCellProps) => {
  const text = useText();
  const language = useLanguage();
  const { indicator } = row;
  const cell = row.cells[index];
  if (cell === undefined) return null;
  const digits = digitsOf(row);
  const mark = row.marks[index] ?? null;
  const difference = toDifferenceText(row.differences[index] ?? null, cell.isSmall, indicator, digits, language);
  const interval = toIntervalText(cell, indicator, digits);
  const instead = STATE_WORDS[cell.state];
  const isRate = indicator.take === 'linked-rate';
  const figure = toCellFigure(row, cell, column, digits, { kinds, populationSource, language });
  return (
    <div className={styles['box']}>
      <div className={styles['cell']} data-small={cell.isSmall} data-instead={instead !== undefined}>
        <span className={styles['value']}>
          <Figure
            figure={figure}
            format={isRate ? 'rate' : indicator.per === 'count' ? 'count' : 'number'}
            digits={digits}
            instead={instead === undefined ? undefined : text(instead)}
          />
          {interval === null ? null : <span className="visually-hidden"> ({interval})</span>}
        </span>
        <Bar row={row} cell={cell} />
        <span className={styles['mark']}>
          {mark === null ? null : `${text(markWords(mark, indicator.direction))} `}
          {cell.isIncomplete ? text(INCOMPLETE) : null}
        </span>
        <span className={styles['absolute']}>
          {index === 0 ? null : (
            <Figure
              figure={toDifferenceFigure(figure, row.differences[index] ?? null, language)}
              instead={difference.absolute}
            />
          )}
        </span>
        <span className={styles['relative']}>{index === 0 && !cell.isSmall ? '' : difference.relative}</span>
      </div>
    </div>
  );
};

const percent = (value: number, axisMax: number): string => `${Math.max(0, Math.min(1, value / axisMax)) * 100}%`;

/** On the axis of its row; the line across its end is the 95 % interval. The figure beside it carries the meaning. */
const Bar = ({ row, cell }: { readonly row: ComparisonRow; readonly cell: Cell }) => {
  const { axisMax, indicator } = row;
  if (cell.value === null || axisMax <= 0) return <span className={styles['track']} aria-hidden="true" />;
  const { interval } = cell;
  return (
    <span className={styles['track']} data-rate={indicator.take === 'linked-rate'} aria-hidden="true">
      <span
        className={styles['bar']}
        data-look={cell.isSmall ? 'outline' : indicator.look}
        style={{ width: percent(cell.value, axisMax) }}
      />
      {interval === null ? null : (
        <span
          className={styles['whisker']}
          style={{ left: percent(interval.low, axisMax), right: `calc(100% - ${percent(interval.high, axisMax)})` }}
        />
      )}
    </span>
  );
};
