import { useState } from 'react';
import { COLUMN_LIMIT, type RectificationBoardQuery } from '../../domain/analyses/rectification-board.ts';
import { formatChinaDate } from '../../domain/clock.ts';
import { Ages } from '../../features/rectifications/ages.tsx';
import { BoardFilters } from '../../features/rectifications/board-filters.tsx';
import { Board } from '../../features/rectifications/board.tsx';
import { ItemsByRegion } from '../../features/rectifications/by-region.tsx';
import { FaultyItems } from '../../features/rectifications/faulty-items.tsx';
import { ListOverview } from '../../features/rectifications/list-overview.tsx';
import { useClock, useRegions } from '../../register/register-context.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { useLanguage } from '../../ui/language.tsx';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import { useRectifications } from '../use-rectifications.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';
import { useCsvExport } from './use-csv-export.ts';
import styles from './rectifications-report.module.css';

const CARDS = 8;

/** 闭环销号; another region or filter begins anew. */
export const RectificationsReport = (props: ReportProps) => (
  <Rectification key={JSON.stringify([props.query.region, props.query.filter])} {...props} />
);

const Rectification = ({ counts, query, actions }: ReportProps) => {
  const { lists, states, focus } = useUrlState();
  const store = useUrlStore();
  const regions = useRegions();
  const choice = JSON.stringify([lists, states, focus]);
  const [page, setPage] = useState({ choice, offset: 0 });
  // Another choice begins at its first page.
  const offset = page.choice === choice ? page.offset : 0;
  const asked: RectificationBoardQuery = { ...query, lists, states, focus, limit: COLUMN_LIMIT, offset };
  const { scope: counted, nowMs } = counts;
  const { answer, scope, state, missing, isSettled } = useRectifications(asked, counted.sourceName, nowMs);
  const language = useLanguage();
  const clock = useClock();
  const onExport = useCsvExport('rectification-board', { ...asked, limit: 0, offset: 0 }, () => {
    const day = formatChinaDate(clock.now());
    return language === 'en' ? `rectification ${query.region} ${day}.csv` : `整改项 ${counted.region.name} ${day}.csv`;
  });
  useReady('rectifications', isSettled);
  const shared = { answer, scope, regions, nowMs, state };
  return (
    <>
      <MissingNote missing={missing} />
      <BoardFilters {...{ lists, states, focus }} known={answer?.lists ?? []} onChoose={store.change} />
      <div className={styles['pair']}>
        <ListOverview
          {...shared}
          lists={lists}
          onChoose={store.change}
          tools={<ExportButton isDisabled={answer === null || answer.lanes.length === 0} onExport={onExport} />}
        />
        <Ages {...shared} />
      </div>
      <Board
        {...shared}
        cardLimit={CARDS}
        offset={offset}
        pageSize={COLUMN_LIMIT}
        onOffset={(next) => setPage({ choice, offset: next })}
        onChoose={store.change}
        onMap={() => actions.show('explore', { mode: 'rectifications', c: null })}
        onSelectSite={(site) => actions.show('explore', { site, c: null })}
      />
      <ItemsByRegion {...shared} onGoTo={actions.goTo} />
      <FaultyItems {...shared} />
    </>
  );
};
