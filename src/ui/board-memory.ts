/** What the browser remembers of its user between visits; everything that a colleague must see stands in the address. */
export interface BoardMemory {
  /** The tour was finished or skipped. */
  readonly isTourDone: boolean;
  /** Keys without Ctrl or Alt act on the board; whoever dictates or is hindered by them switches them off (WCAG 2.1.4). */
  readonly hasSingleKeys: boolean;
}

export interface BoardMemoryStore {
  get(): BoardMemory;
  subscribe(listener: () => void): () => void;
  change(patch: Partial<BoardMemory>): void;
}

/** The part of `localStorage` that is needed. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'hazard-atlas.memory';
const VERSION = 1;
const FRESH: BoardMemory = { isTourDone: false, hasSingleKeys: true };

/** Anything but a record of this version is as good as none. */
const parse = (text: string | null): BoardMemory => {
  if (text === null) return FRESH;
  try {
    const read = JSON.parse(text) as Partial<Record<string, unknown>> | null;
    if (read === null || typeof read !== 'object' || read['version'] !== VERSION) return FRESH;
    return {
      isTourDone: read['isTourDone'] === true,
      hasSingleKeys: read['hasSingleKeys'] !== false,
    };
  } catch {
    return FRESH;
  }
};

/** @param storage `null` where the browser lends none: then it is remembered for as long as the page lives */
export const createBoardMemory = (storage: TextStorage | null): BoardMemoryStore => {
  let memory = parse(readText(storage));
  const listeners = new Set<() => void>();
  return {
    get: () => memory,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(patch) {
      memory = { ...memory, ...patch };
      writeText(storage, JSON.stringify({ version: VERSION, ...memory }));
      for (const listener of listeners) listener();
    },
  };
};

// Private windows and policies refuse by throwing, at any call.
const readText = (storage: TextStorage | null): string | null => {
  try {
    return storage?.getItem(KEY) ?? null;
  } catch {
    return null;
  }
};

const writeText = (storage: TextStorage | null, text: string): void => {
  try {
    storage?.setItem(KEY, text);
  } catch {
    // Full or refused: the page remembers it until it is closed.
  }
};

const lendStorage = (): TextStorage | null => {
  try {
    return typeof window === 'undefined' ? null : window.localStorage;
  } catch {
    return null;
  }
};

export const boardMemory = createBoardMemory(lendStorage());
