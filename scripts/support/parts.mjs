import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildPage } from './prepare.mjs';
import { PROJECT, say } from './project.mjs';
import { runTool } from './run.mjs';

/**
 * What `npm run check` and `npm test` are made of. A part says how many of its tests passed, failed and were skipped;
 * a part that ran none has failed, because nothing was proven.
 * @typedef {{ name: string, run: () => Promise<{ passed: number, failed: number, skipped?: number }> }} Part
 */

/** A gate is one test: a program that ends with 0 or not. */
const gate = (name, script, args = []) => ({
  name,
  run: async () => {
    const { code } = await runTool('tsx', [`scripts/${script}.ts`, ...args]);
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  },
});

/** Counts of a JSON report of Vitest; a file that could not even be loaded counts as one failed test. */
export const countTests = (report) => {
  const deadFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + deadFiles,
    skipped: report.numPendingTests + report.numTodoTests,
  };
};

const vitest = (name, config, args = []) => ({
  name,
  run: async () => {
    const reportFile = join(PROJECT, `.cache/tests/${config}.json`);
    rmSync(reportFile, { force: true });
    const { code } = await runTool('vitest', [
      'run',
      '--config',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
      ...args,
    ]);
    try {
      const counts = countTests(JSON.parse(readFileSync(reportFile, 'utf8')));
      // An error outside every test, such as a rejected promise that nobody awaited, shows in the exit code alone.
      return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
    } catch {
      return { passed: 0, failed: 1 };
    }
  },
});

const build = (name, isDemo) => ({
  name,
  run: async () => {
    await buildPage({ isDemo, isSkippable: true });
    return { passed: 1, failed: 0 };
  },
});

/** @type {Part[]} */
export const CHECK_PARTS = [
  gate('types', 'check-types'),
  gate('lint', 'check-lint'),
  gate('format', 'check-format'),
  gate('rooms', 'check-rooms'),
  gate('dead code', 'check-dead-code'),
  vitest('unit, contract and gate tests', 'vitest.config.ts'),
  build('build', false),
  gate('byte budgets', 'check-budgets'),
  gate('no trace of the demo', 'check-clean'),
  gate('no other host', 'check-outside-hosts'),
];

/** @type {Part[]} */
export const BROWSER_PARTS = [
  build('build of the demo', true),
  gate('byte budgets of the demo', 'check-budgets', ['--demo']),
  gate('no other host in the demo', 'check-outside-hosts', ['--demo']),
  vitest('browser tests', 'vitest.browser.config.ts'),
];

/** Runs every part, whatever fails before it, prints the sums, and ends this process. */
export const runParts = async (parts) => {
  const rows = [];
  for (const part of parts) {
    say(`— ${part.name}`);
    const counts = await part.run().catch((error) => {
      console.error(error);
      return { passed: 0, failed: 1 };
    });
    if (counts.passed + counts.failed === 0) {
      say(`${part.name}: ran no test`);
      counts.failed = 1;
    }
    rows.push({ name: part.name, ...counts });
  }
  const sum = (field) => rows.reduce((total, row) => total + (row[field] ?? 0), 0);
  console.log('');
  for (const { name, passed, failed } of rows)
    console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed`);
  if (sum('skipped') > 0) console.log(`${sum('skipped')} SKIPPED: the tests above say why`);
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') === 0 ? 0 : 1;
};
