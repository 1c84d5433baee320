import { isJsonObject } from '../../../domain/json-object.ts';
import { detectEncoding } from '../decode.ts';
import { findJsonFault } from '../json-fault.ts';
import {
  BATCH_ROWS,
  SAMPLE_ROWS,
  type OpenedSource,
  type ReadOptions,
  type RowBatch,
  type SourceFile,
} from '../opened-source.ts';
import { MOST_COLUMNS } from '../record-table.ts';
import { chunksOf, textOf } from '../stream-records.ts';
import {
  importFault,
  type BrokenRow,
  type Encoding,
  type ImportResult,
  type ReferenceSystem,
  type ShapeGeometry,
} from '../types.ts';
import { FAULT_WORDS, ISSUE_WORDS } from '../words.ts';
import { toFeatureCells, toFeatureEntry, toFeatureHeaders, type FeatureEntry } from './feature-cells.ts';
import { parseExactly } from './json-exact.ts';
import { JsonItemReader, type JsonEnd, type JsonItem } from './json-items.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { systemOfCrsMember } from './stated-crs.ts';
import { findWrappedList } from './json-wrapper.ts';
import { FORMAT_NOTES, RECORD_WORDS } from './words.ts';

/** Up to this size a fault is looked for in the text as a whole, so that its line and column can be named. */
const MOST_LOCATED_BYTES = 64 * 1024 * 1024;

/** An answer of an interface, which is read as a whole. */
const MOST_WRAPPED_BYTES = 32 * 1024 * 1024;

type ReadItem =
  | { readonly kind: 'entry'; readonly entry: FeatureEntry }
  | { readonly kind: 'broken'; readonly broken: Omit<BrokenRow, 'row'>; readonly isHuge: boolean };

interface ItemBlock {
  readonly items: readonly ReadItem[];
  readonly progress: number;
}

const brokenItem = (start: string, words: BrokenRow['words'], isHuge = false): ReadItem => ({
  kind: 'broken',
  isHuge,
  broken: { code: 'not-a-feature', value: start.replace(/\s+/g, ' ').slice(0, 80), words },
});

/** `null`: the text is no JSON. */
const readItem = ({ text, start }: JsonItem): ReadItem | null => {
  if (text === null) return brokenItem(start, RECORD_WORDS.hugeFeature(IMPORT_LIMITS.featureCharacters), true);
  const parsed = parseExactly(text);
  if (!parsed.ok) return null;
  const entry = toFeatureEntry(parsed.value);
  return entry === null ? brokenItem(start, ISSUE_WORDS.notAFeature) : { kind: 'entry', entry };
};

const badJson = async (file: SourceFile, encoding: Encoding): Promise<ImportResult<never>> => {
  if (file.size > MOST_LOCATED_BYTES) return importFault('bad-json', FAULT_WORDS.badJson(null));
  let text = '';
  for await (const piece of textOf(file, encoding.name)) text += piece.text;
  return importFault('bad-json', FAULT_WORDS.badJson(findJsonFault(text)));
};

/** Every item of the file in blocks of at most `BATCH_ROWS`, and how the text ended. */
const itemsOf = async function* (
  file: SourceFile,
  encoding: Encoding,
): AsyncGenerator<ItemBlock, ImportResult<JsonEnd>> {
  const reader = new JsonItemReader(IMPORT_LIMITS.featureCharacters);
  let items: ReadItem[] = [];
  for await (const { text, progress } of textOf(file, encoding.name))
    for (const item of reader.push(text)) {
      const read = readItem(item);
      if (read === null) return badJson(file, encoding);
      if (items.push(read) < BATCH_ROWS) continue;
      yield { items, progress };
      items = [];
    }
  const end = reader.end();
  if (!end.isWhole) return badJson(file, encoding);
  if (items.length > 0) yield { items, progress: 1 };
  return { ok: true, value: end };
};

