import type { BoardConfig } from '../domain/config.ts';
import type { SiteProperties } from '../domain/grading.ts';
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
 * All that is known of a site and public. What the columns carry goes before the card, which may be older; a day that
 * only the row itself states stays.
 */
export const readSiteProperties = async (
  { table, card }: RegisterEntry,
  row: number,
  regions: RegionIndex,
  config: BoardConfig,
): Promise<SiteProperties> => {
  const text = table.records === null ? {} : (table.records[row] ?? {});
  const cardText = card === null ? {} : await readCardRow(table, card, table.ids[row] ?? '', config);
  const core = toCoreProperties(table, row, regions);
  const own: SiteProperties = { ...cardText, ...table.changed?.get(table.ids[row] ?? ''), ...text };
  return { ...own, ...core, as_of: core['as_of'] ?? own['as_of'] ?? null };
};

/**
 * Everything about one site. The level is the one that is counted and drawn; the rule is run on the public properties,
 * so that no reason gives away what is masked, and its reasons stand beside that level.
 */
export const toDetail = async (request: DetailRequest): Promise<SiteDetail> => {
  const { entry, row, regions, config } = request;
  const { table, card } = entry;
  const properties = await readSiteProperties(entry, row, regions, config);
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
