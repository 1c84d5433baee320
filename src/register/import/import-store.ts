import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { IMPORT_DATABASE } from './import-database.ts';
import type { MappingProfile } from './mapping-profiles.ts';
import { STORED_FORMAT, type StoredImport } from './stored-import.ts';
import type { RegisterFiles } from './stored-register.ts';
import { STORE_WORDS } from './store-words.ts';
import { importFault, type ImportResult } from './types.ts';

const PARTS = ['core', 'card', 'shape', 'digests', 'quarantine'] as const satisfies readonly (keyof RegisterFiles)[];
type FilePart = (typeof PARTS)[number];

interface ImportSchema extends DBSchema {
  imports: { key: string; value: StoredImport };
  /** One record a file; none where the register has no such file. */
  files: { key: [source: string, part: string]; value: ArrayBuffer };
  profiles: { key: string; value: MappingProfile };
  /** Rows as version 1 of the database kept them; only deleted here. */
  chunks: { key: [source: string, part: string, index: number]; value: readonly unknown[] };
}

type Database = IDBPDatabase<ImportSchema>;

const DATABASE_VERSION = 2;

/** An entry that this version cannot read; it stays until it is removed or its file is imported again. */
export interface UnreadableImport {
  readonly source: string;
  readonly fileName: string;
  /** Of the version before, whose rows were kept otherwise: nothing is damaged. */
  readonly isOld: boolean;
}

/** Where imported files are kept between visits. Faults are values: nothing is lost without a word. */
export interface ImportStore {
  /** False: the browser offers no storage here; imports last until the page is closed. */
  readonly isPersistent: boolean;
  /** Every readable entry, oldest first, and what the others are. */
  list(): Promise<{ readonly entries: readonly StoredImport[]; readonly unreadable: readonly UnreadableImport[] }>;
  files(source: string): Promise<ImportResult<RegisterFiles>>;
  /** One file of a register; `null`: it has none. */
  file(source: string, part: FilePart): Promise<ImportResult<ArrayBuffer | null>>;
  /** Writes an entry with its files whole or not at all; one of the same source is replaced. */
  put(entry: StoredImport, files: RegisterFiles): Promise<ImportResult<null>>;
  /** Replaces an entry and leaves its files. */
  update(entry: StoredImport): Promise<ImportResult<null>>;
  remove(source: string): Promise<ImportResult<null>>;
  profile(shapeKey: string): Promise<ImportResult<MappingProfile | null>>;
  putProfile(profile: MappingProfile): Promise<ImportResult<null>>;
  removeProfile(shapeKey: string): Promise<ImportResult<null>>;
}

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
  typeof entry.account?.read === 'number' &&
  Array.isArray(entry.versions);

const toUnreadable = (entry: StoredImport): UnreadableImport => ({
  source: entry.source,
  fileName: entry.fileName ?? entry.source ?? '?',
  isOld: (entry.format as number) === 1,
});

const toFiles = (parts: readonly (ArrayBuffer | null)[], name: string): ImportResult<RegisterFiles> => {
  const [core, card, shape = null, digests, quarantine] = parts;
  if (!core || !card || !digests || !quarantine) return importFault('storage', STORE_WORDS.bytesMissing(name));
  return { ok: true, value: { core, card, shape, digests, quarantine } };
};

class IndexedStore implements ImportStore {
  readonly isPersistent = true;
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(): ReturnType<ImportStore['list']> {
    const all = await this.#database.getAll('imports');
    const entries = all.filter(isReadable).sort((a, b) => a.importedAt - b.importedAt);
    return { entries, unreadable: all.filter((entry) => !isReadable(entry)).map(toUnreadable) };
  }

  async files(source: string): Promise<ImportResult<RegisterFiles>> {
    const read = await attempt(async () => {
      const transaction = this.#database.transaction('files');
      return Promise.all(PARTS.map((part) => transaction.store.get([source, part])));
    });
    if (!read.ok) return read;
    return toFiles(
      read.value.map((bytes) => bytes ?? null),
      source,
    );
  }

