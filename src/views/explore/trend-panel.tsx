import { paletteOf } from '../../domain/palette.ts';
import { toTrendKinds } from '../../features/trend/to-trend.ts';
import { Trend } from '../../features/trend/trend.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useUrlState } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import { usePublishedTrend } from '../use-published-trend.ts';
import { useTrend } from '../use-trend.ts';

interface TrendPanelProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

/** How it came to this. In a chunk of its own, with the dates that it asks for. */
export const TrendPanel = ({ counts, actions }: TrendPanelProps) => {
  const { registers: kinds } = useHazards();
  const { theme } = useUrlState();
  const trend = useTrend(counts.scope, 'trend');
  const published = usePublishedTrend();
  const { scope, nowMs } = counts;
  const [kind, ...more] = toTrendKinds(
    kinds.map(({ id }) => id),
    scope.filter,
  );
  const state = more.length === 0 ? counts.stateOf(kind) : counts.state;
  return (
    <Trend
      kinds={kinds}
      scope={scope}
      state={state}
      nowMs={nowMs}
      {...trend}
      {...published}
      palette={paletteOf(theme)}
      onPeriod={(selection) => actions.filter(selection ?? { period: null, event: 'linked' })}
      onClear={actions.clearFilter}
    />
  );
};
