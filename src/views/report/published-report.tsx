import { parsePublishedFigure } from '../../domain/published-figure.ts';
import { PublishedBoard } from '../../features/published-board/board.tsx';
import { useRegions } from '../../register/register-context.tsx';
import { useCollection } from '../../register/use-collection.ts';
import { useReady } from '../../url/use-ready.ts';
import { toCollectionState } from '../to-collection-state.ts';
import type { ReportProps } from './report-props.ts';

/** 公布值: what documents said of the region on their days; no filter of the address changes what was published. */
export const PublishedReport = ({ counts }: ReportProps) => {
  const published = useCollection('published-figures', parsePublishedFigure);
  const regions = useRegions();
  useReady('published-figures', published.isSettled);
  return (
    <PublishedBoard
      figures={published.rows}
      region={counts.scope.region}
      regions={regions}
      state={toCollectionState(published)}
      nowMs={counts.nowMs}
      isComplete={published.isComplete}
      unreadable={published.unreadable}
    />
  );
};
