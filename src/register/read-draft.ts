import { LISTED_ROWS } from './account-builder.ts';
import { renamed, toDraftFromColumns, toDraftFromRows, type DraftContext, type DraftResult } from './draft.ts';
import type { RegisterResult } from './faults.ts';
import { coreFieldsOf, requiredColumnsOf } from './site-fields.ts';
import { readSnapshot, toRows } from './snapshot-reader.ts';

/** Columns without which a snapshot that holds everything says nothing; levels may be computed. */
const REQUIRED_OF_EVERYTHING = ['id', 'lng', 'lat', 'link_status'];

/**
 * Core snapshot (`title: "core"`) or one that holds everything → checked rows.
 * @param name address, for faults
 */
export const readDraft = async (
  bytes: ArrayBuffer,
  name: string,
  content: 'core' | 'everything',
  about: Omit<DraftContext, 'listed'>,
): Promise<RegisterResult<DraftResult>> => {
  const context = { ...about, listed: LISTED_ROWS };
  const request = { name, rename: (wire: string): string => renamed(wire, context.kind, context.config) };
  if (content === 'everything') {
    const read = await readSnapshot(bytes, { ...request, required: REQUIRED_OF_EVERYTHING });
    return read.ok ? { ok: true, value: toDraftFromRows(toRows(read.value), context) } : read;
  }
  const optional = ['adcode', 'coord_precision', ...coreFieldsOf(context.kind).map((field) => field.name)];
  const required = requiredColumnsOf(context.kind);
  const read = await readSnapshot(bytes, { ...request, required, columns: [...required, ...optional] });
  if (!read.ok) return read;
  const { columns, rowCount } = read.value;
  return { ok: true, value: toDraftFromColumns(columns, rowCount, context) };
};
