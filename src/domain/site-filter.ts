import { hasConditions, NO_CONDITIONS, type RowConditions } from './row-conditions.ts';
import type { CodeFilter } from './site-code.ts';

/** What the legend, the chips and the address select. `null` means every value; never an empty list. */
export interface SiteFilter extends CodeFilter, RowConditions {
  readonly kinds: readonly string[] | null;
  /** `kind.facet`; several flags of one kind must all hold, other kinds are left as they are. */
  readonly flags: readonly string[];
  /** Source ids in use; `null` applies the rule of `resolveSources`: a real source hides the synthetic one. */
  readonly sources: readonly string[] | null;
}

export const NO_FILTER: SiteFilter = {
  kinds: null,
  levels: null,
  links: null,
  warnings: null,
  flags: [],
  sources: null,
  ...NO_CONDITIONS,
};

/** Whether anything is filtered that 清除 takes away: everything but the choice of sources. */
export const isFiltered = (filter: SiteFilter): boolean =>
  filter.kinds !== null ||
  filter.levels !== null ||
  filter.links !== null ||
  filter.warnings !== null ||
  filter.flags.length > 0 ||
  hasConditions(filter);
