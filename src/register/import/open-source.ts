import { joinDegreeColumns } from './degree-columns.ts';
import { kindOfHead, kindOfZip, contentOf, type HeadKind } from './formats/file-kind.ts';
import { FOREIGN_FILES, FORMAT_NOTES } from './formats/words.ts';
import { listZip } from './formats/zip.ts';
import type { OpenedSource, ReadOptions, SourceFile, SourceReader } from './opened-source.ts';
import { importFault, type ImportResult } from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** Bytes that tell one format from another. */
const HEAD_BYTES = 8192;

interface Format {
  readonly name: string;
  readonly extensions: readonly string[];
  readonly load: () => Promise<SourceReader>;
}

// Each reader is a chunk of its own with its library: nobody pays for workbooks to import a CSV.
const FORMATS = {
  csv: {
    name: 'CSV',
    extensions: ['csv', 'tsv', 'txt', 'tab', 'dat'],
    load: async () => (await import('./read-csv.ts')).readCsv,
  },
  json: {
    name: 'JSON',
    extensions: ['geojson', 'json', 'geojsonl', 'geojsons', 'ndjson', 'jsonl'],
    load: async () => (await import('./formats/read-geojson.ts')).readGeoJson,
  },
  workbook: {
    name: 'Excel',
    extensions: ['xlsx', 'xlsm', 'xlsb', 'xls', 'et', 'ods', 'xltx', 'xlt'],
    load: async () => (await import('./formats/read-workbook.ts')).readWorkbook,
  },
  parquet: {
    name: 'Parquet',
    extensions: ['parquet', 'geoparquet', 'pq'],
    load: async () => (await import('./formats/read-parquet-file.ts')).readParquetFile,
  },
  shapefile: {
    name: 'Shapefile',
    extensions: ['zip', 'shz'],
    load: async () => (await import('./formats/read-shapefile.ts')).readShapefile,
  },
} as const satisfies Readonly<Record<string, Format>>;

const extensionOf = (fileName: string): string => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

const SHOWN_NAMES = 5;

const formatOfZip = async (file: SourceFile): Promise<ImportResult<Format>> => {
  const listed = await listZip(file);
  if (!listed.ok) return listed;
  const kind = kindOfZip(listed.value);
  if (kind === 'shapefile') return { ok: true, value: FORMATS.shapefile };
  if (kind === 'xlsx' || kind === 'xlsb' || kind === 'ods') return { ok: true, value: FORMATS.workbook };
  if (kind === 'empty') return importFault('binary-file', FAULT_WORDS.emptyArchive);
  if (kind !== 'other') return importFault('binary-file', FAULT_WORDS.foreign(FOREIGN_FILES[kind]));
  const names = contentOf(listed.value).map((entry) => entry.name.slice(-60));
  const shown = names.slice(0, SHOWN_NAMES).join(', ') + (names.length > SHOWN_NAMES ? ' …' : '');
  return importFault('binary-file', FAULT_WORDS.archiveWithoutRegister(shown));
};

const formatOf = async (kind: HeadKind, file: SourceFile): Promise<ImportResult<Format>> => {
  if (kind === 'zip') return formatOfZip(file);
  if (kind === 'ole') return { ok: true, value: FORMATS.workbook };
  if (kind === 'parquet' || kind === 'json') return { ok: true, value: FORMATS[kind] };
  if (kind === 'text') return { ok: true, value: FORMATS.csv };
  return importFault('binary-file', FAULT_WORDS.foreign(FOREIGN_FILES[kind]));
};

const withNameNote = (source: OpenedSource, extension: string, format: Format): OpenedSource => {
  if (extension === '' || format.extensions.includes(extension)) return source;
  const words = FORMAT_NOTES.wrongExtension(extension, format.name);
  return { ...source, notes: [...source.notes, { code: 'wrong-extension', count: 1, words }] };
};

/**
 * Opens any file that can be a register. Content speaks before the name: the format is known by the first bytes, by the
 * entries of a zip, by the first character of a text; a wrong extension is a note. Faults: `empty-file`, `binary-file`
 * (says what the file is and what can be read), `unreadable` (the browser cannot read it), and those of each reader.
 */
export const openSource = async (file: SourceFile, options: ReadOptions = {}): Promise<ImportResult<OpenedSource>> => {
  if (file.size === 0) return importFault('empty-file', FAULT_WORDS.emptyFile);
  const extension = extensionOf(file.name);
  try {
    const head = new Uint8Array(await file.slice(0, Math.min(HEAD_BYTES, file.size)).arrayBuffer());
    const format = await formatOf(kindOfHead(head, extension), file);
    if (!format.ok) return format;
    const read = await format.value.load();
    const source = await read(file, options);
    if (!source.ok) return source;
    return { ok: true, value: joinDegreeColumns(withNameNote(source.value, extension, format.value)) };
  } catch (error) {
    // A file that was moved or changed while it is read rejects with a DOMException; anything else is a bug.
    if (!(error instanceof DOMException)) throw error;
    return importFault('unreadable', FAULT_WORDS.unreadable(error.message || error.name));
  }
};
