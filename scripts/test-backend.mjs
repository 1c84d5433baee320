// `npm run test:backend`: PostGIS, MapServer, nginx and the bridge as deploy/install.sh installs them, on loopback, with the
// demo's registers in them; the tests of tests/backend; then everything is stopped. Needs root on Debian 12.
// ATLAS_APP names a built board to serve instead of building dist/.
//   --qgis          also QGIS Server and its tests: installs 1.5 GB
//   --if-possible   on a machine that is not so, say so and end well (for CI)
import { cancelBackend, PackagesMissing, startBackend, stopBackend, whyNot } from './support/backend-service.mjs';
import { runBackendTests, stopBackendTests } from './support/backend-tests.mjs';
import { ensureChromium } from './support/chromium.mjs';
import { ensurePackages } from './support/packages.mjs';
import { buildPage, prepareData } from './support/prepare.mjs';
import { say } from './support/project.mjs';

const finish = (passed, failed) => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
};

/** Loud either way; a failure unless this is a machine where they need not run. */
const finishWithout = (reason) => {
  const isSkipped = process.argv.includes('--if-possible');
  const words = isSkipped ? 'SKIPPED: the tests against real servers did not run' : 'no tests against real servers';
  console.log(`[hazard-atlas] ${words}, because ${reason}`);
  finish(0, isSkipped ? 0 : 1);
};

const reason = whyNot();
if (reason !== null) finishWithout(reason);

await ensurePackages();
process.env.HAZARD_ATLAS_CHROMIUM = await ensureChromium();
await prepareData();

let isInterrupted = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    say(`${signal}: stopping the servers`);
    isInterrupted = true;
    cancelBackend();
    stopBackendTests();
  });

let counts = { passed: 0, failed: 1 };
let missing = null;
try {
  if (process.env.ATLAS_APP === undefined) await buildPage({ isDemo: false, isSkippable: true });
  const env = await startBackend({ withQgis: process.argv.includes('--qgis') });
  if (!isInterrupted) counts = await runBackendTests(env);
} catch (error) {
  if (error instanceof PackagesMissing) missing = error.message;
  else console.error(isInterrupted ? error.message : error);
} finally {
  await stopBackend();
}
if (isInterrupted) finish(counts.passed, Math.max(1, counts.failed));
if (missing !== null) finishWithout(missing);
finish(counts.passed, counts.failed);
