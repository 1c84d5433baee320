import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, without a slash at its end. */
export const PROJECT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

export const say = (text) => console.log(`[hazard-atlas] ${text}`);

/** Files under `path` (or the file itself), sorted; an absent path has none. */
export const listFiles = (path) => {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
};

/** SHA-256 over names and contents of everything under `paths`, relative to the project. */
export const hashOf = (paths) => {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of listFiles(join(PROJECT, path)))
      hash
        .update(`${file.slice(PROJECT.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
  return hash.digest('hex');
};

export const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '');

export const writeStamp = (file, value) => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
};

export const removeStamp = (file) => rmSync(file, { force: true });
