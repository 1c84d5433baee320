import { formatChinaDate } from '../src/domain/clock.ts';
import { COUNTRY_ADCODE } from '../src/domain/region-index.ts';
import { DAY_MS, DEMO_START_ISO, DEMO_START_MS, WEEKS, type DemoSite, type PlainRow } from './demo-types.ts';
import { provinceOf } from './provinces.ts';

/**
 * Weekly states of each kind in each province and the country, oldest first, the last at the demo's now: a site is
 * registered from its `registered_at` and linked from its `linked_at` on, both days included.
 */
export const toSnapshots = (sitesByKind: ReadonlyMap<string, readonly DemoSite[]>): PlainRow[] => {
  const rows: PlainRow[] = [];
  for (const [kind, sites] of sitesByKind) {
    const regions = new Map<string, DemoSite[]>([[COUNTRY_ADCODE, [...sites]]]);
    for (const site of sites) {
      const province = provinceOf(site.adcode);
      const known = regions.get(province);
      if (known) known.push(site);
      else regions.set(province, [site]);
    }
    for (const [adcode, members] of [...regions].sort(([one], [other]) => (one < other ? -1 : 1)))
      for (let week = WEEKS; week >= 0; week--) {
        const daysAgo = week * 7;
        const at = formatChinaDate(DEMO_START_MS - daysAgo * DAY_MS);
        rows.push({
          id: `snap-${kind}-${adcode}-${at}`,
          kind,
          adcode,
          at,
          registered: members.filter((site) => site.registeredDaysAgo >= daysAgo).length,
          linked: members.filter((site) => site.linkedDaysAgo !== null && site.linkedDaysAgo >= daysAgo).length,
          as_of: DEMO_START_ISO,
          is_synthetic: true,
        });
      }
  }
  return rows;
};
