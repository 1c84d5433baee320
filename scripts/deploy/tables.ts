import type { FieldDefinition, HazardKind } from '../../src/hazards/define.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { PLAIN_TABLES } from './plain-tables.ts';
import { ADCODE_CHECK, ID_CHECK, toTableName, type Column, type ColumnType, type Table } from './table-types.ts';

const TYPES: Readonly<Record<FieldDefinition['type'], ColumnType>> = {
  text: 'text',
  enum: 'text',
  number: 'double precision',
  integer: 'integer',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
  list: 'jsonb',
  object: 'jsonb',
};

/** What the register itself supplies where a ledger is silent (`common-fields.ts`), as defaults of the database. */
const SITE_RULES: Readonly<Record<string, Partial<Column>>> = {
  id: { isRequired: true, check: ID_CHECK },
  name: { isRequired: true },
  adcode: { isRequired: true, check: ADCODE_CHECK },
  lng: { isRequired: true },
  lat: { isRequired: true },
  crs: { fallback: "'UNKNOWN'" },
  coord_precision: { fallback: "'exact'" },
  link_status: { fallback: "'not-linked'" },
  warning_level: { fallback: '0' },
  as_of: { fallback: 'now()' },
  is_synthetic: { fallback: 'false' },
};

const toColumn = (field: FieldDefinition): Column => ({
  name: field.name,
  type: TYPES[field.type],
  words: field.words,
  ...(field.unit === undefined ? {} : { unit: field.unit }),
  ...(field.options === undefined ? {} : { options: field.options }),
  ...(field.min === undefined ? {} : { min: field.min }),
  ...(field.max === undefined ? {} : { max: field.max }),
  ...SITE_RULES[field.name],
});

/** Facets that no field of the dictionary carries are columns all the same: the first map filters by them. */
const facetColumns = (kind: HazardKind): Column[] =>
  kind.facets
    .filter((facet) => !kind.fields.some((field) => field.name === facet.field))
    .map((facet) => ({ name: facet.field, type: 'boolean', words: facet.words }));

const SITE_FILTERS = ['id', 'adcode', 'risk_level', 'link_status', 'warning_level', 'enterprise_id'] as const;

const toSiteTable = (kind: HazardKind): Table => ({
  collection: kind.collection,
  name: toTableName(kind.collection),
  words: kind.words.name,
  geometry: kind.geometry,
  isSite: true,
  columns: [...kind.fields.map(toColumn), ...facetColumns(kind)],
  filters: [...SITE_FILTERS, ...kind.facets.map(({ field }) => field)],
});

/** Every collection of DESIGN.md, registers first, in the order of the registry. */
export const TABLES: readonly Table[] = [...HAZARD_KINDS.map(toSiteTable), ...PLAIN_TABLES];

/** The column a table filters by; throws on a name that the table lacks, which is a mistake in this folder. */
export const columnOf = (table: Table, name: string): Column => {
  const column = table.columns.find((each) => each.name === name);
  if (column === undefined) throw new Error(`${table.collection} has no column "${name}"`);
  return column;
};
