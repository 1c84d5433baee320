import {
  DAY_MS,
  DEMO_START_MS,
  HISTORY_DAYS,
  MINUTE_MS,
  toWorkTime,
  type Change,
  type DemoSite,
} from './demo-types.ts';
import type { Random } from './random.ts';

/** A site that has not reported for so long is recorded as offline. */
const SILENCE_MS = 30 * MINUTE_MS;

const toChange = (atMs: number, from: string, to: string, cause: string): Change => ({
  atMs,
  field: 'link_status',
  from,
  to,
  cause,
});

/** How a site came to be linked, partial or out of question, and when it fell silent and came back. */
export const toLinkHistory = (site: DemoSite, random: Random): Change[] => {
  const { linkStatus } = site;
  if (linkStatus === 'not-applicable') return toClosing(site, random);
  if (linkStatus === 'partial') return toPartial(site, random);
  if (site.linkedDaysAgo === null || site.lastReportMs === null) return [];
  const minutes = random.integer(0, 480);
  // The day of connection may be the last on which the site was heard.
  const linkedMs = Math.min(toWorkTime(site.linkedDaysAgo, minutes), site.lastReportMs - SILENCE_MS);
  const lossMs = linkStatus === 'offline' ? site.lastReportMs + SILENCE_MS : null;
  const changes = site.linkedDaysAgo <= HISTORY_DAYS ? [toChange(linkedMs, 'not-linked', 'linked', '完成接入')] : [];
  for (const { fromMs, toMs } of drawOutages(site, linkedMs, random))
    changes.push(toChange(fromMs, 'linked', 'offline', '超时未上报'), toChange(toMs, 'offline', 'linked', '恢复上报'));
  if (lossMs !== null) changes.push(toChange(lossMs, 'linked', 'offline', '超时未上报'));
  return changes;
};

interface Outage {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Shares of the sites that fell silent and came back: some time, in the last month, in the last day. */
const OUTAGE_SHARE = 0.03;
const OUTAGE_OF_MONTH_SHARE = 0.02;
const OUTAGE_OF_DAY_SHARE = 0.006;

/** Apart from one another, after the connection, and over before the last report; oldest first. */
const drawOutages = (site: DemoSite, linkedMs: number, random: Random): Outage[] => {
  const drawn: Outage[] = [];
  const add = (share: number, mostHoursAgo: number, longestMinutes: number): void => {
    const endMs = DEMO_START_MS - random.integer(10, mostHoursAgo * 60) * MINUTE_MS;
    const fromMs = endMs - random.integer(25, longestMinutes) * MINUTE_MS;
    if (random.chance(share)) drawn.push({ fromMs, toMs: endMs });
  };
  add(OUTAGE_SHARE, HISTORY_DAYS * 24, 4320);
  add(OUTAGE_OF_MONTH_SHARE, 30 * 24, 2880);
  add(OUTAGE_OF_DAY_SHARE, 24, 240);
  const kept: Outage[] = [];
  const startMs = Math.max(linkedMs + 60 * MINUTE_MS, DEMO_START_MS - HISTORY_DAYS * DAY_MS);
  for (const outage of drawn.sort((one, other) => one.fromMs - other.fromMs)) {
    const earliestMs = kept.at(-1)?.toMs ?? startMs;
    if (outage.fromMs > earliestMs && outage.toMs <= (site.lastReportMs ?? 0)) kept.push(outage);
  }
  return kept;
};

const PARTIAL_SHARE = 0.6;

const toPartial = (site: DemoSite, random: Random): Change[] => {
  const daysAgo = random.integer(1, HISTORY_DAYS);
  if (!random.chance(PARTIAL_SHARE) || daysAgo > site.registeredDaysAgo) return [];
  const atMs = Math.min(toWorkTime(daysAgo, random.integer(0, 480)), (site.lastReportMs ?? 0) - SILENCE_MS);
  return [toChange(atMs, 'not-linked', 'partial', '部分接入')];
};

const CLOSED_SHARE = 0.35;

/** A route was withdrawn on its exit date; of mines and ponds some were closed within the history. */
const toClosing = (site: DemoSite, random: Random): Change[] => {
  const daysAgo = toClosedDaysAgo(site) ?? random.integer(3, HISTORY_DAYS);
  const isTold = toClosedDaysAgo(site) !== null || random.chance(CLOSED_SHARE);
  if (!isTold || daysAgo > site.registeredDaysAgo) return [];
  const cause = { 'coach-route': '退出', 'tailings-pond': '闭库' }[site.kind] ?? '关闭';
  return [toChange(toWorkTime(daysAgo, random.integer(0, 480)), 'not-linked', 'not-applicable', cause)];
};

/** `null`: the register does not say when. */
const toClosedDaysAgo = (site: DemoSite): number | null => {
  const exit = site.properties['exit_date'];
  if (typeof exit !== 'string') return null;
  return Math.floor((DEMO_START_MS - Date.parse(`${exit}T00:00:00+08:00`)) / DAY_MS);
};
