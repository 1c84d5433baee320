import type { HazardKind } from '../../hazards/define.ts';
import { coreFieldsOf } from '../site-fields.ts';
import { READ_APART, type MappedColumn } from './convert-row.ts';
import type { ColumnSpec, ColumnType } from './register-parquet.ts';

const columnTypeOf = (type: HazardKind['fields'][number]['type']): ColumnType => {
  if (type === 'boolean') return 'boolean';
  return type === 'number' || type === 'integer' ? 'number' : 'text';
};

/** Always in the core, whatever the file has. */
const ALWAYS: readonly ColumnSpec[] = [
  { name: 'id', type: 'text', isRequired: true },
  { name: 'adcode', type: 'integer' },
  { name: 'lng', type: 'number', isRequired: true },
  { name: 'lat', type: 'number', isRequired: true },
  { name: 'coord_precision', type: 'text' },
  { name: 'level_computed', type: 'boolean', isRequired: true },
  { name: 'link_status', type: 'text', isRequired: true },
  { name: 'risk_level', type: 'integer' },
  { name: 'warning_level', type: 'integer' },
];

/**
 * Columns of the core snapshot of an imported kind. A register without a column for last reports has none in its core,
 * because nothing of it can then be called late.
 */
export const coreColumnsOf = (kind: HazardKind, columns: readonly MappedColumn[]): readonly ColumnSpec[] => {
  const mapped = new Set(columns.map(({ field }) => field.name));
  const facets = new Set(kind.facets.map(({ field }) => field));
  const always = new Set(ALWAYS.map(({ name }) => name));
  const rest = coreFieldsOf(kind).flatMap(({ name, type }): ColumnSpec[] => {
    if (always.has(name)) return [];
    if (facets.has(name)) return [{ name, type: 'boolean', isRequired: true }];
    return name === 'last_report_at' && !mapped.has(name) ? [] : [{ name, type: columnTypeOf(type) }];
  });
  return [...ALWAYS, ...rest];
};

/** What the import says of every row, beside the file's own fields. */
const OWN: readonly ColumnSpec[] = [
  { name: 'id', type: 'text', isRequired: true },
  { name: 'name', type: 'text', isRequired: true },
  { name: 'stated_id', type: 'text' },
  { name: 'crs', type: 'text' },
  { name: 'crs_origin', type: 'text' },
  { name: 'as_of', type: 'text' },
  { name: 'source_doc', type: 'text' },
  { name: 'source_row', type: 'integer' },
  { name: 'is_synthetic', type: 'boolean' },
  { name: 'import_notes', type: 'text' },
];

/**
 * Columns of the card: every mapped field that the core does not carry as it stands. A flag of the kind is in both: in
 * the core as the filter counts it, here with its third state, not known.
 */
export const cardColumnsOf = (kind: HazardKind, columns: readonly MappedColumn[]): readonly ColumnSpec[] => {
  const facets = new Set(kind.facets.map(({ field }) => field));
  const taken = new Set([...OWN, ...coreColumnsOf(kind, columns)].map(({ name }) => name));
  const rest = columns.flatMap(({ field: { name, type } }): ColumnSpec[] =>
    READ_APART.has(name) || (taken.has(name) && !facets.has(name)) ? [] : [{ name, type: columnTypeOf(type) }],
  );
  return [...OWN, ...rest];
};

export const SHAPE_COLUMNS: readonly ColumnSpec[] = [
  { name: 'id', type: 'text', isRequired: true },
  { name: 'geometry', type: 'bytes', isRequired: true },
];

export const DIGEST_COLUMNS: readonly ColumnSpec[] = [
  { name: 'id', type: 'text', isRequired: true },
  { name: 'digest', type: 'text', isRequired: true },
];

/** GeoParquet's own words for the shapes, so that the file can be read elsewhere. */
export const SHAPE_METADATA: Readonly<Record<string, string>> = {
  geo: JSON.stringify({
    version: '1.1.0',
    primary_column: 'geometry',
    columns: { geometry: { encoding: 'WKB', geometry_types: [] } },
  }),
};
