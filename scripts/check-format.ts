import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { check, getFileInfo, resolveConfig } from 'prettier';
import { findFiles, isProgram, reportGate, type GateResult } from './gate.ts';

const FOLDERS = ['src', 'geo', 'mocks', 'scripts', 'tests', 'public', 'deploy'];
const ROOT_FILES = /^[^/]+\.(ts|json|html)$|^\.[a-z]+rc\.json$/;
const FORMATTED = /\.(tsx?|mts|mjs|css|html|json|webmanifest)$/;

/** Whether every file stands as Prettier would write it. */
export const checkFormat = async (root: string): Promise<GateResult> => {
  const inFolders = findFiles(root, FOLDERS, (path) => FORMATTED.test(path));
  const atRoot = findFiles(root, ['.'], (path) => ROOT_FILES.test(path), false);
  const problems: string[] = [];
  let read = 0;
  for (const path of [...atRoot, ...inFolders]) {
    const file = `${root}/${path}`;
    const { ignored, inferredParser } = await getFileInfo(file, { ignorePath: `${root}/.prettierignore` });
    if (ignored || inferredParser === null) continue;
    read += 1;
    const options = { ...(await resolveConfig(file, { editorconfig: true })), filepath: file };
    const isSound = await check(readFileSync(file, 'utf8'), options).catch((error: unknown) => String(error));
    if (isSound !== true) problems.push(`${path}: ${isSound === false ? 'not formatted (npm run format)' : isSound}`);
  }
  return { read, problems };
};

if (isProgram(import.meta.url)) reportGate('format', await checkFormat(resolve('.')), 100);
