import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSession } from '../take-file.ts';
import { toFuzzCase } from './fuzz-case.ts';
import { runSeed } from './run-seeds.ts';

const SEEDS = 500;
const BATCH = 50;

describe('good files, mutated', () => {
  it('are the same for the same seed', () => {
    const hashOf = (seed: number): string => createHash('sha256').update(toFuzzCase(seed).bytes).digest('hex');
    for (let seed = 0; seed < 40; seed++) expect(hashOf(seed)).toBe(hashOf(seed));
    expect(new Set(Array.from({ length: 40 }, (_, seed) => hashOf(seed))).size).toBe(40);
  });

  const session = createSession();
  const came = { fault: 0, account: 0, crash: 0 };

  it.each(Array.from({ length: SEEDS / BATCH }, (_, batch) => batch * BATCH))(
    'seeds %i and the 49 behind it: a fault in words or a true account, and no crash',
    async (first) => {
      for (let seed = first; seed < first + BATCH; seed++) {
        // oxlint-disable-next-line eslint/no-await-in-loop
        const report = await runSeed(session, seed);
        expect(report.wrong, `seed ${seed}, ${report.name}`).toEqual([]);
        came[report.came]++;
      }
    },
    120_000,
  );

  it('reach both: files that are refused and files that are read', () => {
    expect(came.crash).toBe(0);
    expect(came.fault + came.account).toBe(SEEDS);
    expect(came.fault).toBeGreaterThan(SEEDS / 10);
    expect(came.account).toBeGreaterThan(SEEDS / 10);
  });
});
