/** `npx tsx mocks/generate.ts`: writes `mocks/generated/` unless it is current; `--force` writes in any case. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HAZARD_KINDS } from '../src/hazards/registry.ts';
import { loadDemoKinds } from './demo-kinds.ts';
import { generateDemo, type Demo } from './generate-demo.ts';
import { BOUNDARY_FILES, loadGeography } from './geography.ts';
import { GENERATED_FOLDER, PROJECT_ROOT } from './paths.ts';

export { generateDemo, type Demo, type DemoOptions } from './generate-demo.ts';

const STAMP = `${GENERATED_FOLDER}/.stamp`;

/** Sources whose change may change a byte of the demo. */
const inputs = (): string[] => {
  const sources = ['mocks', 'src/hazards', 'src/domain'].flatMap((folder) =>
    readdirSync(`${PROJECT_ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')),
  );
  return [...sources, ...BOUNDARY_FILES, 'node_modules/hyparquet-writer/package.json'].sort();
};

const hashInputs = (): string => {
  const hash = createHash('sha256');
  for (const file of inputs())
    hash
      .update(`${file}\0`)
      .update(readFileSync(`${PROJECT_ROOT}/${file}`))
      .update('\0');
  return hash.digest('hex');
};

/** Whether `mocks/generated/` was written from exactly the sources and boundaries that lie there now. */
export const demoIsCurrent = (): boolean =>
  existsSync(STAMP) &&
  BOUNDARY_FILES.every((file) => existsSync(`${PROJECT_ROOT}/${file}`)) &&
  readFileSync(STAMP, 'utf8') === hashInputs();

/** The whole demo of the registry's kinds, in memory; needs the boundaries that `geo/build.ts` writes. */
export const generateFullDemo = async (): Promise<Demo> =>
  generateDemo({ kinds: await loadDemoKinds(PROJECT_ROOT, HAZARD_KINDS), geography: loadGeography(PROJECT_ROOT) });

export const writeDemo = (demo: Demo): void => {
  const hash = hashInputs();
  rmSync(GENERATED_FOLDER, { recursive: true, force: true });
  mkdirSync(GENERATED_FOLDER, { recursive: true });
  for (const [name, bytes] of demo.files) writeFileSync(`${GENERATED_FOLDER}/${name}`, bytes);
  writeFileSync(STAMP, hash);
};

/** Writes the demo when it is not current; says what it did. */
export const ensureDemo = async (): Promise<string> => {
  if (demoIsCurrent()) return 'mocks/generated/ is current';
  const demo = await generateFullDemo();
  writeDemo(demo);
  const counts = demo.manifest.collections.map(({ id, count }) => `${id} ${count}`);
  return `mocks/generated/: ${counts.join(', ')}`;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--force')) rmSync(STAMP, { force: true });
  process.stdout.write(`${await ensureDemo()}\n`);
}
