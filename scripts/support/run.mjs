import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT } from './project.mjs';

/** JavaScript entry of each tool: run with this Node, so that no shell and no `.cmd` file is needed. */
const TOOLS = {
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
  tsx: 'tsx/dist/cli.mjs',
  tsc: 'typescript/bin/tsc',
  oxlint: 'oxlint/bin/oxlint',
  prettier: 'prettier/bin/prettier.cjs',
  knip: 'knip/bin/knip.js',
  'playwright-core': 'playwright-core/cli.js',
};

/**
 * Runs a program in the project's folder, its output passed on, and, with `isCaptured`, returned too.
 * @returns {Promise<{ code: number, output: string }>} `code` 127 when the program is not there.
 */
export const run = (program, args, { isCaptured = false, isQuiet = false, env = {} } = {}) =>
  new Promise((done) => {
    const child = spawn(program, args, {
      cwd: PROJECT,
      env: { ...process.env, ...env },
      stdio: ['ignore', isCaptured ? 'pipe' : 'inherit', isCaptured ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32' && !program.endsWith('.exe'),
    });
    const parts = [];
    for (const [stream, out] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])
      stream?.on('data', (data) => {
        parts.push(data);
        if (!isQuiet) out.write(data);
      });
    child.on('error', (error) => done({ code: 127, output: String(error) }));
    child.on('close', (code) => done({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }));
  });

/** Runs one of the project's own tools. */
export const runTool = (tool, args, options) =>
  run(process.execPath, [join(PROJECT, 'node_modules', TOOLS[tool]), ...args], options);

/** Like `runTool`, but a failure ends this process. */
export const mustRunTool = async (tool, args, options) => {
  const { code } = await runTool(tool, args, options);
  if (code === 0) return;
  console.error(`[hazard-atlas] "${tool} ${args.join(' ')}" failed with code ${code}`);
  process.exit(code);
};
