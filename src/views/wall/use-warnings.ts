import { useMemo } from 'react';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SitePage } from '../../domain/register-client.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { newestFirst, parseWarning, type WarningItem } from '../../domain/warning.ts';
import { useCollection } from '../../register/use-collection.ts';
import { useSitePage } from '../../register/register-context.tsx';

/** As many sites as a page may hold: their names stand beside the messages. */
const NAMED_SITES = 1_000;

interface WallWarnings {
  /** Of the region and the kinds in use, newest first; `null` until the service told them once. */
  readonly items: readonly WarningItem[] | null;
  readonly fault: { readonly lastGoodAt: number | null } | null;
  readonly nameOf: (site: string) => string | undefined;
}

/** Messages of live warnings in a region, with the names of their sites. */
export const useWarnings = (
  region: string,
  regions: RegionIndex,
  kindIds: readonly string[],
  filter: SiteFilter,
): WallWarnings => {
  const { rows, fault, lastGoodAt } = useCollection('warnings', parseWarning);
  const warned = useMemo<SiteFilter>(() => ({ ...filter, warnings: [1, 2, 3, 4] }), [filter]);
  const page = useSitePage({ region, filter: warned, sort: 'worst-first', offset: 0, limit: NAMED_SITES });
  const items = useMemo(
    () =>
      rows === null
        ? null
        : newestFirst(
            rows.filter(({ adcode, kind, level }) => {
              const isHere = adcode === null || regions.isWithin(adcode, region);
              const isAsked = filter.warnings === null || filter.warnings.includes(level);
              return isHere && isAsked && kind !== null && kindIds.includes(kind);
            }),
          ),
    [rows, regions, region, kindIds, filter],
  );
  const names = useMemo(() => toNames(page.data ?? null), [page.data]);
  return {
    items,
    fault: fault === null ? null : { lastGoodAt },
    nameOf: (site) => names.get(site),
  };
};

const toNames = (page: SitePage | null): ReadonlyMap<string, string> =>
  new Map(page?.rows.map(({ kind, id, name }) => [`${kind}:${id}`, name]));
