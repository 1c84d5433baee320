/** Reads the demo's Parquet files as features; only a checkout of the project has them and the package that reads them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Snapshots whose every property stands on the card as well. */
const REPEATS = new Set(['names', 'dates', 'owners']);

const toPlain = (name, value) => {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return Number(value);
  // Degrees are stored as whole ten-thousandths and come back a last bit off.
  if (name === 'lng' || name === 'lat') return Math.round(value * 10_000) / 10_000;
  return name === 'adcode' ? String(value) : value;
};

/** Each collection of the manifest with all of its rows. */
export async function* readDemo(folder) {
  const { parquetReadObjects } = await import('hyparquet');
  const readRows = async (name) => {
    const bytes = readFileSync(join(folder, name));
    return parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
  };
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  for (const { id, files } of manifest.collections) {
    const rows = new Map();
    for (const { title, name } of files)
      if (!REPEATS.has(title))
        for (const row of await readRows(name)) rows.set(row.id, { ...rows.get(row.id), ...row });
    yield {
      collection: id,
      features: [...rows.values()].map(({ geometry = null, ...row }) => ({
        geometry,
        properties: Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toPlain(name, value)])),
      })),
    };
  }
}
