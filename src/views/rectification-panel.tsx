import type { AnalysisScope } from '../domain/analyses/scope.ts';
import { Rectifications } from '../features/rectifications/rectifications.tsx';
import { useRegions } from '../register/register-context.tsx';
import { useReady } from '../url/use-ready.ts';
import type { BoardActions } from './board-actions.ts';
import { useRectifications } from './use-rectifications.ts';

interface RectificationPanelProps {
  /** Region and filter; the board that it leads to is about the same. */
  readonly query: AnalysisScope;
  readonly sourceName: (source: string) => string;
  readonly nowMs: number;
  readonly rowLimit: number;
  readonly actions: BoardActions;
  readonly onSelectSite: (site: { readonly kind: string; readonly id: string }) => void;
}

/** What is being put right in the region. */
export const RectificationPanel = (props: RectificationPanelProps) => (
  <OfScope key={JSON.stringify([props.query.region, props.query.filter])} {...props} />
);

const OfScope = ({ query, sourceName, nowMs, rowLimit, actions, onSelectSite }: RectificationPanelProps) => {
  const asked = { ...query, lists: null, states: null, limit: rowLimit };
  const { answer, scope, state, isSettled } = useRectifications(asked, sourceName, nowMs);
  useReady('rectifications', isSettled);
  return (
    <Rectifications
      {...{ answer, scope, state, nowMs, rowLimit, onSelectSite }}
      regions={useRegions()}
      onBoard={(choice) =>
        actions.show('report', {
          report: 'rectifications',
          region: query.region,
          ...query.filter,
          ...choice,
          focus: 'all',
          site: null,
        })
      }
    />
  );
};
