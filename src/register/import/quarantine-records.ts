import Papa from 'papaparse';
import { BYTE_ORDER_MARK, toCsvLine } from '../../domain/csv.ts';
import { PATCH_COLUMNS } from './stored-register.ts';

/** A quarantine download as it stands: every cell as written, the first columns are `PATCH_COLUMNS`. */
export interface QuarantineRecords {
  readonly header: readonly string[];
  readonly records: readonly (readonly string[])[];
}

const ROW = PATCH_COLUMNS.indexOf('quarantine_row');

/** `null`: the bytes are no quarantine download. */
export const readQuarantine = (bytes: ArrayBuffer): QuarantineRecords | null => {
  const text = new TextDecoder().decode(bytes).replace(BYTE_ORDER_MARK, '');
  const [header, ...records] = Papa.parse<string[]>(text, { delimiter: ',', skipEmptyLines: 'greedy' }).data;
  const isOne = header !== undefined && PATCH_COLUMNS.every((name, column) => header[column] === name);
  return isOne ? { header, records } : null;
};

export const writeQuarantine = ({ header, records }: QuarantineRecords): ArrayBuffer => {
  // In parts: one text of a million records is longer than an engine allows.
  const encoder = new TextEncoder();
  const parts = [encoder.encode(BYTE_ORDER_MARK + toCsvLine(header))];
  for (let at = 0; at < records.length; at += 5000)
    parts.push(
      encoder.encode(
        records
          .slice(at, at + 5000)
          .map(toCsvLine)
          .join(''),
      ),
    );
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    all.set(part, offset);
    offset += part.length;
  }
  return all.buffer;
};

/** Row number of the original file; `NaN`: none. */
export const rowNumberOf = (record: readonly string[]): number => {
  const text = record[ROW]?.trim() ?? '';
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};

export const cellOf = (record: readonly string[], name: (typeof PATCH_COLUMNS)[number]): string =>
  record[PATCH_COLUMNS.indexOf(name)] ?? '';

/** Numbers of the rows that are in quarantine: others a patch has nothing to say of. Empty where the bytes are none. */
export const openRowNumbers = (quarantine: ArrayBuffer): ReadonlySet<number> =>
  new Set(readQuarantine(quarantine)?.records.map(rowNumberOf).filter(Number.isFinite));

/**
 * A corrected row that is still bad, in the columns of the download that it came from: its new field, value and reason, its
 * own cells by header, and what the corrected file left out as it was.
 */
export const toUpdatedRecord = (
  header: readonly string[],
  old: readonly string[],
  patchHeader: readonly string[],
  fresh: readonly string[],
): readonly string[] => {
  const own = PATCH_COLUMNS.length;
  return header.map((name, column) => {
    if (column < own) return name === 'quarantine_source' ? (old[column] ?? '') : (fresh[column] ?? '');
    // The same header may stand twice: as the file has it, the second is the second.
    const nth = header.slice(own, column).filter((each) => each === name).length;
    let seen = 0;
    for (let at = own; at < patchHeader.length; at++)
      if (patchHeader[at] === name && seen++ === nth) return fresh[at] ?? '';
    return old[column] ?? '';
  });
};
