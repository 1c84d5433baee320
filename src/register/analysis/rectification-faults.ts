import { formatChinaDate } from '../../domain/clock.ts';
import { toFaultsAt, type FaultyItem } from '../../domain/rectification-fault.ts';
import type { Rectification } from '../../domain/rectification.ts';
import { COUNTRY_ADCODE } from '../../domain/region-index.ts';
import type { AnalysisContext } from './context.ts';
import type { UnreadItem } from './rectification-items.ts';
import type { ItemPlace } from './rectification-place.ts';
import { parseReference, type SiteRowOf } from './rectification-sites.ts';

interface FaultScope {
  readonly context: Pick<AnalysisContext, 'everyEntry' | 'kinds' | 'regions' | 'config' | 'nowMs'>;
  readonly region: string;
  readonly sites: ReadonlyMap<string, SiteRowOf>;
  readonly placeOf: (adcode: string) => ItemPlace | null;
}

/** The site that it names is in no register; where that register has not come this cannot be said. */
const hasUnknownSite = ({ site }: Rectification, { context, sites }: FaultScope): boolean => {
  if (site === null || sites.has(site)) return false;
  const kind = parseReference(site)?.kind;
  const isKind = context.kinds.some(({ id }) => id === kind);
  return !isKind || context.everyEntry.some(({ table }) => table.kind.id === kind);
};

/**
 * Contradictory and unreadable items of a region, unreadable ones first. What states no known division is of none, and
 * is named where the board is at its root.
 * @param items of the region
 */
export const toFaulty = (
  items: readonly Rectification[],
  unread: readonly UnreadItem[],
  scope: FaultScope,
): readonly FaultyItem[] => {
  const { region, context, placeOf } = scope;
  const isRoot = region === COUNTRY_ADCODE || region === context.config.rootRegion;
  const isHere = (adcode: string): boolean => (context.regions.has(adcode) ? placeOf(adcode) !== null : isRoot);
  const today = formatChinaDate(context.nowMs);
  const contradictory = items.flatMap((item) => {
    const faults = [...item.faults, ...toFaultsAt(item, today)];
    if (hasUnknownSite(item, scope)) faults.push({ fault: 'unknown-site', said: item.site ?? '' });
    if (!context.regions.has(item.adcode)) faults.push({ fault: 'unknown-division', said: item.adcode });
    return faults.map((fault) => ({ id: item.id, ...fault, isCounted: true }));
  });
  return [
    ...unread
      .filter(({ adcode }) => isHere(adcode))
      .map(({ id, fault, said }) => ({ id, fault, said, isCounted: false })),
    ...contradictory,
  ];
};
