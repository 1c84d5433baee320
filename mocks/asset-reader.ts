import { parquetReadObjects } from 'hyparquet';
import { toChinaIso } from '../src/domain/clock.ts';
import { MANIFEST_NAME, type DemoCollection, type DemoManifest } from './manifest.ts';

/** A row of a collection as JSON carries it. */
export interface DemoFeature {
  readonly id: string;
  readonly geometry: GeoJSON.Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Bytes of one generated file, by name. Rejects when it cannot be had. */
export type LoadAsset = (name: string) => Promise<ArrayBuffer>;

export interface DemoAssets {
  manifest(): Promise<DemoManifest>;
  /** Every row of a collection, all its files joined by id, in file order. */
  features(collection: DemoCollection): Promise<readonly DemoFeature[]>;
}

/** Opens each file once, when it is first asked for; a failed load is tried again by the next request. */
export const createDemoAssets = (loadAsset: LoadAsset): DemoAssets => {
  const remember = createMemory();
  const manifest = (): Promise<DemoManifest> =>
    remember(
      MANIFEST_NAME,
      async () => JSON.parse(new TextDecoder().decode(await loadAsset(MANIFEST_NAME))) as DemoManifest,
    );
  const readRows = async (name: string): Promise<Record<string, unknown>[]> =>
    await parquetReadObjects({ file: await loadAsset(name) });
  return {
    manifest,
    features: (collection) =>
      remember(collection.id, async () => {
        const tables = await Promise.all(collection.files.map(({ name }) => readRows(name)));
        return joinById(tables, collection);
      }),
  };
};

const createMemory = () => {
  const known = new Map<string, Promise<unknown>>();
  return <T>(key: string, load: () => Promise<T>): Promise<T> => {
    const found = known.get(key) as Promise<T> | undefined;
    if (found) return found;
    const loading = load();
    known.set(key, loading);
    loading.catch(() => known.delete(key));
    return loading;
  };
};

const joinById = (tables: readonly Record<string, unknown>[][], collection: DemoCollection): DemoFeature[] => {
  const rows = new Map<string, Record<string, unknown>>();
  for (const table of tables)
    for (const row of table) {
      const id = String(row['id']);
      const known = rows.get(id);
      if (known) Object.assign(known, row);
      else rows.set(id, { ...row });
    }
  return [...rows].map(([id, row]) => toFeature(id, row, collection));
};

const toFeature = (id: string, row: Readonly<Record<string, unknown>>, collection: DemoCollection): DemoFeature => {
  const properties: Record<string, unknown> = {};
  for (const { name, type } of collection.properties) properties[name] = toJsonValue(row[name], name, type);
  return { id, geometry: toGeometry(row, collection), properties };
};

/** Degrees are stored as whole ten-thousandths and come back a last bit off; codes are text on the wire. */
const toJsonValue = (value: unknown, name: string, type: DemoCollection['properties'][number]['type']): unknown => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return toChinaIso(value.getTime());
  if (name === 'lng' || name === 'lat') return toDegrees(value);
  if (name === 'adcode') return String(value);
  if (type === 'json' && typeof value === 'string') return JSON.parse(value);
  return typeof value === 'bigint' ? Number(value) : value;
};

const toDegrees = (value: unknown): number => Math.round(Number(value) * 10_000) / 10_000;

const toGeometry = (row: Readonly<Record<string, unknown>>, { geometry }: DemoCollection): GeoJSON.Geometry | null => {
  if (geometry === 'none' || row['lng'] === undefined) return null;
  if (geometry === 'point') return { type: 'Point', coordinates: [toDegrees(row['lng']), toDegrees(row['lat'])] };
  return (row['geometry'] as GeoJSON.Geometry | undefined) ?? null;
};
