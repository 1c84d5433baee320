import { Freshness } from '../../features/freshness/freshness.tsx';
import { LinkMix } from '../../features/link-mix/link-mix.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useBoardConfig } from '../../register/register-context.tsx';
import { onlyInUse } from '../../register/resolve-sources.ts';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';
import { useLocalisedStates } from '../use-localised-states.ts';
import { useNotLinkedReasons } from '../use-reasons.ts';

interface LinkPanelsProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

/** What the links are made of, why sites are not linked, and how old the data are. In a chunk of its own. */
export const LinkPanels = ({ counts, actions }: LinkPanelsProps) => {
  const { registers: kinds } = useHazards();
  const config = useBoardConfig();
  const states = useLocalisedStates();
  const reasons = useNotLinkedReasons(counts.scope, 'reasons');
  const { scope, state, nowMs } = counts;
  const common = { kinds, scope, state, nowMs, onFilter: actions.filter, onClear: actions.clearFilter };
  const limits = {
    lateAfterMinutes: config.registerLateAfterMinutes,
    lostAfterMinutes: config.registerLostAfterMinutes,
  };
  return (
    <>
      <LinkMix {...common} reasons={reasons} />
      <Freshness {...common} registers={onlyInUse(states, counts.sourcesInUse)} limits={limits} />
    </>
  );
};
