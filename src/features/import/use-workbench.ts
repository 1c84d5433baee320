import { useSyncExternalStore } from 'react';
import type { ImportShelf } from '../../register/import/import-shelf.ts';
import type { Stage } from './workbench-state.ts';
import { WorkbenchStore, type WorkbenchOptions } from './workbench-store.ts';

/** One workbench for the life of the page: an import goes on while another view is on screen. */
const STORES = new WeakMap<ImportShelf, WorkbenchStore>();

const storeOf = (options: WorkbenchOptions): WorkbenchStore => {
  const known = STORES.get(options.shelf);
  if (known !== undefined) return known;
  const made = new WorkbenchStore(options);
  STORES.set(options.shelf, made);
  return made;
};

export interface Workbench {
  readonly stage: Stage;
  readonly actions: WorkbenchStore;
}

/** @param options of the first call for a shelf hold for the life of the page */
export const useWorkbench = (options: WorkbenchOptions): Workbench => {
  const actions = storeOf(options);
  return { stage: useSyncExternalStore(actions.subscribe, actions.state), actions };
};
