import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { toFullTopology } from './full-topology.ts';
import { toRegionIndexFile, toRegionNamesFile } from './region-columns.ts';
import { toDivisions, toOverview } from './simplify.ts';
import { readSource } from './source.ts';
import { BOUNDARIES_FOLDER, boundariesAreCurrent, writeStamp, type BoundaryFile } from './stamp.ts';

export { boundariesAreCurrent } from './stamp.ts';

export interface BuiltFile {
  readonly name: BoundaryFile;
  readonly bytes: number;
  readonly gzipBytes: number;
}

/** Writes all files of `public/boundaries/` and the stamp that proves them current. Deterministic; throws on a fault. */
export const buildBoundaries = (): BuiltFile[] => {
  const source = readSource();
  const full = toFullTopology(source);
  const divisions = toDivisions(full);
  const regions = toRegionIndexFile(source, full, divisions);
  mkdirSync(BOUNDARIES_FOLDER, { recursive: true });
  const built = [
    write('divisions.json', divisions),
    write('overview.json', toOverview(full)),
    write('regions.json', regions),
    write('region-names.json', toRegionNamesFile(regions)),
  ];
  writeStamp();
  return built;
};

const write = (name: BoundaryFile, content: unknown): BuiltFile => {
  const bytes = Buffer.from(JSON.stringify(content));
  const path = join(BOUNDARIES_FOLDER, name);
  // Whoever reads while we build finds the old file whole or the new one.
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  return { name, bytes: bytes.length, gzipBytes: gzipSync(bytes, { level: 9 }).length };
};

/** `tsx geo/build.ts` builds; with `--if-needed` only when the outputs are not current. */
const main = (): void => {
  if (process.argv.includes('--if-needed') && boundariesAreCurrent()) return;
  const built = buildBoundaries();
  for (const { name, bytes, gzipBytes } of built)
    console.log(`boundaries: ${name} ${bytes.toLocaleString('en')} bytes, ${gzipBytes.toLocaleString('en')} gzip`);
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) main();
