import type { BoardColumn, BoardLane } from '../../domain/analyses/rectification-board.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { STATE_WORDS } from '../../domain/rectification.ts';
import { Figure } from '../../ui/figure.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Pager } from '../../ui/pager.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './board.module.css';
import { itemFigures } from './item-figures.ts';
import { Item } from './item.tsx';
import type { BoardChoice, ItemsPanelProps } from './props.ts';
import { FOCUS_WORDS, WORDS } from './words.ts';

export interface BoardProps extends ItemsPanelProps {
  /** Cards of a column that are shown beside other columns and lists. */
  readonly cardLimit: number;
  /** Of the one column that stands alone: where its page begins, and how long a page is. */
  readonly offset: number;
  readonly pageSize: number;
  readonly onOffset: (offset: number) => void;
  readonly onChoose: (choice: BoardChoice) => void;
  /** The same items as marks on the map. */
  readonly onMap: () => void;
}

/** The board: a lane for each chosen list, in it a column for each chosen state, most urgent first. */
export const Board = (props: BoardProps) => {
  const { answer, state, nowMs } = props;
  const text = useText();
  const lanes = answer?.lanes ?? [];
  return (
    <Panel
      name={WORDS.boardName}
      title={WORDS.boardTitle}
      note={text(WORDS.readOnly)}
      aside={
        <button type="button" className={styles['link']} data-screen-only="" onClick={props.onMap}>
          {text(WORDS.onMap)}
        </button>
      }
      state={state}
      nowMs={nowMs}
      placeholderRows={16}
      className={styles['board']}
    >
      {lanes.length === 0 ? (
        <p className={styles['note']}>
          {text((answer?.lists.length ?? 0) === 0 ? WORDS.nothing : WORDS.nothingChosen)}
        </p>
      ) : (
        lanes.map((lane) => <Lane key={lane.listType} {...props} lane={lane} isAlone={lanes.length === 1} />)
      )}
    </Panel>
  );
};

interface LaneProps extends BoardProps {
  readonly lane: BoardLane;
  readonly isAlone: boolean;
}

const Lane = (props: LaneProps) => {
  const { lane, scope, isAlone } = props;
  const text = useText();
  const toFigure = itemFigures(lane, scope, useLanguage());
  const name = text(listWords(lane.listType));
  return (
    <section className={styles['lane']} aria-label={name} data-list={lane.listType}>
      <h3>
        {name}{' '}
        <Figure
          figure={toFigure({ name: 'rectifications', value: lane.counts.total, title: WORDS.total })}
          unit={text(WORDS.unit)}
        />
      </h3>
      <div className={styles['columns']} data-columns={lane.columns.length}>
        {lane.columns.map((column) => (
          <Column key={column.state} {...props} column={column} isAlone={isAlone && lane.columns.length === 1} />
        ))}
      </div>
    </section>
  );
};

/** Beside other lanes a column is short: the board must show all of them. */
const CARDS_BESIDE_LANES = 3;

const Column = (props: LaneProps & { readonly column: BoardColumn }) => {
  const { column, lane, isAlone, scope, answer, regions } = props;
  const focus = answer?.focus ?? 'all';
  const text = useText();
  const toFigure = itemFigures(lane, scope, useLanguage());
  const { state, total } = column;
  const isBesideLanes = (answer?.lanes.length ?? 0) > 1 && lane.columns.length > 1;
  const items = isAlone ? column.items : column.items.slice(0, isBesideLanes ? CARDS_BESIDE_LANES : props.cardLimit);
  const isFocused = focus !== 'all';
  return (
    <section className={styles['column']} aria-label={text(STATE_WORDS[state])} data-column={state}>
      <h4>
        <span>{text(STATE_WORDS[state])}</span>
        <Figure
          figure={toFigure({
            name: isFocused ? `rectifications-${focus}` : 'rectifications',
            value: total,
            title: isFocused ? FOCUS_WORDS[focus] : STATE_WORDS[state],
            state,
            ...(isFocused ? { also: { focus } } : {}),
          })}
        />
      </h4>
      <ol className={styles['cards']} data-is-wide={lane.columns.length === 1}>
        {items.map((item) => (
          <li key={item.id}>
            <Item
              item={item}
              region={scope.region.adcode}
              regions={regions}
              showsEvidence={isAlone}
              onSelectSite={props.onSelectSite}
            />
          </li>
        ))}
      </ol>
      {isAlone ? <ColumnPager {...props} /> : <Rest {...props} shown={items.length} />}
    </section>
  );
};

const ColumnPager = ({
  column,
  lane,
  scope,
  offset,
  pageSize,
  onOffset,
  onChoose,
}: LaneProps & { readonly column: BoardColumn }) => {
  const text = useText();
  const toFigure = itemFigures(lane, scope, useLanguage());
  const total = toFigure({
    name: 'rectifications',
    value: column.total,
    title: STATE_WORDS[column.state],
    state: column.state,
  });
  return (
    <div className={styles['foot']}>
      {column.total <= pageSize ? null : (
        <Pager
          offset={offset}
          pageSize={pageSize}
          total={column.total}
          totalFigure={<Figure figure={total} />}
          onOffset={onOffset}
        />
      )}
      <button
        type="button"
        className={styles['link']}
        data-screen-only=""
        onClick={() => onChoose({ lists: null, states: null })}
      >
        {text(WORDS.back)}
      </button>
    </div>
  );
};

/** What the column does not show, and the way to it. */
const Rest = ({
  column,
  lane,
  scope,
  shown,
  onChoose,
}: LaneProps & { readonly column: BoardColumn; readonly shown: number }) => {
  const text = useText();
  const toFigure = itemFigures(lane, scope, useLanguage());
  const { state, total } = column;
  if (total <= shown) return null;
  return (
    <p className={styles['rest']}>
      {text(WORDS.rest)}{' '}
      <Figure
        figure={toFigure({ name: 'rectifications-rest', value: total - shown, title: STATE_WORDS[state], state })}
        unit={text(WORDS.unit)}
      />{' '}
      <button
        type="button"
        className={styles['link']}
        data-screen-only=""
        aria-label={`${text(WORDS.showAll)} ${text(listWords(lane.listType))} ${text(STATE_WORDS[state])}`}
        onClick={() => onChoose({ lists: [lane.listType], states: [state] })}
      >
        {text(WORDS.showAll)}
      </button>
    </p>
  );
};
