import * as fakeIndexedDb from 'fake-indexeddb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PopulationTable } from '../../domain/population.ts';
import { createPopulationShelf } from './population-shelf.ts';
import { openPopulationStore } from './population-store.ts';

beforeEach(() => {
  for (const [name, value] of Object.entries(fakeIndexedDb)) if (name !== 'default') vi.stubGlobal(name, value);
  vi.stubGlobal('indexedDB', new fakeIndexedDb.IDBFactory());
});
afterEach(() => vi.unstubAllGlobals());

const TABLE: PopulationTable = {
  fileName: 'county-2020.csv',
  asOf: '2020',
  isAsOfGuessed: false,
  columns: { adcode: 'adcode', people: 'pop' },
  encoding: 'UTF-8',
  rows: [{ adcode: '360102', people: 5 }],
  account: { read: 1, accepted: 1, quarantined: 0, issues: [] },
};

it('keeps the table between visits until it is removed', async () => {
  const open = () => openPopulationStore('test-population');
  await createPopulationShelf(open).set(TABLE);
  const later = createPopulationShelf(open);
  await later.load();
  expect(later.state()).toEqual({ table: TABLE, isLoaded: true, problem: null });
  await later.remove();
  const last = createPopulationShelf(open);
  await last.load();
  expect(last.state()).toEqual({ table: null, isLoaded: true, problem: null });
});
