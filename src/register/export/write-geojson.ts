import { TextBytes } from './bytes.ts';
import type { ExportRow } from './card-rows.ts';
import type { ExportSheet } from './sheets.ts';

/** Members beside the features, which RFC 7946 allows: where the rows come from, of when they are and what is not there. */
const toMembers = ({ kind, isSynthetic, sources, asOf, count, missing }: ExportSheet): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    name: kind.collection,
    ...(isSynthetic ? { title: '演示数据' } : {}),
    is_synthetic: isSynthetic,
    source: sources,
    as_of: asOf,
    numberReturned: count,
    missing: missing.map(({ what, fields }) => ({ what, properties: fields.map(({ en }) => en) })),
  }).slice(0, -1);

/** RFC 7946: WGS-84, longitude first; properties under the names of the wire, unknown ones `null`. */
export const writeGeoJson = async (
  sheet: ExportSheet,
  rows: AsyncIterable<readonly ExportRow[]>,
): Promise<Uint8Array<ArrayBuffer>> => {
  const out = new TextBytes();
  out.add(`${toMembers(sheet)},"features":[`);
  let separator = '\n';
  for await (const chunk of rows)
    for (const { properties, geometry } of chunk) {
      const shown = Object.fromEntries(sheet.fields.map(({ name }) => [name, properties[name] ?? null]));
      const feature = { type: 'Feature', id: properties['id'], geometry, properties: shown };
      out.add(separator + JSON.stringify(feature));
      separator = ',\n';
    }
  out.add('\n]}\n');
  return out.finish();
};
