import { binaryKindOf, decodeBytes } from './decode.ts';
import { parseCsv } from './parse-csv.ts';
import { parseGeoJson } from './parse-geojson.ts';
import { importFault, type Delimiter, type Encoding, type ImportResult, type SourceTable } from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** What the file chooser offers; a file of another extension is refused unless its content is refused first. */
export const ACCEPTED_EXTENSIONS = ['csv', 'tsv', 'txt', 'geojson', 'json'] as const;

export interface OpenedTable {
  readonly table: SourceTable;
  readonly encoding: Encoding;
}

const extensionOf = (fileName: string): string => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';

/**
 * Bytes of a ledger → table. Content speaks before the name: JSON is known by its first character, whatever the file is
 * called. Faults: `empty-file`, `binary-file`, `wrong-extension` and those of `parseCsv` and `parseGeoJson`.
 */
export const openTable = (
  bytes: Uint8Array,
  fileName: string,
  delimiter: Delimiter | null = null,
): ImportResult<OpenedTable> => {
  if (bytes.length === 0) return importFault('empty-file', FAULT_WORDS.emptyFile);
  const binary = binaryKindOf(bytes);
  if (binary !== null) {
    const words = binary === 'zip' ? FAULT_WORDS.zip : binary === 'ole' ? FAULT_WORDS.ole : FAULT_WORDS.binary;
    return importFault('binary-file', words);
  }
  const extension = extensionOf(fileName);
  if (extension !== '' && !ACCEPTED_EXTENSIONS.some((accepted) => accepted === extension))
    return importFault('wrong-extension', FAULT_WORDS.wrongExtension(extension));
  const { text, encoding } = decodeBytes(bytes);
  const isJson = extension === 'geojson' || extension === 'json' || /^\s*[{[]/.test(text.slice(0, 1000));
  if (isJson && text.trim() === '') return importFault('empty-file', FAULT_WORDS.emptyFile);
  const table = isJson ? parseGeoJson(text) : parseCsv(text, delimiter);
  return table.ok ? { ok: true, value: { table: table.value, encoding } } : table;
};
