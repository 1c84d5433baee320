import * as fakeIndexedDb from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { REGISTRY } from '../../hazards/registry.ts';
import type { LoadAccount } from '../account.ts';
import type { ImportInput } from '../client-types.ts';
import { failed, type RegisterResult } from '../faults.ts';
import { createImportShelf } from './import-shelf.ts';
import { createMemoryStore, deleteImportStore, openImportStore, type ImportStore } from './import-store.ts';
import { STORED_FORMAT, type StoredImport } from './stored-import.ts';
import { DEFAULT_READING, importFault, type ImportAccount, type RowIssue } from './types.ts';
import { STORE_WORDS } from './store-words.ts';

const NONE = { count: 0, rows: [] };

const toAccount = (accepted: number, quarantined: number): ImportAccount => ({
  read: accepted + quarantined,
  accepted,
  quarantined,
  blankRows: 0,
  reasons: [],
  quarantine: NONE,
  duplicates: NONE,
  outside: NONE,
  mismatched: NONE,
  notes: [],
  levels: { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: accepted },
  statedLevels: 0,
  computedLevels: 0,
  missingForLevel: [],
  isPlaceChecked: true,
});

const toEntry = (source: string, patch: Partial<StoredImport> = {}): StoredImport => ({
  format: STORED_FORMAT,
  source,
  fileName: `${source}.csv`,
  kind: 'coal-mine',
  importedAt: 1000,
  asOf: '2024-04-30T00:00:00+08:00',
  isOn: true,
  plan: { kind: 'coal-mine', reading: DEFAULT_READING, columns: [] },
  headers: ['编号'],
  encoding: { name: 'UTF-8', hasByteOrderMark: false, damaged: 0 },
  delimiter: ',',
  account: toAccount(2, 1),
  ...patch,
});

const ROWS = [
  { id: 'a', lng: 114, lat: 25, source_row: 2 },
  { id: 'b', lng: 115, lat: 25, source_row: 4 },
];
const ISSUE: RowIssue = { row: 3, field: 'lng', value: '0, 0', code: 'zero', words: { zh: '零', en: 'zero' } };
const CONTENT = { rows: ROWS, quarantine: [ISSUE] };

const toLoadAccount = (patch: Partial<LoadAccount> = {}): LoadAccount => ({
  read: 2,
  accepted: 2,
  quarantined: 0,
  reasons: [],
  rows: [],
  flags: [],
  ...patch,
});

/** A register that keeps what it is given. */
const toRegister = (answer: RegisterResult<LoadAccount> = { ok: true, value: toLoadAccount() }) => {
  const held = new Map<string, ImportInput>();
  return {
    held,
    kinds: REGISTRY.kinds,
    addImport: async (input: ImportInput) => {
      if (answer.ok) held.set(input.source, input);
      return answer;
    },
    removeImport: async (source: string) => void held.delete(source),
  };
};

beforeEach(async () => {
  for (const [name, value] of Object.entries(fakeIndexedDb))
    if (/^(IDB|indexedDB)/.test(name)) vi.stubGlobal(name, value);
  await deleteImportStore();
});
afterEach(() => vi.unstubAllGlobals());

