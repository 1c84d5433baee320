import { LEVEL_KEYS, type LevelKey } from '../../domain/levels.ts';
import type { KindsTotal } from '../../domain/counting.ts';
import { toLinkCounts } from '../../domain/roll-up.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';

export interface UnseenLevels {
  readonly levels: readonly { readonly level: LevelKey; readonly notLinked: number }[];
  readonly total: number;
}

/** Sites not linked, by level; their sum is the total. `null` where nothing answered or kinds are not added. */
export const toUnseenLevels = (total: KindsTotal, filter: SiteFilter): UnseenLevels | null => {
  if (total.state !== 'sum') return null;
  const levels = LEVEL_KEYS.map((level) => ({
    level,
    notLinked: toLinkCounts(total.codes, { ...filter, levels: [level] }).notLinked,
  }));
  return { levels, total: levels.reduce((sum, { notLinked }) => sum + notLinked, 0) };
};
