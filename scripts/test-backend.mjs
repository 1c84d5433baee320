// `npm run test:backend`: PostGIS, MapServer, nginx and the bridge as deploy/install.sh installs them, on loopback, with the
// demo's registers in them; the tests of tests/backend; then everything is stopped. Needs root on Debian 12.
// ATLAS_APP names a built board to serve instead of building dist/.
//   --qgis          also QGIS Server and its tests: installs 1.5 GB
//   --if-possible   on a machine that is not so, say so and end well (for CI)
import { stopBackend, startBackend, whyNot } from './support/backend-service.mjs';
import { runBackendTests, stopBackendTests } from './support/backend-tests.mjs';
import { ensureChromium } from './support/chromium.mjs';
import { ensurePackages } from './support/packages.mjs';
import { buildPage, prepareData } from './support/prepare.mjs';
import { say } from './support/project.mjs';

const finish = (passed, failed) => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
};

const reason = whyNot();
if (reason !== null && process.argv.includes('--if-possible')) {
  console.log(`[hazard-atlas] SKIPPED: the tests against real servers did not run, because ${reason}`);
  finish(0, 0);
}
if (reason !== null) {
  console.error(`[hazard-atlas] the tests against real servers cannot run here: ${reason}`);
  finish(0, 1);
}

await ensurePackages();
process.env.HAZARD_ATLAS_CHROMIUM = await ensureChromium();
await prepareData();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    say(`${signal}: stopping the servers`);
    stopBackendTests();
    void stopBackend().finally(() => process.exit(1));
  });

let counts = { passed: 0, failed: 1 };
try {
  if (process.env.ATLAS_APP === undefined) await buildPage({ isDemo: false, isSkippable: true });
  const env = await startBackend({ withQgis: process.argv.includes('--qgis') });
  counts = await runBackendTests(env);
} catch (error) {
  console.error(error);
} finally {
  await stopBackend();
}
finish(counts.passed, counts.failed);