  file(source: string, part: FilePart): Promise<ImportResult<ArrayBuffer | null>> {
    return attempt(async () => (await this.#database.get('files', [source, part])) ?? null);
  }

  put(entry: StoredImport, files: RegisterFiles): Promise<ImportResult<null>> {
    return attempt(async () => {
      const { transaction, clear } = this.#clearing(entry.source);
      const store = transaction.objectStore('files');
      // Awaited together: a write that is refused aborts the transaction, and `done` must not be left unheard.
      const writes: Promise<unknown>[] = clear();
      for (const part of PARTS) {
        const bytes = files[part];
        if (bytes !== null) writes.push(store.put(bytes, [entry.source, part]));
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
      const { transaction, clear } = this.#clearing(source);
      await Promise.all([...clear(), transaction.objectStore('imports').delete(source), transaction.done]);
      return null;
    });
  }

  /** A transaction in which everything that is kept of a source can be deleted, rows of an older version too. */
  #clearing(source: string) {
    const hasChunks = this.#database.objectStoreNames.contains('chunks');
    const names: ('imports' | 'files' | 'chunks')[] = hasChunks ? ['imports', 'files', 'chunks'] : ['imports', 'files'];
    const transaction = this.#database.transaction(names, 'readwrite');
    const range = IDBKeyRange.bound([source], [source, []]);
    const clear = (): Promise<void>[] => [
      transaction.objectStore('files').delete(range),
      ...(hasChunks ? [transaction.objectStore('chunks').delete(range)] : []),
    ];
    return { transaction, clear };
  }

  profile(shapeKey: string): Promise<ImportResult<MappingProfile | null>> {
    return attempt(async () => (await this.#database.get('profiles', shapeKey)) ?? null);
  }

  putProfile(profile: MappingProfile): Promise<ImportResult<null>> {
    return attempt(async () => {
      await this.#database.put('profiles', profile);
      return null;
    });
  }

  removeProfile(shapeKey: string): Promise<ImportResult<null>> {
    return attempt(async () => {
      await this.#database.delete('profiles', shapeKey);
      return null;
    });
  }
}

/** Lasts as long as the page; stands in where IndexedDB cannot be had. */
export const createMemoryStore = (): ImportStore => {
  const entries = new Map<string, { readonly entry: StoredImport; readonly files: RegisterFiles }>();
  const profiles = new Map<string, MappingProfile>();
  const done = { ok: true, value: null } as const;
  const filesOf = (source: string): ImportResult<RegisterFiles> => {
    const found = entries.get(source);
    return found === undefined
      ? importFault('storage', STORE_WORDS.notFound(source))
      : { ok: true, value: found.files };
  };
  return {
    isPersistent: false,
    list: async () => ({ entries: [...entries.values()].map(({ entry }) => entry), unreadable: [] }),
    files: async (source) => filesOf(source),
    file: async (source, part) => {
      const files = filesOf(source);
      return files.ok ? { ok: true, value: files.value[part] } : files;
    },
    put: async (entry, files) => {
      entries.set(entry.source, { entry, files });
      return done;
    },
    update: async (entry) => {
      const found = entries.get(entry.source);
      if (found !== undefined) entries.set(entry.source, { entry, files: found.files });
      return done;
    },
    remove: async (source) => {
      entries.delete(source);
      return done;
    },
    profile: async (shapeKey) => ({ ok: true, value: profiles.get(shapeKey) ?? null }),
    putProfile: async (profile) => {
      profiles.set(profile.shapeKey, profile);
      return done;
    },
    removeProfile: async (shapeKey) => {
      profiles.delete(shapeKey);
      return done;
    },
  };
};

const openDatabase = (name: string): Promise<Database> =>
  openDB<ImportSchema>(name, DATABASE_VERSION, {
    upgrade(database, oldVersion) {
      // Entries of version 1 and their rows stay where they are: they are named, and go when their file comes again.
      if (oldVersion < 1) database.createObjectStore('imports', { keyPath: 'source' });
      database.createObjectStore('files');
      database.createObjectStore('profiles', { keyPath: 'shapeKey' });
    },
    // A newer page in another tab wants to change the layout: give way instead of blocking it.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });

/** IndexedDB where it can be had, memory where it cannot (private windows, policies); `isPersistent` tells which. */
export const openImportStore = async (name: string = IMPORT_DATABASE): Promise<ImportStore> => {
  if (typeof indexedDB === 'undefined') return createMemoryStore();
  try {
    return new IndexedStore(await openDatabase(name));
  } catch {
    return createMemoryStore();
  }
};

/** Deletes everything that was kept; tests start from nothing. */
export const deleteImportStore = (name: string = IMPORT_DATABASE): Promise<void> => deleteDB(name);
