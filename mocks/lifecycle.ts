import type { HazardKind } from '../src/hazards/define.ts';
import type { KindFixture } from '../src/hazards/fixture-type.ts';
import { apportionByKey } from './apportion.ts';
import { DEMO_START_MS, MINUTE_MS, type DemoSite } from './demo-types.ts';
import { provinceOf, toLinkChance } from './provinces.ts';
import { createRandom, type Random } from './random.ts';

const HISTORY_DAYS = 730;
const LATE_SHARE = 0.015;

/** Four in five stood on the register before the two years of history began. */
export const drawRegisteredDaysAgo = (random: Random): number =>
  random.chance(0.2) ? random.integer(12, HISTORY_DAYS) : random.integer(HISTORY_DAYS + 1, 4200);

/** Some early, most in a wave that grew over the two years; never before the site was on the register. */
const drawLinkedDaysAgo = (registeredDaysAgo: number, random: Random): number => {
  const wanted = random.chance(0.42)
    ? HISTORY_DAYS + 1 + Math.floor(-Math.log(1 - random.next()) * 420)
    : 1 + Math.floor(HISTORY_DAYS * random.next() ** 1.25);
  return Math.max(1, Math.min(wanted, registeredDaysAgo - random.integer(0, 9)));
};

/**
 * Decides who is linked: an exact national number, spread over the provinces by their invented maturity, and within a
 * province to those likeliest by the kind's own reckoning. Sets status, dates and last report of every site.
 */
export const assignLinks = (sites: readonly DemoSite[], kind: HazardKind, fixture: KindFixture): void => {
  const wanted = 'total' in fixture.linked ? fixture.linked.total / fixture.total : fixture.linked.share;
  const target = Math.round(wanted * sites.length);
  const byProvince = new Map<string, DemoSite[]>();
  for (const site of sites) {
    if (fixture.isLinkNotApplicable?.(site.properties)) {
      site.linkStatus = 'not-applicable';
      continue;
    }
    const province = provinceOf(site.adcode);
    const known = byProvince.get(province);
    if (known) known.push(site);
    else byProvince.set(province, [site]);
  }
  const quotas = linkedByProvince(byProvince, target);
  for (const [province, candidates] of byProvince) {
    const random = createRandom(`${fixture.kind}/links/${province}`);
    const ranked = candidates
      .map((site) => ({ site, score: toPropensity(site, fixture) + random.normal(0, 1) }))
      .sort((one, other) => other.score - one.score || (one.site.id < other.site.id ? -1 : 1));
    const quota = quotas.get(province) ?? 0;
    const offlinePush = toLinkChance(province, 0) < 0.5 ? 1.5 : 0.8;
    for (const [rank, { site }] of ranked.entries()) {
      if (rank < quota) site.linkStatus = random.chance(fixture.offlineShare * offlinePush) ? 'offline' : 'linked';
      else site.linkStatus = random.chance(fixture.partialShare) ? 'partial' : 'not-linked';
    }
  }
  for (const site of sites) setTimes(site, kind, createRandom(`${site.id}/times`));
};

const toPropensity = (site: DemoSite, fixture: KindFixture): number => {
  const isNew = site.registeredDaysAgo < 200;
  const isStopped = site.properties['op_status'] !== '正常';
  return fixture.linkPropensity(site.properties) - (isNew ? 0.8 : 0) - (isStopped ? 1.2 : 0);
};

/** The push that brings the sum of all provinces' chances to the target, by halving; then whole numbers that add up. */
const linkedByProvince = (
  byProvince: ReadonlyMap<string, readonly DemoSite[]>,
  target: number,
): Map<string, number> => {
  let low = -12;
  let high = 12;
  for (let step = 0; step < 60; step++) {
    const push = (low + high) / 2;
    let sum = 0;
    for (const [province, sites] of byProvince) sum += sites.length * toLinkChance(province, push);
    if (sum < target) low = push;
    else high = push;
  }
  const entries = [...byProvince].map(([province, sites]) => ({
    province,
    sites,
    chance: toLinkChance(province, low),
  }));
  return apportionByKey(
    target,
    Object.fromEntries(entries.map(({ province, sites, chance }) => [province, sites.length * chance])),
    {},
    Object.fromEntries(entries.map(({ province, sites }) => [province, sites.length])),
  );
};

/** Linked sites last spoke minutes ago, a few are late, silent ones hours or days; whole minutes. */
const setTimes = (site: DemoSite, kind: HazardKind, random: Random): void => {
  const { linkStatus } = site;
  const isConnected = linkStatus === 'linked' || linkStatus === 'offline';
  site.linkedDaysAgo = isConnected ? drawLinkedDaysAgo(site.registeredDaysAgo, random) : null;
  if (!isConnected && linkStatus !== 'partial') return;
  const minutes = minutesOfSilence(linkStatus, kind.lateAfterMinutes, random);
  const most = site.linkedDaysAgo === null ? minutes : site.linkedDaysAgo * 1440 - 120;
  site.lastReportMs = DEMO_START_MS - Math.max(0, Math.min(minutes, most)) * MINUTE_MS;
};

const minutesOfSilence = (status: DemoSite['linkStatus'], lateAfterMinutes: number, random: Random): number => {
  if (status === 'offline') return Math.round(190 * Math.exp(random.next() * Math.log(150)));
  if (status === 'linked' && random.chance(LATE_SHARE)) return Math.round(lateAfterMinutes * random.between(1.2, 15));
  return Math.floor(Math.min(8, lateAfterMinutes / 3) * random.next() ** 2);
};
