import { parseRectification } from '../../domain/rectification.ts';
import { Rectifications } from '../../features/rectifications/rectifications.tsx';
import { useRegions } from '../../register/register-context.tsx';
import { useCollection } from '../../register/use-collection.ts';
import { useReady } from '../../url/use-ready.ts';
import type { BoardActions } from '../board-actions.ts';
import { toCollectionState } from '../to-collection-state.ts';
import type { BoardCounts } from '../use-count-scope.ts';

interface RectificationPanelProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

const ROWS = 12;

/** What is being put right in the region. In a chunk of its own. */
export const RectificationPanel = ({ counts, actions }: RectificationPanelProps) => {
  const answer = useCollection('rectifications', parseRectification);
  useReady('rectifications', answer.isSettled);
  return (
    <Rectifications
      items={answer.rows}
      region={counts.scope.region.adcode}
      regions={useRegions()}
      nowMs={counts.nowMs}
      state={toCollectionState(answer)}
      isComplete={answer.isComplete}
      unreadable={answer.unreadable}
      rowLimit={ROWS}
      onSelectSite={actions.selectSite}
    />
  );
};
