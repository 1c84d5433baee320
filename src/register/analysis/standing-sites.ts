import type { SiteState, SiteStates } from '../../domain/change-attribution-states.ts';
import { LINK_STATUSES, type WarningLevel } from '../../domain/levels.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { printDay, UNKNOWN_DAY } from '../site-dates.ts';
import { levelKeyAt } from '../site-rows.ts';
import type { AnalysisContext } from './context.ts';

export interface SiteAt {
  readonly entry: RegisterEntry;
  readonly row: number;
}

/** The service's own registers, whose sites the records of the same service are about. */
export interface StandingSites {
  readonly entries: readonly RegisterEntry[];
  /** Kinds that the records in question are about, whether or not their register has come. */
  readonly kinds: ReadonlySet<string>;
  /** Kinds whose register in use is a file's: no record of the service is about its sites. */
  readonly leftOutKinds: readonly string[];
  /** As they stand now, by `kind:id`; a site in no county has the empty code. */
  readonly states: SiteStates;
  readonly siteOf: ReadonlyMap<string, SiteAt>;
}

/** Ids of the sources that are the service itself; any other is an imported file (`app/boot.ts`). */
const SERVICE_SOURCES: readonly string[] = ['demo', 'service'];

/** Days as text: thousands of sites share each of them. */
const createDayPrinter = (): ((day: number) => string | null) => {
  const printed = new Map<number, string | null>();
  return (day) => {
    let text = printed.get(day);
    if (text === undefined) printed.set(day, (text = printDay(day)));
    return text;
  };
};

const toState = (
  { table, dates }: RegisterEntry,
  row: number,
  regions: RegionIndex,
  print: (day: number) => string | null,
): SiteState => ({
  level: levelKeyAt(table, row),
  link: LINK_STATUSES[table.links[row] ?? 3] ?? 'not-linked',
  warning: (table.warnings[row] ?? 0) as WarningLevel,
  adcode: regions.adcodeOfCounty(table.counties[row] ?? 0) ?? '',
  registeredOn: print(dates?.registered[row] ?? UNKNOWN_DAY),
});

export const toStandingSites = ({ entries, kinds, regions }: AnalysisContext, filter: SiteFilter): StandingSites => {
  const registers = entries.filter(({ table }) => table.kind.isRegister);
  const own = registers.filter(({ table }) => SERVICE_SOURCES.includes(table.source));
  const leftOutKinds = registers.filter((entry) => !own.includes(entry)).map(({ table }) => table.kind.id);
  const asked = kinds.filter(({ id, isRegister }) => isRegister && (filter.kinds?.includes(id) ?? true));
  const states = new Map<string, SiteState>();
  const siteOf = new Map<string, SiteAt>();
  const print = createDayPrinter();
  for (const entry of own)
    entry.table.ids.forEach((id, row) => {
      const site = `${entry.table.kind.id}:${id}`;
      states.set(site, toState(entry, row, regions, print));
      siteOf.set(site, { entry, row });
    });
  return {
    entries: own,
    kinds: new Set(asked.map(({ id }) => id).filter((id) => !leftOutKinds.includes(id))),
    leftOutKinds,
    states,
    siteOf,
  };
};

/** `tailings-pond` of `tailings-pond:tp-360702-001`; the whole text where there is no kind. */
export const kindOf = (site: string): string => site.split(':', 1)[0] ?? site;
export const idOf = (site: string): string => site.slice(site.indexOf(':') + 1);

/** Whether a site with this county code counts in the region; one in no county counts in the country alone. */
export const isInRegion = (adcode: string | null, region: string, regions: RegionIndex): boolean =>
  regions.get(region)?.level === 'country' || (adcode !== null && adcode !== '' && regions.isWithin(adcode, region));
