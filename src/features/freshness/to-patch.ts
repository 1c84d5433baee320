import { LINK_STATUSES, type LinkStatus } from '../../domain/levels.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import { toggleFlags, togglePart, toggleValue } from '../../domain/toggle-filter.ts';
import { LINKS_OF, type FreshnessState } from './to-freshness.ts';

/** States that a flag of every kind stands for; the others are link statuses. */
type AgeState = 'late' | 'lost';
const isAge = (state: FreshnessState): state is AgeState => state === 'late' || state === 'lost';

const toFlags = (state: AgeState, kindIds: readonly string[]): readonly string[] =>
  kindIds.map((kind) => `${kind}.${state}`);

/** What the figure of a state obeys besides the filter of the address. */
export const toObeyed = (filter: SiteFilter, state: FreshnessState, kindIds: readonly string[]): SiteFilter =>
  isAge(state)
    ? { ...filter, links: null, flags: [...new Set([...filter.flags, ...toFlags(state, kindIds)])].sort() }
    : { ...filter, links: null };

/** Whether a state is filtered for in all of the kinds. */
export const isStateOn = (filter: SiteFilter, state: FreshnessState, kindIds: readonly string[]): boolean => {
  if (state === 'fresh') return false;
  if (isAge(state)) return kindIds.length > 0 && toFlags(state, kindIds).every((flag) => filter.flags.includes(flag));
  return LINKS_OF[state].every((link) => filter.links?.includes(link) ?? false);
};

/** One click on a state over the visible kinds; `null` for on time, which no field of a filter says. */
export const toStatePatch = (
  filter: SiteFilter,
  state: FreshnessState,
  kindIds: readonly string[],
): Partial<SiteFilter> | null => {
  if (state === 'fresh') return null;
  if (isAge(state)) return { flags: toggleFlags(filter.flags, toFlags(state, kindIds)) };
  const isOn = isStateOn(filter, state, kindIds);
  const toggle = (links: readonly LinkStatus[] | null, link: LinkStatus): readonly LinkStatus[] | null =>
    (links?.includes(link) ?? false) === isOn ? toggleValue(links, link, LINK_STATUSES) : links;
  return { links: LINKS_OF[state].reduce(toggle, filter.links) };
};

/** One click on a part of one kind's bar: that kind and state alone, or neither when just they are on. */
export const toPartPatch = (filter: SiteFilter, state: FreshnessState, kind: string): Partial<SiteFilter> | null => {
  if (state === 'fresh') return null;
  if (!isAge(state)) return togglePart(filter, { kinds: [kind], links: LINKS_OF[state] });
  const flags = toggleFlags(filter.flags, toFlags(state, [kind]));
  return isStateOn(filter, state, [kind]) ? { flags } : { kinds: [kind], links: null, flags };
};
