import { useCallback, useMemo, useRef } from 'react';
import { addToComparison } from '../domain/comparison-choice.ts';
import type { CoordinateHit, EnterpriseHit } from '../domain/site-search.ts';
import type { ChosenSite, SearchBoxProps } from '../features/search/props.ts';
import { useHazards } from '../hazards/registry-context.tsx';
import { useRegions, useRegisterClient } from '../register/register-context.tsx';
import { roundCamera } from '../url/codec.ts';
import { useUrlStore } from '../url/url-context.tsx';

/** Hits a group shows; the head of the group says how many there are. */
const LIMIT = 8;
/** A county town fills the map. */
const PLACE_ZOOM = 12;
/** As far as a Mercator map reaches. */
const MOST_LATITUDE = 85;

/**
 * What the search box needs, from the register and the address. Choosing is one history entry: a region is shown in the
 * view that stands (on the map, if that view has no region of its own; a comparison takes it in), a site opens its card on the map of its county,
 * an enterprise its worst site, a position moves the map there.
 */
export const useSearch = (): Omit<SearchBoxProps, 'inputRef' | 'hasShortcut'> => {
  const client = useRegisterClient();
  const store = useUrlStore();
  const regions = useRegions();
  const { kinds } = useHazards();
  /** Grows with each choice, so that a slow one does not overrule a later one. */
  const choices = useRef(0);
  const search = useCallback((text: string) => client.search(text, LIMIT), [client]);
  const chosen = useMemo(() => {
    const known = (adcode: string | null): string | null =>
      adcode !== null && store.context.hasRegion(adcode) ? adcode : null;
    const here = (): string => store.get().state.region;
    const showRegion = (adcode: string): void => {
      const { view, regions: compared } = store.get().state;
      if (view === 'compare') return store.change({ regions: addToComparison(compared, adcode) });
      store.change({ view: view === 'region' ? view : 'explore', region: adcode, site: null, c: null });
    };
    const showSite = ({ kind, id }: Pick<ChosenSite, 'kind' | 'id'>, adcode: string | null): void =>
      store.change({ view: 'explore', region: known(adcode) ?? here(), site: { kind, id }, c: null });
    return {
      onRegion: (adcode: string): void => {
        choices.current++;
        showRegion(adcode);
      },
      onSite: (site: ChosenSite): void => {
        choices.current++;
        showSite(site, site.adcode);
      },
      onEnterprise: ({ site, adcode }: EnterpriseHit): void => {
        const choice = ++choices.current;
        if (site === null) {
          if (known(adcode) !== null) showRegion(adcode ?? here());
          return;
        }
        // Its sites may lie in other counties than its own seat; the card asks for the same detail.
        const show = (county: string | null): void => {
          if (choice === choices.current) showSite(site, county);
        };
        void client.detail(site.kind, null, site.id).then(
          (detail) => show(detail?.row.adcode ?? adcode),
          () => show(adcode),
        );
      },
      onCoordinate: ({ lngLat: [lng, lat], adcode }: CoordinateHit): void => {
        choices.current++;
        const c = roundCamera({
          lng,
          lat: Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat)),
          zoom: PLACE_ZOOM,
        });
        store.change({ view: 'explore', region: known(adcode) ?? here(), site: null, c });
      },
    };
  }, [client, store]);
  return { search, kinds, regions, ...chosen };
};
