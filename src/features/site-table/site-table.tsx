import { useId, useMemo, type ReactNode } from 'react';
import { formatChinaDate } from '../../domain/clock.ts';
import { oldest } from '../../domain/counting.ts';
import { toFileName } from '../../domain/file-name.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ToggleButton } from '../../ui/toggle-button.tsx';
import { ColumnPicker } from './column-picker.tsx';
import { COLUMNS, directionOf, parseColumns, type ColumnId } from './columns.ts';
import { ExportButton } from './export-button.tsx';
import { ExportMenu } from './export-menu.tsx';
import { Grid } from './grid.tsx';
import { Notes } from './notes.tsx';
import type { SiteTableProps } from './props.ts';
import styles from './site-table.module.css';
import { toCsvColumns } from './to-csv-columns.ts';
import { toTableTotal } from './to-table-scope.ts';
import { Total } from './total.tsx';
import { fileFilters, WORDS } from './words.ts';

/** 点位表: the current selection row by row; the keyboard's and the screen reader's way to every answer of the map. */
export const SiteTable = (props: SiteTableProps) => {
  const { kinds, scope, rows, state, isCurrent } = props;
  const text = useText();
  const language = useLanguage();
  const keysId = useId();
  const { columns, unknown } = useMemo(() => parseColumns(props.columns), [props.columns]);
  const toFigure = useMemo(() => countFigures(scope, kinds, language), [scope, kinds, language]);
  const total = useMemo(() => toTableTotal(scope, kinds), [scope, kinds]);
  const isLoading = rows.total === null && rows.error === null;
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={<SortNote {...props} columns={columns} />}
      aside={
        state.status === 'never' ? null : (
          <Total total={total} rowTotal={isCurrent ? rows.total : null} scope={scope} toFigure={toFigure} />
        )
      }
      state={isLoading && state.status !== 'never' ? { status: 'loading' } : state}
      nowMs={props.nowMs}
      placeholderRows={16}
      isFlexible
      className={styles['table']}
    >
      <Tools {...props} columns={columns} />
      <Notes {...props} columns={columns} unknownColumns={unknown} toFigure={toFigure} />
      {rows.total === 0 && isCurrent ? (
        <Empty {...props} />
      ) : rows.total === null ? null : (
        <Rows {...props} columns={columns} keysId={keysId} />
      )}
      <p id={keysId} className={styles['keys']}>
        {text(WORDS.keys)}
      </p>
    </Panel>
  );
};

interface WithColumns extends Omit<SiteTableProps, 'columns'> {
  readonly columns: readonly ColumnId[];
}

const SortNote = ({ sort, columns }: Pick<WithColumns, 'sort' | 'columns'>): ReactNode => {
  const text = useText();
  const column =
    columns.find((id) => COLUMNS[id].sort === sort?.by) ??
    (Object.keys(COLUMNS) as ColumnId[]).find((id) => COLUMNS[id].sort === sort?.by);
  const direction = directionOf(sort, sort?.by);
  const by =
    sort === null || column === undefined || direction === undefined
      ? text(sort === null ? WORDS.worstFirstNote : WORDS.bestFirstNote)
      : `${text(COLUMNS[column].words)} ${text(WORDS[direction])}`;
  return (
    <span role="status" className={styles['order']}>
      {by}
    </span>
  );
};

const Tools = (props: WithColumns) => {
  const { kinds, regions, scope, sort, onSort, columns, sourceOf, exportSource } = props;
  const text = useText();
  const language = useLanguage();
  const csv = useMemo(
    () => toCsvColumns(columns, { kinds, regions, language, sourceOf }),
    [columns, kinds, regions, language, sourceOf],
  );
  const { ask, version } = exportSource;
  return (
    <div className={styles['tools']}>
      <ToggleButton isPressed={sort === null} onToggle={() => onSort(null)} className={styles['button']}>
        {text(WORDS.worstFirst)}
      </ToggleButton>
      <ColumnPicker columns={columns} onColumns={props.onColumns} />
      <ExportButton
        input={{ ask, version, ...csv }}
        fileName={toFileName(
          [
            props.fileTitle,
            scope.region.name,
            text(WORDS.fileSites),
            ...filterPart(props, text),
            asOfPart(props, text),
          ],
          'csv',
        )}
        isDisabled={!props.isCurrent || props.rows.total === 0}
        onDownload={props.onDownload}
      />
      <ExportMenu
        kinds={kinds}
        total={toTableTotal(scope, kinds)}
        isDisabled={!props.isCurrent || props.rows.total === 0}
        onExport={props.onExport}
      />
    </div>
  );
};

type Text = ReturnType<typeof useText>;

const filterPart = ({ scope, kinds }: Pick<SiteTableProps, 'scope' | 'kinds'>, text: Text): readonly string[] => {
  const count = toFilterParts(scope.filter, kinds, scope.sourceName).length;
  return count === 0 ? [] : [text(fileFilters(count))];
};

/** A file is as old as the oldest register in it. */
const asOfPart = ({ scope, kinds }: Pick<SiteTableProps, 'scope' | 'kinds'>, text: Text): string => {
  const total = toTableTotal(scope, kinds);
  const counts =
    total.state === 'none'
      ? []
      : total.state === 'sum'
        ? total.all.counts
        : [...total.real.counts, ...total.synthetic.counts];
  const asOf = oldest(counts);
  return asOf === null ? text(WORDS.fileUndated) : formatChinaDate(Date.parse(asOf)).replaceAll('-', '');
};

const Rows = (props: WithColumns & { readonly keysId: string }) => {
  const { kinds, regions, sourceOf, rows } = props;
  const text = useText();
  const context = useMemo(
    () => ({ kinds: new Map(kinds.map((kind) => [kind.id, kind])), regions, text, sourceOf }),
    [kinds, regions, text, sourceOf],
  );
  return <Grid {...props} context={context} isBusy={!props.isCurrent || !rows.isComplete} describedBy={props.keysId} />;
};

/** Nothing passes: says so, and offers the way back. */
const Empty = ({ scope, kinds, onClear }: SiteTableProps) => {
  const text = useText();
  // 清除 leaves the choice of sources alone.
  const isFiltered = toFilterParts({ ...scope.filter, sources: null }, kinds, scope.sourceName).length > 0;
  return (
    <div className={styles['empty']} role="status">
      <p>{text(isFiltered ? WORDS.nothing : WORDS.nothingHere)}</p>
      {isFiltered ? (
        <button type="button" className={styles['button']} onClick={onClear}>
          {text(WORDS.clear)}
        </button>
      ) : null}
    </div>
  );
};
