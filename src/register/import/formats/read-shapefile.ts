import { fromWkt } from '../reference-names.ts';
import {
  BATCH_ROWS,
  SAMPLE_ROWS,
  type OpenedSource,
  type ReadOptions,
  type RowBatch,
  type SourceFile,
} from '../opened-source.ts';
import {
  importFault,
  type BrokenRow,
  type Encoding,
  type ImportResult,
  type ReferenceSystem,
  type ShapeGeometry,
} from '../types.ts';
import { FAULT_WORDS } from '../words.ts';
import { openDbf, type DbfTable } from './dbf.ts';
import { contentOf } from './file-kind.ts';
import { GEOMETRY_HEADERS, toGeometryCells } from './geometry-cells.ts';
import { openShp, type ShpTable } from './shp.ts';
import { FORMAT_NOTES, RECORD_WORDS } from './words.ts';
import { listZip, unpackEntry, type ZipEntry } from './zip.ts';

type Notes = OpenedSource['notes'][number][];

/** Parts of one layer: entries of the same name, whatever the case of their extensions. */
interface LayerFiles {
  readonly name: string;
  readonly parts: ReadonlyMap<string, ZipEntry>;
}

const PARTS = ['shp', 'dbf', 'prj', 'cpg'];

const layersOf = (entries: readonly ZipEntry[]): readonly LayerFiles[] => {
  const layers = new Map<string, { readonly name: string; readonly parts: Map<string, ZipEntry> }>();
  for (const entry of contentOf(entries)) {
    const match = /^(.*)\.([^./\\]+)$/s.exec(entry.name);
    const part = match?.[2]?.toLowerCase() ?? '';
    if (match === null || !PARTS.includes(part)) continue;
    const path = (match[1] ?? '').toLowerCase();
    const layer = layers.get(path) ?? { name: (match[1] ?? '').replace(/^.*[\\/]/, ''), parts: new Map() };
    if (!layer.parts.has(part)) layer.parts.set(part, entry);
    layers.set(path, layer);
  }
  return [...layers.values()].filter(({ parts }) => parts.has('shp') || parts.has('dbf'));
};

interface Layer {
  readonly name: string;
  readonly dbf: DbfTable;
  readonly shp: ShpTable;
  readonly crs: ReferenceSystem | null;
}

const MOST_SMALL_BYTES = 1 << 20;

const textPart = async (file: SourceFile, layer: LayerFiles, part: string): Promise<string | null> => {
  const entry = layer.parts.get(part);
  if (entry === undefined) return null;
  const bytes = await unpackEntry(file, entry, MOST_SMALL_BYTES);
  // What a .prj or .cpg would have said is asked of the user instead.
  return bytes.ok ? new TextDecoder().decode(bytes.value) : null;
};

const openLayer = async (file: SourceFile, files: LayerFiles, options: ReadOptions): Promise<ImportResult<Layer>> => {
  const [shpEntry, dbfEntry] = [files.parts.get('shp'), files.parts.get('dbf')];
  if (shpEntry === undefined) return importFault('missing-part', FAULT_WORDS.missingPart(files.name, 'shp'));
  if (dbfEntry === undefined) return importFault('missing-part', FAULT_WORDS.missingPart(files.name, 'dbf'));
  const damaged = (detail: string): ImportResult<Layer> =>
    importFault('damaged', FAULT_WORDS.damaged('Shapefile', `${files.name}: ${detail}`));
  const dbfBytes = await unpackEntry(file, dbfEntry);
  if (!dbfBytes.ok) return dbfBytes;
  const dbf = openDbf(dbfBytes.value, await textPart(file, files, 'cpg'), options.encoding ?? null);
  if (typeof dbf === 'string') return damaged(`.dbf, ${dbf}`);
  const shpBytes = await unpackEntry(file, shpEntry);
  if (!shpBytes.ok) return shpBytes;
  const shp = openShp(shpBytes.value);
  if (typeof shp === 'string') return damaged(`.shp, ${shp}`);
  if (shp.recordCount !== dbf.recordCount) return damaged(`${shp.recordCount} shapes, ${dbf.recordCount} records`);
  const prj = await textPart(file, files, 'prj');
  return {
    ok: true,
    value: { name: files.name, dbf, shp, crs: (prj ?? '').trim() === '' ? null : fromWkt(prj ?? '') },
  };
};

const toBatch = ({ dbf, shp }: Layer, from: number, to: number): Omit<RowBatch, 'progress'> => {
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const broken: BrokenRow[] = [];
  const geometries = new Map<number, ShapeGeometry>();
  shp.geometries(from, to).forEach((geometry, index) => {
    const at = from + index;
    if (dbf.isDeleted(at)) return;
    const attributes = dbf.cells(at);
    if (geometry === undefined) {
      const value = attributes.join(' | ').slice(0, 80);
      const cells = [...attributes, '', ''];
      broken.push({ row: at + 1, code: 'not-a-feature', value, words: RECORD_WORDS.brokenShape, cells });
      return;
    }
    const { cells, shape } = toGeometryCells(geometry);
    if (shape !== null) geometries.set(rows.length, shape);
    rows.push([...attributes, ...cells]);
    rowNumbers.push(at + 1);
  });
  return { rows, rowNumbers, geometries, broken, blankRows: 0 };
};

