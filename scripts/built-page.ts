import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { reportFileOf, type BuildReport, type ReportedChunk } from './build-report.ts';
import { findFiles } from './gate.ts';

/** A built folder together with the report of how it was built. */
export interface BuiltPage {
  /** Absolute. */
  readonly folder: string;
  /** Below the folder, with "/". */
  readonly files: readonly string[];
  readonly chunks: readonly ReportedChunk[];
  /** Why folder and report do not belong together; empty when they do. */
  readonly problems: readonly string[];
}

export const PAGE_FOLDERS = { production: 'dist', demo: 'dist-demo' } as const;
export type BuildMode = keyof typeof PAGE_FOLDERS;

/** Reads the page built in `mode` under `root`; throws when there is none. */
export const readBuiltPage = (root: string, mode: BuildMode): BuiltPage => {
  const folder = `${root}/${PAGE_FOLDERS[mode]}`;
  const files = findFiles(folder, ['.'], () => true);
  const report = JSON.parse(readFileSync(`${root}/${reportFileOf(mode)}`, 'utf8')) as BuildReport;
  const problems = report.chunks
    .filter(({ file, bytes }) => !files.includes(file) || statSync(`${folder}/${file}`).size !== bytes)
    .map(({ file }) => `${file}: not as the report of the build has it; build again`);
  const known = new Set(report.chunks.map(({ file }) => file));
  for (const file of files)
    if (/^assets\/.*\.m?js$/.test(file) && !known.has(file)) problems.push(`${file}: not in the report of the build`);
  return { folder, files, chunks: report.chunks, problems };
};

/** The chunks that load when `start` does: itself and everything it imports, not what it asks for later. */
export const loadedWith = (page: BuiltPage, start: readonly string[]): readonly ReportedChunk[] => {
  const byFile = new Map(page.chunks.map((chunk) => [chunk.file, chunk]));
  const seen = new Set<ReportedChunk>();
  const queue = [...start];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const chunk = byFile.get(file);
    if (chunk === undefined || seen.has(chunk)) continue;
    seen.add(chunk);
    queue.push(...chunk.imports);
  }
  return [...seen];
};

/** Scripts, preloads and styles that index.html itself names, below the folder. */
export const namedByIndex = (page: BuiltPage): readonly string[] => {
  const html = readFileSync(`${page.folder}/index.html`, 'utf8');
  return [...html.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
};

/** Bytes of one file after gzip at the level the static server uses. */
export const gzipBytes = (page: BuiltPage, file: string): number =>
  gzipSync(readFileSync(`${page.folder}/${file}`), { level: 9 }).length;
