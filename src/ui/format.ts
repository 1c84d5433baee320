import { formatChinaDate, formatChinaTime } from '../domain/clock.ts';
import type { Language } from '../domain/words.ts';

/** Missing: never to be confused with a quiet 0. */
export const MISSING = '—';
const MINUS = '−';

const groupThousands = (digits: string): string => digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `22,273`; minus is −, missing —. Counts are exact integers: never 2.2 万. */
export const formatCount = (value: number | null): string =>
  value === null ? MISSING : `${value < 0 ? MINUS : ''}${groupThousands(String(Math.abs(value)))}`;

/** `1,234.5` with at most `digits` decimals; for measurements. */
export const formatNumber = (value: number | null, digits = 2): string => {
  if (value === null || !Number.isFinite(value)) return MISSING;
  const [whole = '0', decimals] = String(Number(Math.abs(value).toFixed(digits))).split('.');
  return `${value < 0 ? MINUS : ''}${groupThousands(whole)}${decimals === undefined ? '' : `.${decimals}`}`;
};

/**
 * A rate 0–1 in per cent without the sign: `66.06`. What is not quite all is never rounded to 100, and what is not
 * quite nothing never to 0: a last unconnected site must not vanish.
 */
export const formatRate = (rate: number | null, digits = 2): string => {
  if (rate === null) return MISSING;
  const step = 10 ** -digits;
  const percent = rate * 100;
  if (rate < 1 && percent > 100 - step) return (100 - step).toFixed(digits);
  if (rate > 0 && percent < step) return step.toFixed(digits);
  return percent.toFixed(digits);
};

/** `+11.63` or `−3,867`: a difference, with its sign. */
export const formatDifference = (value: number | null, digits = 0): string => {
  if (value === null) return MISSING;
  const text = formatNumber(value, digits);
  return value > 0 ? `+${text}` : text;
};

/** `14:30`, China Standard Time. */
export const formatClock = (ms: number): string => formatChinaTime(ms).slice(11);

/** ISO 8601 → `2020-11-16 14:30`, or `2020-11-16` where only a day is stated; — when there is none. */
export const formatIso = (iso: string | null | undefined): string => {
  if (iso === null || iso === undefined) return MISSING;
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  return iso.length <= 10 || /T00:00:00/.test(iso) ? formatChinaDate(ms) : formatChinaTime(ms);
};

const MINUTE_MS = 60_000;

interface SpanParts {
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
}

const toSpan = (spanMs: number): SpanParts => {
  const minutes = Math.max(0, Math.floor(spanMs / MINUTE_MS));
  return { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
};

/** A span in words: `2 分`, `15 小时 49 分`, `3 天 2 小时`; English `2 min`, `15 h 49 min`, `3 d 2 h`. */
export const formatSpan = (spanMs: number, language: Language): string => {
  const { days, hours, minutes } = toSpan(spanMs);
  const [day, hour, minute] = language === 'en' ? ['d', 'h', 'min'] : ['天', '小时', '分'];
  if (days > 0) return hours > 0 ? `${days} ${day} ${hours} ${hour}` : `${days} ${day}`;
  if (hours > 0) return minutes > 0 ? `${hours} ${hour} ${minutes} ${minute}` : `${hours} ${hour}`;
  return `${minutes} ${minute}`;
};

/** `2 分前`, `刚刚`; a time that lies ahead of the board's clock is shown as just now. */
export const formatAge = (thenMs: number, nowMs: number, language: Language): string => {
  if (nowMs - thenMs < MINUTE_MS) return language === 'en' ? 'just now' : '刚刚';
  const span = formatSpan(nowMs - thenMs, language);
  return language === 'en' ? `${span} ago` : `${span}前`;
};
