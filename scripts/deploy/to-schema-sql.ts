import type { Column, Table } from './table-types.ts';

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const name = (identifier: string): string => `"${identifier}"`;

const conditionsOf = (column: Column): string[] => {
  const at = name(column.name);
  const { options, min, max, check } = column;
  const values = options?.map((option) => (typeof option === 'number' ? String(option) : quote(option)));
  return [
    ...(values === undefined ? [] : [`${at} IN (${values.join(', ')})`]),
    ...(min !== undefined && max !== undefined ? [`${at} BETWEEN ${min} AND ${max}`] : []),
    ...(min !== undefined && max === undefined ? [`${at} >= ${min}`] : []),
    ...(min === undefined && max !== undefined ? [`${at} <= ${max}`] : []),
    ...(check === undefined ? [] : [check.replaceAll('@', at)]),
    // Neither is a number that JSON can carry.
    ...(column.type === 'double precision' && min === undefined
      ? [`${at} NOT IN ('NaN', 'Infinity', '-Infinity')`]
      : []),
  ];
};

const toColumnLine = (column: Column): string => {
  const conditions = conditionsOf(column);
  return [
    `  ${name(column.name)} ${column.type}`,
    ...(column.name === 'id' ? ['PRIMARY KEY'] : []),
    ...(column.isRequired === true || column.fallback !== undefined ? ['NOT NULL'] : []),
    ...(column.fallback === undefined ? [] : [`DEFAULT ${column.fallback}`]),
    ...(conditions.length === 0 ? [] : [`CHECK (${conditions.join(' AND ')})`]),
  ].join(' ');
};

const GEOMETRY_TYPES: Readonly<Record<Table['geometry'], readonly string[]>> = {
  point: ['POINT'],
  line: ['LINESTRING', 'MULTILINESTRING', 'POINT'],
  polygon: ['POLYGON', 'MULTIPOLYGON', 'POINT'],
  division: ['POINT'],
};

const toTable = (table: Table): string => {
  const types = GEOMETRY_TYPES[table.geometry].map(quote).join(', ');
  const lines = [
    ...table.columns.map(toColumnLine),
    `  geom geometry(Geometry, 4326) NOT NULL CHECK (GeometryType(geom) IN (${types}) AND NOT ST_IsEmpty(geom))`,
    '  updated_at timestamptz NOT NULL DEFAULT now()',
  ];
  return `CREATE TABLE atlas.${table.name} (\n${lines.join(',\n')}\n);`;
};

const toComment = ({ words, unit }: Pick<Column, 'words' | 'unit'>): string =>
  quote(unit === undefined ? `${words.zh} / ${words.en}` : `${words.zh}（${unit.zh}） / ${words.en} (${unit.en})`);

const GEOMETRY_COMMENT =
  '位置，EPSG:4326（CGCS2000 仅供显示，与之相差在分米级；火星、百度坐标须先转换） / ' +
  'Place, EPSG:4326 (CGCS2000 differs by decimetres; GCJ-02 and BD-09 must be converted first)';

const toComments = (table: Table): string =>
  [
    `COMMENT ON TABLE atlas.${table.name} IS ${toComment(table)};`,
    ...table.columns.map(
      (column) => `COMMENT ON COLUMN atlas.${table.name}.${name(column.name)} IS ${toComment(column)};`,
    ),
    `COMMENT ON COLUMN atlas.${table.name}.geom IS ${quote(GEOMETRY_COMMENT)};`,
    `COMMENT ON COLUMN atlas.${table.name}.updated_at IS '本行最后写入时间，datetime 查询以此为准 / Row last written; datetime asks about it';`,
  ].join('\n');

/** `id` has its own. */
const toIndexes = (table: Table): string =>
  [
    `CREATE INDEX ${table.name}_geom ON atlas.${table.name} USING gist (geom);`,
    `CREATE INDEX ${table.name}_updated_at ON atlas.${table.name} (updated_at);`,
    ...table.filters
      .filter((filter) => ['adcode', 'site', 'enterprise_id'].includes(filter))
      .map((filter) => `CREATE INDEX ${table.name}_${filter} ON atlas.${table.name} (${filter});`),
  ].join('\n');

const toTriggers = (table: Table): string => {
  const at = `atlas.${table.name}`;
  const place =
    `CREATE TRIGGER place BEFORE INSERT OR UPDATE ON ${at}\n` +
    `  FOR EACH ROW EXECUTE FUNCTION atlas.${table.geometry === 'division' ? 'place_at_division' : 'place'}(${table.isSite ? "'precision'" : ''});`;
  if (!table.isSite) return place;
  const publish = (after: string, rows: string, what: string): string =>
    `CREATE TRIGGER publish_${what} AFTER ${after} ON ${at}\n` +
    `  REFERENCING ${rows} FOR EACH STATEMENT EXECUTE FUNCTION atlas.publish_${what}('${table.collection}');`;
  return [
    place,
    publish('INSERT', 'NEW TABLE AS new_rows', 'created'),
    publish('UPDATE', 'OLD TABLE AS old_rows NEW TABLE AS new_rows', 'updated'),
    publish('DELETE', 'OLD TABLE AS old_rows', 'deleted'),
    `CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON ${at}\n  FOR EACH STATEMENT EXECUTE FUNCTION atlas.refuse_truncate();`,
  ].join('\n');
};

const toServed = ({ name: column, type }: Column): string => {
  const at = name(column);
  if (type === 'timestamptz') return `atlas.to_wire_time(${at}) AS ${at}`;
  // A mapfile server hands out text, numbers and yes/no; the board reads lists and objects as JSON text.
  if (type === 'jsonb') return `${at}::text AS ${at}`;
  return type === 'date' ? `${at}::text AS ${at}` : at;
};

/** The server's layers are of one type of geometry each: a register of lines or areas serves a bare point as a tiny one. */
const SERVED_GEOMETRY: Readonly<Record<Table['geometry'], string>> = {
  point: 'geom',
  division: 'geom',
  line: "CASE GeometryType(geom) WHEN 'POINT' THEN ST_MakeLine(geom, geom) ELSE geom END AS geom",
  polygon: "CASE GeometryType(geom) WHEN 'POINT' THEN ST_Expand(geom, 0.00001) ELSE geom END AS geom",
};

const toView = (table: Table): string => {
  const columns = [
    ...table.columns.map(toServed),
    'atlas.to_wire_time(updated_at) AS updated_at',
    'updated_at AS modified',
    SERVED_GEOMETRY[table.geometry],
  ];
  return `CREATE VIEW wire.${table.name} AS SELECT\n  ${columns.join(',\n  ')}\nFROM atlas.${table.name};`;
};

const HEADER = `-- 由 scripts/build-deploy.ts 依 src/hazards 的数据字典生成，请勿手改。先执行 functions.sql。
-- Generated by scripts/build-deploy.ts from the dictionary of src/hazards; do not edit. Run functions.sql first.
`;

const FOOTER = `-- 只读角色只见 wire 中的视图。 / The reading role sees the views of wire and nothing else.
GRANT USAGE ON SCHEMA wire, atlas TO hazard_atlas_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA wire TO hazard_atlas_reader;
`;

/** `deploy/schema.sql`: a table, its comments, indexes and triggers, and the view that is served, for each collection. */
export const toSchemaSql = (tables: readonly Table[]): string =>
  [
    HEADER,
    ...tables.map((table) =>
      [
        `-- ${table.collection} ${table.words.zh}`,
        toTable(table),
        toComments(table),
        toIndexes(table),
        toTriggers(table),
        toView(table),
        '',
      ].join('\n'),
    ),
    FOOTER,
  ].join('\n');
