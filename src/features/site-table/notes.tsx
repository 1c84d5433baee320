import type { ReactNode } from 'react';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import { Figure } from '../../ui/figure.tsx';
import { useText } from '../../ui/language.tsx';
import { printColumns, type ColumnId } from './columns.ts';
import type { SiteTableProps } from './props.ts';
import styles from './site-table.module.css';
import { toOthers, toWithoutPosition } from './to-table-scope.ts';
import { WORDS } from './words.ts';

interface NotesProps extends Omit<SiteTableProps, 'columns'> {
  readonly columns: readonly ColumnId[];
  readonly unknownColumns: readonly string[];
  readonly toFigure: ToCountFigure;
}

/** What a reader must know before the rows: what is not among them, what is not on the map, what was not understood. */
export const Notes = (props: NotesProps) => {
  const { rows, onRetry, unknownColumns, columns, onColumns } = props;
  const text = useText();
  return (
    <>
      {rows.error === null ? null : (
        <Note name="failed" action={text(WORDS.retry)} onAction={onRetry}>
          {text(WORDS.failed)} {rows.error.message}
        </Note>
      )}
      {unknownColumns.length === 0 ? null : (
        <Note name="columns" action={text(WORDS.understood)} onAction={() => onColumns(printColumns(columns))}>
          {text(WORDS.unknownColumns)}
          {unknownColumns.join(text(WORDS.listComma))}
        </Note>
      )}
      <WithoutPosition {...props} />
      <Others {...props} />
    </>
  );
};

interface NoteProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly action?: string;
  readonly onAction?: () => void;
}

const Note = ({ name, children, action, onAction }: NoteProps) => (
  <p className={styles['note']} role="status" data-notice={name}>
    <span>{children}</span>
    {action === undefined ? null : (
      <button type="button" className={styles['link']} onClick={onAction}>
        {action}
      </button>
    )}
  </p>
);

const WithoutPosition = ({ scope, kinds, isByCounty, toFigure }: NotesProps) => {
  const text = useText();
  const count = toWithoutPosition(scope, kinds, isByCounty);
  if (count === null) return null;
  const figure = toFigure({
    name: 'without-position',
    ...count,
    title: WORDS.withoutPositionTitle,
    unit: WORDS.sites,
    filter: scope.filter,
    definition: WORDS.withoutPositionNote,
  });
  return (
    <Note name="without-position">
      <Figure figure={figure} unit={text(WORDS.sites)} /> {text(WORDS.withoutPosition)}
    </Note>
  );
};

const Others = ({ scope, kinds, toFigure, onFilter }: NotesProps) => {
  const text = useText();
  const others = toOthers(scope, kinds);
  if (others === null) return null;
  const names = kinds.filter(({ id }) => others.kindIds.includes(id)).map(({ words }) => text(words.name));
  const name = names.join(text(WORDS.listComma));
  const figure = toFigure({
    name: 'sites',
    value: others.value,
    counts: others.counts,
    title: { zh: name, en: name },
    unit: WORDS.sites,
    filter: { ...scope.filter, kinds: others.kindIds },
  });
  return (
    <Note name="others" action={text(WORDS.show)} onAction={() => onFilter({ kinds: others.kindIds })}>
      {text(WORDS.others)} {name} <Figure figure={figure} unit={text(WORDS.sites)} /> {text(WORDS.othersNote)}
    </Note>
  );
};
