import { expect, it } from 'vitest';
import type { SitePage } from '../../domain/register-client.ts';
import { PAGE_ROWS, SitePager } from './site-pager.ts';
import { toPage, toRows } from './site-table.test-support.ts';

interface Asked {
  readonly offset: number;
  readonly answer: (page: SitePage) => Promise<void>;
  readonly refuse: () => Promise<void>;
}

/** A worker that answers when the test says so. */
const toWorker = () => {
  const asked: Asked[] = [];
  const settled = (): Promise<void> => Promise.resolve();
  const ask = (offset: number): Promise<SitePage> =>
    new Promise((resolve, reject) => {
      asked.push({
        offset,
        answer: (page) => (resolve(page), settled()),
        refuse: () => (reject(new Error('worker gone')), settled()),
      });
    });
  return { asked, ask };
};
const rows = toRows(1000);
const at = (page: number): SitePage => toPage(rows, page * PAGE_ROWS, PAGE_ROWS);

it('asks one page at a time and skips the windows that were scrolled past', async () => {
  const { asked, ask } = toWorker();
  const pager = new SitePager();
  pager.open('q', 1, ask);
  pager.want(0, 40);
  pager.want(210, 250);
  pager.want(790, 830);
  expect(asked.map(({ offset }) => offset)).toEqual([0]);
  await asked[0]?.answer(at(0));
  expect(asked.map(({ offset }) => offset)).toEqual([0, 700]);
  await asked[1]?.answer(at(7));
  await asked[2]?.answer(at(8));
  expect(asked.map(({ offset }) => offset)).toEqual([0, 700, 800]);
  const snapshot = pager.snapshot();
  expect(snapshot).toMatchObject({ answered: 'q', total: 1000, isComplete: true });
  expect(snapshot.rowAt(799)?.id).toBe('d-799');
  expect(snapshot.rowAt(250)).toBeUndefined();
  expect(snapshot.indexOf('test-dam:d-801')).toBe(801);
  pager.want(10, 40);
  expect(asked).toHaveLength(3);
});

it('keeps the rows of the register before until each page has come again, and drops what came too late', async () => {
  const { asked, ask } = toWorker();
  const pager = new SitePager();
  pager.open('q', 1, ask);
  await asked[0]?.answer(at(0));
  pager.open('q', 2, ask);
  expect(pager.snapshot()).toMatchObject({ total: 1000, isComplete: false });
  expect(pager.snapshot().rowAt(3)?.id).toBe('d-3');
  pager.open('q', 3, ask);
  await asked[1]?.answer(toPage(toRows(5), 0, PAGE_ROWS));
  expect(pager.snapshot().total).toBe(1000);
  await asked[2]?.answer(toPage(toRows(7), 0, PAGE_ROWS));
  expect(pager.snapshot()).toMatchObject({ total: 7, isComplete: true });
});

it('drops every row of another question with the first answer', async () => {
  const { asked, ask } = toWorker();
  const pager = new SitePager();
  pager.open('q', 1, ask);
  pager.want(0, 150);
  await asked[0]?.answer(at(0));
  await asked[1]?.answer(at(1));
  pager.open('other', 1, ask);
  expect(pager.snapshot()).toMatchObject({ answered: 'q', isComplete: false });
  await asked[2]?.answer(toPage(toRows(120), 0, PAGE_ROWS));
  expect(pager.snapshot()).toMatchObject({ answered: 'other', total: 120, isComplete: false });
  expect(pager.snapshot().rowAt(110)).toBeUndefined();
});

it('asks for the last page when the table has shrunk below the window', async () => {
  const { asked, ask } = toWorker();
  const pager = new SitePager();
  pager.open('q', 1, ask);
  await asked[0]?.answer(at(0));
  pager.want(900, 940);
  await asked[1]?.answer(at(9));
  pager.open('q', 2, ask);
  await asked[2]?.answer({ total: 150, rows: [] });
  expect(asked[3]?.offset).toBe(100);
  await asked[3]?.answer(toPage(toRows(150), 100, PAGE_ROWS));
  expect(pager.snapshot()).toMatchObject({ total: 150, isComplete: true });
});

it('says what failed, keeps what it has, and tries again when told to', async () => {
  const { asked, ask } = toWorker();
  const pager = new SitePager();
  pager.open('q', 1, ask);
  await asked[0]?.refuse();
  expect(pager.snapshot().error?.message).toBe('worker gone');
  expect(asked).toHaveLength(1);
  pager.retry();
  await asked[1]?.answer(at(0));
  expect(pager.snapshot()).toMatchObject({ error: null, total: 1000 });
});

it('tells its listeners until they leave', () => {
  const pager = new SitePager();
  let calls = 0;
  const leave = pager.subscribe(() => void calls++);
  pager.open('q', 1, toWorker().ask);
  leave();
  pager.want(500, 540);
  expect(calls).toBe(1);
});
