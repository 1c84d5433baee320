import { parquetReadObjects } from 'hyparquet';
import { toChinaIso } from '../src/domain/clock.ts';
import { MANIFEST_NAME, type DemoCollection, type DemoFile, type DemoManifest } from './manifest.ts';

/** A row of a collection as JSON carries it. */
export interface DemoFeature {
  readonly id: string;
  readonly geometry: GeoJSON.Geometry | null;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Bytes of one generated file, by name. Rejects when it cannot be had. */
export type LoadAsset = (name: string) => Promise<ArrayBuffer>;

/** A row as the files hold it; `toFeature` gives it the types of JSON. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** Text of a value that is text, a number or a yes/no; anything else has no text. */
export const toText = (value: unknown): string =>
  ['string', 'number', 'boolean', 'bigint'].includes(typeof value) ? String(value) : '';

export interface DemoAssets {
  manifest(): Promise<DemoManifest>;
  /** What finding needs: the first file alone, and the shapes of lines and polygons. In file order. */
  index(collection: DemoCollection): Promise<readonly StoredRow[]>;
  /** Every property, all files joined by id. Costs seconds for the largest register: only for what is handed out. */
  complete(collection: DemoCollection): Promise<ReadonlyMap<string, StoredRow>>;
}

/** Snapshots of which every property stands on the card as well. */
const REPEATS: ReadonlySet<DemoFile['title']> = new Set(['names', 'dates', 'owners']);

/** Opens each file once, when it is first needed; a failed load is tried again by the next request. */
export const createDemoAssets = (loadAsset: LoadAsset): DemoAssets => {
  const remember = createMemory();
  const manifest = (): Promise<DemoManifest> =>
    remember(
      MANIFEST_NAME,
      async () => JSON.parse(new TextDecoder().decode(await loadAsset(MANIFEST_NAME))) as DemoManifest,
    );
  const readRows = (name: string): Promise<StoredRow[]> =>
    remember(name, async () => await parquetReadObjects({ file: await loadAsset(name) }));
  const join = async (files: readonly DemoFile[]): Promise<Map<string, StoredRow>> => {
    const [first = [], ...others] = await Promise.all(files.map(({ name }) => readRows(name)));
    const rows = new Map(first.map((row) => [String(row['id']), row]));
    for (const row of others.flat()) rows.set(String(row['id']), { ...rows.get(String(row['id'])), ...row });
    return rows;
  };
  return {
    manifest,
    index: (collection) =>
      remember(`${collection.id}/index`, async () => {
        // A core without names beside it is not a register's, and has no places to find by.
        const isRegister = collection.files.some(({ title }) => title === 'names');
        const needed = collection.files.filter(({ title }) => !REPEATS.has(title) && !(isRegister && title === 'card'));
        return [...(await join(needed)).values()];
      }),
    complete: (collection) =>
      remember(`${collection.id}/complete`, () => join(collection.files.filter(({ title }) => !REPEATS.has(title)))),
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

export const toFeature = (row: StoredRow, collection: DemoCollection): DemoFeature => ({
  id: String(row['id']),
  geometry: toGeometry(row, collection),
  properties: Object.fromEntries(collection.properties.map((property) => [property.name, readProperty(row, property)])),
});

/** Degrees are stored as whole ten-thousandths and come back a last bit off; codes are text on the wire. */
export const readProperty = (row: StoredRow, { name, type }: DemoCollection['properties'][number]): unknown => {
  const value = row[name];
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return toChinaIso(value.getTime());
  if (name === 'lng' || name === 'lat') return toDegrees(value);
  if (name === 'adcode') return toText(value);
  if (type === 'json' && typeof value === 'string') return JSON.parse(value);
  return typeof value === 'bigint' ? Number(value) : value;
};

const toDegrees = (value: unknown): number => Math.round(Number(value) * 10_000) / 10_000;

export const toGeometry = (row: StoredRow, { geometry }: DemoCollection): GeoJSON.Geometry | null => {
  if (geometry === 'none' || row['lng'] === undefined) return null;
  if (geometry === 'point') return { type: 'Point', coordinates: [toDegrees(row['lng']), toDegrees(row['lat'])] };
  return (row['geometry'] as GeoJSON.Geometry | undefined) ?? null;
};
