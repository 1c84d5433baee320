import { neutralise } from '../../domain/csv.ts';
import { convertSource, type ImportProgress } from './convert-source.ts';
import { mergePatch } from './merge-patch.ts';
import type { OpenedSource, RowBatch } from './opened-source.ts';
import { PATCH_WORDS } from './patch-words.ts';
import { openRowNumbers } from './quarantine-records.ts';
import type { PATCH_COLUMNS, ConvertedRegister, RegisterFiles } from './stored-register.ts';
import type { ConvertContext } from './table-converter.ts';
import { importFault, type ImportAccount, type ImportPlan, type ImportResult, type ShapeGeometry } from './types.ts';

export interface PatchRequest {
  readonly stored: { readonly account: ImportAccount; readonly files: RegisterFiles };
  /** The corrected download. */
  readonly opened: OpenedSource;
  /** One column a header of the download: those of the stored plan, the columns of the quarantine not imported. */
  readonly plan: ImportPlan;
  readonly context: ConvertContext;
}

const ROW_COLUMN: (typeof PATCH_COLUMNS)[number] = 'quarantine_row';

/** A cell as the file had it: the download put an apostrophe before what a spreadsheet would take for a formula. */
const asWritten = (cell: string): string =>
  cell.startsWith("'") && neutralise(cell.slice(1)) === cell ? cell.slice(1) : cell;

const numberIn = (cells: readonly string[] | undefined, column: number): number => {
  const text = cells?.[column]?.trim() ?? '';
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};

/** The rows of a batch that are in quarantine, under the numbers that they have there; `refused` counts the others. */
const toOpenRows = (
  batch: RowBatch,
  column: number,
  open: ReadonlySet<number>,
  count: { refused: number },
): RowBatch => {
  const rows: string[][] = [];
  const rowNumbers: number[] = [];
  const geometries = new Map<number, ShapeGeometry>();
  batch.rows.forEach((cells, index) => {
    const row = numberIn(cells, column);
    if (!open.has(row)) {
      count.refused++;
      return;
    }
    const shape = batch.geometries.get(index);
    if (shape !== undefined) geometries.set(rows.length, shape);
    rows.push(cells.map(asWritten));
    rowNumbers.push(row);
  });
  const broken = batch.broken.flatMap((each) => {
    const row = numberIn(each.cells, column);
    if (open.has(row)) return [{ ...each, row }];
    count.refused++;
    return [];
  });
  return { ...batch, rows, rowNumbers, geometries, broken };
};

/**
 * Corrected rows of a quarantine download into the import that they come from: converted under the stored plan as any file
 * is, then merged (`mergePatch`). Rows whose number is not in quarantine are refused before they are converted and
 * counted in a note. Faults: the reader's, a file without row numbers, stored bytes that cannot be read; the stored files
 * are not touched in any case.
 */
export const applyPatch = async (
  { stored, opened, plan, context }: PatchRequest,
  onProgress?: (progress: ImportProgress) => void,
): Promise<ImportResult<ConvertedRegister>> => {
  const column = opened.headers.indexOf(ROW_COLUMN);
  if (column < 0) return importFault('unreadable', PATCH_WORDS.unreadable(PATCH_WORDS.noRowNumbers));
  const open = openRowNumbers(stored.files.quarantine);
  const count = { refused: 0 };
  async function* batches(): ReturnType<OpenedSource['batches']> {
    const all = opened.batches();
    for (;;) {
      const next = await all.next();
      if (next.done === true) return next.value;
      yield toOpenRows(next.value, column, open, count);
    }
  }
  const patch = await convertSource({ ...opened, batches }, plan, context, onProgress);
  if (!patch.ok) return patch;
  const { regions, locator } = context;
  return mergePatch({ stored, patch: patch.value, refused: count.refused, regions, locator });
};
