/**
 * `npx tsx tests/budgets/import-million.ts [rows]`: writes a CSV of a million rows (or as many as said), imports it
 * through `ImportSession` in Node and prints what it took. A report to read, not a test: machines differ.
 */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, openAsBlob, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { ImportSession } from '../../src/register/import/import-session.ts';
import type { ImportResult } from '../../src/register/import/types.ts';

const BOUNDARIES = resolve(import.meta.dirname, '../../public/boundaries');
const HEADER =
  '编号,煤矿名称,经度,纬度,行政区划代码,核定产能(万吨/年),煤矿类别,超层越界(1=是 0=否),接入状态,最后上报时间';
const CLASSES = ['A', 'B', 'C', 'D'];
const LINKS = ['已接入', '未接入', '离线', '部分接入'];

const pad = (value: number): string => String(value).padStart(2, '0');

/** A row of the made-up ledger; one in a hundred has no usable position. */
const toLine = (n: number): string => {
  const [lng, lat] =
    n % 100 === 99 ? ['0', '0'] : [(98 + (n % 2503) / 100).toFixed(5), (24 + (n % 1699) / 100).toFixed(5)];
  const [link, kind] = [LINKS[n % 4] ?? '', CLASSES[(n >> 2) % 4] ?? ''];
  const reported = `2024-04-${pad(1 + (n % 28))} 08:${pad(n % 60)}`;
  return `MK-${String(n).padStart(8, '0')},示例煤矿第${n}号井,${lng},${lat},,${(n % 997) + 0.5},${kind},${n % 2},${link},${reported}\n`;
};

const writeLedger = async (path: string, rows: number): Promise<void> => {
  const out = createWriteStream(path);
  out.write(`${HEADER}\n`);
  for (let n = 0; n < rows; n++) if (!out.write(toLine(n))) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
};

const must = <T>(result: ImportResult<T>): T => {
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

const bytesOf = (name: string): ArrayBuffer => Uint8Array.from(readFileSync(join(BOUNDARIES, name))).buffer;

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const report = async (path: string, rows: number): Promise<void> => {
  await writeLedger(path, rows);
  const file = Object.assign(await openAsBlob(path), { name: 'million.csv' });
  const session = new ImportSession(REGISTRY.kinds);
  session.setUp(DEFAULT_CONFIG);
  if (!session.setDivisions(bytesOf('regions.json'), bytesOf('divisions.json')))
    throw new Error('build the boundaries first');
  const base = process.memoryUsage().rss;
  let peak = base;
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 100);
  const opening = performance.now();
  const { kind, reading, guesses, choices } = must(await session.open(file));
  const opened = seconds(opening);
  const plan = { kind: kind.kind, reading, columns: guesses };
  const converting = performance.now();
  const before = process.cpuUsage();
  const about = { asOf: '2024-04-30T00:00:00+08:00', nowMs: Date.parse('2024-05-01'), previous: null } as const;
  const { account, files } = must(
    await session.convert(
      { ...about, plan, language: 'zh-CN' },
      () => (peak = Math.max(peak, process.memoryUsage().rss)),
    ),
  );
  const converted = seconds(converting);
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  clearInterval(timer);
  console.log(
    `${account.read} rows of ${megabytes(statSync(path).size)}, ${choices.encoding?.name ?? ''}, ${kind.kind}`,
  );
  console.log(`accepted ${account.accepted}, quarantined ${account.quarantined}, outside ${account.outside.count}`);
  console.log(`opened in ${opened}, converted in ${converted} with ${cpu.toFixed(1)} s of processor time`);
  console.log(`${Math.round(account.read / cpu)} rows a second of processor time`);
  console.log(`memory: ${megabytes(base)} before, ${megabytes(peak)} at most`);
  const sizes = Object.entries(files).map(([name, bytes]) => `${name} ${megabytes(bytes?.byteLength ?? 0)}`);
  console.log(`register: ${sizes.join(', ')}`);
};

const folder = mkdtempSync(join(tmpdir(), 'import-million-'));
try {
  await report(join(folder, 'million.csv'), Number(process.argv[2] ?? 1_000_000));
} finally {
  rmSync(folder, { recursive: true });
}
