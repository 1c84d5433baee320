import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findFiles, isProgram, reportGate, type GateResult } from './gate.ts';
import { runTool } from './run-tool.ts';

type Issue = { readonly file: string } & Readonly<Record<string, unknown>>;

const namesIn = (found: unknown): readonly string[] =>
  Array.isArray(found)
    ? found.flatMap((item: { readonly name?: string } | readonly { readonly name: string }[]) =>
        Array.isArray(item) ? item.map(({ name }) => name) : [(item as { readonly name?: string }).name ?? '?'],
      )
    : [];

/** Files that the patterns of knip.json name: `src/**` gives the folder src. */
const countProjectFiles = (root: string): number => {
  const { project } = JSON.parse(readFileSync(`${root}/knip.json`, 'utf8')) as { readonly project: readonly string[] };
  const folders = project.map((pattern) => pattern.split('/')[0] ?? '');
  return findFiles(root, [...new Set(folders)], (path) => /\.(tsx?|mjs)$/.test(path)).length;
};

/** Files that nothing reaches, exports that nobody imports, and packages that are unused or not declared. */
export const checkDeadCode = (root: string): GateResult => {
  const { code, stdout, stderr } = runTool(root, 'knip/bin/knip.js', ['--reporter', 'json', '--no-progress']);
  if (!stdout.trimStart().startsWith('{'))
    return { read: 0, problems: [`knip ended with code ${code}: ${stdout}${stderr}`] };
  const { issues } = JSON.parse(stdout) as { readonly issues: readonly Issue[] };
  const problems = issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) => namesIn(found).map((name) => `${file}: ${kind}: ${name}`)),
  );
  if (code !== 0 && problems.length === 0) problems.push(`knip ended with code ${code}: ${stderr}`);
  return { read: countProjectFiles(root), problems };
};

if (isProgram(import.meta.url)) reportGate('dead code', checkDeadCode(resolve('.')), 100);
