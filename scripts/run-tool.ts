import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** No tool takes a minute on this project: one that takes five has lost its way. */
const TIME_LIMIT_MS = 300_000;

/** Output of a tool of the project's packages, run in the folder `root`; `entry` is below node_modules. */
export const runTool = (
  root: string,
  entry: string,
  args: readonly string[],
): { readonly code: number; readonly stdout: string; readonly stderr: string } => {
  const tool = fileURLToPath(new URL(`../node_modules/${entry}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...args], {
    cwd: root,
    encoding: 'utf8',
    timeout: TIME_LIMIT_MS,
    maxBuffer: 256 * 1024 * 1024,
  });
  return { code: status ?? 1, stdout, stderr };
};
