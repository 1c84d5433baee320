import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { DEFAULT_CONFIG, type BoardConfig } from '../../src/domain/config.ts';
import { RegionIndex, type RegionIndexFile } from '../../src/domain/region-index.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { NOW_MS } from './register-kit.ts';

const toBuffer = (path: string): ArrayBuffer => Uint8Array.from(readFileSync(path)).buffer;
const REGION_FILE = JSON.parse(readFileSync('public/boundaries/regions.json', 'utf8')) as RegionIndexFile;
export const DEMO_REGIONS = new RegionIndex(REGION_FILE);

/** Rows of a collection of the demo that is no register. */
export const readDemoRows = (collection: string): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: toBuffer(`mocks/generated/${collection}.parquet`) });

export type DemoContent = 'names' | 'dates' | 'card' | 'shape';

/** Gives the worker's engine the rows of a collection, as the page does: in pages of GeoJSON. */
export const holdRows = async (
  engine: RegisterEngine,
  collection: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> => {
  const features = rows.map((row) => ({ type: 'Feature', id: row['id'], properties: row, geometry: null }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })).buffer;
  const added = engine.sessions.add(collection, bytes, `http://board.test/${collection}`);
  if (!added.ok) throw new Error(added.fault.message);
  await engine.holdCollection(collection, collection, true);
};

/** The worker's engine with the demo's registers and collections in it. */
export const toDemoEngine = async (
  contents: readonly DemoContent[],
  collections: readonly string[],
  config: BoardConfig = DEFAULT_CONFIG,
): Promise<RegisterEngine> => {
  const engine = createRegisterEngine({
    loadRules: () => Promise.resolve([]),
    kinds: HAZARD_KINDS,
    config,
    regionIndexFile: REGION_FILE,
    nowMs: NOW_MS,
  });
  for (const { id, collection, isRegister, geometry } of HAZARD_KINDS) {
    if (!isRegister) continue;
    const target = { kind: id, source: 'demo', sourceName: 'demo', isSynthetic: true, asOf: null, name: collection };
    const bytesOf = (content: string): ArrayBuffer => toBuffer(`mocks/generated/${collection}.${content}.parquet`);
    const results = [await engine.loadSnapshot(target, bytesOf('core'), 'core')];
    for (const content of contents) {
      if (content === 'shape' && geometry === 'point') continue;
      const bytes = bytesOf(content);
      if (content === 'dates') results.push(await engine.loadDates(id, 'demo', bytes, content));
      else if (content === 'shape') results.push(await engine.loadShapes(id, 'demo', bytes, content));
      else results.push(await engine.loadCard(id, 'demo', bytes, content, content));
    }
    if (results.some(({ ok }) => !ok)) throw new Error(`the demo's ${collection} could not be loaded`);
  }
  for (const collection of collections) await holdRows(engine, collection, await readDemoRows(collection));
  return engine;
};
