import type { RectificationState } from './rectification-state.ts';
import { daysBetween } from './wire-time.ts';
import type { Localised } from './words.ts';

/** How an item stands against its due day; days of the China calendar. */
export type DeadlineStanding =
  'overdue' | 'due-soon' | 'running' | 'undated' | 'closed-on-time' | 'closed-late' | 'closed';

/** A ring's worth: standing, days and the share of the time that is used. */
export interface Deadline {
  readonly standing: DeadlineStanding;
  /** Days left of an open item, days over of an overdue one or of one closed late; `null` where no due day holds. */
  readonly days: number | null;
  /** Time from found to due that has passed, 0–1; `null` where either day is not known. */
  readonly usedShare: number | null;
}

/** Age of open items since they were found, in days; the last is open-ended. */
export const AGE_BUCKETS = ['0-30', '31-60', '61-90', '91-180', 'over-180', 'unknown'] as const;
export type AgeBucket = (typeof AGE_BUCKETS)[number];

export const AGE_WORDS: Readonly<Record<AgeBucket, Localised>> = {
  '0-30': { zh: '0–30 天', en: '0–30 d' },
  '31-60': { zh: '31–60 天', en: '31–60 d' },
  '61-90': { zh: '61–90 天', en: '61–90 d' },
  '91-180': { zh: '91–180 天', en: '91–180 d' },
  'over-180': { zh: '180 天以上', en: 'over 180 d' },
  unknown: { zh: '未载发现日期', en: 'no day found' },
};

/** Days that an item states and that can be believed. */
export interface StatedDays {
  readonly state: RectificationState;
  readonly foundOn: string | null;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
}

const toStanding = ({ state, dueOn, closedOn }: StatedDays, today: string): DeadlineStanding => {
  if (state === '销号') {
    if (dueOn === null || closedOn === null || closedOn > today) return 'closed';
    return closedOn <= dueOn ? 'closed-on-time' : 'closed-late';
  }
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  return daysBetween(today, dueOn) <= 7 ? 'due-soon' : 'running';
};

/** @param today `YYYY-MM-DD` by the board's clock; a day still to come cannot be a day it was found or closed */
export const toDeadline = (item: StatedDays, today: string): Deadline => {
  const { foundOn, dueOn, closedOn } = item;
  const standing = toStanding(item, today);
  if (dueOn === null || standing === 'closed') return { standing, days: null, usedShare: null };
  const until = standing === 'closed-on-time' || standing === 'closed-late' ? (closedOn ?? today) : today;
  const days = Math.abs(daysBetween(until, dueOn));
  if (foundOn === null || foundOn > today) return { standing, days, usedShare: null };
  const given = daysBetween(foundOn, dueOn);
  const used = daysBetween(foundOn, until);
  return { standing, days, usedShare: given === 0 ? 1 : Math.min(1, Math.max(0, used / given)) };
};

/** Which bucket an open item stands in. */
export const toAgeBucket = (foundOn: string | null, today: string): AgeBucket => {
  if (foundOn === null || foundOn > today) return 'unknown';
  const days = daysBetween(foundOn, today);
  if (days <= 30) return '0-30';
  if (days <= 60) return '31-60';
  if (days <= 90) return '61-90';
  return days <= 180 ? '91-180' : 'over-180';
};
