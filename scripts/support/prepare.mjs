import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, PROJECT, readStamp, removeStamp, say, writeStamp } from './project.mjs';
import { mustRunTool, runTool } from './run.mjs';

/** Builds what is derived and not committed: boundaries and demo data. Each command finds out itself what is current. */
export const prepareData = async ({ isDemo = true } = {}) => {
  await mustRunTool('tsx', ['geo/build.ts']);
  if (isDemo) await mustRunTool('tsx', ['mocks/generate.ts']);
};

const INPUTS = ['src', 'geo', 'public', 'index.html', 'vite.config.ts', 'scripts/build-report.ts', 'package-lock.json'];

/**
 * Builds `dist/` (for real services) or `dist-demo/`.
 * With `isSkippable` nothing is built when no input has changed since the last build. Throws when the build fails.
 */
export const buildPage = async ({ isDemo, isSkippable = false }) => {
  const mode = isDemo ? 'demo' : 'production';
  const folder = isDemo ? 'dist-demo' : 'dist';
  const stamp = join(PROJECT, `.cache/build-${mode}.stamp`);
  const hash = hashOf(isDemo ? [...INPUTS, 'mocks'] : INPUTS);
  if (isSkippable && readStamp(stamp) === hash && existsSync(join(PROJECT, folder, 'index.html'))) {
    say(`${folder}/ is current`);
    return;
  }
  say(`building ${folder}/`);
  removeStamp(stamp);
  const { code } = await runTool('vite', ['build', '--mode', mode, '--logLevel', 'warn']);
  if (code !== 0) throw new Error(`vite could not build ${folder}/`);
  writeStamp(stamp, hash);
};
