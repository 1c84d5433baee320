import { useMemo } from 'react';
import { choosesByLink } from '../../domain/row-conditions.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import { IndicatorBoard } from '../../features/indicator-board/indicator-board.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useAnalysis, useRegions } from '../../register/register-context.tsx';
import { onlyInUse } from '../../register/resolve-sources.ts';
import { toFilterParts } from '../../ui/describe-filter.ts';
import { useText } from '../../ui/language.tsx';
import { WORDS as KIT } from '../../ui/words.ts';
import { useReady } from '../../url/use-ready.ts';
import { useLocalisedStates } from '../use-localised-states.ts';
import { toAnalysisState } from './analysis-state.ts';
import { MissingNote } from './missing-note.tsx';
import type { ReportProps } from './report-props.ts';

/** 口径: every indicator of the region, questioned. */
export const IndicatorsReport = ({ counts, query, actions }: ReportProps) => {
  const text = useText();
  const { kinds } = useHazards();
  const regions = useRegions();
  const registers = onlyInUse(useLocalisedStates(), counts.sourcesInUse);
  // A rate of those that are linked says nothing where the filter has chosen them.
  const asked = useMemo(
    () => ({ ...query, filter: { ...query.filter, links: null }, extent: 'all' as const }),
    [query],
  );
  const answer = useAnalysis('indicators', asked);
  useReady('indicators', answer.isReady);
  const reply = answer.isPlaceholder ? null : (answer.data ?? null);
  const { scope } = counts;
  const own = { ...asked.filter, kinds: null };
  const parts = toFilterParts(own, kinds, scope.sourceName).map(({ words }) => text(words));
  return (
    <>
      {reply === null ? null : <MissingNote missing={reply.missing.filter((name) => name !== 'overhead-baseline')} />}
      <IndicatorBoard
        answer={reply?.answer ?? null}
        state={toAnalysisState(answer, counts)}
        kinds={kinds}
        region={scope.region}
        regions={regions}
        scope={{
          filter: scope.printFilter(asked.filter),
          isChosenByLink: choosesByLink(asked.filter),
          isFiltered: isFiltered(own),
        }}
        filterText={
          parts.length === 0 ? text(KIT.noFilter) : `${text(KIT.filter)} ${parts.join(text({ zh: '、', en: ', ' }))}`
        }
        quarantined={registers.reduce((sum, { quarantined }) => sum + quarantined, 0)}
        sourceName={scope.sourceName}
        nowMs={counts.nowMs}
        onRegion={actions.goTo}
      />
    </>
  );
};
