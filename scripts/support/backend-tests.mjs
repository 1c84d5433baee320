import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countTests } from './parts.mjs';
import { PROJECT, say } from './project.mjs';

let tests = null;

/** Ends the tests that run, if any. */
export const stopBackendTests = () => tests?.kill();

/** Runs tests/backend against servers that run; a run without a single test has failed, because nothing was proven. */
export const runBackendTests = async (env) => {
  const reportFile = join(PROJECT, '.cache/tests/vitest.backend.config.ts.json');
  rmSync(reportFile, { force: true });
  const args = ['run', '--config', 'vitest.backend.config.ts', '--reporter=default', '--reporter=json'];
  // Names of test files may be given: npm run test:backend -- edge
  const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const vitest = join(PROJECT, 'node_modules/vitest/vitest.mjs');
  tests = spawn(process.execPath, [vitest, ...args, `--outputFile.json=${reportFile}`, ...files], {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((done) => {
    tests.on('error', () => done(127));
    tests.on('close', (status) => done(status ?? 1));
  });
  try {
    const { passed, failed, skipped } = countTests(JSON.parse(readFileSync(reportFile, 'utf8')));
    if (skipped > 0) say(`${skipped} SKIPPED: the tests above say why`);
    return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
};
