import { COUNTRY_ADCODE } from '../../domain/region-index.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { SiteItems } from '../../features/rectifications/site-items.tsx';
import { useAnalysis, useRegions } from '../../register/register-context.tsx';
import type { SiteReference } from '../../url/board-state.ts';
import { useReady } from '../../url/use-ready.ts';
import type { BoardActions } from '../board-actions.ts';

interface SiteItemsSlotProps {
  readonly site: SiteReference;
  readonly sources: readonly string[] | null;
  readonly actions: BoardActions;
}

/** Rectification items in the card of a site; each leads to its list on the board of its division. */
export const SiteItemsSlot = ({ site, sources, actions }: SiteItemsSlotProps) => {
  const filter = { ...NO_FILTER, sources };
  const regions = useRegions();
  const { data, isReady, error, isPlaceholder } = useAnalysis('site-items', {
    region: COUNTRY_ADCODE,
    filter,
    kind: site.kind,
    id: site.id,
  });
  useReady('site items', isReady || error !== null);
  if (!data || isPlaceholder) return null;
  return (
    <SiteItems
      answer={data.answer}
      regions={regions}
      onBoard={(region, choice) =>
        actions.show('report', { report: 'rectifications', region, ...filter, ...choice, focus: 'all', site: null })
      }
    />
  );
};
