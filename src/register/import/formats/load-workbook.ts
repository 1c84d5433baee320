import { said } from './said.ts';
import { EncryptedFileError, readXls, readXlsb, type CellValue, type MergeRange, type Sheet } from 'hucre';
import { readOds } from 'hucre/ods';
import { readXlsx } from 'hucre/xlsx';
import type { SourceFile } from '../opened-source.ts';
import { importFault, type ImportResult } from '../types.ts';
import { FAULT_WORDS } from '../words.ts';
import { kindOfZip } from './file-kind.ts';
import { IMPORT_LIMITS, megabytes } from './limits.ts';
import { FOREIGN_FILES, WORKBOOK_WORDS } from './words.ts';
import { listZip, overfillFault, overfills } from './zip.ts';

/** A sheet as stored: cells of the rectangle, merged areas, and what a reader must know of it. */
export interface LoadedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** May have holes, and rows of different lengths. */
  readonly rows: CellValue[][];
  /** Rows and columns from 0, ends included. */
  readonly merges: readonly MergeRange[];
  /** Rows that a filter or the user hid, from 0. */
  readonly hiddenRows: readonly number[];
  readonly formulasWithoutValue: number;
}

export interface LoadedWorkbook {
  readonly sheets: readonly LoadedSheet[];
  /** Days are counted from 1904, as Excel for Mac did. */
  readonly is1904: boolean;
}

const toLoaded = (sheet: Sheet): LoadedSheet => {
  let formulasWithoutValue = 0;
  for (const cell of sheet.cells?.values() ?? [])
    if (cell.formula !== undefined && (cell.value ?? cell.formulaResult ?? null) === null) formulasWithoutValue++;
  const hiddenRows = [...(sheet.rowDefs ?? [])].flatMap(([row, { hidden }]) => (hidden === true ? [row] : []));
  const isHidden = sheet.hidden === true || sheet.veryHidden === true;
  return { name: sheet.name, isHidden, rows: sheet.rows, merges: sheet.merges ?? [], hiddenRows, formulasWithoutValue };
};

/** Whether the directory of a compound file (XLS, and Office files with a password) has a stream of this name. */
const hasStream = (bytes: Uint8Array, name: string): boolean => {
  const wanted = new Uint8Array(name.length * 2);
  for (let at = 0; at < name.length; at++) wanted[at * 2] = name.charCodeAt(at);
  // Entries of the directory are 128 bytes and begin with their name, at a multiple of it.
  for (let at = 512; at + 128 <= bytes.length; at += 128)
    if (bytes[at] === wanted[0] && wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  return false;
};

type Reader = typeof readXlsx;

const readerOf = async (file: SourceFile, bytes: Uint8Array): Promise<ImportResult<Reader>> => {
  const foreign = (kind: 'word' | 'slides' | 'unknown'): ImportResult<Reader> =>
    importFault('binary-file', FAULT_WORDS.foreign(FOREIGN_FILES[kind]));
  if (bytes[0] === 0xd0) {
    if (hasStream(bytes, 'EncryptedPackage')) return importFault('encrypted', WORKBOOK_WORDS.encrypted);
    if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return { ok: true, value: readXls };
    return foreign(
      hasStream(bytes, 'WordDocument') ? 'word' : hasStream(bytes, 'PowerPoint Document') ? 'slides' : 'unknown',
    );
  }
  const listed = await listZip(file);
  if (!listed.ok) return listed;
  for (const entry of listed.value) {
    if (entry.size > IMPORT_LIMITS.workbookPartBytes && entry.name.endsWith('.xml'))
      return importFault(
        'too-large',
        FAULT_WORDS.tooLarge(entry.name, megabytes(entry.size), megabytes(IMPORT_LIMITS.workbookPartBytes)),
      );
    if (overfills(entry) && entry.name.endsWith('.xml')) return overfillFault(entry);
    // Without a stated size nothing would bound what the reader unpacks.
    if (entry.size === 0 && entry.packedSize > 2)
      return importFault('too-large', FAULT_WORDS.unpacksBeyond(entry.name));
  }
  const kind = kindOfZip(listed.value);
  return { ok: true, value: kind === 'ods' ? readOds : kind === 'xlsb' ? readXlsb : readXlsx };
};

/**
 * XLSX, XLSM, XLSB, XLS or ODS → its sheets, hidden ones included. The whole file is held. Faults: `too-large`,
 * `encrypted`, `binary-file` (Word, PowerPoint), `damaged`.
 */
export const loadWorkbook = async (file: SourceFile): Promise<ImportResult<LoadedWorkbook>> => {
  if (file.size > IMPORT_LIMITS.packedBytes)
    return importFault(
      'too-large',
      FAULT_WORDS.tooLarge(file.name, megabytes(file.size), megabytes(IMPORT_LIMITS.packedBytes)),
    );
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reader = await readerOf(file, bytes);
  if (!reader.ok) return reader;
  try {
    const workbook = await reader.value(bytes);
    return { ok: true, value: { sheets: workbook.sheets.map(toLoaded), is1904: workbook.dateSystem === '1904' } };
  } catch (error) {
    if (error instanceof EncryptedFileError) return importFault('encrypted', WORKBOOK_WORDS.encrypted);
    // hucre throws on every malformed byte; for a file from outside that is expected, not a bug.
    return importFault('damaged', WORKBOOK_WORDS.unreadable(said(error)));
  }
};
