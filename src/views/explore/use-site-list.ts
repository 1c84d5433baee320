import { useMemo } from 'react';
import type { PageQuery, SitePage } from '../../domain/register-client.ts';
import { choosesByLink } from '../../domain/row-conditions.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { useSitePage } from '../../register/register-context.tsx';

const ROWS = 50;

/**
 * Without a filter of links the list is about what nobody sees: everything that is not linked, worst first. A period of
 * connecting, a reason for not being linked, or an age of the data, which only connected sites have, has chosen already.
 */
const isDefault = (filter: SiteFilter): boolean => filter.links === null && !choosesByLink(filter);

const toListFilter = (filter: SiteFilter): SiteFilter =>
  isDefault(filter) ? { ...filter, links: ['not-linked', 'partial'] } : filter;

export interface SiteListAnswer {
  readonly page: SitePage | null;
  readonly filter: SiteFilter;
  readonly selection: 'default' | 'filter';
  readonly isReady: boolean;
}

export const useSiteList = (region: string, filter: SiteFilter): SiteListAnswer => {
  const listFilter = useMemo(() => toListFilter(filter), [filter]);
  const query: PageQuery = { region, filter: listFilter, sort: 'worst-first', offset: 0, limit: ROWS };
  const answer = useSitePage(query);
  return {
    page: answer.isPlaceholder ? null : (answer.data ?? null),
    filter: listFilter,
    selection: isDefault(filter) ? 'default' : 'filter',
    isReady: answer.isReady,
  };
};
