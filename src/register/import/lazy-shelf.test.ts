import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { IMPORT_DATABASE } from './import-database.ts';
import type { ImportShelf, ShelfState } from './import-shelf.ts';
import { createLazyShelf } from './lazy-shelf.ts';

const STATE: ShelfState = { entries: [], unreadable: [], gradedOtherwise: [], problems: [], isLoaded: true };

const fakeShelf = (): ImportShelf => {
  const load = vi.fn(async () => undefined);
  return {
    state: () => STATE,
    subscribe: () => () => undefined,
    load,
    open: load,
    candidatesFor: () => [{ source: 'import-a' }],
    profileFor: async () => null,
  } as unknown as ImportShelf;
};

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe('a shelf whose code comes when it is needed', () => {
  it('is ready without its code where nothing was kept', async () => {
    const make = vi.fn(async () => fakeShelf());
    const shelf = createLazyShelf(make);
    const heard = vi.fn();
    shelf.subscribe(heard);
    expect(shelf.state().isLoaded).toBe(false);
    await shelf.load();
    expect(shelf.state().isLoaded).toBe(true);
    expect(heard).toHaveBeenCalled();
    expect(make).not.toHaveBeenCalled();
    expect(shelf.candidatesFor('x')).toEqual([]);
  });

  it('comes at the start where something was kept, once', async () => {
    await new Promise((resolve) => {
      indexedDB.open(IMPORT_DATABASE).onsuccess = resolve;
    });
    const made = fakeShelf();
    const make = vi.fn(async () => made);
    const shelf = createLazyShelf(make);
    await Promise.all([shelf.load(), shelf.open(), shelf.profileFor('x')]);
    expect(make).toHaveBeenCalledTimes(1);
    expect(made.load).toHaveBeenCalledTimes(1);
    expect(shelf.state()).toBe(STATE);
    expect(shelf.candidatesFor('x')).toHaveLength(1);
  });

  it('says that its code did not come, lets the page be ready, and tries again', async () => {
    await new Promise((resolve) => {
      indexedDB.open(IMPORT_DATABASE).onsuccess = resolve;
    });
    let tries = 0;
    const shelf = createLazyShelf(async () => {
      if (++tries === 1) throw new Error('Failed to fetch dynamically imported module');
      return fakeShelf();
    });
    await shelf.load();
    expect(shelf.state().isLoaded).toBe(true);
    expect(shelf.state().problems[0]?.zh).toContain('导入的文件');
    await shelf.open();
    expect(shelf.state()).toBe(STATE);
  });
});
