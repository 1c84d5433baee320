import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PopulationTable } from '../../domain/population.ts';
import type { Result } from '../../domain/result.ts';

const FORMAT = 1;
const DATABASE_NAME = 'hazard-atlas-population';
const KEY = 'table';

interface Stored {
  readonly format: typeof FORMAT;
  readonly table: PopulationTable;
}

interface PopulationSchema extends DBSchema {
  tables: { key: string; value: Stored };
}

type Kept<T> = Result<T, { readonly kind: 'storage'; readonly message: string }>;

/** Where the one population table is kept between visits; faults are values. */
export interface PopulationStore {
  /** False: the browser offers no storage here; the table lasts until the page is closed. */
  readonly isPersistent: boolean;
  /** `null`: none is kept. A record of another layout is a fault. */
  get(): Promise<Kept<PopulationTable | null>>;
  put(table: PopulationTable): Promise<Kept<null>>;
  remove(): Promise<Kept<null>>;
}

const attempt = async <T>(work: () => Promise<T>): Promise<Kept<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { ok: false, fault: { kind: 'storage', message } };
  }
};

const isReadable = (stored: Stored): boolean =>
  (stored.format as number) === FORMAT &&
  Array.isArray(stored.table?.rows) &&
  typeof stored.table.fileName === 'string' &&
  typeof stored.table.account?.read === 'number';

const toIndexedStore = (database: IDBPDatabase<PopulationSchema>): PopulationStore => ({
  isPersistent: true,
  get: () =>
    attempt(async () => {
      const stored = await database.get('tables', KEY);
      if (stored === undefined) return null;
      if (!isReadable(stored)) throw new Error('another layout');
      return stored.table;
    }),
  put: (table) =>
    attempt(async () => {
      await database.put('tables', { format: FORMAT, table }, KEY);
      return null;
    }),
  remove: () =>
    attempt(async () => {
      await database.delete('tables', KEY);
      return null;
    }),
});

const createMemoryStore = (): PopulationStore => {
  let kept: PopulationTable | null = null;
  const done = { ok: true, value: null } as const;
  return {
    isPersistent: false,
    get: async () => ({ ok: true, value: kept }),
    put: async (table) => {
      kept = table;
      return done;
    },
    remove: async () => {
      kept = null;
      return done;
    },
  };
};

/** IndexedDB where it can be had, memory where it cannot (private windows, policies); `isPersistent` tells which. */
export const openPopulationStore = async (name: string = DATABASE_NAME): Promise<PopulationStore> => {
  if (typeof indexedDB === 'undefined') return createMemoryStore();
  try {
    const database = await openDB<PopulationSchema>(name, 1, {
      upgrade(created) {
        created.createObjectStore('tables');
      },
      // A newer page in another tab wants to change the layout: give way instead of blocking it.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return toIndexedStore(database);
  } catch {
    return createMemoryStore();
  }
};
