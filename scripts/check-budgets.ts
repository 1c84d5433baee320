import { resolve } from 'node:path';
import { gzipBytes, loadedWith, namedByIndex, readBuiltPage, type BuildMode, type BuiltPage } from './built-page.ts';
import { isProgram, reportGate, type GateResult } from './gate.ts';

/** index.html, scripts and styles that load before the map is asked for, after gzip; 1 KB is 1,000 bytes. */
export const ENTRY_LIMIT_BYTES = 110_000;

const CHARTS = /(^|\/)node_modules\/(echarts|zrender)\//;
const MAP = /(^|\/)node_modules\/(maplibre-gl|@deck\.gl|@luma\.gl)\//;
/** What echarts itself depends on, and the helper that the bundler adds. */
const WITH_CHARTS = /(^|\/)node_modules\/(echarts|zrender|tslib)\/|^rolldown\//;

/** Everything index.html brings before a script asks for more. */
const entryFiles = (page: BuiltPage): readonly string[] => {
  const named = namedByIndex(page);
  const scripts = loadedWith(page, named).map(({ file }) => file);
  return [...new Set(['index.html', ...named.filter((file) => file.endsWith('.css')), ...scripts])];
};

const entryProblems = (page: BuiltPage): readonly string[] => {
  const files = entryFiles(page);
  const bytes = files.reduce((sum, file) => sum + gzipBytes(page, file), 0);
  const problems: string[] = [];
  if (!files.some((file) => file.endsWith('.js'))) problems.push('index.html: names no script of the build');
  if (bytes > ENTRY_LIMIT_BYTES)
    problems.push(`entry: ${bytes} bytes gzip, at most ${ENTRY_LIMIT_BYTES}: ${files.join(', ')}`);
  for (const chunk of loadedWith(page, files)) {
    if (chunk.modules.some((module) => MAP.test(module)))
      problems.push(`${chunk.file}: the entry brings the map along`);
    if (chunk.modules.some((module) => CHARTS.test(module)))
      problems.push(`${chunk.file}: the entry brings charts along`);
  }
  return problems;
};

const chartProblems = (page: BuiltPage): readonly string[] => {
  const charts = page.chunks.filter((chunk) => chunk.modules.some((module) => CHARTS.test(module)));
  if (charts.length === 0) return ['no chunk holds echarts: the gate looks for the wrong thing, or charts are gone'];
  const problems = charts.flatMap((chunk) =>
    chunk.modules
      .filter((module) => !WITH_CHARTS.test(module))
      .map((module) => `${chunk.file}: charts share a chunk with ${module}`),
  );
  const maps = page.chunks.filter((chunk) => chunk.modules.some((module) => MAP.test(module)));
  if (maps.length === 0)
    problems.push('no chunk holds the map: the gate looks for the wrong thing, or the map is gone');
  for (const chunk of loadedWith(
    page,
    maps.map(({ file }) => file),
  ))
    if (charts.includes(chunk)) problems.push(`${chunk.file}: loads with the map`);
  return problems;
};

/** Bytes by file, largest first: `gzip`, plain name, and whether it comes with the entry. */
const printTable = (page: BuiltPage): void => {
  const first = new Set(entryFiles(page));
  const rows = page.files
    .filter((file) => /\.(js|css|html|woff2)$/.test(file))
    .map((file) => ({ file, bytes: gzipBytes(page, file) }))
    .toSorted((a, b) => b.bytes - a.bytes);
  for (const { file, bytes } of rows)
    console.log(`  ${String(bytes).padStart(9)}  ${file}${first.has(file) ? '  (entry)' : ''}`);
  const total = rows.filter(({ file }) => first.has(file)).reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`  ${String(total).padStart(9)}  entry in all, of ${ENTRY_LIMIT_BYTES} (bytes after gzip)`);
};

/** The weight of the built page: the entry's limit, and charts and map in chunks that only those who ask for them load. */
export const checkBudgets = (root: string, mode: BuildMode): GateResult => {
  const page = readBuiltPage(root, mode);
  return { read: page.chunks.length, problems: [...page.problems, ...entryProblems(page), ...chartProblems(page)] };
};

if (isProgram(import.meta.url)) {
  const root = resolve('.');
  const mode: BuildMode = process.argv.includes('--demo') ? 'demo' : 'production';
  printTable(readBuiltPage(root, mode));
  reportGate(`byte budgets of ${mode}`, checkBudgets(root, mode), 4);
}
