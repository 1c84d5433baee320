import { useMemo } from 'react';
import type { CountScope } from '../domain/count-scope.ts';
import { TWO_YEARS_IN_WEEKS, type History, type HistoryQuery } from '../domain/history.ts';
import { NO_CONDITIONS } from '../domain/row-conditions.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import { toTrendKinds } from '../features/trend/to-trend.ts';
import { useHazards } from '../hazards/registry-context.tsx';
import { useHistory, useRegions } from '../register/register-context.tsx';
import { useReady } from '../url/use-ready.ts';

const toQuery = (region: string, filter: SiteFilter, kinds: readonly string[]): HistoryQuery => ({
  region,
  // What a history does not ask is left out, so that a click on it asks nothing again.
  filter: { ...filter, kinds, links: null, ...NO_CONDITIONS },
  weeks: TWO_YEARS_IN_WEEKS,
});

export interface TrendAnswers {
  /** `null` while on its way: another region's or filter's line is not this one's. */
  readonly history: History | null;
  /** A defect between page and worker; faults of registers stand in their states. */
  readonly hasFailed: boolean;
  readonly comparison: {
    readonly history: History;
    readonly region: { readonly adcode: string; readonly name: string; readonly shortName: string };
  } | null;
}

/**
 * Two years of the scope's region, and of its parent to compare with; the country has none. `part` is the name under
 * which the page's readiness waits for it, `null` while the panel is not on screen: then nothing is asked.
 */
export const useTrend = (scope: CountScope, part: string | null): TrendAnswers => {
  const { registers } = useHazards();
  const regions = useRegions();
  const { region, filter } = scope;
  const kinds = toTrendKinds(
    registers.map(({ id }) => id),
    filter,
  );
  const parent = region.parent === null ? undefined : regions.get(region.parent);
  const own = useHistory(part === null ? null : toQuery(region.adcode, filter, kinds));
  const other = useHistory(part === null || parent === undefined ? null : toQuery(parent.adcode, filter, kinds));
  useReady(
    part ?? 'trend:hidden',
    part === null || own.error !== null || (own.isReady && (parent === undefined || other.isReady)),
  );
  const history = own.isPlaceholder ? null : (own.data ?? null);
  const otherHistory = other.isPlaceholder ? null : (other.data ?? null);
  const comparison = useMemo(
    () => (otherHistory === null || parent === undefined ? null : { history: otherHistory, region: parent }),
    [otherHistory, parent],
  );
  return { history, hasFailed: own.error !== null, comparison };
};
