import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkBudgets, ENTRY_LIMIT_BYTES } from '../../scripts/check-budgets.ts';
import { checkClean } from '../../scripts/check-clean.ts';
import { checkOutsideHosts } from '../../scripts/check-outside-hosts.ts';
import { plant } from './planted.ts';

interface Chunk {
  readonly code?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly modules: readonly string[];
}

/** A page of four scripts as the build leaves it: entry, map, charts and a worker. */
const SOUND: Readonly<Record<string, Chunk>> = {
  'assets/index.js': { modules: ['src/app/main.tsx'], dynamicImports: ['assets/map.js', 'assets/charts.js'] },
  'assets/map.js': {
    modules: ['node_modules/maplibre-gl/dist/maplibre-gl.mjs', 'node_modules/@deck.gl/core/index.js'],
  },
  'assets/charts.js': {
    modules: ['node_modules/echarts/core.js', 'node_modules/zrender/index.js', 'node_modules/tslib/t.js'],
  },
  'assets/worker.js': { modules: ['src/register/worker.ts'] },
};

const INDEX =
  '<script type="module" crossorigin src="./assets/index.js"></script><link rel="stylesheet" href="./assets/index.css">';

/** Plants `dist/` with its report; `changes` replace chunks, `files` add to the folder. */
const plantPage = (
  changes: Readonly<Record<string, Chunk>> = {},
  files: Readonly<Record<string, string>> = {},
): string => {
  const chunks = Object.entries({ ...SOUND, ...changes });
  const report = chunks.map(([file, { code = '0;', imports = [], dynamicImports = [], modules }]) => ({
    file,
    bytes: Buffer.byteLength(code),
    isEntry: file.includes('index'),
    imports,
    dynamicImports,
    modules,
  }));
  return plant({
    '.cache/build-report-production.json': JSON.stringify({ mode: 'production', chunks: report }),
    'dist/index.html': INDEX,
    'dist/assets/index.css': 'body{}',
    ...Object.fromEntries(chunks.map(([file, { code = '0;' }]) => [`dist/${file}`, code])),
    ...Object.fromEntries(Object.entries(files).map(([file, text]) => [`dist/${file}`, text])),
  });
};

describe('the gate of byte budgets', () => {
  const check = (...page: Parameters<typeof plantPage>) => checkBudgets(plantPage(...page), 'production');
  const noise = (bytes: number): string =>
    randomBytes(bytes)
      .toString('latin1')
      .replace(/[^\x20-\x7e]/g, '');

  it('passes a page within its limits and counts its scripts', () => {
    expect(check()).toEqual({ read: 4, problems: [] });
  });

  it('finds an entry over its limit, in a script that loads with it as much as in a style', () => {
    // Printable noise: a third of the bytes remain, and gzip packs each into about seven bits.
    const heavy = noise(ENTRY_LIMIT_BYTES * 4);
    const common = { 'assets/common.js': { code: heavy, modules: ['src/ui/x.ts'] } };
    const index = { modules: ['src/app/main.tsx'], imports: ['assets/common.js'] };
    expect(check({ 'assets/index.js': index, ...common }).problems.join()).toContain('bytes gzip, at most');
    expect(check({}, { 'assets/index.css': heavy }).problems.join()).toContain('bytes gzip, at most');
    expect(check(common).problems).toEqual([]);
  });

  it('finds the map or charts brought along by the entry', () => {
    const importing = (file: string) => ({ 'assets/index.js': { modules: ['src/app/main.tsx'], imports: [file] } });
    expect(check(importing('assets/map.js')).problems.join()).toContain('the entry brings the map along');
    expect(check(importing('assets/charts.js')).problems.join()).toContain('the entry brings charts along');
  });

  it('finds charts that share a chunk or load with the map', () => {
    const shared = { modules: ['node_modules/echarts/core.js', 'src/charts/echart.tsx'] };
    expect(check({ 'assets/charts.js': shared }).problems.join()).toContain('share a chunk with src/charts/echart.tsx');
    const map = { modules: ['node_modules/maplibre-gl/x.mjs'], imports: ['assets/charts.js'] };
    expect(check({ 'assets/map.js': map }).problems.join()).toContain('loads with the map');
  });

  it('does not pass because charts, map or the entry are not found', () => {
    expect(check({ 'assets/charts.js': { modules: [] } }).problems.join()).toContain('no chunk holds echarts');
    expect(check({ 'assets/map.js': { modules: [] } }).problems.join()).toContain('no chunk holds the map');
    expect(check({}, { 'index.html': '<p>' }).problems.join()).toContain('names no script');
  });

  it('does not trust a report that is not of this build', () => {
    expect(check({}, { 'assets/map.js': 'changed' }).problems.join()).toContain('assets/map.js: not as the report');
    expect(check({}, { 'assets/new.js': '' }).problems.join()).toContain('assets/new.js: not in the report');
  });
});

describe('the gate against traces of the demo', () => {
  const check = (...page: Parameters<typeof plantPage>) => checkClean(plantPage(...page)).problems.join('\n');

  it('passes a clean page', () => {
    expect(check()).toBe('');
  });

  it.each([
    ['mocks/browser.ts'],
    ['src/hazards/coal-mine/fixture.ts'],
    ['node_modules/msw/lib/core/index.mjs'],
    ['node_modules/@mswjs/interceptors/lib/index.mjs'],
  ])('finds the module %s', (module) => {
    expect(check({ 'assets/worker.js': { modules: [module] } })).toContain(`holds ${module}`);
  });

  it.each([['mockServiceWorker.js'], ['demo/coal-mines-core.parquet'], ['data/x.parquet'], ['demo/manifest.json']])(
    'finds the file %s',
    (file) => {
      expect(check({}, { [file]: '' })).toContain(`${file}: a file of the demo`);
    },
  );

  it.each([
    ['"演示危化-320282-017"'],
    ['import "msw/browser"'],
    ['"[MSW] Mocking enabled"'],
    ['register("./mockServiceWorker.js")'],
  ])('finds the text %s', (code) => {
    expect(check({ 'assets/worker.js': { code, modules: [] } })).toContain('holds the text');
  });
});

describe('the gate against other hosts', () => {
  const check = (code: string): string =>
    checkOutsideHosts(plantPage({ 'assets/map.js': { code, modules: [] } }), 'production').problems.join('\n');

  it.each([
    ['fetch("https://tiles.example.com/1/2/3.png")'],
    ['`https://unpkg.com/@loaders.gl/${name}`'],
    ['new WebSocket("wss://example.com/x")'],
    ['load("//cdn.example.com/x.js")'],
    ['a="http://example.com"'],
  ])('finds %s', (code) => {
    expect(check(code)).toContain('assets/map.js: names ');
  });

  it('finds a font or style of another host', () => {
    const css = plantPage({}, { 'assets/index.css': '@import url(//fonts.example.com/x.css);' });
    expect(checkOutsideHosts(css, 'production').problems.join()).toContain('assets/index.css: names ');
  });

  it('passes namespaces, own addresses and comments of code', () => {
    expect(check('"http://www.w3.org/2000/svg"; // a comment\n`http://localhost:${port}`; x = a //b\n')).toBe('');
  });
});
