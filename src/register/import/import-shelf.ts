import type { Localised } from '../../domain/words.ts';
import type { RegisterClient } from '../client-types.ts';
import { createMemoryStore, openImportStore, type ImportStore } from './import-store.ts';
import { mergeAccounts, type MergedAccount } from './merge-accounts.ts';
import type { StoredContent, StoredImport } from './stored-import.ts';
import { importFault, type ImportResult, type RowIssue } from './types.ts';
import { STORE_WORDS } from './store-words.ts';

export interface ShelfState {
  readonly entries: readonly StoredImport[];
  /** What could not be kept or restored, in words; stays until the page reloads. */
  readonly problems: readonly Localised[];
  /** What was kept from earlier visits has been handed to the register. */
  readonly isLoaded: boolean;
}

/** Imported files: in the register while they are on, in the browser's storage between visits. */
export interface ImportShelf {
  state(): ShelfState;
  subscribe(listener: () => void): () => void;
  /** Hands what is stored to the register; once, at the start of the page. Resolves when it is done and never rejects. */
  load(): Promise<void>;
  /** Registers and keeps an import; one of the same source is replaced. Answers the account that the page shows. */
  add(entry: StoredImport, content: StoredContent): Promise<ImportResult<StoredImport>>;
  setOn(source: string, isOn: boolean): Promise<void>;
  remove(source: string): Promise<void>;
  /** Every quarantined row, for the download. */
  quarantine(source: string): Promise<readonly RowIssue[]>;
}

type Register = Pick<RegisterClient, 'addImport' | 'removeImport' | 'kinds'>;

class Shelf implements ImportShelf {
  readonly #register: Register;
  readonly #open: () => Promise<ImportStore>;
  readonly #listeners = new Set<() => void>();
  /** Content of what storage refused to keep, so that it can still be switched and downloaded. */
  readonly #unkept = createMemoryStore();
  readonly #unkeptSources = new Set<string>();
  #store: Promise<ImportStore> | null = null;
  #state: ShelfState = { entries: [], problems: [], isLoaded: false };
  /** One change after the other: a switch must not overtake the import that it switches. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(register: Register, open: () => Promise<ImportStore>) {
    this.#register = register;
    this.#open = open;
  }

  state(): ShelfState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  load(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#state.isLoaded) return;
      const store = await this.#getStore();
      const { entries, unreadable } = await store.list().catch(() => ({ entries: [], unreadable: ['?'] }));
      if (!store.isPersistent) this.#tell(STORE_WORDS.memoryOnly);
      if (unreadable.length > 0) this.#tell(STORE_WORDS.unreadable(unreadable.join('、')));
      const restored: StoredImport[] = [];
      // What could not be restored is shown as off, because it is in no figure.
      for (const entry of entries) restored.push({ ...entry, isOn: entry.isOn && (await this.#restore(entry)) });
      this.#change({ entries: restored, isLoaded: true });
    });
  }

  add(entry: StoredImport, content: StoredContent): Promise<ImportResult<StoredImport>> {
    return this.#inTurn(async () => {
      if (this.#state.entries.some((each) => each.source === entry.source))
        await this.#register.removeImport(entry.source);
      const registered = await this.#registerRows(entry, content);
      if (!registered.ok) return registered;
      const { account, quarantine } = registered.value;
      const kept = { ...entry, account };
      const keptContent = { rows: content.rows, quarantine };
      const stored = await (await this.#getStore()).put(kept, keptContent);
      this.#unkeptSources.delete(entry.source);
      if (!stored.ok) {
        this.#tell(stored.fault.words);
        this.#unkeptSources.add(entry.source);
        await this.#unkept.put(kept, keptContent);
      }
      const others = this.#state.entries.filter((each) => each.source !== entry.source);
      this.#change({ entries: [...others, kept] });
      return { ok: true, value: kept };
    });
  }

  setOn(source: string, isOn: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#state.entries.find((each) => each.source === source);
      if (entry === undefined || entry.isOn === isOn) return;
      if (isOn && !(await this.#restore(entry))) return;
      if (!isOn) await this.#register.removeImport(source);
      const changed = { ...entry, isOn };
      const stored = await (await this.#storeOf(source)).update(changed);
      if (!stored.ok) this.#tell(stored.fault.words);
      this.#change({ entries: this.#state.entries.map((each) => (each.source === source ? changed : each)) });
    });
  }

  remove(source: string): Promise<void> {
    return this.#inTurn(async () => {
      await this.#register.removeImport(source);
      const stored = await (await this.#storeOf(source)).remove(source);
      if (!stored.ok) {
        this.#tell(stored.fault.words);
        return;
      }
      this.#unkeptSources.delete(source);
      this.#change({ entries: this.#state.entries.filter((each) => each.source !== source) });
    });
  }

  async quarantine(source: string): Promise<readonly RowIssue[]> {
    const content = await (await this.#storeOf(source)).content(source);
    if (content.ok) return content.value.quarantine;
    this.#tell(content.fault.words);
    return this.#state.entries.find((entry) => entry.source === source)?.account.quarantine.rows ?? [];
  }

  async #restore(entry: StoredImport): Promise<boolean> {
    const content = await (await this.#storeOf(entry.source)).content(entry.source);
    const registered = content.ok ? await this.#registerRows(entry, content.value) : content;
    if (!registered.ok) this.#tell(STORE_WORDS.notRestored(entry.fileName, registered.fault.words));
    return registered.ok;
  }

  async #registerRows(entry: StoredImport, content: StoredContent): Promise<ImportResult<MergedAccount>> {
    if (!this.#register.kinds.some((kind) => kind.id === entry.kind))
      return importFault('unknown-kind', STORE_WORDS.noKind(entry.kind));
    // A register without a row would only say that it failed; the account has said why already.
    if (content.rows.length === 0)
      return { ok: true, value: { account: entry.account, quarantine: content.quarantine } };
    const { kind, source, asOf } = entry;
    const added = await this.#register.addImport({
      kind,
      source,
      sourceName: entry.fileName,
      rows: content.rows,
      asOf,
    });
    if (!added.ok) return importFault('unreadable', added.fault.words);
    return { ok: true, value: mergeAccounts(entry.account, content.quarantine, added.value, content.rows) };
  }

  async #storeOf(source: string): Promise<ImportStore> {
    return this.#unkeptSources.has(source) ? this.#unkept : this.#getStore();
  }

  #getStore(): Promise<ImportStore> {
    return (this.#store ??= this.#open());
  }

  #tell(words: Localised): void {
    if (!this.#state.problems.some((problem) => problem.zh === words.zh))
      this.#change({ problems: [...this.#state.problems, words] });
  }

  #change(patch: Partial<ShelfState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of this.#listeners) listener();
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

/** @param open how storage is opened; the browser's IndexedDB when left out */
export const createImportShelf = (
  register: Register,
  open: () => Promise<ImportStore> = openImportStore,
): ImportShelf => {
  const shelf = new Shelf(register, open);
  // Handed to `useSyncExternalStore` as bare functions.
  return {
    state: () => shelf.state(),
    subscribe: (listener) => shelf.subscribe(listener),
    load: () => shelf.load(),
    add: (entry, content) => shelf.add(entry, content),
    setOn: (source, isOn) => shelf.setOn(source, isOn),
    remove: (source) => shelf.remove(source),
    quarantine: (source) => shelf.quarantine(source),
  };
};
