import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { BoardState } from './board-state.ts';
import type { UrlStore, UrlSnapshot } from './url-store.ts';

const UrlContext = createContext<UrlStore | null>(null);

export const UrlProvider = ({ store, children }: { readonly store: UrlStore; readonly children: ReactNode }) => (
  <UrlContext value={store}>{children}</UrlContext>
);

/** @throws outside a UrlProvider, which is a bug */
export const useUrlStore = (): UrlStore => {
  const store = useContext(UrlContext);
  if (store === null) throw new Error('no UrlProvider above this component');
  return store;
};

const useUrlSnapshot = (): UrlSnapshot => {
  const store = useUrlStore();
  return useSyncExternalStore(store.subscribe, store.get);
};

export const useUrlState = (): BoardState => useUrlSnapshot().state;

export const useUrlNotices = (): UrlSnapshot['notices'] => useUrlSnapshot().notices;
