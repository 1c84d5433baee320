import { DAY_MS, DEMO_START_MS, MINUTE_MS, type Change, type DemoSite } from './demo-types.ts';
import type { Random } from './random.ts';

const RAISED_SHARE = 0.25;
const PASSED_SHARE = 0.014;
const PASSED_OF_DAY_SHARE = 0.0012;

const toChange = (atMs: number, from: number, to: number, cause: string): Change => ({
  atMs,
  field: 'warning_level',
  from: String(from),
  to: String(to),
  cause,
});

/** How the standing warning came about; on some sites without one, a warning of the last month that passed. */
export const toWarningHistory = (site: DemoSite, random: Random): Change[] => {
  const { warningLevel, linkedDaysAgo } = site;
  if (warningLevel !== 0) return toStanding(site, random);
  // Only what is seen can warn; sites that were connected or silent meanwhile are left alone.
  if (site.linkStatus !== 'linked' || linkedDaysAgo === null || linkedDaysAgo <= 31) return [];
  const isOfDay = random.chance(PASSED_OF_DAY_SHARE);
  if (!isOfDay && !random.chance(PASSED_SHARE)) return [];
  const endMs = DEMO_START_MS - (isOfDay ? random.integer(15, 1300) : random.integer(1440, 29 * 1440)) * MINUTE_MS;
  if (endMs > (site.lastReportMs ?? 0)) return [];
  const level = random.weighted({ '2': 0.06, '3': 0.34, '4': 0.6 });
  const startMs = endMs - random.integer(20, 600) * MINUTE_MS;
  if (level === '4' || random.chance(0.6))
    return [toChange(startMs, 0, Number(level), '监测预警'), toChange(endMs, Number(level), 0, '预警解除')];
  const middleMs = startMs + Math.round((endMs - startMs) / 3);
  return [
    toChange(startMs, 0, Number(level) + 1, '监测预警'),
    toChange(middleMs, Number(level) + 1, Number(level), '监测值变化'),
    toChange(endMs, Number(level), 0, '预警解除'),
  ];
};

const toStanding = ({ properties, warningLevel, linkedDaysAgo }: DemoSite, random: Random): Change[] => {
  const startMs = Date.parse(String(properties['warning_at']));
  const earlierMs = startMs - random.integer(15, 240) * MINUTE_MS;
  const wasLower = random.chance(RAISED_SHARE) && warningLevel < 4;
  // Before its connection nobody could have seen it.
  if (!wasLower || earlierMs < DEMO_START_MS - ((linkedDaysAgo ?? 0) - 1) * DAY_MS)
    return [toChange(startMs, 0, warningLevel, '监测预警')];
  return [
    toChange(earlierMs, 0, warningLevel + 1, '监测预警'),
    toChange(startMs, warningLevel + 1, warningLevel, '监测值变化'),
  ];
};
