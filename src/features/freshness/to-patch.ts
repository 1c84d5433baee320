import { LINK_STATUSES, type LinkStatus } from '../../domain/levels.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { toggleFlags, togglePart, toggleValue } from '../../domain/toggle-filter.ts';
import { LINKS_OF, type FreshnessState } from './to-freshness.ts';

const toFlags = (kindIds: readonly string[]): readonly string[] => kindIds.map((kind) => `${kind}.late`);

/** Whether a state is filtered for in all of the kinds. */
export const isStateOn = (filter: SiteFilter, state: FreshnessState, kindIds: readonly string[]): boolean => {
  if (state === 'fresh') return false;
  if (state === 'late') return kindIds.length > 0 && toFlags(kindIds).every((flag) => filter.flags.includes(flag));
  return LINKS_OF[state].every((link) => filter.links?.includes(link) ?? false);
};

/** One click on a state over the visible kinds; `null` for on time, which no field of a filter says. */
export const toStatePatch = (
  filter: SiteFilter,
  state: FreshnessState,
  kindIds: readonly string[],
): Partial<SiteFilter> | null => {
  if (state === 'fresh') return null;
  if (state === 'late') return { flags: toggleFlags(filter.flags, toFlags(kindIds)) };
  const isOn = isStateOn(filter, state, kindIds);
  const toggle = (links: readonly LinkStatus[] | null, link: LinkStatus): readonly LinkStatus[] | null =>
    (links?.includes(link) ?? false) === isOn ? toggleValue(links, link, LINK_STATUSES) : links;
  return { links: LINKS_OF[state].reduce(toggle, filter.links) };
};

/** One click on a part of one kind's bar: that kind and state alone, or neither when just they are on. */
export const toPartPatch = (filter: SiteFilter, state: FreshnessState, kind: string): Partial<SiteFilter> | null => {
  if (state === 'fresh') return null;
  if (state !== 'late') return togglePart(filter, { kinds: [kind], links: LINKS_OF[state] });
  const flags = toggleFlags(filter.flags, toFlags([kind]));
  return isStateOn(filter, 'late', [kind]) ? { flags } : { kinds: [kind], links: null, flags };
};
