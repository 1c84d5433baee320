import { useState } from 'react';
import type { BoardLane } from '../../domain/analyses/rectification-board.ts';
import type { RectificationState } from '../../domain/rectification-state.ts';
import { listWords } from '../../domain/rectification-words.ts';
import { compareUrgency, STATE_WORDS } from '../../domain/rectification.ts';
import { Figure } from '../../ui/figure.tsx';
import { formatCount } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { Panel } from '../../ui/panel.tsx';
import { itemFigures } from './item-figures.ts';
import { Item } from './item.tsx';
import { ListTable } from './list-table.tsx';
import type { BoardChoice, ItemsPanelProps } from './props.ts';
import styles from './rectifications.module.css';
import { StateBar } from './state-bar.tsx';
import { WORDS } from './words.ts';

export interface RectificationsProps extends ItemsPanelProps {
  /** Rows listed; the answer's columns hold at least as many. */
  readonly rowLimit: number;
  /** Opens the board at what the panel shows. */
  readonly onBoard: (choice: BoardChoice) => void;
}

/** 整改销号: each list of a region by itself, where its items stand, and which to press first. */
export const Rectifications = (props: RectificationsProps) => {
  const { answer, scope, nowMs, state } = props;
  const text = useText();
  const [listType, setListType] = useState<string | null>(null);
  const [picked, setPicked] = useState<RectificationState | null>(null);
  const lanes = answer?.lanes ?? [];
  const lane = lanes.find((each) => each.listType === listType) ?? lanes[0];
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={lanes.length > 1 ? text(WORDS.apart) : ''}
      aside={
        <button
          type="button"
          className={styles['more']}
          data-screen-only=""
          onClick={() => props.onBoard({ lists: null, states: null })}
        >
          {text(WORDS.toBoard)}
        </button>
      }
      state={state}
      nowMs={nowMs}
      placeholderRows={8}
      className={styles['panel']}
    >
      {lane === undefined ? (
        <p className={styles['note']}>{text(WORDS.nothing)}</p>
      ) : (
        <>
          <ListTable lists={lanes} picked={lane.listType} scope={scope} onPick={setListType} />
          <StateBar list={lane} scope={scope} picked={picked} onPick={setPicked} />
          <MostUrgent {...props} lane={lane} picked={picked} />
        </>
      )}
      {answer?.isComplete === false ? <p className={styles['note']}>{text(WORDS.incomplete)}</p> : null}
    </Panel>
  );
};

interface MostUrgentProps extends RectificationsProps {
  readonly lane: BoardLane;
  readonly picked: RectificationState | null;
}

const MostUrgent = ({ lane, picked, rowLimit, scope, regions, onSelectSite, onBoard }: MostUrgentProps) => {
  const text = useText();
  const toFigure = itemFigures(lane, scope, useLanguage());
  const columns = lane.columns.filter(({ state }) => picked === null || state === picked);
  const total = columns.reduce((sum, column) => sum + column.total, 0);
  const items = columns
    .flatMap((column) => column.items)
    .toSorted(compareUrgency)
    .slice(0, rowLimit);
  if (items.length === 0) return <p className={styles['note']}>{text(WORDS.nothingInState)}</p>;
  return (
    <>
      <ol className={styles['items']}>
        {items.map((item) => (
          <li key={item.id}>
            <Item item={item} region={scope.region.adcode} regions={regions} showsState onSelectSite={onSelectSite} />
          </li>
        ))}
      </ol>
      {total > items.length ? (
        <p className={styles['note']}>
          {text(WORDS.shown)} {formatCount(items.length)} /{' '}
          <Figure
            figure={toFigure({
              name: 'rectifications',
              value: total,
              title: picked === null ? listWords(lane.listType) : STATE_WORDS[picked],
              state: picked,
            })}
          />{' '}
          <button
            type="button"
            className={styles['more']}
            data-screen-only=""
            onClick={() => onBoard({ lists: [lane.listType], states: picked === null ? null : [picked] })}
          >
            {text(WORDS.showAll)}
          </button>
        </p>
      ) : null}
    </>
  );
};
