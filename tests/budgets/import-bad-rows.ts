/**
 * `npx tsx tests/budgets/import-bad-rows.ts [rows]`: opens, checks and converts tables in which nearly every line is bad
 * or blank, and prints lines a second of processor time and the most memory. A report to read, not a test.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { ImportSession } from '../../src/register/import/import-session.ts';

const BOUNDARIES = resolve(import.meta.dirname, '../../public/boundaries');
const HEADER = '编号,煤矿名称,经度,纬度,行政区划代码,核定产能(万吨/年)\n';
const GOOD = 'cm-1,示例矿,114.9,25.8,360702,30\n';
const PIECE_LINES = 10_000;

const CASES: readonly (readonly [string, string])[] = [
  ['good rows', GOOD],
  ['rows of too few cells', 'cm-1,示例矿,114.9,25.8\n'],
  ['rows of too many cells', 'cm-1,示例矿,114.9,25.8,360702,30,备注,另\n'],
  ['a quote that breaks in each row', 'cm-1,"示例"矿,114.9,25.8,360702,30\n'],
  ['a quote that never closes in each row', 'cm-1,"示例矿,114.9,25.8,360702,30\n'],
  ['positions that are none', 'cm-1,示例矿,x,y,,30\n'],
  ['lines of delimiters', ',,,,,\n'],
  ['lines without anything', '\n'],
];

const bytesOf = (name: string): ArrayBuffer => Uint8Array.from(readFileSync(resolve(BOUNDARIES, name))).buffer;

const take = async (line: string, lines: number): Promise<string> => {
  const piece = new TextEncoder().encode(line.repeat(PIECE_LINES));
  const pieces = Array.from({ length: Math.ceil(lines / PIECE_LINES) }, () => piece);
  const file = new File([HEADER, GOOD, ...pieces], 'bad.csv');
  const session = new ImportSession(REGISTRY.kinds);
  session.setUp(DEFAULT_CONFIG);
  session.setDivisions(bytesOf('regions.json'), bytesOf('divisions.json'));
  const before = process.cpuUsage();
  const opened = await session.open(file);
  if (!opened.ok) return `${opened.fault.kind}: ${opened.fault.words.en}`;
  const { kind, reading, guesses } = opened.value;
  const plan = { kind: kind.kind, reading, columns: guesses };
  await session.checkPositions(plan);
  const about = { asOf: '2024-04-30T00:00:00+08:00', nowMs: Date.parse('2024-05-01'), previous: null } as const;
  let peak = 0;
  const converted = await session.convert({ ...about, plan, language: 'zh-CN' }, () => {
    peak = Math.max(peak, process.memoryUsage().rss);
  });
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  const speed = `${Math.round((pieces.length * PIECE_LINES) / cpu).toLocaleString('en-US')} lines/s in ${cpu.toFixed(1)} s`;
  const memory = `${Math.round(Math.max(peak, process.memoryUsage().rss) / 1e6)} MB`;
  if (!converted.ok) return `${speed}, ${memory}, ${converted.fault.kind}`;
  const { read, accepted, quarantined, blankRows } = converted.value.account;
  return `${speed}, ${memory}, read ${read} = ${accepted} + ${quarantined}, blank ${blankRows}`;
};

const lines = Number(process.argv[2] ?? 1_400_000);
const times = { 'lines without anything': 100 } as Readonly<Record<string, number>>;
for (const [name, line] of CASES)
  // One after the other: each is measured alone.
  // oxlint-disable-next-line eslint/no-await-in-loop
  console.log(`${name}: ${await take(line, lines * (times[name] ?? 1))}`);
