import { DEMO_START_MS, HISTORY_DAYS, toWorkTime, type Change, type DemoSite } from './demo-types.ts';
import type { Random } from './random.ts';

const LEVELS_SHARE = 0.03;
const LEVELS_OF_MONTH_SHARE = 0.006;
const RECORDED_AGAIN_SHARE = 0.003;
const RELOCATED_SHARE = 0.0015;
const FIRST_SHARE = 0.015;
/** On one morning an invented change of rules came into force, for dams above residents and for some parks. */
const RULE_DAYS_AGO = 15;
const RULE_SHARES: Readonly<Record<string, number>> = { 'tailings-pond': 0.2, 'chemical-park': 0.03 };

const WORSE_CAUSES = ['重新评估', '设计量变化', '周边环境变化'] as const;
const BETTER_CAUSES = ['重新评估', '设计量变化', '整改完成'] as const;

interface Event {
  readonly atMs: number;
  /** Of the change; `null` takes what chance and the scale allow. */
  readonly direction: 'worse' | 'better' | null;
  /** `null`: one of those that go with the direction. */
  readonly cause: string | null;
}

/** Changes of the level, each one step on the scale, the oldest perhaps the first assessment. */
export const toLevelHistory = (site: DemoSite, random: Random): Change[] => {
  if (site.riskLevel === null) return [];
  const events = drawEvents(site, random).sort((one, other) => other.atMs - one.atMs);
  const changes: Change[] = [];
  let level: number = site.riskLevel;
  let earliestMs = DEMO_START_MS;
  for (const { atMs, direction, cause } of events) {
    const way = direction ?? (random.chance(0.5) ? 'worse' : 'better');
    const before = way === 'worse' ? level + 1 : level - 1;
    if (atMs >= earliestMs || before < 1 || before > 4) continue;
    const told = cause ?? random.pick(way === 'worse' ? WORSE_CAUSES : BETTER_CAUSES);
    changes.push({ atMs, field: 'risk_level', from: String(before), to: String(level), cause: told });
    level = before;
    earliestMs = atMs;
  }
  const first = toWorkTime(random.integer(1, Math.min(HISTORY_DAYS, site.registeredDaysAgo)), random.integer(0, 480));
  if (random.chance(FIRST_SHARE) && first < earliestMs)
    changes.push({ atMs: first, field: 'risk_level', from: 'unassessed', to: String(level), cause: '首次评估' });
  return changes;
};

const drawEvents = (site: DemoSite, random: Random): Event[] => {
  const events: Event[] = [];
  const add = (share: number, mostDaysAgo: number, event: Pick<Event, 'direction' | 'cause'>): void => {
    const daysAgo = random.integer(1, Math.min(mostDaysAgo, site.registeredDaysAgo));
    const atMs = toWorkTime(daysAgo, random.integer(0, 480));
    if (random.chance(share)) events.push({ ...event, atMs });
  };
  add(LEVELS_SHARE, HISTORY_DAYS, { direction: null, cause: null });
  add(LEVELS_OF_MONTH_SHARE, 30, { direction: null, cause: null });
  add(RECORDED_AGAIN_SHARE, 120, { direction: null, cause: '重新备案' });
  if (site.geometry.type === 'Point') add(RELOCATED_SHARE, 120, { direction: 'better', cause: '搬迁' });
  const isUnderRule = site.kind !== 'tailings-pond' || site.properties['is_overhead'] === true;
  const isAffected = random.chance(RULE_SHARES[site.kind] ?? 0);
  if (isUnderRule && isAffected && site.registeredDaysAgo > RULE_DAYS_AGO)
    events.push({ atMs: toWorkTime(RULE_DAYS_AGO, 0), direction: 'worse', cause: '规则调整' });
  if (typeof site.properties['exit_date'] === 'string' && site.riskLevel === 4)
    events.push({
      atMs: Date.parse(`${site.properties['exit_date']}T18:00:00+08:00`),
      direction: 'better',
      cause: '退出',
    });
  return events;
};
