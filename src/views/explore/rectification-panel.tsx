import type { BoardActions } from '../board-actions.ts';
import { RectificationPanel } from '../rectification-panel.tsx';
import type { BoardCounts } from '../use-count-scope.ts';

interface ExploreRectificationsProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

const ROWS = 12;

/** What is being put right in the region, under the filter of the address. In a chunk of its own. */
export const ExploreRectifications = ({ counts: { scope, nowMs }, actions }: ExploreRectificationsProps) => (
  <RectificationPanel
    query={{ region: scope.region.adcode, filter: scope.filter }}
    sourceName={scope.sourceName}
    nowMs={nowMs}
    rowLimit={ROWS}
    actions={actions}
    onSelectSite={actions.selectSite}
  />
);