const toBatches = async function* (layer: Layer): AsyncGenerator<RowBatch, ImportResult<null>> {
  const { recordCount } = layer.dbf;
  for (let at = 0; at < recordCount; at += BATCH_ROWS) {
    const to = Math.min(at + BATCH_ROWS, recordCount);
    yield { ...toBatch(layer, at, to), progress: to / recordCount };
  }
  return { ok: true, value: null };
};

const ENCODINGS: Readonly<Record<string, Encoding['name']>> = { 'utf-8': 'UTF-8', gb18030: 'GB18030' };

const notesOf = ({ dbf }: Layer, deleted: number, left: readonly LayerFiles[]): Notes => {
  const notes: Notes = [];
  const note = (code: string, count: number, words: Notes[number]['words']): void => {
    if (count > 0) notes.push({ code, count, words });
  };
  const names = left.map(({ name }) => name.slice(0, 40)).slice(0, 6);
  note('layers-left-out', left.length, FORMAT_NOTES.layersLeftOut(names.join(', ')));
  note('deleted-records', deleted, FORMAT_NOTES.deletedRecords);
  note('memo-fields', dbf.memoFields, FORMAT_NOTES.memoFields);
  if (dbf.overruled !== null)
    note('encoding-overruled', 1, FORMAT_NOTES.encodingOverruled(dbf.overruled, dbf.encoding));
  else if (ENCODINGS[dbf.encoding] === undefined) note('other-encoding', 1, FORMAT_NOTES.otherEncoding(dbf.encoding));
  return notes;
};

/**
 * A zipped Shapefile as a table: attributes from the .dbf, points in two columns of their own in the system of the .prj,
 * lines and areas in `geometries` with the middle of their box. Of several layers the first of the most records is read,
 * or the one chosen. Row numbers count records from 1; a record whose shape is damaged is `broken`. Nested archives are
 * not opened. Faults: `missing-part` (names the .shp or .dbf that is not there), `damaged`, `too-large`, `no-rows`.
 */
export const readShapefile = async (
  file: SourceFile,
  options: ReadOptions = {},
): Promise<ImportResult<OpenedSource>> => {
  const listed = await listZip(file);
  if (!listed.ok) return listed;
  const layers = layersOf(listed.value);
  const sizeOf = (layer: LayerFiles): number => (layer.parts.has('shp') ? (layer.parts.get('dbf')?.size ?? 0) : -1);
  const largest = [...layers].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  const wanted = layers.find(({ name }) => options.sheets?.includes(name)) ?? largest;
  if (wanted === undefined) return importFault('missing-part', FAULT_WORDS.missingPart(file.name, 'shp'));
  const opened = await openLayer(file, wanted, options);
  if (!opened.ok) return opened;
  const layer = opened.value;
  const { dbf } = layer;
  let deleted = 0;
  for (let at = 0; at < dbf.recordCount; at++) if (dbf.isDeleted(at)) deleted++;
  if (dbf.recordCount - deleted === 0) return importFault('no-rows', FAULT_WORDS.noRows);
  const headers = [...dbf.headers, ...GEOMETRY_HEADERS];
  const encodingName = ENCODINGS[dbf.encoding];
  const left = layers.filter((each) => each !== wanted);
  return {
    ok: true,
    value: {
      format: 'shapefile',
      headers,
      sample: toBatch(layer, 0, Math.min(SAMPLE_ROWS, dbf.recordCount)).rows,
      rowCount: dbf.recordCount - deleted,
      titleRows: 0,
      sheets: await sheetsOf(file, layers, layer, dbf.recordCount - deleted, headers),
      choices: {
        encoding: encodingName === undefined ? null : { name: encodingName, hasByteOrderMark: false, damaged: 0 },
        delimiter: null,
        quote: null,
        sheets: [layer.name],
        joins: null,
        headerRecords: null,
      },
      statedCrs: layer.crs,
      notes: notesOf(layer, deleted, left),
      batches: () => toBatches(layer),
    },
  };
};

/** Every layer with its attributes; one that cannot be opened is listed without. */
const sheetsOf = async (
  file: SourceFile,
  layers: readonly LayerFiles[],
  read: Layer,
  rowCount: number,
  headers: readonly string[],
): Promise<OpenedSource['sheets']> => {
  const sheets: { name: string; rowCount: number; headers: readonly string[] }[] = [];
  for (const { name, parts } of layers) {
    if (name === read.name) {
      sheets.push({ name, rowCount, headers });
      continue;
    }
    const entry = parts.get('dbf');
    const bytes = entry === undefined ? null : await unpackEntry(file, entry);
    const dbf = bytes?.ok === true ? openDbf(bytes.value, null, null) : 'missing';
    sheets.push(
      typeof dbf === 'string'
        ? { name, rowCount: 0, headers: [] }
        : { name, rowCount: dbf.recordCount, headers: dbf.headers },
    );
  }
  return sheets;
};
