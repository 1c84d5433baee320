import { useEffect, useEffectEvent, type RefObject } from 'react';
import { LEVEL_KEYS, type LevelKey } from '../domain/levels.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import { neighbourOf, type Direction } from '../domain/region-neighbours.ts';
import { toggleValue } from '../domain/toggle-filter.ts';
import type { Localised } from '../domain/words.ts';
import type { AtlasMap } from '../map/atlas-map-api.ts';
import type { UrlStore } from '../url/url-store.ts';
import { levelsShown, WORDS } from './key-words.ts';
import { ownsItsKeys, toKeyAction, type KeyAction } from './key-actions.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Escape goes one step up: from an open card or what is around a point to the region, from a region to its parent; it
 * stops at the root.
 * A dialog that is open takes the key first and marks the event as handled.
 */
export const useEscapeUp = (store: UrlStore, regions: RegionIndex): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || isTyping(event.target)) return;
      const { state } = store.get();
      if (state.view !== 'explore') store.change({ view: 'explore' });
      else if (state.site !== null) store.change({ site: null });
      else if (state.around !== null) store.change({ around: null });
      else if (state.region !== store.context.rootRegion) {
        const parent = regions.get(state.region)?.parent;
        if (parent !== null && parent !== undefined) store.change({ region: parent, c: null });
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [store, regions]);
};

export interface BoardKeysInput {
  readonly store: UrlStore;
  readonly regions: RegionIndex;
  readonly map: RefObject<AtlasMap | null>;
  /** Whether keys that write a character act. */
  readonly hasSingleKeys: boolean;
  readonly onHelp: () => void;
  /** Says what a key has done where nobody sees it: the focus does not move to the control that changed. */
  readonly onSpeak: (words: Localised) => void;
}

/**
 * Arrows go between neighbouring regions on the map, digits toggle levels, `t` shows map or table, `w` the wall, `?` the
 * help. They act unless the focus is where keys are the control's own.
 */
export const useBoardKeys = (input: BoardKeysInput): void => {
  const { hasSingleKeys } = input;
  const act = useEffectEvent((action: KeyAction): boolean => carryOut(action, input));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || ownsItsKeys(event.target)) return;
      const action = toKeyAction(event, hasSingleKeys);
      if (action === null || (event.repeat && action.type !== 'step' && action.type !== 'pan')) return;
      if (!act(action)) return;
      event.preventDefault();
      // The map's own keys would move it as well.
      event.stopPropagation();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [hasSingleKeys]);
};

/** True when the key was the board's: a view that does not show what it asks for leaves it to the browser. */
const carryOut = (action: KeyAction, input: BoardKeysInput): boolean => {
  const { store, map } = input;
  const { view, pane } = store.get().state;
  switch (action.type) {
    case 'help':
      input.onHelp();
      return true;
    case 'wall':
      if (store.context.hasView?.('wall') === false) return false;
      store.change({ view: view === 'wall' ? 'explore' : 'wall' });
      return true;
    case 'pane':
      if (view !== 'explore') return false;
      store.change({ pane: pane === 'map' ? 'table' : 'map' });
      input.onSpeak(pane === 'map' ? WORDS.table : WORDS.map);
      return true;
    case 'level':
      if (view !== 'explore') return false;
      toggleLevel(action.level, input);
      return true;
    case 'step':
      return isMapInView(input) && !isOnScroller() && step(action.direction, input);
    case 'pan':
      if (!isMapInView(input) || map.current === null) return false;
      map.current.panBy(action.dx, action.dy);
      return true;
  }
};

/** In other views the arrows scroll, unless the focus is on their map. */
const isMapInView = ({ store }: BoardKeysInput): boolean => {
  const { view, pane } = store.get().state;
  if (view === 'explore') return pane === 'map';
  return view !== 'wall' && document.querySelector(`${MAP}:focus-within`) !== null;
};

const MAP = '[data-map="main"]';

/** A list that has the focus itself scrolls by its arrows. */
const isOnScroller = (): boolean => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body || focused.closest(MAP) !== null) return false;
  return focused.scrollHeight > focused.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(focused).overflowY);
};

/** The mark is the focus: what is marked is what Enter opens, and what a screen reader has just said. */
const step = (direction: Direction, { store, regions }: BoardKeysInput): boolean => {
  const siblings = regions.childrenOf(store.get().state.region);
  const marked = document.activeElement?.closest<HTMLElement>(`${MAP} [data-adcode]`)?.dataset['adcode'];
  const next = marked === undefined ? siblings[0]?.adcode : neighbourOf(siblings, marked, direction);
  if (next === undefined) return false;
  if (next !== null)
    document.querySelector<HTMLElement>(`${MAP} [data-adcode="${next}"]`)?.focus({ preventScroll: true });
  return true;
};

const toggleLevel = (level: LevelKey, { store, onSpeak }: BoardKeysInput): void => {
  const levels = toggleValue(store.get().state.levels, level, LEVEL_KEYS);
  store.change({ levels });
  onSpeak(levelsShown(levels));
};
