import * as fakeIndexedDb from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../domain/config.ts';
import type { BoardConfig } from '../../domain/config.ts';
import { REGISTRY } from '../../hazards/registry.ts';
import type { LoadAccount } from '../account.ts';
import type { ImportInput } from '../client-types.ts';
import { failed, type RegisterResult } from '../faults.ts';
import { createImportShelf, type ShelfRegister } from './import-shelf.ts';
import { createMemoryStore, deleteImportStore, openImportStore, type ImportStore } from './import-store.ts';
import { STORED_FORMAT, type NewContent, type NewImport, type StoredImport } from './stored-import.ts';
import type { ImportDifference, RegisterFiles } from './stored-register.ts';
import { STORE_WORDS } from './store-words.ts';
import { DEFAULT_READING, importFault, type ImportAccount } from './types.ts';

const NONE = { count: 0, rows: [] };

const toAccount = (accepted: number, quarantined: number, changes: Partial<ImportAccount> = {}): ImportAccount => ({
  read: accepted + quarantined,
  accepted,
  quarantined,
  blankRows: 0,
  reasons: [],
  quarantine: NONE,
  duplicates: NONE,
  placedByCode: NONE,
  placedByName: NONE,
  outside: NONE,
  mismatched: NONE,
  notes: [],
  levels: {
    '1': 0,
    '2': 0,
    '3': 0,
    '4': 0,
    unassessed: accepted,
  },
  statedLevels: 0,
  computedLevels: 0,
  missingForLevel: [],
  isPlaceChecked: true,
  ...changes,
});

const toNew = (source: string, changes: Partial<NewImport> = {}): NewImport => ({
  source,
  fileName: `${source}.csv`,
  fileFormat: 'csv',
  kind: 'coal-mine',
  importedAt: 1e3,
  asOf: '2024-04-30T00:00:00+08:00',
  plan: {
    kind: 'coal-mine',
    reading: DEFAULT_READING,
    columns: [],
  },
  headers: ['编号'],
  choices: {
    encoding: null,
    delimiter: ',',
    quote: '"',
    sheets: null,
    joins: null,
    headerRecords: null,
  },
  shapeKey: 'shape-1',
  readOptions: { delimiter: ',' },
  ...changes,
});

const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;
const textOf = (bytes: ArrayBuffer | undefined): string => new TextDecoder().decode(bytes);

const toFiles = (text: string, shape: string | null = null): RegisterFiles => ({
  core: bytesOf(`core ${text}`),
  card: bytesOf(`card ${text}`),
  digests: bytesOf(`digests ${text}`),
  shape: shape === null ? null : bytesOf(shape),
  quarantine: bytesOf(`quarantine ${text}`),
});

const toDifference = (added: number, changed: number, removed: number, unchanged: number): ImportDifference => ({
  added,
  changed,
  removed,
  unchanged,
  addedIds: [],
  changedIds: [],
  removedIds: [],
});

const toContent = (text: string, changes: Partial<NewContent> = {}): NewContent => ({
  account: toAccount(2, 1),
  files: toFiles(text),
  difference: null,
  counts: {
    counties: [0, 2],
    registered: [1, 1],
    linked: [0, 1],
  },
  ...changes,
});

const toLoadAccount = (changes: Partial<LoadAccount> = {}): LoadAccount => ({
  read: 2,
  accepted: 2,
  quarantined: 0,
  reasons: [],
  rows: [],
  flags: [],
  ...changes,
});

const REGIONS = {
  adcodeOfCounty: (county: number) => (county === 2 ? '110101' : undefined),
} as ShelfRegister['regions'];

/** A register that keeps what it is given. */
const toRegister = (
  answer: RegisterResult<LoadAccount> = { ok: true, value: toLoadAccount() },
  config: BoardConfig = DEFAULT_CONFIG,
) => {
  const held = new Map<string, ImportInput>();
  const register = {
    held,
    kinds: REGISTRY.kinds,
    config,
    regions: REGIONS,
    answer,
    addImport: async (input: ImportInput) => {
      if (register.answer.ok) held.set(input.source, input);
      return register.answer;
    },
    removeImport: async (source: string) => void held.delete(source),
  };
  return register;
};

/** A visit: a page with its shelf. */
const visit = async (register = toRegister()) => {
  const shelf = createImportShelf(register);
  await shelf.load();
  return { register, shelf };
};

beforeEach(async () => {
  for (const [name, value] of Object.entries(fakeIndexedDb))
    if (/^(IDB|indexedDB)/.test(name)) vi.stubGlobal(name, value);
  await deleteImportStore();
});
afterEach(() => vi.unstubAllGlobals());