interface Survey {
  readonly keys: readonly string[];
  readonly hasGeometry: boolean;
  readonly sample: readonly FeatureEntry[];
  readonly count: number;
  readonly withoutShape: number;
  readonly statedCrs: ReferenceSystem | null;
}

const COMPOUND = ['MultiPoint', 'GeometryCollection'];

const isCompound = ({ geometry }: FeatureEntry): boolean =>
  isJsonObject(geometry) && COMPOUND.includes(String(geometry['type']));

/** What the outermost object says, once it is known to be a table at all. */
const crsOfEnd = (end: JsonEnd, only: ReadItem | null): ImportResult<ReferenceSystem | null> => {
  const notATable = importFault('not-geojson', FAULT_WORDS.notGeoJson);
  if (end.layout === 'array') return { ok: true, value: null };
  if (end.layout === 'values') {
    // A single object is a table only as a feature; two and more are lines of one.
    const isRecord = only?.kind === 'entry' && only.entry.geometry === undefined;
    return only !== null && (isRecord || only.kind === 'broken') ? notATable : { ok: true, value: null };
  }
  const frame = parseExactly(end.frame);
  if (!frame.ok || !isJsonObject(frame.value)) return notATable;
  if (frame.value['type'] !== 'FeatureCollection') return notATable;
  return { ok: true, value: systemOfCrsMember(frame.value['crs']) };
};

/** Why a file is no table in which nothing is a feature: all of it is too large, or none of it is one. */
const faultOfBroken = (items: number, huge: number): ImportResult<never> =>
  huge > 0
    ? importFault('too-large', RECORD_WORDS.everyFeatureHuge(items, IMPORT_LIMITS.featureCharacters))
    : importFault('not-geojson', FAULT_WORDS.notGeoJson);

/** One pass over the whole file: the columns are the keys of every feature, and a fault anywhere is known before a row is taken. */
const survey = async (file: SourceFile, encoding: Encoding): Promise<ImportResult<Survey>> => {
  const keys = new Set<string>();
  const sample: FeatureEntry[] = [];
  let [hasGeometry, count, withoutShape, huge] = [false, 0, 0, 0];
  let first: ReadItem | null = null;
  const blocks = itemsOf(file, encoding);
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) {
      if (!next.value.ok) return next.value;
      if (huge > 0 && sample.length === 0) return faultOfBroken(count, huge);
      const statedCrs = crsOfEnd(next.value.value, count === 1 ? first : null);
      if (!statedCrs.ok) return statedCrs;
      if (count === 0) return importFault('no-rows', FAULT_WORDS.noRows);
      if (sample.length === 0) return faultOfBroken(count, huge);
      return {
        ok: true,
        value: { keys: [...keys], hasGeometry, sample, count, withoutShape, statedCrs: statedCrs.value },
      };
    }
    for (const item of next.value.items) {
      count++;
      first ??= item;
      if (item.kind === 'broken') {
        if (item.isHuge) huge++;
        continue;
      }
      for (const key of Object.keys(item.entry.properties)) keys.add(key);
      if (item.entry.geometry !== undefined) hasGeometry = true;
      if (isCompound(item.entry)) withoutShape++;
      if (sample.length < SAMPLE_ROWS) sample.push(item.entry);
    }
    if (keys.size > MOST_COLUMNS)
      return importFault('too-many-columns', FAULT_WORDS.tooManyColumns(keys.size, MOST_COLUMNS));
  }
};

const toBatch = (items: readonly ReadItem[], first: number, progress: number, table: Survey): RowBatch => {
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const broken: BrokenRow[] = [];
  const geometries = new Map<number, ShapeGeometry>();
  items.forEach((item, index) => {
    const row = first + index;
    if (item.kind === 'broken') {
      broken.push({ ...item.broken, row });
      return;
    }
    const { cells, shape } = toFeatureCells(item.entry, table.keys, table.hasGeometry);
    if (shape !== null) geometries.set(rows.length, shape);
    rows.push(cells);
    rowNumbers.push(row);
  });
  return { rows, rowNumbers, geometries, broken, blankRows: 0, progress };
};

