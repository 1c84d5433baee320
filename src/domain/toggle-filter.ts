import type { SiteFilter } from './site-filter.ts';

/**
 * One click on a value of a dimension: adds it to the selection or takes it away, in the order of `order`.
 * Nothing selected is no filter (`null`), and so is everything.
 */
export const toggleValue = <T>(selected: readonly T[] | null, value: T, order: readonly T[]): readonly T[] | null => {
  const chosen = new Set(selected ?? []);
  if (!chosen.delete(value)) chosen.add(value);
  return chosen.size === 0 || order.every((entry) => chosen.has(entry))
    ? null
    : order.filter((entry) => chosen.has(entry));
};

/** One click on a row that stands for several flags (迟报 of every kind): all on, or all off when all are on. */
export const toggleFlags = (selected: readonly string[], flags: readonly string[]): readonly string[] => {
  const isOn = flags.every((flag) => selected.includes(flag));
  const others = selected.filter((flag) => !flags.includes(flag));
  return isOn ? others : [...others, ...flags].sort();
};

type Lists = Pick<SiteFilter, 'kinds' | 'levels' | 'links' | 'warnings' | 'reasons'>;

const isSame = (one: readonly unknown[] | null, other: readonly unknown[] | null): boolean =>
  one === other ||
  (one !== null && other !== null && one.length === other.length && one.every((entry) => other.includes(entry)));

/** One click on what stands for values of several dimensions (a part of a bar): sets them, or clears them when just they are set. */
export const togglePart = (filter: SiteFilter, part: Partial<Lists>): Partial<Lists> => {
  const dimensions = Object.keys(part) as (keyof Lists)[];
  const isOn = dimensions.every((dimension) => isSame(filter[dimension], part[dimension] ?? null));
  return isOn ? Object.fromEntries(dimensions.map((dimension) => [dimension, null])) : part;
};
