import type { BoardConfig } from '../domain/config.ts';
import type { RegionIndex } from '../domain/region-index.ts';
import { levelOfKey } from '../domain/levels.ts';
import type { SiteDetail } from '../domain/register-client.ts';
import { LEVEL_ORIGINS } from './draft.ts';
import { findNeighbours } from './neighbours.ts';
import { isPrecise } from './privacy.ts';
import type { RegisterEntry } from './register-entry.ts';
import { levelKeyAt, readCardRow, toCoreProperties, toSiteRow } from './site-rows.ts';
import { FLAG_BITS } from './site-table.ts';

export interface DetailRequest {
  readonly entry: RegisterEntry;
  readonly row: number;
  /** Registers among which neighbours are looked for. */
  readonly around: readonly RegisterEntry[];
  readonly regions: RegionIndex;
  readonly config: BoardConfig;
  readonly nowMs: number;
}

/**
 * Everything about one site. The level is the one that is counted and drawn; the rule is run on the public properties,
 * so that no reason gives away what is masked, and its reasons stand beside that level.
 */
export const toDetail = async (request: DetailRequest): Promise<SiteDetail> => {
  const { entry, row, regions, config } = request;
  const { table, card } = entry;
  const text = table.records === null ? {} : (table.records[row] ?? {});
  const cardText = card === null ? {} : await readCardRow(table, card, table.ids[row] ?? '', config);
  const properties = { ...cardText, ...text, ...toCoreProperties(table, row, regions) };
  const grade = table.kind.grading.grade(properties, request.nowMs, config.levelOverrides[table.kind.id] ?? {});
  const hasPosition = !Number.isNaN(table.lngs[row] ?? Number.NaN);
  const isNeighbourhoodKnown = isPrecise(config) && hasPosition;
  const near = isNeighbourhoodKnown ? findNeighbours(request.around, { table, row }) : [];
  return {
    row: toSiteRow(table, card, row, regions),
    properties,
    grade: { ...grade, level: levelOfKey(levelKeyAt(table, row)) },
    levelOrigin: LEVEL_ORIGINS[table.levelOrigins[row] ?? 2] ?? 'none',
    neighbours: near.map((site) => ({
      row: toSiteRow(site.entry.table, site.entry.card, site.row, regions),
      distanceM: site.distanceM,
    })),
    isNeighbourhoodKnown,
    isCountyMismatch: ((table.flags[row] ?? 0) & (FLAG_BITS['county-mismatch'] ?? 0)) !== 0,
  };
};
