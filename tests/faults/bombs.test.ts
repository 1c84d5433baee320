import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { BOMBS, type BombReport } from './bombs.ts';

/*
 * Bombs go off in processes of their own, whose heap ends at 512 MB: each must end by itself, every file with a fault in
 * words or a true account, and what was held outside of the heap must have had a bound too.
 */

const HEAP_MB = 512;
/** Heap, the engine itself, and buffers: the file, and what is unpacked at a time. */
const PEAK_MB = 1800;
/** Bombs a process. */
const GROUP = 8;
const MOST_MS = 480_000;

interface GroupReport {
  readonly code: number | null;
  readonly reports: ReadonlyMap<number, BombReport>;
  /** The end of what the process said on its way out. */
  readonly said: string;
}

const goOff = async (from: number): Promise<GroupReport> => {
  const script = ['--import', 'tsx', 'tests/faults/bomb-child.ts', String(from), String(from + GROUP)];
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, ...script], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, error, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  const reports = out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as BombReport);
  return { code, reports: new Map(reports.map((report) => [report.index, report])), said: error.slice(-2000) };
};

const groups = Array.from({ length: Math.ceil(BOMBS.length / GROUP) }, (_, at) => at * GROUP);

describe.each(groups)('bombs from %i on', (from) => {
  let group: GroupReport = { code: null, reports: new Map(), said: '' };
  beforeAll(async () => {
    group = await goOff(from);
  }, MOST_MS);

  it.each(BOMBS.slice(from, from + GROUP).map(({ name }, at) => [name, from + at] as const))('%s', (_name, index) => {
    const report = group.reports.get(index);
    if (report === undefined) throw new Error(`no answer; the process said: ${group.said}`);
    expect(report.violations, report.came).toEqual([]);
    expect(report.unexpected).toBeNull();
    expect(report.peakMb).toBeLessThan(PEAK_MB);
  });

  it('and the process ends by itself', () => {
    expect(group.code, group.said).toBe(0);
  });
});