describe('imported files', () => {
  it('survive a reload with rows, quarantine, mapping and account', async () => {
    const first = createImportShelf(toRegister());
    await first.load();
    expect((await first.add(toEntry('import-1'), CONTENT)).ok).toBe(true);
    const register = toRegister();
    const second = createImportShelf(register);
    await second.load();
    expect(second.state()).toMatchObject({ isLoaded: true, problems: [] });
    expect(second.state().entries).toEqual([toEntry('import-1')]);
    expect(register.held.get('import-1')).toMatchObject({ kind: 'coal-mine', sourceName: 'import-1.csv', rows: ROWS });
    expect(await second.quarantine('import-1')).toEqual([ISSUE]);
  });

  it('are written in chunks and read back in order', async () => {
    const store = await openImportStore();
    const rows = Array.from({ length: 5001 }, (_, n) => ({ id: String(n) }));
    await store.put(toEntry('import-1'), { rows, quarantine: [] });
    await store.put(toEntry('import-10'), CONTENT);
    const content = await store.content('import-1');
    expect(content.ok && content.value.rows).toEqual(rows);
    await store.remove('import-1');
    expect(await store.content('import-1')).toEqual({ ok: true, value: { rows: [], quarantine: [] } });
    expect(await store.content('import-10')).toEqual({ ok: true, value: CONTENT });
  });

  it('can be switched off and on, and stay off after a reload', async () => {
    const register = toRegister();
    const shelf = createImportShelf(register);
    await shelf.load();
    await shelf.add(toEntry('import-1'), CONTENT);
    await shelf.setOn('import-1', false);
    expect(register.held.size).toBe(0);
    const after = toRegister();
    const reloaded = createImportShelf(after);
    await reloaded.load();
    expect(reloaded.state().entries[0]?.isOn).toBe(false);
    expect(after.held.size).toBe(0);
    await reloaded.setOn('import-1', true);
    expect(after.held.get('import-1')?.rows).toEqual(ROWS);
  });

  it('can be removed for good; the same file imported again replaces itself', async () => {
    const register = toRegister();
    const shelf = createImportShelf(register);
    await shelf.load();
    await shelf.add(toEntry('import-1'), CONTENT);
    await shelf.add(toEntry('import-1', { kind: 'reference-site' }), { rows: ROWS.slice(1), quarantine: [] });
    expect(shelf.state().entries.map((entry) => entry.kind)).toEqual(['reference-site']);
    expect(register.held.get('import-1')?.rows).toHaveLength(1);
    await shelf.remove('import-1');
    expect(register.held.size).toBe(0);
    const reloaded = createImportShelf(toRegister());
    await reloaded.load();
    expect(reloaded.state().entries).toEqual([]);
  });
});

describe('what goes wrong is said', () => {
  it('rows that the register refuses move to quarantine under their file row', async () => {
    const refused = {
      row: 2,
      id: 'b',
      field: 'lat',
      value: '99',
      reason: 'coordinate-impossible',
      words: ISSUE.words,
    } as const;
    const value = toLoadAccount({ accepted: 1, quarantined: 1, rows: [refused] });
    const shelf = createImportShelf(toRegister({ ok: true, value }));
    await shelf.load();
    const added = await shelf.add(toEntry('import-1'), CONTENT);
    expect(added.ok && added.value.account).toMatchObject({ read: 3, accepted: 1, quarantined: 2 });
    expect((await shelf.quarantine('import-1')).map(({ row }) => row)).toEqual([3, 4]);
  });

  it('a register that cannot take the rows: nothing is kept', async () => {
    const shelf = createImportShelf(toRegister(failed('worker', { zh: '坏了', en: 'broken' })));
    await shelf.load();
    expect(await shelf.add(toEntry('import-1'), CONTENT)).toMatchObject({ ok: false, fault: { message: '坏了' } });
    expect(shelf.state().entries).toEqual([]);
  });

  it('no IndexedDB: imports work, and the page says that they will not last', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const register = toRegister();
    const shelf = createImportShelf(register);
    await shelf.load();
    await shelf.add(toEntry('import-1'), CONTENT);
    expect(register.held.size).toBe(1);
    expect(shelf.state().problems).toEqual([STORE_WORDS.memoryOnly]);
    expect(await shelf.quarantine('import-1')).toEqual([ISSUE]);
  });

  it('a full storage: the import is in use, and the page says that it will not last', async () => {
    const full: ImportStore = {
      ...createMemoryStore(),
      isPersistent: true,
      put: async () => importFault('storage', STORE_WORDS.quota),
    };
    const register = toRegister();
    const shelf = createImportShelf(register, async () => full);
    await shelf.load();
    expect((await shelf.add(toEntry('import-1'), CONTENT)).ok).toBe(true);
    expect(shelf.state()).toMatchObject({ problems: [STORE_WORDS.quota], entries: [{ source: 'import-1' }] });
    await shelf.setOn('import-1', false);
    await shelf.setOn('import-1', true);
    expect(register.held.get('import-1')?.rows).toEqual(ROWS);
  });

  it('an entry of an unknown format and a kind that is gone are named, the others are restored', async () => {
    const store = await openImportStore();
    await store.put({ ...toEntry('import-1'), format: 99 as never }, CONTENT);
    await store.put(toEntry('import-2', { kind: 'gone' }), CONTENT);
    await store.put(toEntry('import-3'), CONTENT);
    const register = toRegister();
    const shelf = createImportShelf(register);
    await shelf.load();
    expect([...register.held.keys()]).toEqual(['import-3']);
    expect(shelf.state().problems.map((problem) => problem.zh)).toEqual([
      expect.stringContaining('import-1.csv'),
      expect.stringContaining('import-2.csv'),
    ]);
    expect(shelf.state().entries.map((entry) => entry.isOn)).toEqual([false, true]);
  });
});
