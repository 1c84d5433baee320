import { openSource } from '../open-source.ts';
import type { OpenedSource, ReadOptions, RowBatch, SourceFile } from '../opened-source.ts';
import type { BrokenRow, ImportFault, ShapeGeometry } from '../types.ts';

/** A file made in a test, as a browser would hand it over. */
export const fileOf = (content: string | Uint8Array, name: string): SourceFile =>
  Object.assign(new Blob([content as BlobPart]), { name });

export const opened = async (
  content: string | Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<OpenedSource> => {
  const result = await openSource(fileOf(content, name), options);
  if (!result.ok) throw new Error(`${result.fault.kind}: ${result.fault.words.zh}`);
  return result.value;
};

export const faultOf = async (
  content: string | Uint8Array,
  name: string,
  options: ReadOptions = {},
): Promise<ImportFault> => {
  const result = await openSource(fileOf(content, name), options);
  if (!result.ok) return result.fault;
  const batches = result.value.batches();
  for (;;) {
    const next = await batches.next();
    if (next.done !== true) continue;
    if (next.value.ok) throw new Error('the file was read without a fault');
    return next.value.fault;
  }
};

/** Every batch as one; throws where reading ends with a fault. */
export const allRows = async (source: OpenedSource): Promise<RowBatch> => {
  const rows: (readonly string[])[] = [];
  const rowNumbers: number[] = [];
  const broken: BrokenRow[] = [];
  const geometries = new Map<number, ShapeGeometry>();
  let blankRows = 0;
  const batches = source.batches();
  for (;;) {
    const next = await batches.next();
    if (next.done === true) {
      if (!next.value.ok) throw new Error(next.value.fault.words.zh);
      return { rows, rowNumbers, broken, geometries, blankRows, progress: 1 };
    }
    for (const [index, shape] of next.value.geometries) geometries.set(rows.length + index, shape);
    rows.push(...next.value.rows);
    rowNumbers.push(...next.value.rowNumbers);
    broken.push(...next.value.broken);
    blankRows += next.value.blankRows;
  }
};
