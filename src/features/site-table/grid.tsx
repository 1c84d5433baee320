import {
  memo,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import type { SiteRow } from '../../domain/register-client.ts';
import type { Language } from '../../domain/words.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { toCell, type CellContext } from './cells.tsx';
import { COLUMNS, directionOf, NARROW_COLUMNS, nextSort, sortOf, type ColumnId } from './columns.ts';
import type { SiteTableProps } from './props.ts';
import { keyOf } from './site-pager.ts';
import styles from './site-table.module.css';
import { useGridFocus } from './use-grid-focus.ts';
import { useRowWindow } from './use-row-window.ts';
import { WORDS } from './words.ts';

interface GridProps extends Pick<SiteTableProps, 'rows' | 'sort' | 'onSort' | 'selected' | 'onSelect' | 'onWant'> {
  readonly columns: readonly ColumnId[];
  readonly context: CellContext;
  readonly isBusy: boolean;
  /** Id of the element that tells the keys. */
  readonly describedBy: string;
}

interface StyleInput {
  readonly columns: readonly ColumnId[];
  readonly total: number;
  readonly isNarrow: boolean;
  readonly language: Language;
}

/** Widths as custom properties, so that every row has the same without being told. */
const toStyle = ({ columns, total, isNarrow, language }: StyleInput): CSSProperties => {
  const widths = columns.map((id) => `${COLUMNS[id].widthRem[language === 'en' ? 1 : 0]}rem`);
  const template = columns.map((id, at) => (id === 'name' ? `minmax(${widths[at]}, 1fr)` : widths[at])).join(' ');
  const width = isNarrow ? '100%' : `calc(${widths.join(' + ')})`;
  return { '--columns': template, '--width': width, '--rows': total } as CSSProperties;
};

/** The rows in sight, and the active one wherever it is. Keys move, Enter and a click open the card. */
export const Grid = (props: GridProps) => {
  const { rows, onWant, onSelect, context } = props;
  const total = rows.total ?? 0;
  const language = useLanguage();
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const { window, pageRows, isNarrow, onScroll } = useRowWindow(scroller, body, total);
  const columns = isNarrow ? NARROW_COLUMNS : props.columns;
  const { cell, onFocus, onBlur, onMoveKey } = useGridFocus(scroller, rows, {
    rows: total,
    columns: columns.length,
    pageRows,
  });
  useEffect(() => onWant(window.first, window.end), [onWant, window]);
  const shown = useRef(rows.answered);
  useLayoutEffect(() => {
    if (shown.current === rows.answered) return;
    shown.current = rows.answered;
    if (scroller.current !== null) scroller.current.scrollTop = 0;
  }, [rows.answered]);
  const drawn = useMemo(() => toIndices(window.first, window.end, cell.row, total), [window, cell.row, total]);

  const open = (index: number): void => {
    const row = rows.rowAt(index);
    if (row !== undefined) onSelect(row);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (onMoveKey(event) || event.key !== 'Enter' || cell.row < 0) return;
    event.preventDefault();
    open(cell.row);
  };
  const onClick = (event: MouseEvent): void => {
    const index = (event.target as Element).closest('[data-row]')?.getAttribute('data-row');
    if (index !== undefined && index !== null) open(Number(index));
  };
  return (
    // The rows and cells inside take the focus.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={scroller}
      role="grid"
      aria-label={context.text(WORDS.name)}
      aria-describedby={props.describedBy}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-busy={props.isBusy}
      className={styles['grid']}
      data-narrow={isNarrow}
      style={toStyle({ columns, total, isNarrow, language })}
      onScroll={onScroll}
      {...{ onFocus, onBlur, onKeyDown, onClick }}
    >
      <Head
        columns={columns}
        activeColumn={cell.row === -1 ? cell.column : null}
        sort={props.sort}
        onSort={props.onSort}
      />
      <div role="rowgroup" ref={body} className={styles['body']}>
        {drawn.map((index) => {
          const row = rows.rowAt(index);
          return (
            <Row
              key={index}
              {...{ index, row, columns, context }}
              activeColumn={cell.row === index ? cell.column : null}
              isSelected={row !== undefined && keyOf(row) === props.selected}
            />
          );
        })}
      </div>
    </div>
  );
};

/** Ascending, so that the order in the document is that of the table. */
const toIndices = (first: number, end: number, active: number, total: number): readonly number[] => {
  const indices = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (active < 0 || active >= total || (active >= first && active < end)) return indices;
  return active < first ? [active, ...indices] : [...indices, active];
};

interface HeadProps extends Pick<GridProps, 'sort' | 'onSort'> {
  readonly columns: readonly ColumnId[];
  readonly activeColumn: number | null;
}

const ARROWS = { ascending: '↑', descending: '↓' } as const;

const Head = ({ columns, activeColumn, sort, onSort }: HeadProps) => {
  const text = useText();
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['row']}>
        {columns.map((id, at) => {
          const by = sortOf(id, columns);
          const direction = directionOf(sort, by);
          const tabIndex = activeColumn === at ? 0 : -1;
          const words = text(COLUMNS[id].words);
          return (
            <div
              key={id}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={by === undefined ? undefined : (direction ?? 'none')}
              className={styles['cell']}
              data-column={id}
              data-numeric={COLUMNS[id].isNumeric}
              {...(by === undefined ? { tabIndex, 'data-cell': `-1:${at}` } : {})}
            >
              {by === undefined ? (
                words
              ) : (
                <button
                  type="button"
                  tabIndex={tabIndex}
                  data-cell={`-1:${at}`}
                  onClick={() => onSort(nextSort(sort, by))}
                >
                  {words}
                  <span aria-hidden="true" className={styles['arrow']}>
                    {direction === undefined ? '' : ARROWS[direction]}
                  </span>
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
};

interface RowProps {
  readonly index: number;
  /** `undefined` while it is on its way. */
  readonly row: SiteRow | undefined;
  readonly columns: readonly ColumnId[];
  readonly context: CellContext;
  readonly activeColumn: number | null;
  readonly isSelected: boolean;
}

const Row = memo(({ index, row, columns, context, activeColumn, isSelected }: RowProps) => (
  <div
    role="row"
    aria-rowindex={index + 2}
    aria-selected={isSelected}
    className={styles['row']}
    style={{ top: `calc(${index} * var(--table-row))` }}
    data-row={index}
    data-site={row === undefined ? undefined : keyOf(row)}
  >
    {columns.map((id, at) => (
      <div
        key={id}
        role={id === 'name' ? 'rowheader' : 'gridcell'}
        aria-colindex={at + 1}
        tabIndex={activeColumn === at ? 0 : -1}
        className={styles['cell']}
        data-column={id}
        data-cell={`${index}:${at}`}
        data-numeric={COLUMNS[id].isNumeric}
      >
        {row === undefined ? <Waiting words={context.text(WORDS.reading)} /> : toCell(id, row, context)}
      </div>
    ))}
  </div>
));
Row.displayName = 'Row';

const Waiting = ({ words }: { readonly words: string }) => (
  <span className={styles['waiting']}>
    <span className="visually-hidden">{words}</span>
  </span>
);
