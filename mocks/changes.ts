import { toChinaIso } from '../src/domain/clock.ts';
import {
  DEMO_START_ISO,
  DEMO_START_MS,
  MINUTE_MS,
  toWorkTime,
  type Change,
  type DemoSite,
  type PlainRow,
} from './demo-types.ts';
import { toLevelHistory } from './level-history.ts';
import { toLinkHistory } from './link-history.ts';
import { prefectureOf } from './provinces.ts';
import { createRandom, type Random } from './random.ts';
import { toWarningHistory } from './warning-history.ts';

/**
 * What changed in the two years, oldest first. Told back from the registers: replayed from the oldest on, every field
 * of every site arrives at what its register says, and linked sites are those of `linked_at`.
 */
export const toChanges = (sites: Iterable<DemoSite>): PlainRow[] => {
  const all = [...sites];
  const counties = groupCounties(all);
  const changes = all.flatMap((site) =>
    [
      ...toLinkHistory(site, createRandom(`${site.id}/link-history`)),
      ...toLevelHistory(site, createRandom(`${site.id}/level-history`)),
      ...toWarningHistory(site, createRandom(`${site.id}/warning-history`)),
      ...toMoves(site, counties, createRandom(`${site.id}/moves`)),
      ...toHandsHistory(site, createRandom(`${site.id}/hands`)),
    ].map((change) => ({ site, change })),
  );
  changes.sort((one, other) => one.change.atMs - other.change.atMs || (one.site.id < other.site.id ? -1 : 1));
  return changes.map(({ site, change: { atMs, ...change } }, index) => ({
    id: `chg-${String(index + 1).padStart(6, '0')}`,
    site: `${site.kind}:${site.id}`,
    kind: site.kind,
    adcode: site.adcode,
    at: toChinaIso(atMs),
    ...change,
    as_of: DEMO_START_ISO,
    is_synthetic: true,
  }));
};

/** Counties with sites, by prefecture: where a site may have stood before. */
const groupCounties = (sites: readonly DemoSite[]): ReadonlyMap<string, readonly string[]> => {
  const counties = new Map<string, string[]>();
  for (const adcode of [...new Set(sites.map((site) => site.adcode))].sort())
    counties.set(prefectureOf(adcode), [...(counties.get(prefectureOf(adcode)) ?? []), adcode]);
  return counties;
};

const MOVED_SHARE = 0.002;
const MOVED_DAYS = 75;

/** A few came from another county of their prefecture, so that the history of a province stays its own. */
const toMoves = (site: DemoSite, counties: ReadonlyMap<string, readonly string[]>, random: Random): Change[] => {
  const others = (counties.get(prefectureOf(site.adcode)) ?? []).filter((adcode) => adcode !== site.adcode);
  if (!random.chance(MOVED_SHARE) || others.length === 0 || site.registeredDaysAgo <= MOVED_DAYS) return [];
  const atMs = toWorkTime(random.integer(1, MOVED_DAYS), random.integer(0, 480));
  const cause = site.geometry.type === 'Point' && random.chance(0.4) ? '搬迁' : '区划调整';
  return [{ atMs, field: 'adcode', from: random.pick(others), to: site.adcode, cause }];
};

const HANDS_SHARE = 0.006;
const HANDS_LATELY_SHARE = 0.0016;
const HANDS_DAYS = 60;

/** Somebody else answers for the site: a person of one of the fields that name one, or the level that supervises. */
const toHandsHistory = (site: DemoSite, random: Random): Change[] => {
  const isLately = random.chance(HANDS_LATELY_SHARE);
  if (!isLately && !random.chance(HANDS_SHARE)) return [];
  if (site.registeredDaysAgo <= HANDS_DAYS) return [];
  const atMs = isLately
    ? DEMO_START_MS - random.integer(20, 1380) * MINUTE_MS
    : toWorkTime(random.integer(2, HANDS_DAYS), random.integer(0, 480));
  const persons = ['chief_responsible', 'operation_responsible', 'gov_sponsor'].filter(
    (field) => typeof site.properties[field] === 'string',
  );
  if (persons.length > 0 && random.chance(0.7)) {
    const field = random.pick(persons);
    const to = String(site.properties[field]);
    return [{ atMs, field, from: `${to.slice(0, -1)}丁`, to, cause: '责任人变更' }];
  }
  const to = String(site.properties['regulator_level']);
  const from = random.pick(['县', '市', '省'].filter((level) => level !== to));
  return [{ atMs, field: 'regulator_level', from, to, cause: '监管层级调整' }];
};
