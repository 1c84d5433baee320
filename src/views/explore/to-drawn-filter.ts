import type { SiteFilter } from '../../domain/site-filter.ts';
import type { Mode } from '../../url/board-state.ts';

/** Sites that are drawn: 盲区 leaves out what is seen, unless the address has chosen by links itself. */
export const toDrawnFilter = (filter: SiteFilter, mode: Mode): SiteFilter =>
  mode === 'blind-spots' && filter.links === null
    ? { ...filter, links: ['partial', 'not-linked', 'not-applicable'] }
    : filter;
