import { paletteOf } from '../../domain/palette.ts';
import { Freshness } from '../../features/freshness/freshness.tsx';
import { LinkMix } from '../../features/link-mix/link-mix.tsx';
import { Trend } from '../../features/trend/trend.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useBoardConfig } from '../../register/register-context.tsx';
import { onlyInUse } from '../../register/resolve-sources.ts';
import { useUrlState } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import { useLocalisedStates } from '../use-localised-states.ts';
import { usePublishedTrend } from '../use-published-trend.ts';
import { useNotLinkedReasons } from '../use-reasons.ts';
import { useTrend } from '../use-trend.ts';

interface AnswerPanelsProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
  /** False: nothing is asked, and readiness does not wait. */
  readonly isVisible: boolean;
}

/** How it came to this, what the links are made of, and how old the data are. In a chunk of its own: not on the first screen. */
export const AnswerPanels = ({ counts, actions, isVisible }: AnswerPanelsProps) => {
  const { registers: kinds } = useHazards();
  const { theme } = useUrlState();
  const config = useBoardConfig();
  const states = useLocalisedStates();
  const trend = useTrend(counts.scope, isVisible ? 'trend' : null);
  const published = usePublishedTrend();
  const reasons = useNotLinkedReasons(counts.scope, isVisible ? 'reasons' : null);
  const { scope, state, nowMs } = counts;
  const common = { kinds, scope, state, nowMs, onClear: actions.clearFilter };
  const limits = {
    lateAfterMinutes: config.registerLateAfterMinutes,
    lostAfterMinutes: config.registerLostAfterMinutes,
  };
  return (
    <>
      <Trend
        {...common}
        {...trend}
        {...published}
        palette={paletteOf(theme)}
        onPeriod={(selection) => actions.filter(selection ?? { period: null, event: 'linked' })}
      />
      <LinkMix {...common} reasons={reasons} onFilter={actions.filter} />
      <Freshness
        {...common}
        registers={onlyInUse(states, counts.sourcesInUse)}
        limits={limits}
        onFilter={actions.filter}
      />
    </>
  );
};