describe('imported files', () => {
  it('survive a reload with their bytes, quarantine, mapping, account and version', async () => {
    const { shelf: first } = await visit();
    const added = await first.add(toNew('import-1'), toContent('a', { files: toFiles('a', 'shape a') }));
    const { register, shelf } = await visit();
    expect(shelf.state()).toMatchObject({ isLoaded: true, problems: [], unreadable: [], gradedOtherwise: [] });
    expect(shelf.state().entries).toEqual([added.ok && added.value]);
    const held = register.held.get('import-1');
    expect(held).toMatchObject({ kind: 'coal-mine', sourceName: 'import-1.csv', asOf: '2024-04-30T00:00:00+08:00' });
    expect([held?.files.core, held?.files.card, held?.files.shape ?? undefined].map(textOf)).toEqual([
      'core a',
      'card a',
      'shape a',
    ]);
    expect(held?.versions).toMatchObject([
      {
        fileName: 'import-1.csv',
        read: 3,
        accepted: 2,
        quarantined: 1,
        difference: null,
        counts: {
          adcodes: [0, 110101],
          registered: [1, 1],
          linked: [0, 1],
        },
      },
    ]);
    const quarantine = await shelf.quarantine('import-1');
    expect(quarantine.ok && textOf(quarantine.value)).toBe('quarantine a');
    const files = await shelf.files('import-1');
    expect(files.ok && textOf(files.value.digests)).toBe('digests a');
  });

  it('can be switched off and on, and stay off after a reload', async () => {
    const { register, shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    await shelf.setOn('import-1', false);
    expect(register.held.size).toBe(0);
    const { register: after, shelf: reloaded } = await visit();
    expect(reloaded.state().entries[0]?.isOn).toBe(false);
    expect(after.held.size).toBe(0);
    await reloaded.setOn('import-1', true);
    expect(textOf(after.held.get('import-1')?.files.core)).toBe('core a');
  });

  it('can be removed for good, and nothing of them is left', async () => {
    const { register, shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    await shelf.add(toNew('import-10'), toContent('b'));
    await shelf.remove('import-1');
    expect([...register.held.keys()]).toEqual(['import-10']);
    const { shelf: reloaded } = await visit();
    expect(reloaded.state().entries.map(({ source }) => source)).toEqual(['import-10']);
    expect((await reloaded.files('import-1')).ok).toBe(false);
    expect((await reloaded.files('import-10')).ok).toBe(true);
  });

  it('of which nothing was accepted are kept and not registered', async () => {
    const { register, shelf } = await visit();
    const added = await shelf.add(toNew('import-1'), toContent('a', { account: toAccount(0, 3) }));
    expect(added.ok && added.value.account.quarantined).toBe(3);
    expect(register.held.size).toBe(0);
  });
});

describe('versions', () => {
  const next = toNew('import-2', { fileName: '五月.csv', importedAt: 2000, asOf: '2024-05-31T00:00:00+08:00' });
  const newer = toContent('b', { difference: toDifference(1, 1, 1, 0) });

  it('of an import keep its source and its history, and replace its bytes', async () => {
    const { shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    const added = await shelf.add(next, newer, { replaces: 'import-1' });
    expect(added.ok && added.value).toMatchObject({ source: 'import-1', fileId: 'import-2', fileName: '五月.csv' });
    const { register, shelf: reloaded } = await visit();
    const [entry, ...others] = reloaded.state().entries;
    expect(others).toEqual([]);
    expect(entry?.versions.map(({ fileName, difference }) => [fileName, difference?.added ?? null])).toEqual([
      ['import-1.csv', null],
      ['五月.csv', 1],
    ]);
    expect(register.held.get('import-1')?.versions).toHaveLength(2);
    const files = await reloaded.files('import-1');
    expect(files.ok && textOf(files.value.core)).toBe('core b');
  });

  it('that change nothing are none, and the same file read in another way corrects its own', async () => {
    const { shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    await shelf.add(next, newer, { replaces: 'import-1' });
    const same = toContent('b', { difference: toDifference(0, 0, 0, 2) });
    const again = await shelf.add({ ...next, importedAt: 3000 }, same, { replaces: 'import-1' });
    expect(again.ok && again.value.versions.map(({ importedAt }) => importedAt)).toEqual([1000, 2000]);
    const corrected = toContent('c', { account: toAccount(3, 0), difference: toDifference(1, 0, 0, 2) });
    const other = await shelf.add({ ...next, importedAt: 4000 }, corrected, { replaces: 'import-1' });
    expect(other.ok && other.value.versions.map(({ accepted, difference }) => [accepted, difference])).toEqual([
      [2, null],
      [3, null],
    ]);
  });

  it('cannot be of an import that is gone, and a refused one leaves what was there', async () => {
    const { register, shelf } = await visit();
    expect((await shelf.add(next, newer, { replaces: 'import-1' })).ok).toBe(false);
    await shelf.add(toNew('import-1'), toContent('a'));
    register.answer = failed('worker', { zh: '坏了', en: 'broken' });
    const before = shelf.state().entries;
    expect(await shelf.add(next, newer, { replaces: 'import-1' })).toMatchObject({ fault: { message: '坏了' } });
    expect(shelf.state().entries).toEqual(before);
    const files = await shelf.files('import-1');
    expect(files.ok && textOf(files.value.core)).toBe('core a');
  });

  it('take a patch without becoming another one', async () => {
    const { shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    await shelf.add(next, newer, { replaces: 'import-1' });
    const counts = { counties: [2], registered: [3], linked: [1] };
    const content = toContent('p', { account: toAccount(3, 0), counts, difference: toDifference(1, 0, 0, 2) });
    const patched = await shelf.patch('import-1', content, 5000);
    expect(patched.ok && patched.value).toMatchObject({ fileName: '五月.csv', importedAt: 5000, account: { read: 3 } });
    expect(patched.ok && patched.value.versions).toMatchObject([
      { accepted: 2 },
      {
        fileName: '五月.csv',
        asOf: next.asOf,
        accepted: 3,
        quarantined: 0,
        difference: null,
        counts: { adcodes: [110101] },
      },
    ]);
    expect((await shelf.patch('import-9', content, 5000)).ok).toBe(false);
  });

  it('are looked for among imports of the same headers, the newest first', async () => {
    const { shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    await shelf.add(toNew('import-2', { importedAt: 2000 }), toContent('b'));
    await shelf.add(toNew('import-3', { shapeKey: 'shape-2' }), toContent('c'));
    expect(shelf.candidatesFor('shape-1').map(({ source }) => source)).toEqual(['import-2', 'import-1']);
    expect(shelf.candidatesFor('shape-9')).toEqual([]);
  });
});

describe('mappings', () => {
  it('are kept at each import, found by headers in later visits, and can be forgotten', async () => {
    const { shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    const later = toNew('import-2', { kind: 'reference-site', importedAt: 2000, readOptions: { delimiter: ';' } });
    await shelf.add(later, toContent('b'));
    await shelf.remove('import-2');
    const { shelf: reloaded } = await visit();
    expect(await reloaded.profileFor('shape-1')).toEqual({
      shapeKey: 'shape-1',
      headers: ['编号'],
      kind: 'reference-site',
      plan: later.plan,
      readOptions: { delimiter: ';' },
      savedAt: 2e3,
    });
    await reloaded.forgetProfile('shape-1');
    expect(await reloaded.profileFor('shape-1')).toBeNull();
  });
});

describe('what goes wrong is said', () => {
  it('rows that the register refuses move to quarantine, and read stays', async () => {
    const words = { zh: '超出范围', en: 'out of range' };
    const refused = { row: 2, id: 'b', field: 'lat', value: '99', reason: 'coordinate-impossible', words } as const;
    const reasons = [{ reason: 'coordinate-impossible', words, count: 1 }] as const;
    const value = toLoadAccount({ accepted: 1, quarantined: 1, rows: [refused], reasons });
    const { shelf } = await visit(toRegister({ ok: true, value }));
    const added = await shelf.add(toNew('import-1'), toContent('a'));
    expect(added.ok && added.value.account).toMatchObject({
      read: 3,
      accepted: 1,
      quarantined: 2,
      reasons: [
        {
          code: 'refused-coordinate-impossible',
          count: 1,
        },
      ],
      quarantine: {
        count: 2,
        rows: [{ value: 'b: 99' }],
      },
    });
  });

  it('a register that has become stricter, and then milder, is counted as it is', async () => {
    const { shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    const words = { zh: '缺', en: 'missing' };
    const value = toLoadAccount({ accepted: 1, quarantined: 1, reasons: [{ reason: 'missing', words, count: 1 }] });
    const { shelf: stricter } = await visit(toRegister({ ok: true, value }));
    expect(stricter.state().entries[0]?.account).toMatchObject({ read: 3, accepted: 1, quarantined: 2 });
    await stricter.setOn('import-1', false);
    await stricter.setOn('import-1', true);
    expect(stricter.state().entries[0]?.account).toMatchObject({ read: 3, accepted: 1, quarantined: 2 });
    const { shelf: milder } = await visit();
    expect(milder.state().entries[0]?.account).toMatchObject({ read: 3, accepted: 2, quarantined: 1, reasons: [] });
  });

  it('a version imported without boundaries knows no counts of regions', async () => {
    const { shelf } = await visit();
    const added = await shelf.add(
      toNew('import-1'),
      toContent('a', { account: toAccount(2, 1, { isPlaceChecked: false }) }),
    );
    expect(added.ok && added.value.versions[0]).toMatchObject({ accepted: 2, counts: null });
  });

  it('a register that cannot take the file: nothing is kept', async () => {
    const { shelf } = await visit(toRegister(failed('worker', { zh: '坏了', en: 'broken' })));
    expect(await shelf.add(toNew('import-1'), toContent('a'))).toMatchObject({ ok: false, fault: { message: '坏了' } });
    expect(shelf.state().entries).toEqual([]);
  });

  it('no IndexedDB: imports work, and the page says that they will not last', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { register, shelf } = await visit();
    await shelf.add(toNew('import-1'), toContent('a'));
    expect(register.held.size).toBe(1);
    expect(shelf.state().problems).toEqual([STORE_WORDS.memoryOnly]);
    const quarantine = await shelf.quarantine('import-1');
    expect(quarantine.ok && textOf(quarantine.value)).toBe('quarantine a');
    expect((await shelf.profileFor('shape-1'))?.kind).toBe('coal-mine');
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
    expect((await shelf.add(toNew('import-1'), toContent('a'))).ok).toBe(true);
    expect(shelf.state()).toMatchObject({ problems: [STORE_WORDS.quota], entries: [{ source: 'import-1' }] });
    await shelf.setOn('import-1', false);
    await shelf.setOn('import-1', true);
    expect(textOf(register.held.get('import-1')?.files.core)).toBe('core a');
  });

  it('levels that rest on another rule or other colours are named', async () => {
    const { shelf } = await visit();
    const graded = { account: toAccount(2, 0, { computedLevels: 2 }) };
    await shelf.add(toNew('import-1'), toContent('a', graded));
    await shelf.add(toNew('import-2', { kind: 'chemical-park' }), toContent('b', graded));
    await shelf.add(toNew('import-3'), toContent('c'));
    expect(shelf.state().gradedOtherwise).toEqual([]);
    const levelOverrides = { 'chemical-park': { C: '2' } } as const;
    const { shelf: reloaded } = await visit(toRegister(undefined, { ...DEFAULT_CONFIG, levelOverrides }));
    expect(reloaded.state().gradedOtherwise).toEqual(['import-2']);
  });

  it('entries of an unknown format, kinds that are gone and lost bytes are named, the others are restored', async () => {
    const { shelf: first } = await visit();
    for (const source of ['import-1', 'import-2', 'import-3', 'import-4'])
      await first.add(toNew(source), toContent('a'));
    const store = await openImportStore();
    const [one, two, three] = first.state().entries as [StoredImport, StoredImport, StoredImport];
    await store.update({ ...one, format: 99 as never });
    await store.update({ ...two, kind: 'gone' });
    await store.put(three, { ...toFiles('a'), card: null as never });
    const { register, shelf } = await visit();
    expect([...register.held.keys()]).toEqual(['import-4']);
    expect(shelf.state().problems.map((problem) => problem.zh)).toEqual(
      ['import-1.csv', 'import-2.csv', 'import-3.csv'].map((name) => expect.stringContaining(name)),
    );
    expect(shelf.state().entries.map(({ isOn }) => isOn)).toEqual([false, false, true]);
  });

  it('what an older version of the board kept is named, stays until its file comes again, and can be removed', async () => {
    const old = await openDB('hazard-atlas-imports', 1, {
      upgrade(database) {
        database.createObjectStore('imports', { keyPath: 'source' });
        database.createObjectStore('chunks');
      },
    });
    for (const source of ['import-1', 'import-2']) {
      await old.put('imports', { format: 1, source, fileName: `${source}.csv`, importedAt: 1, account: { read: 1 } });
      await old.put('chunks', [{ id: 'a' }], [source, 'rows', 0]);
    }
    old.close();
    const { shelf } = await visit();
    expect(shelf.state().problems).toEqual([STORE_WORDS.oldFormat('import-1.csv、import-2.csv')]);
    expect(shelf.state().unreadable.map(({ source, isOld }) => [source, isOld])).toEqual([
      ['import-1', true],
      ['import-2', true],
    ]);
    await shelf.add(toNew('import-1'), toContent('a'));
    await shelf.remove('import-2');
    expect(shelf.state().unreadable).toEqual([]);
    const { shelf: reloaded } = await visit();
    expect(reloaded.state()).toMatchObject({ problems: [], unreadable: [], entries: [{ source: 'import-1' }] });
    const database = await openDB('hazard-atlas-imports');
    expect(await database.count('chunks')).toBe(0);
    database.close();
  });

  it('an entry is of the present format', async () => {
    const { shelf } = await visit();
    const added = await shelf.add(toNew('import-1'), toContent('a'));
    expect(added.ok && added.value.format).toBe(STORED_FORMAT);
  });
});
