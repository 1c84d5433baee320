import { readFileSync } from 'node:fs';
import { RegionIndex, type RegionIndexFile } from '../../src/domain/region-index.ts';
import type { BoundaryTopology } from '../../src/domain/topology.ts';
import { createCountyLocator } from '../../src/register/county-locator.ts';
import type { OpenedSource, RowBatch } from '../../src/register/import/opened-source.ts';

/** Built by `geo/build.ts`; a missing file fails the test, it does not skip it. */
const readBoundaries = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/boundaries/${name}`, import.meta.url), 'utf8'));

export const loadRegions = (): RegionIndex => new RegionIndex(readBoundaries('regions.json') as RegionIndexFile);

export const loadLocator = (): ReturnType<typeof createCountyLocator> =>
  createCountyLocator(
    readBoundaries('divisions.json') as BoundaryTopology,
    readBoundaries('regions.json') as RegionIndexFile,
  );

/** A source of these rows, its first data row numbered 2. */
export const sourceOf = (rows: readonly (readonly string[])[]): Pick<OpenedSource, 'batches'> => ({
  async *batches() {
    await Promise.resolve();
    for (let start = 0; start < rows.length; start += 5000) {
      const slice = rows.slice(start, start + 5000);
      const batch: RowBatch = {
        rows: slice,
        rowNumbers: slice.map((_, index) => start + index + 2),
        geometries: new Map(),
        broken: [],
        blankRows: 0,
        progress: 1,
      };
      yield batch;
    }
    return { ok: true, value: null };
  },
});

/** Numbers in 0–1, the same in every run (mulberry32). */
export const createRandom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};
