import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countTests } from './parts.mjs';
import { PROJECT, say } from './project.mjs';
import { runTool } from './run.mjs';

/** Runs tests/backend against servers that run; a run without a single test has failed, because nothing was proven. */
export const runBackendTests = async (env) => {
  const reportFile = join(PROJECT, '.cache/tests/vitest.backend.config.ts.json');
  rmSync(reportFile, { force: true });
  const args = ['run', '--config', 'vitest.backend.config.ts', '--reporter=default', '--reporter=json'];
  // Names of test files may be given: npm run test:backend -- edge
  const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const { code } = await runTool('vitest', [...args, `--outputFile.json=${reportFile}`, ...files], { env });
  try {
    const { passed, failed, skipped } = countTests(JSON.parse(readFileSync(reportFile, 'utf8')));
    if (skipped > 0) say(`${skipped} SKIPPED: the tests above say why`);
    return { passed, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
};
