import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findFiles, isProgram, reportGate, type GateResult } from './gate.ts';
import { readModule } from './rooms/read-module.ts';
import { importProblem, isTestFile, packageOf, placementProblem, roomOf, problemOfUse } from './rooms/rules.ts';

const readRuntimePackages = (root: string): ReadonlySet<string> => {
  const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  return new Set(Object.keys(dependencies ?? {}));
};

/**
 * The walls between the rooms of ARCHITECTURE.md: who may import whom and which packages, in whatever way a module can
 * be named, and the uses that are kept to one place (clock, markup from text, input and output in `domain`).
 * The demo is reached from `src` by a single dynamic import in `app`.
 */
export const checkRooms = (root: string): GateResult => {
  const runtimePackages = readRuntimePackages(root);
  const files = findFiles(
    root,
    ['src', 'geo', 'mocks'],
    (path) => /\.tsx?$/.test(path) && !path.includes('/generated/'),
  );
  const problems: string[] = [];
  const doorsToMocks: string[] = [];
  for (const path of files) {
    const facts = readModule(path, readFileSync(`${root}/${path}`, 'utf8'));
    for (const error of facts.errors) problems.push(`${path}: cannot be parsed: ${error}`);
    const misplaced = placementProblem(path);
    if (misplaced !== null) problems.push(`${path}: ${misplaced}`);
    for (const item of facts.imports) {
      const problem = importProblem(path, item, runtimePackages);
      if (problem !== null) problems.push(`${path}:${item.line}: ${problem} (${item.specifier})`);
      const isDoor = /(^|\/)mocks\//.test(item.specifier) && packageOf(item.specifier).startsWith('.');
      if (isDoor && roomOf(path) === 'app' && !isTestFile(path)) doorsToMocks.push(`${path}:${item.line}`);
    }
    for (const use of facts.uses) {
      const problem = problemOfUse(path, use);
      if (problem !== null) problems.push(`${path}:${use.line}: ${problem}`);
    }
  }
  if (doorsToMocks.length > 1) problems.push(`${doorsToMocks.join(', ')}: more than one import of mocks in app`);
  return { read: files.length, problems };
};

/** Fewer files than this means that the gate was pointed at the wrong folder. */
const FEWEST_FILES = 60;

if (isProgram(import.meta.url))
  reportGate('rooms', checkRooms(resolve(process.argv[2] ?? '.')), Number(process.argv[3] ?? FEWEST_FILES));
