import { ALL_DATA_RATE, LADDER, ONLINE_RATE } from './data-indicators.ts';
import { RECORD_FINDINGS } from './findings.ts';
import { LINKED_RATE_CONNECTABLE, LINKED_RATE_ENTERPRISES, LINKED_RATE_SOURCES } from './link-indicators.ts';
import { PARKS_ASSESSED, PARKS_CLOSED_MANAGEMENT, PARKS_PLATFORM_BUILT } from './park-indicators.ts';
import { CLOSED_ON_TIME_RATE, CLOSED_RATE } from './rectification-indicators.ts';
import { OVERHEAD_TREATED_RATE, POND_MONITORED_RATE } from './tailings-indicators.ts';
import type { IndicatorDefinition } from './types.ts';
import { VEHICLE_INSTALLED_RATE, VEHICLE_NETWORKED_RATE, VEHICLE_ONLINE_RATE } from './vehicle-indicators.ts';

/** Every indicator of DOMAIN.md §4, in the order in which a page lists them. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  LINKED_RATE_SOURCES,
  LINKED_RATE_ENTERPRISES,
  LINKED_RATE_CONNECTABLE,
  ALL_DATA_RATE,
  ...LADDER,
  ONLINE_RATE,
  VEHICLE_INSTALLED_RATE,
  VEHICLE_NETWORKED_RATE,
  VEHICLE_ONLINE_RATE,
  OVERHEAD_TREATED_RATE,
  POND_MONITORED_RATE,
  CLOSED_RATE,
  CLOSED_ON_TIME_RATE,
  PARKS_ASSESSED,
  PARKS_CLOSED_MANAGEMENT,
  PARKS_PLATFORM_BUILT,
];

/** @throws for an id that nobody declares: that is a bug of the caller */
export const indicatorOf = (id: string): IndicatorDefinition => {
  const definition = INDICATORS.find((one) => one.id === id);
  if (definition === undefined) throw new Error(`unknown indicator "${id}"`);
  return definition;
};

/** Those that say something of a kind of site. */
export const indicatorsOf = (kind: string): readonly IndicatorDefinition[] =>
  INDICATORS.filter(({ kinds, counting }) => counting.by !== 'items' && (kinds === null || kinds.includes(kind)));

/**
 * Properties that rows of a kind must carry for these indicators and for every finding, sorted: what a worker decodes.
 * A register that does not have one of them leaves it out of its rows.
 */
export const fieldsOf = (definitions: readonly IndicatorDefinition[], kind: string): readonly string[] => {
  const isOwn = ({ kinds }: { readonly kinds: readonly string[] | null }): boolean =>
    kinds === null || kinds.includes(kind);
  const names = [...definitions, ...RECORD_FINDINGS].filter(isOwn).flatMap(({ fields }) => fields);
  return [...new Set(['link_status', ...names])].sort();
};
