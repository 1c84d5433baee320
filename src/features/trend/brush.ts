import { formatChinaDate } from '../../domain/clock.ts';
import type { Period } from '../../domain/row-conditions.ts';

const DAY_MS = 86_400_000;

/** A date without a time is midnight UTC, 08:00 in China: the same day. */
const toDay = (ms: number): string => formatChinaDate(ms);

/** Days from the start of the axis. */
export const toOffset = (day: string, axis: Period): number =>
  Math.round((Date.parse(day) - Date.parse(axis.from)) / DAY_MS);

/** The day that many days from the start of the axis; the nearest end where it lies outside. */
export const atOffset = (offset: number, axis: Period): string => {
  const length = toOffset(axis.to, axis);
  return toDay(Date.parse(axis.from) + Math.min(length, Math.max(0, Math.round(offset))) * DAY_MS);
};

/** The day at a share 0–1 of the axis. */
export const atShare = (share: number, axis: Period): string => atOffset(share * toOffset(axis.to, axis), axis);

/** From one day to another, whichever is the earlier. */
export const between = (one: string, other: string): Period =>
  one <= other ? { from: one, to: other } : { from: other, to: one };

/** The part of a period that lies on the axis; `null` when none does. */
export const onAxis = (period: Period, axis: Period): Period | null =>
  period.to < axis.from || period.from > axis.to
    ? null
    : {
        from: period.from < axis.from ? axis.from : period.from,
        to: period.to > axis.to ? axis.to : period.to,
      };

/** Both thumbs at the ends of the axis select nothing. */
export const isWhole = (period: Period, axis: Period): boolean => period.from <= axis.from && period.to >= axis.to;

/** Days that a key moves a thumb; `null` for keys that move none. */
const KEY_DAYS: Readonly<Record<string, number>> = {
  ArrowLeft: -7,
  ArrowDown: -7,
  ArrowRight: 7,
  ArrowUp: 7,
  PageDown: -28,
  PageUp: 28,
  Home: -Infinity,
  End: Infinity,
};

export type Thumb = 'from' | 'to';

/** The period after a thumb was set; a thumb stops at the other one. */
export const withThumb = (period: Period, thumb: Thumb, day: string): Period =>
  thumb === 'from'
    ? { from: day < period.to ? day : period.to, to: period.to }
    : { from: period.from, to: day > period.from ? day : period.from };

/** The period after a key on a thumb: arrows a week, Page keys four, Home and End to the end; `null`: not its key. */
export const withKey = (period: Period, thumb: Thumb, key: string, axis: Period): Period | null => {
  const days = KEY_DAYS[key];
  return days === undefined ? null : withThumb(period, thumb, atOffset(toOffset(period[thumb], axis) + days, axis));
};
