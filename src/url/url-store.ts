import type { BoardState } from './board-state.ts';
import { parseQuery, printQuery, type UrlContext, type UrlNotice } from './codec.ts';

export interface UrlSnapshot {
  readonly state: BoardState;
  /** What was dropped from the address the page was opened with, or came back to. */
  readonly notices: readonly UrlNotice[];
}

/** The part of `window` that the store needs; injected so that it can be tested without a browser. */
export interface AddressBar {
  search(): string;
  push(search: string): void;
  replace(search: string): void;
  /** Back and forward. Returns the unsubscriber. */
  onReturn(listener: () => void): () => void;
}

export interface UrlStore {
  get(): UrlSnapshot;
  subscribe(listener: () => void): () => void;
  /** One history entry if region, view or site changes, else the entry is replaced. */
  change(patch: Partial<BoardState>): void;
  /** The user has read them; the address now says what the board shows. */
  dismissNotices(): void;
  readonly context: UrlContext;
}

const NAVIGATION_FIELDS = ['region', 'view', 'site'] as const;

const isNavigation = (from: BoardState, to: BoardState): boolean =>
  NAVIGATION_FIELDS.some((field) => JSON.stringify(from[field]) !== JSON.stringify(to[field]));

/**
 * The address is the one home of view, region, filters, comparison, selected site and camera.
 * `onChange` is called in the same task as every change of the address, before anyone renders.
 */
export const createUrlStore = (bar: AddressBar, context: UrlContext, onChange: () => void): UrlStore => {
  let snapshot: UrlSnapshot = parseQuery(bar.search(), context);
  const listeners = new Set<() => void>();
  const tell = (): void => {
    onChange();
    for (const listener of listeners) listener();
  };
  bar.onReturn(() => {
    snapshot = parseQuery(bar.search(), context);
    tell();
  });
  return {
    context,
    get: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(patch) {
      const next: BoardState = { ...snapshot.state, ...patch };
      const before = printQuery(snapshot.state, context);
      const after = printQuery(next, context);
      if (after === before) return;
      const isPush = isNavigation(snapshot.state, next);
      const search = after === '' ? '' : `?${after}`;
      if (isPush) bar.push(search);
      else bar.replace(search);
      snapshot = { state: next, notices: isPush ? [] : snapshot.notices };
      tell();
    },
    dismissNotices() {
      // What was dropped and read must not be handed on with the address.
      const search = printQuery(snapshot.state, context);
      bar.replace(search === '' ? '' : `?${search}`);
      snapshot = { ...snapshot, notices: [] };
      for (const listener of listeners) listener();
    },
  };
};

export const browserAddressBar = (): AddressBar => {
  const toUrl = (search: string): string => `${window.location.pathname}${search}${window.location.hash}`;
  return {
    search: () => window.location.search,
    push: (search) => window.history.pushState(null, '', toUrl(search)),
    replace: (search) => window.history.replaceState(null, '', toUrl(search)),
    onReturn(listener) {
      window.addEventListener('popstate', listener);
      return () => window.removeEventListener('popstate', listener);
    },
  };
};
