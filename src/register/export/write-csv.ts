import { BYTE_ORDER_MARK, toCsvLine } from '../../domain/csv.ts';
import type { Language } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import { TextBytes } from './bytes.ts';
import type { ExportRow } from './card-rows.ts';
import { toHeads, toWords } from './fields.ts';

/** UTF-8 with byte order mark, heads and values in words, unknown empty. */
export const writeCsv = async (
  fields: readonly FieldDefinition[],
  rows: AsyncIterable<readonly ExportRow[]>,
  language: Language,
): Promise<Uint8Array<ArrayBuffer>> => {
  const out = new TextBytes();
  out.add(BYTE_ORDER_MARK + toCsvLine(toHeads(fields, language)));
  for await (const chunk of rows)
    for (const { properties } of chunk)
      out.add(toCsvLine(fields.map((field) => toWords(field, properties[field.name], language))));
  return out.finish();
};
