import { parquetWriteBuffer } from 'hyparquet-writer';
import type { HazardKind } from '../../src/hazards/define.ts';
import type { ImportInput } from '../../src/register/client-types.ts';
import type { ImportVersion } from '../../src/register/import/stored-register.ts';
import { NOW, POINT_KIND, type Row } from './register-kit.ts';

/** Columns of an import's core; what the board counts, in the dictionary's types. */
const toCoreTypes = (kind: HazardKind) =>
  ({
    id: 'STRING',
    adcode: 'INT32',
    lng: 'DOUBLE',
    lat: 'DOUBLE',
    risk_level: 'INT32',
    level_computed: 'BOOLEAN',
    link_status: 'STRING',
    warning_level: 'INT32',
    warning_retained: 'BOOLEAN',
    last_report_at: 'STRING',
    coord_precision: 'STRING',
    ...Object.fromEntries(kind.facets.map(({ field }) => [field, 'BOOLEAN'])),
    ...(kind.exposure === undefined ? {} : { [kind.exposure.field]: 'DOUBLE' }),
  }) as Readonly<Record<string, 'STRING' | 'INT32' | 'DOUBLE' | 'BOOLEAN'>>;

const toCell = (value: unknown): unknown =>
  value === undefined || value === null ? null : typeof value === 'object' ? JSON.stringify(value) : value;

const typeOf = (values: readonly unknown[]): 'STRING' | 'DOUBLE' | 'BOOLEAN' => {
  const known = values.find((value) => value !== null);
  return typeof known === 'number' ? 'DOUBLE' : typeof known === 'boolean' ? 'BOOLEAN' : 'STRING';
};

const write = (columns: readonly { name: string; type: string; data: unknown[] }[]): ArrayBuffer =>
  parquetWriteBuffer({ columnData: columns.map((each) => ({ ...each, type: each.type as 'STRING', nullable: true })) });

export const toCoreFile = (rows: readonly Row[], kind: HazardKind = POINT_KIND): ArrayBuffer =>
  write(
    Object.entries(toCoreTypes(kind))
      .filter(([name]) => name !== 'last_report_at' || rows.some((row) => row[name] !== undefined))
      .map(([name, type]) => ({ name, type, data: rows.map((row) => row[name] ?? null) })),
  );

/** Every property but the position, as text where it is a list. */
export const toCardFile = (rows: readonly Row[]): ArrayBuffer => {
  const names = [...new Set(['id', ...rows.flatMap((row) => Object.keys(row))])];
  const own = names.filter((name) => !['lng', 'lat', 'level_computed'].includes(name));
  return write(
    own.map((name) => {
      const data = rows.map((row) => toCell(row[name]));
      return { name, type: typeOf(data), data };
    }),
  );
};

/** A little-endian WKB LineString. */
export const toLine = (points: readonly (readonly [number, number])[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(9 + points.length * 16));
  view.setUint8(0, 1);
  view.setUint32(1, 2, true);
  view.setUint32(5, points.length, true);
  points.forEach(([lng, lat], index) => {
    view.setFloat64(9 + index * 16, lng, true);
    view.setFloat64(17 + index * 16, lat, true);
  });
  return new Uint8Array(view.buffer);
};

export const toShapeFile = (shapes: Readonly<Record<string, Uint8Array>>): ArrayBuffer =>
  write([
    { name: 'id', type: 'STRING', data: Object.keys(shapes) },
    { name: 'geometry', type: 'BYTE_ARRAY', data: Object.values(shapes) },
  ]);

export const toVersion = (asOf: string, changes: Partial<ImportVersion> = {}): ImportVersion => ({
  fileName: 'f.csv',
  importedAt: Date.parse(asOf),
  asOf,
  read: 0,
  accepted: 0,
  quarantined: 0,
  difference: null,
  counts: {
    adcodes: [],
    registered: [],
    linked: [],
  },
  ...changes,
});

export const toImport = (rows: readonly Row[], changes: Partial<ImportInput> = {}): ImportInput => ({
  kind: POINT_KIND.id,
  source: 'import-1',
  sourceName: '台账.csv',
  asOf: NOW,
  files: {
    core: toCoreFile(rows),
    card: toCardFile(rows),
    shape: null,
  },
  versions: [toVersion(NOW)],
  ...changes,
});
