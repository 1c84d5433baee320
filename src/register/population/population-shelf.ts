import type { PopulationTable } from '../../domain/population.ts';
import type { Localised } from '../../domain/words.ts';
import { openPopulationStore, type PopulationStore } from './population-store.ts';
import { POPULATION_STORE } from './words.ts';

export interface PopulationState {
  /** `null`: none is loaded. */
  readonly table: PopulationTable | null;
  /** What was kept from an earlier visit has been looked for. */
  readonly isLoaded: boolean;
  /** Why the table is not kept, or was not found again, in words. */
  readonly problem: Localised | null;
}

/** The one population table of the page: in use at once, in the browser's storage between visits. */
export interface PopulationShelf {
  state(): PopulationState;
  subscribe(listener: () => void): () => void;
  /** Looks for what is stored; does so once. Never rejects. */
  load(): Promise<void>;
  /** Takes the place of the table before. */
  set(table: PopulationTable): Promise<void>;
  remove(): Promise<void>;
}

/** @param open how storage is opened; the browser's IndexedDB when left out */
export const createPopulationShelf = (open: () => Promise<PopulationStore> = openPopulationStore): PopulationShelf => {
  let state: PopulationState = { table: null, isLoaded: false, problem: null };
  const listeners = new Set<() => void>();
  let store: Promise<PopulationStore> | null = null;
  let loading: Promise<void> | null = null;
  const getStore = (): Promise<PopulationStore> => (store ??= open());
  const change = (patch: Partial<PopulationState>): void => {
    state = { ...state, ...patch };
    for (const listener of listeners) listener();
  };
  const load = async (): Promise<void> => {
    const found = await (await getStore()).get();
    change(
      found.ok
        ? // A table that was loaded meanwhile is newer than the one that was kept.
          { isLoaded: true, table: state.table ?? found.value }
        : { isLoaded: true, problem: POPULATION_STORE.unreadable },
    );
  };
  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load: () => (loading ??= load()),
    async set(table) {
      change({ table, isLoaded: true, problem: null });
      const own = await getStore();
      const kept = await own.put(table);
      if (!kept.ok) change({ problem: POPULATION_STORE.failed(kept.fault.message) });
      else if (!own.isPersistent) change({ problem: POPULATION_STORE.memoryOnly });
    },
    async remove() {
      change({ table: null, problem: null });
      const removed = await (await getStore()).remove();
      if (!removed.ok) change({ problem: POPULATION_STORE.notRemoved(removed.fault.message) });
    },
  };
};
