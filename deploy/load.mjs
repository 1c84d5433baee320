/**
 * Loads registers into the database, from what the board exports or from generated demo data:
 *   node load.mjs COLLECTION FILE [--replace]      GeoJSON or CSV; --replace removes rows that the file no longer has
 *   node load.mjs --divisions regions.json         label points of divisions, from the board's boundaries/
 *   node load.mjs --demo FOLDER                    every collection of mocks/generated (needs the project's packages)
 * Every file is one transaction. Rows that the database refuses are named with their reason, and the rest is loaded;
 * then the exit code is 1. New rows, changed rows and removed rows go out as events, but not those of a first load.
 */
import { readFileSync } from 'node:fs';
import { connect } from './database.mjs';
import { readDemo } from './read-demo.mjs';
import { parseCsv } from './parse-csv.mjs';

const ROWS_IN_ONE_STATEMENT = 2000;
const MOST_REASONS_SHOWN = 20;
const DICTIONARY = JSON.parse(readFileSync(new URL('dictionary.json', import.meta.url), 'utf8'));

const say = (text) => process.stdout.write(`${text}\n`);

/** Types of the columns of a collection's table by name; none when there is no such table. */
const readTypes = async (client, table) => {
  const { rows } = await client.query(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type
     FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped`,
    [table],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
};

const plain = (text) => text.trim().toLowerCase();

/** Heads → columns: wire names, Chinese or English words, each with or without a unit. */
const toFinder = (readings) => {
  const names = new Map();
  for (const [name, { heads }] of Object.entries(readings))
    for (const head of heads) if (!names.has(head)) names.set(head, name);
  return (head) => names.get(plain(head)) ?? names.get(plain(head.replace(/[（(][^（(]*$/, '')));
};

const YES_NO = new Map([
  ...['是', '有', 'yes', 'true', '1'].map((word) => [word, true]),
  ...['否', '无', 'no', 'false', '0'].map((word) => [word, false]),
]);

const toValue = (value, type, words) => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') return type === 'text' ? String(value) : value;
  const word = plain(value);
  if (words !== undefined && Object.hasOwn(words, word)) return words[word];
  // A yes may say more: 是：随机生成，….
  if (type === 'boolean') return YES_NO.get(word.split(/[：:]/)[0]) ?? value;
  if (type !== 'jsonb') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

/** A row with the names and types of the table; what the table has no column for is noted in `unknown`. */
const toRow = ({ properties, geometry }, { types, readings, find, unknown }) => {
  const row = {};
  for (const [head, value] of Object.entries(properties)) {
    const name = find(head);
    if (name === undefined && head !== 'updated_at') unknown.add(head);
    if (name !== undefined) row[name] = toValue(value, types.get(name), readings[name].values);
  }
  return geometry ? { ...row, geom: geometry } : row;
};

const readFile = (file) => {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  if (!/^\s*\{/.test(text)) return parseCsv(text).map((properties) => ({ properties, geometry: null }));
  const { features } = JSON.parse(text);
  if (!Array.isArray(features)) throw new Error(`${file} is JSON, but no GeoJSON FeatureCollection`);
  return features.map(({ id, properties, geometry }) => ({
    properties: { ...(id === undefined ? {} : { id: String(id) }), ...properties },
    geometry,
  }));
};

const setQuietOnFirstLoad = async (client, table) => {
  const { rows } = await client.query(`SELECT EXISTS (SELECT FROM ${table}) AS has_rows`);
  await client.query(`SELECT set_config('atlas.quiet', $1, true)`, [rows[0].has_rows ? 'off' : 'on']);
};

const loadBatches = async (client, table, rows) => {
  const refused = [];
  for (let from = 0; from < rows.length; from += ROWS_IN_ONE_STATEMENT) {
    const batch = rows.slice(from, from + ROWS_IN_ONE_STATEMENT);
    const answer = await client.query('SELECT ordinal, reason FROM atlas.load_rows($1, $2)', [
      table,
      JSON.stringify(batch),
    ]);
    for (const { ordinal, reason } of answer.rows) refused.push({ row: from + Number(ordinal), reason });
  }
  return refused;
};

/** Loads features into a collection; answers how many were refused. */
const loadFeatures = async (client, collection, features, isReplacing) => {
  const readings = Object.hasOwn(DICTIONARY, collection) ? DICTIONARY[collection] : undefined;
  if (readings === undefined) throw new Error(`"${collection}" is no collection`);
  const table = `atlas.${collection.replaceAll('-', '_')}`;
  const unknown = new Set();
  const reader = { types: await readTypes(client, table), readings, find: toFinder(readings), unknown };
  const rows = features.map((feature) => toRow(feature, reader));
  await client.query('BEGIN');
  try {
    await setQuietOnFirstLoad(client, table);
    const refused = await loadBatches(client, table, rows);
    let removed = 0;
    if (isReplacing) {
      const ids = rows.map(({ id }) => id);
      removed = (await client.query(`DELETE FROM ${table} WHERE NOT (id = ANY ($1))`, [ids])).rowCount;
    }
    await client.query('COMMIT');
    await client.query(`ANALYZE ${table}`);
    report(collection, rows.length, refused, removed, unknown);
    return refused.length;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
};

const report = (collection, read, refused, removed, unknown) => {
  say(`${collection}: ${read} read = ${read - refused.length} loaded + ${refused.length} refused; ${removed} removed`);
  if (unknown.size > 0) say(`  not loaded, no such column: ${[...unknown].join(', ')}`);
  for (const { row, reason } of refused.slice(0, MOST_REASONS_SHOWN)) say(`  row ${row}: ${reason}`);
  if (refused.length > MOST_REASONS_SHOWN) say(`  … and ${refused.length - MOST_REASONS_SHOWN} more`);
};

const loadDivisions = async (client, file) => {
  const { adcodes, names, labels } = JSON.parse(readFileSync(file, 'utf8'));
  // A code that several levels share denotes the highest, which the file lists first.
  await client.query(
    `INSERT INTO atlas.divisions (adcode, name, geom)
     SELECT DISTINCT ON (adcode) lpad(adcode::text, 6, '0'), name, ST_SetSRID(ST_MakePoint(lng, lat), 4326)
     FROM unnest($1::int[], $2::text[], $3::float8[], $4::float8[]) WITH ORDINALITY AS d (adcode, name, lng, lat, n)
     ORDER BY adcode, n
     ON CONFLICT (adcode) DO UPDATE SET name = excluded.name, geom = excluded.geom`,
    [adcodes, names, labels.filter((_, index) => index % 2 === 0), labels.filter((_, index) => index % 2 === 1)],
  );
  say(`divisions: ${adcodes.length} loaded`);
};

const main = async (given) => {
  const isReplacing = given.includes('--replace');
  const [first, second] = given.filter((word) => word !== '--replace');
  if (first === undefined || second === undefined) {
    say('usage: load.mjs COLLECTION FILE [--replace] | --divisions FILE | --demo FOLDER');
    return 2;
  }
  const client = await connect('hazard-atlas-load');
  try {
    if (first === '--divisions') {
      await loadDivisions(client, second);
      return 0;
    }
    let refused = 0;
    if (first === '--demo')
      for await (const { collection, features } of readDemo(second))
        refused += await loadFeatures(client, collection, features, true);
    else refused = await loadFeatures(client, first, readFile(second), isReplacing);
    return refused === 0 ? 0 : 1;
  } finally {
    await client.end();
  }
};

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  say(`load: ${error.message}`);
  return 1;
});
