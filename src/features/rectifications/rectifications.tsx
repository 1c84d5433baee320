import { useMemo, useState } from 'react';
import type { RectificationState } from '../../domain/rectification-state.ts';
import { STATE_WORDS, compareUrgency } from '../../domain/rectification.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { formatCount } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { Items } from './items.tsx';
import { ListTable } from './list-table.tsx';
import type { RectificationsProps } from './props.ts';
import styles from './rectifications.module.css';
import { StateBar } from './state-bar.tsx';
import { listFigures, toLists } from './to-lists.ts';
import { WORDS, listWords } from './words.ts';

const DEFAULT_ROW_LIMIT = 6;

/** 整改销号: each list of a region by itself, where its items stand, and which to press first. */
export const Rectifications = (props: RectificationsProps) => {
  const { items, region, regions, nowMs, state, rowLimit = DEFAULT_ROW_LIMIT } = props;
  const text = useText();
  const language = useLanguage();
  const lists = useMemo(
    () => (items === null ? [] : toLists(items, region, regions, nowMs)),
    [items, region, regions, nowMs],
  );
  const [listType, setListType] = useState<string | null>(null);
  const [picked, setPicked] = useState<RectificationState | null>(null);
  const list = lists.find((each) => each.listType === listType) ?? lists[0];
  const shown = useMemo(
    () => (list?.items ?? []).filter((item) => picked === null || item.state === picked).toSorted(compareUrgency),
    [list, picked],
  );
  return (
    <Panel
      name={WORDS.name}
      title={WORDS.title}
      note={lists.length > 1 ? text(WORDS.apart) : ''}
      state={state}
      nowMs={nowMs}
      placeholderRows={8}
      className={styles['panel']}
    >
      {list === undefined ? (
        <p className={styles['note']}>{text(WORDS.nothing)}</p>
      ) : (
        <>
          <ListTable {...{ lists, list }} region={regions.get(region)} onPick={setListType} />
          <StateBar {...{ list, picked }} region={regions.get(region)} onPick={setPicked} />
          <Items
            key={`${region} ${list.listType} ${picked}`}
            {...{ regions, region, nowMs, rowLimit }}
            items={shown}
            total={listFigures(
              list,
              regions.get(region),
              language,
            )({
              name: 'rectifications',
              value: shown.length,
              title: picked === null ? listWords(list.listType) : STATE_WORDS[picked],
              ...(picked === null ? {} : { state: picked }),
            })}
            onSelectSite={props.onSelectSite}
          />
        </>
      )}
      <Faults isComplete={props.isComplete ?? true} unreadable={props.unreadable ?? 0} />
    </Panel>
  );
};

const Faults = ({ isComplete, unreadable }: { readonly isComplete: boolean; readonly unreadable: number }) => {
  const text = useText();
  return (
    <>
      {isComplete ? null : <p className={styles['note']}>{text(WORDS.incomplete)}</p>}
      {unreadable === 0 ? null : (
        <p className={styles['note']}>
          {text(WORDS.unreadable)} {formatCount(unreadable)}
        </p>
      )}
    </>
  );
};
