import type { Localised } from '../../domain/words.ts';
import type { RegisterClient } from '../client-types.ts';
import { toGradingKey } from './grading-key.ts';
import { createMemoryStore, openImportStore, type ImportStore, type UnreadableImport } from './import-store.ts';
import type { MappingProfile } from './mapping-profiles.ts';
import { mergeAccounts } from './merge-accounts.ts';
import { STORED_FORMAT, type NewContent, type NewImport, type StoredImport } from './stored-import.ts';
import type { RegisterFiles } from './stored-register.ts';
import { isSyntheticImport } from './synthetic-rows.ts';
import { STORE_WORDS } from './store-words.ts';
import { importFault, type ImportAccount, type ImportResult } from './types.ts';
import { toVersion, withVersion } from './versions.ts';

export interface ShelfState {
  readonly entries: readonly StoredImport[];
  /** Kept, but not readable by this version: to be imported again, or removed by `remove`. */
  readonly unreadable: readonly UnreadableImport[];
  /** Sources whose computed levels rest on another rule or other colours than today's: to be imported again. */
  readonly gradedOtherwise: readonly string[];
  /** What could not be kept or restored, in words; stays until the page reloads. */
  readonly problems: readonly Localised[];
  /** What was kept from earlier visits has been handed to the register. */
  readonly isLoaded: boolean;
}

/** Imported files: in the register while they are on, in the browser's storage between visits. Bytes alone pass here. */
export interface ImportShelf {
  state(): ShelfState;
  subscribe(listener: () => void): () => void;
  /** Hands what is stored to the register; once, at the start of the page. Resolves when it is done and never rejects. */
  load(): Promise<void>;
  /** Makes it ready where imported files are on screen; says then what the browser cannot keep. */
  open(): Promise<void>;
  /**
   * Registers and keeps an import, and its mapping for files of the same shape. With `replaces`, the source of a kept
   * import, the file becomes its newer version and takes its source. If it fails everything stays as it was.
   */
  add(
    about: NewImport,
    content: NewContent,
    options?: { readonly replaces?: string },
  ): Promise<ImportResult<StoredImport>>;
  /** Puts what a patch made of a kept import in its place; the version stays and its counts are corrected. */
  patch(source: string, content: NewContent, nowMs: number): Promise<ImportResult<StoredImport>>;
  setOn(source: string, isOn: boolean): Promise<void>;
  remove(source: string): Promise<void>;
  /** Bytes of a kept import: `digests` for a newer version, everything for a patch. */
  files(source: string): Promise<ImportResult<RegisterFiles>>;
  /** Every quarantined row as CSV, for the download. */
  quarantine(source: string): Promise<ImportResult<ArrayBuffer>>;
  /** Kept imports that a file of these headers may be a newer version of, newest first. */
  candidatesFor(shapeKey: string): readonly StoredImport[];
  /** How the last file of these headers was imported; `null` where none was. */
  profileFor(shapeKey: string): Promise<MappingProfile | null>;
  forgetProfile(shapeKey: string): Promise<void>;
}

/** The part of the register that the shelf needs. */
export type ShelfRegister = Pick<RegisterClient, 'addImport' | 'removeImport' | 'kinds' | 'config' | 'regions'>;

const toProfile = ({ shapeKey, headers, kind, plan, readOptions, importedAt }: NewImport): MappingProfile => ({
  shapeKey,
  headers,
  kind,
  plan,
  readOptions,
  savedAt: importedAt,
});

