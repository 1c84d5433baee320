import { formatChinaDate } from './clock.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/i;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Whether the text is a day of the calendar, `YYYY-MM-DD`; 2021-02-30 is none, whatever an engine makes of it. */
export const isCalendarDay = (text: string): boolean => {
  const [, year, month, day] = DAY.exec(text) ?? [];
  const days = MONTH_DAYS[Number(month) - 1];
  if (year === undefined || days === undefined) return false;
  const most = month === '02' && isLeapYear(Number(year)) ? 29 : days;
  return Number(day) >= 1 && Number(day) <= most;
};

/**
 * Milliseconds since 1970 of a time on the wire: ISO 8601. Without an offset it is read as China Standard Time, whatever
 * the machine's zone, and a bare day as its first moment there; a date object, as columns of files give them, for what it
 * is. `null` for anything else.
 */
export const parseWireTime = (value: unknown): number | null => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (isCalendarDay(text)) return Date.parse(`${text}T00:00:00+08:00`);
  const [, day, time, offset] = TIME.exec(text) ?? [];
  if (day === undefined || time === undefined || !isCalendarDay(day)) return null;
  const ms = Date.parse(`${day}T${time}${toColonOffset(offset ?? '+08:00')}`);
  return Number.isNaN(ms) ? null : ms;
};

const toColonOffset = (offset: string): string => offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');

/** The calendar day so many days later; `day` is `YYYY-MM-DD`. */
export const shiftDay = (day: string, days: number): string => formatChinaDate(Date.parse(day) + days * DAY_MS);

/** Whole days from one calendar day to another; negative where the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
