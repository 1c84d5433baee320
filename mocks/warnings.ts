import { toChinaIso } from '../src/domain/clock.ts';
import type { WarningLevel } from '../src/domain/levels.ts';
import type { KindFixture } from '../src/hazards/fixture-type.ts';
import { DEMO_START_MS, MINUTE_MS, type DemoSite, type PlainRow } from './demo-types.ts';
import { createRandom, roundTo, type Random } from './random.ts';

/** Share of the warnings that stand on a site which has gone silent since: silence clears nothing (失联不消警). */
const RETAINED_SHARE = 0.13;

/**
 * Puts the kind's live warnings on sites that can be seen, sooner on those of a high level.
 * A retained warning began before its site's last report. Returns the rows of the collection `warnings`.
 */
export const raiseWarnings = (sites: readonly DemoSite[], fixture: KindFixture, scale: number): PlainRow[] => {
  const random = createRandom(`${fixture.kind}/warnings`);
  const rows: PlainRow[] = [];
  const seen = { linked: inRandomOrder(sites, 'linked', random), offline: inRandomOrder(sites, 'offline', random) };
  for (const [index, count] of fixture.warnings.entries())
    for (let number = 0; number < Math.round(count * scale); number++) {
      const isRetained = random.chance(RETAINED_SHARE) && seen.offline.length > 0;
      const site = (isRetained ? seen.offline : seen.linked).pop();
      if (site === undefined || site.lastReportMs === null) continue;
      rows.push(raise(site, site.lastReportMs, (index + 1) as WarningLevel, isRetained, fixture, random));
    }
  tellSites(sites, rows, fixture);
  return rows;
};

const tellSites = (sites: readonly DemoSite[], rows: readonly PlainRow[], { afterWarning }: KindFixture): void => {
  if (afterWarning === undefined) return;
  const bySite = new Map(rows.map((row) => [row['site'], row]));
  for (const site of sites) {
    const row = bySite.get(`${site.kind}:${site.id}`);
    const warning = row === undefined ? null : { level: Number(row['level']), item: String(row['item']) };
    Object.assign(site.properties, afterWarning({ ...site.properties, link_status: site.linkStatus }, warning));
  }
};

/** The last is the first to be taken. */
const inRandomOrder = (sites: readonly DemoSite[], status: string, random: Random): DemoSite[] =>
  sites
    .filter((site) => site.linkStatus === status)
    .map((site) => ({ site, rank: random.next() + (site.riskLevel !== null && site.riskLevel <= 2 ? 0.12 : 0) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ site }) => site);

const raise = (
  site: DemoSite,
  lastReportMs: number,
  level: WarningLevel,
  isRetained: boolean,
  fixture: KindFixture,
  random: Random,
): PlainRow => {
  const { item, unit, threshold, step } = random.pick(fixture.warningItems);
  const startedMs = lastReportMs - random.integer(2, 600) * MINUTE_MS;
  const startedAt = toChinaIso(startedMs);
  site.warningLevel = level;
  Object.assign(site.properties, { warning_level: level, warning_at: startedAt, warning_retained: isRetained });
  return {
    id: `warn-${site.id}`,
    site: `${site.kind}:${site.id}`,
    kind: site.kind,
    adcode: site.adcode,
    lng: site.lngLat[0],
    lat: site.lngLat[1],
    level,
    item,
    value: roundTo(threshold + step * (4 - level + random.next() * 0.9), 2),
    unit,
    threshold: roundTo(threshold + step * (4 - level), 2),
    started_at: startedAt,
    last_valid_at: toChinaIso(lastReportMs),
    state: isRetained ? 'retained' : 'live',
    ...toAcknowledgement(site, startedMs),
    text: `${item}达到${'红橙黄蓝'[level - 1] ?? ''}色阈值`,
    as_of: toChinaIso(DEMO_START_MS),
    is_synthetic: true,
  };
};

const ACKNOWLEDGED_SHARE = 0.45;

/** When, and in which role, somebody took note of it; both `null` where nobody has. */
const toAcknowledgement = (site: DemoSite, startedMs: number): PlainRow => {
  const random = createRandom(`${site.id}/taken-note`);
  const atMs = startedMs + random.integer(3, 90) * MINUTE_MS;
  const isAcknowledged = random.chance(ACKNOWLEDGED_SHARE) && atMs <= DEMO_START_MS;
  return {
    acknowledged_at: isAcknowledged ? toChinaIso(atMs) : null,
    acknowledged_by: isAcknowledged ? random.pick(['值班员', '带班领导', '企业安全负责人']) : null,
  };
};
