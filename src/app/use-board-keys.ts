import { useEffect } from 'react';
import type { UrlStore } from '../url/url-store.ts';
import type { RegionIndex } from '../domain/region-index.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Escape goes one step up: from an open card to its region, from a region to its parent; it stops at the root.
 * A dialog that is open takes the key first and marks the event as handled.
 */
export const useEscapeUp = (store: UrlStore, regions: RegionIndex): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      const { state } = store.get();
      if (state.view !== 'explore') store.change({ view: 'explore' });
      else if (state.site !== null) store.change({ site: null });
      else if (state.region !== store.context.rootRegion) {
        const parent = regions.get(state.region)?.parent;
        if (parent !== null && parent !== undefined) store.change({ region: parent, c: null });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store, regions]);
};
