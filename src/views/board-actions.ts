import { useMemo } from 'react';
import { NO_CONDITIONS } from '../domain/row-conditions.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import type { BoardState, View } from '../url/board-state.ts';
import { useUrlStore } from '../url/url-context.tsx';

export interface BoardActions {
  /** Drill, breadcrumb and search: one history entry; the camera follows the region, an open card closes. */
  readonly goTo: (adcode: string) => void;
  readonly filter: (patch: Partial<SiteFilter>) => void;
  readonly clearFilter: () => void;
  readonly selectSite: (site: { readonly kind: string; readonly id: string } | null) => void;
  /** Another view of the address as it stands; `patch` goes into the same history entry. */
  readonly show: (view: View, patch?: Partial<BoardState>) => void;
}

const NOTHING_FILTERED: Partial<SiteFilter> = {
  kinds: null,
  levels: null,
  links: null,
  warnings: null,
  flags: [],
  ...NO_CONDITIONS,
};

/** What a user can do from any view, as changes of the address. */
export const useBoardActions = (): BoardActions => {
  const store = useUrlStore();
  return useMemo(
    () => ({
      goTo: (adcode) => store.change({ region: adcode, c: null, site: null }),
      filter: (patch) => store.change(patch),
      clearFilter: () => store.change(NOTHING_FILTERED),
      selectSite: (site) => store.change({ site: site === null ? null : { kind: site.kind, id: site.id } }),
      show: (view, patch) => store.change({ ...patch, view }),
    }),
    [store],
  );
};