const toBatches = async function* (
  file: SourceFile,
  encoding: Encoding,
  table: Survey,
): AsyncGenerator<RowBatch, ImportResult<null>> {
  let row = 1;
  const blocks = itemsOf(file, encoding);
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return next.value.ok ? { ok: true, value: null } : next.value;
    yield toBatch(next.value.items, row, next.value.progress, table);
    row += next.value.items.length;
  }
};

/** What an interface answered, with its list of records inside: read as the list alone. `fault`: what holds where there is none. */
const readWrapped = async (
  file: SourceFile,
  encoding: Encoding,
  fault: ImportResult<never>,
): Promise<ImportResult<OpenedSource>> => {
  if (file.size > MOST_WRAPPED_BYTES) return fault;
  let text = '';
  for await (const piece of textOf(file, encoding.name)) text += piece.text;
  const parsed = parseExactly(text, MOST_WRAPPED_BYTES);
  const wrapped = parsed.ok ? findWrappedList(parsed.value) : null;
  if (wrapped === null) return fault;
  const list = Object.assign(new Blob([JSON.stringify(wrapped.list)]), { name: file.name });
  const read = await readGeoJson(list);
  if (!read.ok) return read;
  const words = FORMAT_NOTES.wrappedList(wrapped.path);
  const notes = [...read.value.notes, { code: 'wrapped-list', count: wrapped.list.length, words }];
  return { ok: true, value: { ...read.value, choices: { ...read.value.choices, encoding }, notes } };
};

/**
 * GeoJSON (collection, feature, array of features, one feature a line) or plain records in an array or one a line, of
 * any size, or the answer of an interface with one list of records in it (up to 32 MiB): it is read twice, one feature at a time, first for its columns. The position of a point stands in two
 * columns of its own; a line or area gives the middle of its box there and itself in `geometries`. Row numbers count
 * features from 1; integers of more than 15 digits keep every digit. A feature longer than
 * `IMPORT_LIMITS.featureCharacters`, or that is none, is `broken`. Faults: `bad-json` (line and column), `not-geojson`,
 * `no-rows`, `too-many-columns`, `empty-file`, `too-large` where no feature is short enough to be read.
 */
export const readGeoJson = async (file: SourceFile, options: ReadOptions = {}): Promise<ImportResult<OpenedSource>> => {
  if (file.size === 0) return importFault('empty-file', FAULT_WORDS.emptyFile);
  const head = new Uint8Array(await file.slice(0, Math.min(8192, file.size)).arrayBuffer());
  const encoding = await detectEncoding(head, () => chunksOf(file), options.encoding ?? null);
  if (new TextDecoder().decode(head).trim() === '' && file.size <= head.length)
    return importFault('empty-file', FAULT_WORDS.emptyFile);
  const surveyed = await survey(file, encoding);
  if (!surveyed.ok) return surveyed.fault.kind === 'not-geojson' ? readWrapped(file, encoding, surveyed) : surveyed;
  const table = surveyed.value;
  const { withoutShape, keys, hasGeometry } = table;
  return {
    ok: true,
    value: {
      format: 'geojson',
      headers: toFeatureHeaders(keys, hasGeometry),
      sample: table.sample.map((entry) => toFeatureCells(entry, keys, hasGeometry).cells),
      rowCount: table.count,
      titleRows: 0,
      sheets: null,
      choices: { encoding, delimiter: null, quote: null, sheets: null, joins: null, headerRecords: null },
      statedCrs: table.statedCrs,
      notes:
        withoutShape === 0
          ? []
          : [{ code: 'geometry-of-parts', count: withoutShape, words: FORMAT_NOTES.geometryWithoutShape }],
      batches: () => toBatches(file, encoding, table),
    },
  };
};
