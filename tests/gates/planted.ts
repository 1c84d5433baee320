import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** The project's root, without a slash at its end. */
export const PROJECT = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * A small project of the given files (path → text) in a folder of its own, which goes when the test ends; tools that
 * run in it find the project's packages. It lies outside the project, where no ignore file hides it from a tool.
 */
export const plant = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'hazard-atlas-planted-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  symlinkSync(join(PROJECT, 'node_modules'), join(root, 'node_modules'), 'junction');
  // As a link node_modules is not passed over by every tool: ignored, as it is in the project.
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};
