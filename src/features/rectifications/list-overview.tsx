import { type ReactNode } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { useText } from '../../ui/language.tsx';
import { ListTable } from './list-table.tsx';
import type { BoardChoice, ItemsPanelProps } from './props.ts';
import styles from './rectifications.module.css';
import { WORDS } from './words.ts';

interface ListOverviewProps extends ItemsPanelProps {
  readonly lists: readonly string[] | null;
  readonly onChoose: (choice: Pick<BoardChoice, 'lists'>) => void;
  readonly tools: ReactNode;
}

/** 整改清单: every list of the region with its rates, whatever the board shows. */
export const ListOverview = ({ answer, scope, state, nowMs, lists, onChoose, tools }: ListOverviewProps) => {
  const text = useText();
  const known = answer?.lists ?? [];
  const picked = lists?.length === 1 ? (lists[0] ?? null) : null;
  return (
    <Panel
      name={WORDS.listsName}
      title={WORDS.listsTitle}
      note={known.length > 1 ? text(WORDS.apart) : ''}
      aside={tools}
      state={state}
      nowMs={nowMs}
      placeholderRows={5}
      className={styles['panel']}
    >
      {known.length === 0 ? (
        <p className={styles['note']}>{text(WORDS.nothing)}</p>
      ) : (
        <ListTable
          lists={known}
          picked={picked}
          scope={scope}
          onPick={(listType) => onChoose({ lists: listType === picked ? null : [listType] })}
        />
      )}
    </Panel>
  );
};
