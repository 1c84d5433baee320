import type { CountScope } from './count-scope.ts';
import type { LevelKey, LinkStatus, WarningLevel } from './levels.ts';
import type { KindCounts, RegionCounts, RollUp } from './roll-up.ts';
import { SITE_CODE_COUNT, toSiteCode } from './site-code.ts';
import { NO_FILTER, type SiteFilter } from './site-filter.ts';

/** For how many of the rows each facet holds, `late` first; the fourth: lost, which is left out for what is offline. */
type Held = readonly number[];
/** Rows of one register for tests: level, link, warning, how many. */
export type Rows = readonly (readonly [LevelKey, LinkStatus, WarningLevel, number, Held?])[];

export const toKindCounts = (kind: string, rows: Rows, source = 'demo', isSynthetic = true): KindCounts => {
  const codes = new Uint32Array(SITE_CODE_COUNT);
  const facets = [0, 1, 2].map(() => new Uint32Array(SITE_CODE_COUNT));
  const lost = new Uint32Array(SITE_CODE_COUNT);
  for (const [level, link, warning, count, held = []] of rows) {
    const code = toSiteCode(level, link, warning);
    codes[code] = (codes[code] ?? 0) + count;
    if (link === 'offline') lost[code] = (lost[code] ?? 0) + count;
    held.forEach((number, facet) => {
      const histogram = facet === 3 ? lost : facets[facet];
      if (histogram) histogram[code] = (histogram[code] ?? 0) + number;
    });
  }
  return {
    kind,
    source,
    isSynthetic,
    asOf: '2020-11-16T09:00:00+08:00',
    codes,
    facets,
    lost,
    exposedNotLinked: null,
  };
};

export const toScope = (
  kinds: readonly KindCounts[],
  filter: Partial<SiteFilter> = {},
  children: readonly RegionCounts[] = [],
  unplaced: readonly KindCounts[] = [],
): CountScope & { readonly rollUp: RollUp } => ({
  rollUp: { region: { adcode: '100000', kinds }, children, unplaced },
  region: {
    adcode: '100000',
    name: '全国',
    shortName: '全国',
    level: 'country',
    parent: null,
    box: [73, 3, 135, 54],
    label: [104, 35],
    areaKm2: 1,
    countyRange: [1, 1],
  },
  filter: { ...NO_FILTER, ...filter },
  printFilter: (printed) => JSON.stringify(printed),
  sourceName: (source) => source,
});
