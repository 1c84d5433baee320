import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { STORED_FORMAT, type StoredContent, type StoredImport } from './stored-import.ts';
import { importFault, type ImportResult, type NormalisedRow, type RowIssue } from './types.ts';
import { STORE_WORDS } from './store-words.ts';

/** Rows a record: one record of a large file would be one long pause, one record a row a hundred thousand writes. */
const CHUNK_ROWS = 2000;

type ChunkKey = [source: string, part: string, index: number];

interface ImportSchema extends DBSchema {
  imports: { key: string; value: StoredImport };
  chunks: { key: ChunkKey; value: readonly unknown[] };
}

type Database = IDBPDatabase<ImportSchema>;

const DATABASE_NAME = 'hazard-atlas-imports';
const DATABASE_VERSION = 1;

/** Where imported files are kept between visits. Faults are values: nothing is lost without a word. */
export interface ImportStore {
  /** False: the browser offers no storage here; imports last until the page is closed. */
  readonly isPersistent: boolean;
  /** Every readable entry, oldest first; `unreadable` names the files of the others. */
  list(): Promise<{ readonly entries: readonly StoredImport[]; readonly unreadable: readonly string[] }>;
  content(source: string): Promise<ImportResult<StoredContent>>;
  /** Writes an entry with its content whole or not at all; one of the same source is replaced. */
  put(entry: StoredImport, content: StoredContent): Promise<ImportResult<null>>;
  /** Replaces an entry and leaves its content. */
  update(entry: StoredImport): Promise<ImportResult<null>>;
  remove(source: string): Promise<ImportResult<null>>;
}

const chunksOf = (source: string): IDBKeyRange => IDBKeyRange.bound([source], [source, []]);

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

const isQuota = (error: unknown): boolean => error instanceof Error && error.name === 'QuotaExceededError';

const storageFault = (error: unknown): ImportResult<never> =>
  importFault('storage', isQuota(error) ? STORE_WORDS.quota : STORE_WORDS.failed(describe(error)));

const attempt = async <T>(work: () => Promise<T>): Promise<ImportResult<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return storageFault(error);
  }
};

const isReadable = (entry: StoredImport): boolean =>
  (entry.format as number) === STORED_FORMAT &&
  typeof entry.source === 'string' &&
  typeof entry.account?.read === 'number';

class IndexedStore implements ImportStore {
  readonly isPersistent = true;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(): ReturnType<ImportStore['list']> {
    const all = await this.#database.getAll('imports');
    const entries = all.filter(isReadable).sort((a, b) => a.importedAt - b.importedAt);
    const unreadable = all.filter((entry) => !isReadable(entry)).map((entry) => entry.fileName ?? entry.source ?? '?');
    return { entries, unreadable };
  }

  content(source: string): Promise<ImportResult<StoredContent>> {
    return attempt(async () => {
      const rows: NormalisedRow[] = [];
      const quarantine: RowIssue[] = [];
      const transaction = this.#database.transaction('chunks');
      for (
        let cursor = await transaction.store.openCursor(chunksOf(source));
        cursor;
        cursor = await cursor.continue()
      ) {
        if (cursor.key[1] === 'rows') for (const row of cursor.value) rows.push(row as NormalisedRow);
        else for (const issue of cursor.value) quarantine.push(issue as RowIssue);
      }
      return { rows, quarantine };
    });
  }

  put(entry: StoredImport, content: StoredContent): Promise<ImportResult<null>> {
    return attempt(async () => {
      const transaction = this.#database.transaction(['imports', 'chunks'], 'readwrite');
      // Awaited together: a write that is refused aborts the transaction, and `done` must not be left unheard.
      const writes: Promise<unknown>[] = [transaction.objectStore('chunks').delete(chunksOf(entry.source))];
      for (const part of ['rows', 'quarantine'] as const)
        for (let at = 0; at < content[part].length; at += CHUNK_ROWS) {
          const chunk = content[part].slice(at, at + CHUNK_ROWS);
          writes.push(transaction.objectStore('chunks').put(chunk, [entry.source, part, at / CHUNK_ROWS]));
        }
      writes.push(transaction.objectStore('imports').put(entry));
      await Promise.all([...writes, transaction.done]);
      return null;
    });
  }

  update(entry: StoredImport): Promise<ImportResult<null>> {
    return attempt(async () => {
      await this.#database.put('imports', entry);
      return null;
    });
  }

  remove(source: string): Promise<ImportResult<null>> {
    return attempt(async () => {
      const transaction = this.#database.transaction(['imports', 'chunks'], 'readwrite');
      await Promise.all([
        transaction.objectStore('imports').delete(source),
        transaction.objectStore('chunks').delete(chunksOf(source)),
        transaction.done,
      ]);
      return null;
    });
  }
}

/** Lasts as long as the page; stands in where IndexedDB cannot be had. */
export const createMemoryStore = (): ImportStore => {
  const entries = new Map<string, { readonly entry: StoredImport; readonly content: StoredContent }>();
  const done = { ok: true, value: null } as const;
  return {
    isPersistent: false,
    list: async () => ({ entries: [...entries.values()].map(({ entry }) => entry), unreadable: [] }),
    content: async (source) => {
      const found = entries.get(source);
      return found === undefined
        ? importFault('storage', STORE_WORDS.failed(source))
        : { ok: true, value: found.content };
    },
    put: async (entry, content) => {
      entries.set(entry.source, { entry, content });
      return done;
    },
    update: async (entry) => {
      const found = entries.get(entry.source);
      if (found !== undefined) entries.set(entry.source, { entry, content: found.content });
      return done;
    },
    remove: async (source) => {
      entries.delete(source);
      return done;
    },
  };
};

const openDatabase = (name: string): Promise<Database> =>
  openDB<ImportSchema>(name, DATABASE_VERSION, {
    upgrade(database) {
      database.createObjectStore('imports', { keyPath: 'source' });
      database.createObjectStore('chunks');
    },
    // A newer page in another tab wants to change the layout: give way instead of blocking it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

/** IndexedDB where it can be had, memory where it cannot (private windows, policies); `isPersistent` tells which. */
export const openImportStore = async (name: string = DATABASE_NAME): Promise<ImportStore> => {
  if (typeof indexedDB === 'undefined') return createMemoryStore();
  try {
    return new IndexedStore(await openDatabase(name));
  } catch {
    return createMemoryStore();
  }
};

/** Deletes everything that was kept; tests start from nothing. */
export const deleteImportStore = (name: string = DATABASE_NAME): Promise<void> => deleteDB(name);
