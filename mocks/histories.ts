import { formatChinaDate, toChinaIso } from '../src/domain/clock.ts';
import { COUNTRY_ADCODE } from '../src/domain/region-index.ts';
import { DAY_MS, DEMO_START_ISO, DEMO_START_MS, MINUTE_MS, type DemoSite, type PlainRow } from './demo-types.ts';
import { provinceOf } from './provinces.ts';
import { createRandom } from './random.ts';

const WEEKS = 104;

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

const HISTORY_DAYS = WEEKS * 7;
const LEVEL_CAUSES = ['重新评估', '设计量变化', '整改完成', '周边环境变化'] as const;

/** What changed in the two years: linked, gone silent, level reassessed. Oldest first. */
export const toChanges = (sites: Iterable<DemoSite>): PlainRow[] => {
  const rows: (PlainRow & { readonly id: string; readonly at: string })[] = [];
  for (const site of sites) {
    const random = createRandom(`${site.id}/changes`);
    const add = (atMs: number, field: string, from: string, to: string, cause: string): void => {
      const number = rows.length + 1;
      rows.push({
        id: `chg-${String(number).padStart(6, '0')}`,
        site: `${site.kind}:${site.id}`,
        kind: site.kind,
        adcode: site.adcode,
        at: toChinaIso(atMs),
        field,
        from,
        to,
        cause,
        as_of: DEMO_START_ISO,
        is_synthetic: true,
      });
    };
    const { linkedDaysAgo, registeredDaysAgo, riskLevel, lastReportMs } = site;
    if (linkedDaysAgo !== null && linkedDaysAgo <= HISTORY_DAYS)
      add(toWorkTime(linkedDaysAgo, random.integer(0, 480)), 'link_status', 'not-linked', 'linked', '完成接入');
    if (site.linkStatus === 'offline' && lastReportMs !== null)
      add(lastReportMs + 30 * MINUTE_MS, 'link_status', 'linked', 'offline', '超时未上报');
    if (riskLevel !== null && random.chance(0.03)) {
      const from = riskLevel === 1 ? 2 : riskLevel === 4 ? 3 : riskLevel + (random.chance(0.5) ? 1 : -1);
      const daysAgo = random.integer(1, Math.min(HISTORY_DAYS, registeredDaysAgo));
      const at = toWorkTime(daysAgo, random.integer(0, 480));
      add(at, 'risk_level', String(from), String(riskLevel), random.pick(LEVEL_CAUSES));
    }
  }
  return rows.sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1));
};

/** Minutes after nine in the morning, so many days before the demo's now. */
const toWorkTime = (daysAgo: number, minutes: number): number => DEMO_START_MS - daysAgo * DAY_MS + minutes * MINUTE_MS;
