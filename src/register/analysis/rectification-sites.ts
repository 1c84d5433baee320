import type { AnalysisScope } from '../../domain/analyses/scope.ts';
import type { Rectification } from '../../domain/rectification.ts';
import { COUNTRY_ADCODE } from '../../domain/region-index.ts';
import { hasConditions } from '../../domain/row-conditions.ts';
import { isFiltered } from '../../domain/site-filter.ts';
import type { RegisterEntry } from '../register-entry.ts';
import type { AnalysisContext } from './context.ts';

export interface SiteReference {
  readonly kind: string;
  readonly id: string;
}

/** `kind:id`; `null` for anything else. */
export const parseReference = (site: string | null): SiteReference | null => {
  const at = site?.indexOf(':') ?? -1;
  return site === null || at <= 0 || at === site.length - 1
    ? null
    : { kind: site.slice(0, at), id: site.slice(at + 1) };
};

export interface SiteRowOf {
  readonly entry: RegisterEntry;
  readonly row: number;
}

/** Rows of the registers in use that items speak of, by `kind:id`. */
export const findSites = (
  entries: readonly RegisterEntry[],
  items: readonly Rectification[],
): ReadonlyMap<string, SiteRowOf> => {
  const wanted = new Set(items.map(({ site }) => site));
  const found = new Map<string, SiteRowOf>();
  for (const entry of entries) {
    const { ids, kind } = entry.table;
    ids.forEach((id, row) => {
      const key = `${kind.id}:${id}`;
      if (wanted.has(key) && !found.has(key)) found.set(key, { entry, row });
    });
  }
  return found;
};

/** `untold`: the filter asks for sites, and the item is about none of which that can be said. */
export type FilterAnswer = 'in' | 'out' | 'untold';

/** Whether an item passes the filter of sites; where the item lies is another matter. */
export const toSiteFilterTest = (
  { everyEntry, visit }: Pick<AnalysisContext, 'everyEntry' | 'visit'>,
  { filter }: AnalysisScope,
  sites: ReadonlyMap<string, SiteRowOf>,
): ((item: Rectification) => FilterAnswer) => {
  if (!isFiltered(filter)) return () => 'in';
  const isByKindAlone = !isFiltered({ ...filter, kinds: null });
  const passing = new Set<string>();
  if (!isByKindAlone)
    for (const entry of everyEntry) {
      const { ids, kind } = entry.table;
      visit(entry, { region: COUNTRY_ADCODE, filter }, (row) => passing.add(`${kind.id}:${ids[row] ?? ''}`));
    }
  const cannotTell = (entry: RegisterEntry): boolean => hasConditions(filter) && entry.passesUnder(filter) === null;
  return ({ site }) => {
    const reference = parseReference(site);
    if (site === null || reference === null) return 'untold';
    if (filter.kinds !== null && !filter.kinds.includes(reference.kind)) return 'out';
    if (isByKindAlone) return 'in';
    const found = sites.get(site);
    if (found === undefined || cannotTell(found.entry)) return 'untold';
    return passing.has(site) ? 'in' : 'out';
  };
};
