import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { newestFirst, type WarningItem } from '../../domain/warning.ts';
import type { WarningPulse } from '../../map/scene.ts';

/** LOOK.md, Motion: a red ring pulses, and nothing else moves. */
const PULSING_LEVEL = 1;
const MOST_PULSES = 20;

export interface PulseQuestion {
  /** adcode of the region on screen. */
  readonly region: string;
  readonly regions: RegionIndex;
  readonly filter: Pick<SiteFilter, 'kinds' | 'warnings'>;
}

/**
 * The newest red warnings of the region that still stand and say where they are, as far as a message tells what the
 * filter asks: its kind and its level.
 */
export const toPulses = (
  items: readonly WarningItem[],
  { region, regions, filter }: PulseQuestion,
): readonly WarningPulse[] =>
  newestFirst(items)
    .filter(({ level, isRetained }) => level === PULSING_LEVEL && !isRetained)
    .filter(({ level }) => filter.warnings === null || filter.warnings.includes(level))
    .filter(({ kind }) => filter.kinds === null || (kind !== null && filter.kinds.includes(kind)))
    .filter(({ adcode }) => adcode !== null && regions.isWithin(adcode, region))
    .flatMap(({ id, level, lngLat }): WarningPulse[] => (lngLat === null ? [] : [{ id, level, lngLat }]))
    .slice(0, MOST_PULSES);
