import type { ExportGap, ExportQuery } from '../../domain/register-export.ts';
import type { BoardConfig } from '../../domain/config.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import { hasConditions } from '../../domain/row-conditions.ts';
import type { FieldDefinition, HazardKind } from '../../hazards/define.ts';
import { tablesInUse } from '../cube.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { visitRows } from '../visit-rows.ts';
import { readCardColumns } from './card-rows.ts';
import { toExportFields } from './fields.ts';

export interface ExportContext {
  readonly entries: readonly RegisterEntry[];
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  readonly config: BoardConfig;
}

/** Rows of one register of one source that go into the file. */
export interface ExportPart {
  readonly entry: RegisterEntry;
  /** Row numbers of the table, in the order in which the register came. */
  readonly rows: Uint32Array;
}

/** One register of the file: all its rows synthetic, or all real. */
export interface ExportSheet {
  readonly kind: HazardKind;
  readonly isSynthetic: boolean;
  /** Names of the sources. */
  readonly sources: readonly string[];
  /** ISO 8601, of the oldest source; `null` where one does not say. */
  readonly asOf: string | null;
  readonly fields: readonly FieldDefinition[];
  readonly parts: readonly ExportPart[];
  readonly count: number;
  /** Whether lines or areas stand in the file, in the place of points. */
  readonly hasShapes: boolean;
  readonly missing: readonly ExportGap[];
}

/** As counted by the roll-up, in the order of the source. */
const toPart = (entry: RegisterEntry, { region, filter }: ExportQuery, regions: RegionIndex): ExportPart => {
  const rows: number[] = [];
  visitRows(entry, regions, region, filter, (row) => rows.push(row));
  const { rowNumbers } = entry.table;
  return { entry, rows: Uint32Array.from(rows).sort((a, b) => (rowNumbers[a] ?? 0) - (rowNumbers[b] ?? 0)) };
};

/** Oldest of what the sources say; one that does not say leaves the whole undated. */
const toAsOf = (entries: readonly RegisterEntry[]): string | null => {
  const stamps = entries.flatMap(({ table }) => (table.asOf === null ? [] : [table.asOf]));
  return stamps.length < entries.length ? null : (stamps.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null);
};

const toGaps = (
  entries: readonly RegisterEntry[],
  fields: readonly FieldDefinition[],
  query: ExportQuery,
  { config }: ExportContext,
): ExportGap[] => {
  const [first] = entries;
  if (first === undefined) return [];
  const { kind } = first.table;
  const gaps: ExportGap[] = [];
  if (entries.some(({ table, card }) => table.records === null && (card === null || card.bytes === null))) {
    const absent = kind.fields.filter((field) => !fields.includes(field));
    gaps.push({ kind: kind.id, what: 'card', fields: absent.map(({ words }) => words) });
  }
  const isLined = kind.geometry !== 'point' && config.coordinateRounding !== 'county';
  if (isLined && entries.some((entry) => entry.paths(config.coordinateRounding) === null))
    gaps.push({ kind: kind.id, what: 'shape', fields: [] });
  if (hasConditions(query.filter) && entries.some((entry) => entry.passesUnder(query.filter) === null))
    gaps.push({ kind: kind.id, what: 'conditions', fields: [] });
  return gaps;
};

/**
 * What the file is made of: a sheet for each kind asked for, with the rows of its sources in use, which are all
 * synthetic or all real (`resolveSources`). Kinds without a row are left out where another kind has some.
 */
export const toSheets = async (query: ExportQuery, context: ExportContext): Promise<ExportSheet[]> => {
  const { sources, kinds } = query.filter;
  const used = tablesInUse(context.entries, sources, kinds);
  const { regions, config } = context;
  const sheets = await Promise.all(
    context.kinds.map(async (kind): Promise<ExportSheet[]> => {
      const entries = used.filter(({ table }) => table.kind.id === kind.id);
      if (entries.length === 0) return [];
      const parts = entries.map((entry) => toPart(entry, query, regions));
      const columns = await Promise.all(entries.map((entry) => readCardColumns(entry, config)));
      const fields = toExportFields(kind, entries, new Set(columns.flat()));
      return [
        {
          kind,
          isSynthetic: entries.some(({ table }) => table.isSynthetic),
          sources: entries.map(({ table }) => table.sourceName),
          asOf: toAsOf(entries),
          fields,
          parts,
          count: parts.reduce((sum, { rows }) => sum + rows.length, 0),
          hasShapes: entries.some((entry) => entry.paths(config.coordinateRounding) !== null),
          missing: toGaps(entries, fields, query, context),
        },
      ];
    }),
  );
  const all = sheets.flat();
  const filled = all.filter(({ count }) => count > 0);
  return filled.length > 0 ? filled : all;
};
