import { NO_FILTER } from '../../domain/site-filter.ts';
import { Around } from '../../features/around/around.tsx';
import { useHazards } from '../../hazards/registry-context.tsx';
import { useAnalysis } from '../../register/register-context.tsx';
import { AROUND_KM } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import { useUrlState, useUrlStore } from '../../url/url-context.tsx';
import type { BoardActions } from '../board-actions.ts';
import { toAnalysisState } from '../report/analysis-state.ts';
import { MissingNote } from '../report/missing-note.tsx';
import type { BoardCounts } from '../use-count-scope.ts';
import { toRingCamera } from './around-point.ts';

interface AroundPanelProps {
  readonly counts: BoardCounts;
  readonly actions: BoardActions;
}

/** What lies around the point of the address, in the place of the panels. */
export const AroundPanel = ({ counts, actions }: AroundPanelProps) => {
  const store = useUrlStore();
  const { around } = useUrlState();
  const { kinds } = useHazards();
  const { filter, sourceName } = counts.scope;
  // Filter and region say nothing of what is near: left out of the question, they do not ask it again.
  const asked = { region: store.context.rootRegion, filter: { ...NO_FILTER, sources: filter.sources } };
  const answer = useAnalysis(
    'around',
    around === null ? null : { ...asked, lngLat: [around.lng, around.lat], km: around.km },
  );
  useReady('around', answer.isReady || answer.error !== null);
  if (around === null) return null;
  const { lng, lat, km } = around;
  return (
    <>
      <MissingNote missing={answer.data?.missing ?? []} />
      <Around
        answer={answer.isPlaceholder ? null : (answer.data?.answer ?? null)}
        lngLat={[lng, lat]}
        km={km}
        radii={AROUND_KM}
        state={toAnalysisState(answer, counts)}
        nowMs={counts.nowMs}
        kinds={kinds}
        sourceName={sourceName}
        onRadius={(next) => store.change({ around: { ...around, km: AROUND_KM.find((each) => each === next) ?? km } })}
        onZoom={() => store.change({ c: toRingCamera(around) })}
        onClose={() => store.change({ around: null })}
        onSelect={actions.selectSite}
      />
    </>
  );
};
