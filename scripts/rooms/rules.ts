import { posix } from 'node:path';
import type { ModuleImport, ModuleUse } from './read-module.ts';

/** The rooms of ARCHITECTURE.md and what each may import; every room may import itself. */
const MIDDLE_ROOMS = ['hazards', 'register', 'map', 'charts', 'url', 'ui'] as const;
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ...Object.fromEntries(MIDDLE_ROOMS.map((room) => [room, ['domain']])),
  features: ['domain', ...MIDDLE_ROOMS],
  views: ['domain', ...MIDDLE_ROOMS, 'features'],
  app: ['domain', ...MIDDLE_ROOMS, 'features', 'views'],
  geo: ['domain'],
  mocks: ['domain', 'hazards', 'geo'],
};

const PACKAGE_HOMES: readonly { readonly test: RegExp; readonly room: string }[] = [
  { test: /^(maplibre-gl|@maplibre\/|@deck\.gl\/|@luma\.gl\/|@math\.gl\/|@loaders\.gl\/)/, room: 'map' },
  { test: /^(echarts|zrender)(\/|$)/, room: 'charts' },
];

const NOT_IN_DOMAIN = /^(react|react-dom|@tanstack\/.*|comlink|idb)(\/|$)/;

/** The only file that may ask the machine for the time. */
const CLOCK_FILE = 'src/domain/clock.ts';

/** Folder of the file's room: `map` for src/map/…, `geo` for geo/…; `null` for what no rule binds. */
export const roomOf = (path: string): string | null => {
  const [first, second, third] = path.split('/');
  if (first === 'src') return third === undefined ? null : (second ?? null);
  return first === 'geo' || first === 'mocks' ? first : null;
};

export const isTestFile = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** What is wrong with where a file lies, in words, or `null`. */
export const placementProblem = (path: string): string | null => {
  if (!path.startsWith('src/') || path.endsWith('.d.ts')) return null;
  const room = roomOf(path);
  if (room === null) return 'stands in src itself: every module belongs to a room';
  return room in ALLOWED ? null : `src/${room} is no room of ARCHITECTURE.md`;
};

/** `react` of `react/jsx-runtime`, `@deck.gl/core` of `@deck.gl/core/x`. */
export const packageOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const isFixture = (path: string): boolean => /^src\/hazards\/.*\bfixture(\.tsx?)?$/.test(path);

const featureOf = (path: string): string => path.split('/')[2] ?? '';

const roomProblem = (from: string, to: string, item: ModuleImport): string | null => {
  const [room, target] = [roomOf(from), roomOf(to)];
  if (room === null || room === undefined) return null;
  if (isTestFile(from)) return null;
  if (isFixture(to) && room !== 'mocks') return 'imports a fixture, which belongs to the demo alone';
  if (target === 'mocks' && room === 'app' && item.form === 'dynamic') return null;
  if (target === null) return /^(scripts|tests|public)\//.test(to) ? `imports ${to.split('/')[0]}` : null;
  if (room === target) {
    if (room === 'features' && featureOf(from) !== featureOf(to)) return `feature imports feature ${featureOf(to)}`;
    return null;
  }
  if (room === 'register' && to === 'src/hazards/define.ts' && item.isTypeOnly) return null;
  if (ALLOWED[room]?.includes(target)) return null;
  return `${room} may not import ${target}`;
};

const packageProblem = (from: string, item: ModuleImport, runtimePackages: ReadonlySet<string>): string | null => {
  const room = roomOf(from);
  const { specifier } = item;
  const home = PACKAGE_HOMES.find((entry) => entry.test.test(specifier));
  if (home !== undefined && room !== home.room) return `only ${home.room} may import ${packageOf(specifier)}`;
  if (isTestFile(from) || !from.startsWith('src/')) return null;
  if (room === 'domain' && NOT_IN_DOMAIN.test(specifier)) return `domain is pure: no ${packageOf(specifier)}`;
  if (specifier.startsWith('node:')) return `${specifier} is not there in a browser`;
  const isStyle = specifier.endsWith('.css') || specifier.includes('.woff2');
  if (item.isTypeOnly || isStyle || runtimePackages.has(packageOf(specifier))) return null;
  return `${packageOf(specifier)} is no runtime dependency of package.json`;
};

/** What is wrong with one import of the file `from`, in words, or `null`. */
export const importProblem = (
  from: string,
  item: ModuleImport,
  runtimePackages: ReadonlySet<string>,
): string | null => {
  if (item.form === 'computed')
    return from.startsWith('src/') && !isTestFile(from) ? 'imports a computed path, which no gate can follow' : null;
  const specifier = item.specifier.replace(/\?.*$/, '');
  if (item.form !== 'url' && !specifier.startsWith('.') && !specifier.startsWith('/'))
    return packageProblem(from, { ...item, specifier }, runtimePackages);
  const target = specifier.startsWith('/') ? specifier.slice(1) : posix.join(posix.dirname(from), specifier);
  return roomProblem(from, target, item);
};

/** What is wrong with one use, in words, or `null`. */
export const problemOfUse = (from: string, use: ModuleUse): string | null => {
  if (isTestFile(from) || !/^(src|mocks)\//.test(from)) return null;
  switch (use.what) {
    case 'clock':
      return from === CLOCK_FILE ? null : `${use.text}: inject the Clock of ${CLOCK_FILE}`;
    case 'html':
      return `${use.text} turns text into markup`;
    case 'code-from-text':
      return `${use.text} turns text into code`;
    case 'input-output':
      return roomOf(from) === 'domain' ? `${use.text}: domain does no input or output` : null;
  }
};
