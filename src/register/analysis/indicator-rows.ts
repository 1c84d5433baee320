import { toChinaIso } from '../../domain/clock.ts';
import type { IndicatorRow } from '../../domain/indicators/types.ts';
import { LINK_STATUSES } from '../../domain/levels.ts';
import { LEVEL_ORIGINS } from '../draft.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { RowTexts } from './context.ts';

type Read = (row: number) => unknown;

/** What the columns of a table say without its card; `null`: not in them. */
const fromTable = ({ table }: RegisterEntry, field: string): Read | null => {
  const { ids, links, levels, levelOrigins, lastReports, facets, kind } = table;
  if (field === 'id') return (row) => ids[row] ?? null;
  if (field === 'link_status') return (row) => LINK_STATUSES[links[row] ?? 3] ?? null;
  if (field === 'last_report_at') {
    if (!table.hasLastReports) return null;
    return (row) => {
      const ms = lastReports[row] ?? Number.NaN;
      return Number.isNaN(ms) ? null : toChinaIso(ms);
    };
  }
  if (field === 'risk_level') {
    const registered = LEVEL_ORIGINS.indexOf('registered');
    return (row) => (levelOrigins[row] === registered ? (levels[row] ?? 0) + 1 : null);
  }
  const facet = kind.facets.findIndex((each) => each.field === field);
  return facet < 0 ? null : (row) => ((facets[row] ?? 0) & (2 << facet)) !== 0;
};

export interface IndicatorReader {
  readonly toRow: (row: number) => IndicatorRow;
  /** Properties that the register has, or that have come. */
  readonly fields: ReadonlySet<string>;
}

/** Rows of one register as the indicators read them; a property that the register does not have is left out. */
export const toIndicatorReader = async (
  entry: RegisterEntry,
  wanted: readonly string[],
  texts: (fields: readonly string[]) => Promise<RowTexts>,
): Promise<IndicatorReader> => {
  const kind = entry.table.kind.id;
  const own = new Map(wanted.map((field) => [field, fromTable(entry, field)]));
  const card = await texts(wanted.filter((field) => own.get(field) === null));
  const readers = wanted.flatMap((field): [string, Read][] => {
    const column = card.column(field);
    const read = own.get(field) ?? (column === null ? null : (row: number) => column[row]);
    return read === null ? [] : [[field, read]];
  });
  return {
    fields: new Set(readers.map(([field]) => field)),
    toRow: (row) => {
      const properties: Record<string, unknown> = {};
      for (const [field, read] of readers) properties[field] = read(row);
      return { kind, isSynthetic: entry.table.isSynthetic, properties };
    },
  };
};