class Shelf implements Omit<ImportShelf, 'open'> {
  readonly #register: ShelfRegister;
  readonly #open: () => Promise<ImportStore>;
  readonly #listeners = new Set<() => void>();
  /** Content of what storage refused to keep, so that it can still be switched and downloaded. */
  readonly #unkept = createMemoryStore();
  readonly #unkeptSources = new Set<string>();
  #store: Promise<ImportStore> | null = null;
  #state: ShelfState = { entries: [], unreadable: [], gradedOtherwise: [], problems: [], isLoaded: false };
  /** One change after the other: a switch must not overtake the import that it switches. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(register: ShelfRegister, open: () => Promise<ImportStore>) {
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
      const lost = { source: '?', fileName: '?', isOld: false };
      const { entries, unreadable } = await store.list().catch(() => ({ entries: [], unreadable: [lost] }));
      if (!store.isPersistent) this.#tell(STORE_WORDS.memoryOnly);
      this.#tellUnreadable(unreadable);
      const restored: StoredImport[] = [];
      for (const entry of entries) restored.push(entry.isOn ? await this.#restored(entry) : entry);
      this.#change({ unreadable, isLoaded: true });
      this.#setEntries(restored);
    });
  }

  #tellUnreadable(unreadable: readonly UnreadableImport[]): void {
    const namesOf = (isOld: boolean): string =>
      unreadable
        .filter((each) => each.isOld === isOld)
        .map(({ fileName }) => fileName)
        .join('、');
    if (namesOf(true) !== '') this.#tell(STORE_WORDS.oldFormat(namesOf(true)));
    if (namesOf(false) !== '') this.#tell(STORE_WORDS.unreadable(namesOf(false)));
  }

  add(
    about: NewImport,
    content: NewContent,
    { replaces }: { readonly replaces?: string } = {},
  ): Promise<ImportResult<StoredImport>> {
    return this.#inTurn(async () => {
      const { readOptions: _, source: fileId, ...rest } = about;
      const previous = this.#find(replaces ?? fileId);
      if (replaces !== undefined && previous === undefined)
        return importFault('storage', STORE_WORDS.notFound(replaces));
      const version = toVersion(about, content.account, content, this.#register.regions);
      const entry: StoredImport = {
        ...rest,
        format: STORED_FORMAT,
        source: replaces ?? fileId,
        fileId,
        isOn: true,
        account: content.account,
        versions: withVersion(previous, version, fileId),
        gradingKey: this.#gradingKey(about.kind),
      };
      const kept = await this.#take(entry, content.files);
      if (kept.ok) await this.#saveProfile(toProfile(about));
      return kept;
    });
  }

  patch(source: string, content: NewContent, nowMs: number): Promise<ImportResult<StoredImport>> {
    return this.#inTurn(async () => {
      const previous = this.#find(source);
      const last = previous?.versions.at(-1);
      if (previous === undefined || last === undefined) return importFault('storage', STORE_WORDS.notFound(source));
      const { account, counts } = content;
      // What the version before had of the rows that were corrected is in no file any more.
      const differing = { counts, difference: null };
      const version = toVersion({ ...last, importedAt: nowMs }, account, differing, this.#register.regions);
      const versions = [...previous.versions.slice(0, -1), version];
      return this.#take({ ...previous, isOn: true, importedAt: nowMs, account, versions }, content.files);
    });
  }

  /** Into the register, then into storage; nothing is changed where the register cannot take it. */
  async #take(entry: StoredImport, files: RegisterFiles): Promise<ImportResult<StoredImport>> {
    const registered = await this.#registerFiles(entry, files);
    if (!registered.ok) return registered;
    const { source } = entry;
    const kept = { ...entry, account: registered.value };
    const stored = await (await this.#getStore()).put(kept, files);
    this.#unkeptSources.delete(source);
    if (!stored.ok) {
      this.#tell(stored.fault.words);
      this.#unkeptSources.add(source);
      await this.#unkept.put(kept, files);
    }
    this.#change({ unreadable: this.#state.unreadable.filter((each) => each.source !== source) });
    this.#setEntries([...this.#state.entries.filter((each) => each.source !== source), kept]);
    return { ok: true, value: kept };
  }

