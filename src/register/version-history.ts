import { formatChinaDate } from '../domain/clock.ts';
import type { VersionHistory } from '../domain/history.ts';
import type { Region, RegionIndex } from '../domain/region-index.ts';
import type { SiteFilter } from '../domain/site-filter.ts';
import { parseTime } from './cells.ts';
import type { CountyCounts, ImportVersion } from './import/stored-register.ts';
import type { RegisterEntry } from './register-entry.ts';
import { IS_NOT_LINKED } from './row-conditions.ts';
import { visitRows } from './visit-rows.ts';

interface Counts {
  readonly registered: number;
  readonly linked: number;
}

interface State {
  /** `YYYY-MM-DD` in China. */
  readonly day: string;
  /** `null`: not known of an earlier version, of which only the sums of counties are kept, if those. */
  readonly counts: Counts | null;
}

/** The country includes what lies in no county, as it does in every count. */
const countRegion = ({ adcodes, registered, linked }: CountyCounts, region: Region, regions: RegionIndex): Counts => {
  const first = region.level === 'country' ? 0 : region.countyRange[0];
  const last = region.countyRange[1];
  const sum = { registered: 0, linked: 0 };
  adcodes.forEach((adcode, index) => {
    const county = adcode === 0 ? 0 : regions.countyIndexOf(String(adcode));
    if (county < first || county > last) return;
    sum.registered += registered[index] ?? 0;
    sum.linked += linked[index] ?? 0;
  });
  return sum;
};

const countNow = (entry: RegisterEntry, regions: RegionIndex, region: string, filter: SiteFilter): Counts => {
  const sum = { registered: 0, linked: 0 };
  visitRows(entry, regions, region, filter, (row) => {
    sum.registered++;
    if (IS_NOT_LINKED[entry.table.codes[row] ?? 0] !== true) sum.linked++;
  });
  return sum;
};

const dayOf = ({ asOf }: ImportVersion): string | null => {
  const ms = parseTime(asOf);
  return Number.isFinite(ms) ? formatChinaDate(ms) : null;
};

/**
 * One state a day, oldest first, the present version last: it is what the register counts, so a file of a later day that
 * was imported before it is not its past. Of two of one day the one imported later counts; versions of no day are left out.
 */
const toStates = (entry: RegisterEntry, regions: RegionIndex, region: Region, filter: SiteFilter): readonly State[] => {
  const present = entry.versions.at(-1);
  const today = present === undefined ? null : dayOf(present);
  if (today === null) return [];
  const isWhole = filter.levels === null && filter.warnings === null && filter.flags.length === 0;
  const states = new Map<string, State>();
  for (const version of entry.versions.slice(0, -1)) {
    const day = dayOf(version);
    if (day === null || day >= today) continue;
    const { counts } = version;
    states.set(day, { day, counts: isWhole && counts !== null ? countRegion(counts, region, regions) : null });
  }
  const earlier = [...states.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
  return [...earlier, { day: today, counts: countNow(entry, regions, region.adcode, filter) }];
};

/** See `VersionHistory`; nothing where the file's own date cannot be read, or the region is unknown. */
export const toVersionHistory = (
  entry: RegisterEntry,
  regions: RegionIndex,
  { region: adcode, filter }: { readonly region: string; readonly filter: SiteFilter },
  days: readonly string[],
): readonly VersionHistory[] => {
  const region = regions.get(adcode);
  const states = region === undefined ? [] : toStates(entry, regions, region, filter);
  if (states.length === 0) return [];
  const { table } = entry;
  const inForce = days.map((day) => states.findLast((state) => state.day <= day)?.counts ?? null);
  return [
    {
      kind: table.kind.id,
      source: table.source,
      isSynthetic: table.isSynthetic,
      asOf: table.asOf,
      registered: inForce.map((counts) => counts?.registered ?? null),
      linked: inForce.map((counts) => counts?.linked ?? null),
      versionDays: states.map(({ day }) => day),
    },
  ];
};
