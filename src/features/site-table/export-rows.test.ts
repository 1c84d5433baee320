import { expect, it } from 'vitest';
import type { SiteRow } from '../../domain/register-client.ts';
import { exportRows, type ExportInput } from './export-rows.ts';
import { toPage, toRows } from './site-table.test-support.ts';

const toInput = (all: readonly SiteRow[], changes: Partial<ExportInput> = {}): ExportInput => ({
  ask: (offset, limit) => Promise.resolve(toPage(all, offset, limit)),
  version: () => 1,
  head: ['编号', '名称'],
  toCells: (row) => [row.id, row.name],
  onProgress: () => undefined,
  signal: new AbortController().signal,
  ...changes,
});

it('writes every row once, in order, in pages of 1,000, and tells how far it is', async () => {
  const progress: string[] = [];
  const offsets: number[] = [];
  const all = toRows(36_000);
  const result = await exportRows(
    toInput(all, {
      ask: (offset, limit) => (offsets.push(offset), Promise.resolve(toPage(all, offset, limit))),
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    }),
  );
  if (!result.ok) throw new Error(result.fault.message);
  const lines = result.value.csv.split('\r\n');
  expect(lines[0]).toBe('\uFEFF编号,名称');
  expect(lines.slice(1, -1)).toEqual(all.map((row) => `${row.id},${row.name}`));
  expect(result.value.rowCount).toBe(36_000);
  expect(offsets).toEqual(Array.from({ length: 36 }, (_, page) => page * 1000));
  expect(progress.at(-1)).toBe('36000/36000');
});

it('makes a file with heads alone of an empty selection', async () => {
  const result = await exportRows(toInput([]));
  expect(result).toEqual({ ok: true, value: { csv: '\uFEFF编号,名称\r\n', rowCount: 0 } });
});

it('makes no file of a register that changes under way', async () => {
  let version = 1;
  const moved = await exportRows(toInput(toRows(2500), { version: () => version, onProgress: () => void version++ }));
  expect(moved).toMatchObject({ ok: false, fault: { kind: 'changed' } });
  let all = toRows(2500);
  const shrunk = await exportRows(
    toInput(all, {
      ask: (offset, limit) => Promise.resolve(toPage(all, offset, limit)),
      onProgress: () => void (all = toRows(2400)),
    }),
  );
  expect(shrunk).toMatchObject({ ok: false, fault: { kind: 'changed' } });
});

it('makes no file of rows that do not add up to the total', async () => {
  const all = toRows(1500);
  const result = await exportRows(
    toInput(all, { ask: (offset) => Promise.resolve({ total: 1500, rows: all.slice(offset, offset + 900) }) }),
  );
  expect(result).toMatchObject({ ok: false, fault: { kind: 'failed' } });
});

it('stops when told to, and says when the worker gave no answer', async () => {
  const controller = new AbortController();
  const stopped = await exportRows(
    toInput(toRows(5000), { signal: controller.signal, onProgress: () => controller.abort() }),
  );
  expect(stopped).toMatchObject({ ok: false, fault: { kind: 'cancelled' } });
  const refused = await exportRows(toInput([], { ask: () => Promise.reject(new Error('worker gone')) }));
  expect(refused).toMatchObject({ ok: false, fault: { kind: 'failed', message: 'Error: worker gone' } });
});