  setOn(source: string, isOn: boolean): Promise<void> {
    return this.#inTurn(async () => {
      const entry = this.#find(source);
      if (entry === undefined || entry.isOn === isOn) return;
      if (!isOn) await this.#register.removeImport(source);
      const changed = isOn ? await this.#restored({ ...entry, isOn }) : { ...entry, isOn };
      if (changed.isOn !== isOn) return;
      const stored = await (await this.#storeOf(source)).update(changed);
      if (!stored.ok) this.#tell(stored.fault.words);
      this.#setEntries(this.#state.entries.map((each) => (each.source === source ? changed : each)));
    });
  }

  remove(source: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#find(source) !== undefined) await this.#register.removeImport(source);
      const stored = await (await this.#storeOf(source)).remove(source);
      if (!stored.ok) {
        this.#tell(stored.fault.words);
        return;
      }
      this.#unkeptSources.delete(source);
      this.#change({ unreadable: this.#state.unreadable.filter((each) => each.source !== source) });
      this.#setEntries(this.#state.entries.filter((each) => each.source !== source));
    });
  }

  async files(source: string): Promise<ImportResult<RegisterFiles>> {
    return (await this.#storeOf(source)).files(source);
  }

  async quarantine(source: string): Promise<ImportResult<ArrayBuffer>> {
    const read = await (await this.#storeOf(source)).file(source, 'quarantine');
    if (!read.ok) return read;
    return read.value === null
      ? importFault('storage', STORE_WORDS.bytesMissing(this.#find(source)?.fileName ?? source))
      : { ok: true, value: read.value };
  }

  candidatesFor(shapeKey: string): readonly StoredImport[] {
    return this.#state.entries
      .filter((entry) => entry.shapeKey === shapeKey)
      .toSorted((one, other) => other.importedAt - one.importedAt);
  }

  /** A mapping that cannot be read is guessed again: that is no problem to tell of. */
  async profileFor(shapeKey: string): Promise<MappingProfile | null> {
    const read = await (await this.#getStore()).profile(shapeKey);
    return read.ok ? read.value : null;
  }

  async forgetProfile(shapeKey: string): Promise<void> {
    const removed = await (await this.#getStore()).removeProfile(shapeKey);
    if (!removed.ok) this.#tell(STORE_WORDS.profileNotForgotten);
  }

  async #saveProfile(profile: MappingProfile): Promise<void> {
    const saved = await (await this.#getStore()).putProfile(profile);
    if (!saved.ok) this.#tell(STORE_WORDS.profileNotKept);
  }

  #find(source: string): StoredImport | undefined {
    return this.#state.entries.find((entry) => entry.source === source);
  }

  #gradingKey(kindId: string): string {
    const kind = this.#register.kinds.find(({ id }) => id === kindId);
    return kind === undefined ? '' : toGradingKey(kind, this.#register.config);
  }

  #setEntries(entries: readonly StoredImport[]): void {
    const gradedOtherwise = entries
      .filter(({ account, gradingKey, kind }) => account.computedLevels > 0 && gradingKey !== this.#gradingKey(kind))
      .map(({ source }) => source);
    this.#change({ entries, gradedOtherwise });
  }

  /** The entry in the register; what cannot be restored is shown as off, because it is in no figure. */
  async #restored(entry: StoredImport): Promise<StoredImport> {
    const files = await this.files(entry.source);
    const registered = files.ok ? await this.#registerFiles(entry, files.value) : files;
    if (registered.ok) return { ...entry, account: registered.value };
    this.#tell(STORE_WORDS.notRestored(entry.fileName, registered.fault.words));
    return { ...entry, isOn: false };
  }

  async #registerFiles(
    entry: StoredImport,
    { core, card, shape }: RegisterFiles,
  ): Promise<ImportResult<ImportAccount>> {
    const { kind, source, asOf, account, versions, fileName } = entry;
    if (!this.#register.kinds.some(({ id }) => id === kind))
      return importFault('unknown-kind', STORE_WORDS.noKind(kind));
    // A register without a row would only say that it failed; the account has said why already.
    if (account.accepted === 0) {
      await this.#register.removeImport(source);
      return { ok: true, value: account };
    }
    const files = { core, card, shape };
    const added = await this.#register.addImport({
      kind,
      source,
      sourceName: fileName,
      asOf,
      isSynthetic: isSyntheticImport(account),
      files,
      versions,
    });
    if (!added.ok) return importFault('unreadable', added.fault.words);
    return { ok: true, value: mergeAccounts(account, added.value) };
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
  register: ShelfRegister,
  open: () => Promise<ImportStore> = openImportStore,
): ImportShelf => {
  const shelf = new Shelf(register, open);
  // Handed to `useSyncExternalStore` as bare functions.
  return {
    state: () => shelf.state(),
    subscribe: (listener) => shelf.subscribe(listener),
    load: () => shelf.load(),
    open: () => shelf.load(),
    add: (about, content, options) => shelf.add(about, content, options),
    patch: (source, content, nowMs) => shelf.patch(source, content, nowMs),
    setOn: (source, isOn) => shelf.setOn(source, isOn),
    remove: (source) => shelf.remove(source),
    files: (source) => shelf.files(source),
    quarantine: (source) => shelf.quarantine(source),
    candidatesFor: (shapeKey) => shelf.candidatesFor(shapeKey),
    profileFor: (shapeKey) => shelf.profileFor(shapeKey),
    forgetProfile: (shapeKey) => shelf.forgetProfile(shapeKey),
  };
};
