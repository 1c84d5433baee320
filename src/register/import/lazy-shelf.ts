import { IMPORT_DATABASE } from './import-database.ts';
import type { ImportShelf, ShelfState } from './import-shelf.ts';
import { LAZY_SHELF_WORDS } from './lazy-shelf-words.ts';

const EMPTY: ShelfState = { entries: [], unreadable: [], gradedOtherwise: [], problems: [], isLoaded: false };

/** Whether earlier visits kept anything; true where the browser does not tell. */
const hasKept = async (): Promise<boolean> => {
  if (typeof indexedDB === 'undefined') return false;
  if (typeof indexedDB.databases !== 'function') return true;
  try {
    return (await indexedDB.databases()).some(({ name }) => name === IMPORT_DATABASE);
  } catch {
    return true;
  }
};

/**
 * A shelf whose code comes with the first visit to the imported files, or at the start where some are kept: a board that
 * has none does not wait for it before its first map.
 */
export const createLazyShelf = (make: () => Promise<ImportShelf>): ImportShelf => {
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let made: ImportShelf | null = null;
  let making: Promise<ImportShelf> | null = null;
  let idle: ShelfState = EMPTY;
  const wake = (): Promise<ImportShelf> =>
    (making ??= make().then(
      async (shelf) => {
        made = shelf;
        shelf.subscribe(tell);
        await shelf.load();
        tell();
        return shelf;
      },
      (error: unknown) => {
        // The chunk did not come: asked for again at the next try.
        making = null;
        throw error;
      },
    ));
  return {
    state: () => made?.state() ?? idle,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async load() {
      const problems = (await hasKept())
        ? await wake().then(
            () => [],
            () => [LAZY_SHELF_WORDS.notLoaded],
          )
        : [];
      idle = { ...EMPTY, problems, isLoaded: true };
      tell();
    },
    open: async () => void (await wake()),
    add: async (...given) => (await wake()).add(...given),
    patch: async (...given) => (await wake()).patch(...given),
    setOn: async (...given) => (await wake()).setOn(...given),
    remove: async (...given) => (await wake()).remove(...given),
    files: async (...given) => (await wake()).files(...given),
    quarantine: async (...given) => (await wake()).quarantine(...given),
    candidatesFor: (...given) => made?.candidatesFor(...given) ?? [],
    profileFor: async (...given) => (await wake()).profileFor(...given),
    forgetProfile: async (...given) => (await wake()).forgetProfile(...given),
  };
};
