import type { OpenedSource, SourceFile } from './opened-source.ts';
import { hashText, PieceHash } from './row-ids.ts';
import { PATCH_COLUMNS } from './stored-register.ts';
import { chunksOf } from './stream-records.ts';
import { foldHeader } from './tokens.ts';
import { importFault, type ImportResult } from './types.ts';
import { FAULT_WORDS } from './words.ts';

/** Id of a file by its bytes: the same bytes give the same id. `unreadable` where the browser cannot read the file. */
export const fingerprintOf = async (file: SourceFile): Promise<ImportResult<string>> => {
  const hash = new PieceHash();
  try {
    for await (const chunk of chunksOf(file)) hash.addBytes(chunk);
  } catch (error) {
    return importFault('unreadable', FAULT_WORDS.unreadable(error instanceof Error ? error.message : String(error)));
  }
  return { ok: true, value: `import-${hash.end()}` };
};

const PATCH_HEADERS: ReadonlySet<string> = new Set(PATCH_COLUMNS);

/** Fingerprint of the columns of a file, whatever their order; the columns of a quarantine download do not count. */
export const shapeKeyOf = (headers: readonly string[]): string => {
  const names = headers.filter((header) => !PATCH_HEADERS.has(header)).map((header) => foldHeader(header) || header);
  const text = names.sort().join('\u001f');
  return `${names.length}-${hashText(text)}${hashText(text, 0x9747b28c)}`;
};

/** Source of the import whose quarantine download a file is, from its first row; `null`: it is none. */
export const sourceOfPatch = ({ headers, sample }: Pick<OpenedSource, 'headers' | 'sample'>): string | null => {
  if (!PATCH_COLUMNS.every((column) => headers.includes(column))) return null;
  const column = headers.indexOf('quarantine_source');
  const named = sample.map((row) => (row[column] ?? '').trim()).find((source) => source !== '');
  return named ?? null;
};
