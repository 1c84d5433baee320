import { isJsonObject } from './json-object.ts';
import { formatChinaDate } from './clock.ts';
import type { SiteProperties } from './grading.ts';

/*
 * Readers of a site's properties that never throw, whatever stands there: rules must be total, and a value of the
 * wrong type is a value that is missing.
 */

export const readValue = (properties: SiteProperties, name: string): unknown =>
  isJsonObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;

/** A finite number, or `null`. */
export const readNumber = (properties: SiteProperties, name: string): number | null => {
  const value = readValue(properties, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** A finite number ≥ 0, or `null`: a negative quantity is an error of the register, not a small one. */
export const readQuantity = (properties: SiteProperties, name: string): number | null => {
  const value = readNumber(properties, name);
  return value !== null && value >= 0 ? value : null;
};

/** `null` where it is not stated: unknown is neither yes nor no. */
export const readBoolean = (properties: SiteProperties, name: string): boolean | null => {
  const value = readValue(properties, name);
  return typeof value === 'boolean' ? value : null;
};

/** Trimmed, or `null` when empty or not text. */
export const readText = (properties: SiteProperties, name: string): string | null => {
  const value = readValue(properties, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

export const readOption = <Option extends string>(
  properties: SiteProperties,
  name: string,
  options: readonly Option[],
): Option | null => {
  const value = readText(properties, name);
  return options.find((option) => option === value) ?? null;
};

const BARE_DATE = /^\d{4}-\d{2}-\d{2}$/;
const ISO_TIME = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;
const HAS_OFFSET = /(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Milliseconds since 1970 of an ISO date (midnight in China) or date-time, or `null`. A time without an offset is
 * China Standard Time, never the machine's zone.
 */
export const readInstant = (properties: SiteProperties, name: string): number | null => {
  const value = readText(properties, name);
  if (value === null) return null;
  if (BARE_DATE.test(value)) return orNull(Date.parse(`${value}T00:00:00+08:00`));
  if (!ISO_TIME.test(value)) return null;
  return orNull(Date.parse(HAS_OFFSET.test(value) ? value : `${value}+08:00`));
};

const orNull = (ms: number): number | null => (Number.isNaN(ms) ? null : ms);

const DAY_MS = 86_400_000;

/** First instant after a stated "valid until": the whole of a bare date is still valid. `null` when it is not stated. */
export const readDeadline = (properties: SiteProperties, name: string): number | null => {
  const at = readInstant(properties, name);
  const isBareDate = BARE_DATE.test(readText(properties, name) ?? '');
  return at === null ? null : at + (isBareDate ? DAY_MS : 1);
};

/**
 * First instant after the anniversary of a moment, `years` on, by the date in China; 29 February counts as the 28th.
 * `null` beyond the years that a date can be written in.
 */
export const afterYears = (atMs: number, years: number): number | null => {
  const date = formatChinaDate(atMs);
  const monthAndDay = date.slice(5) === '02-29' ? '02-28' : date.slice(5);
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  return orNull(Date.parse(`${year}-${monthAndDay}T00:00:00+08:00`) + DAY_MS);
};

/** Entries of a list of objects, given as an array or as its JSON text (snapshots); `null` when it is not a list. */
export const readRecords = (properties: SiteProperties, name: string): readonly SiteProperties[] | null => {
  const value = readValue(properties, name);
  const list: unknown = typeof value === 'string' ? parseJson(value) : value;
  // An entry that is no object stays in the list as an empty one, so that it counts as an incomplete entry.
  return Array.isArray(list) ? list.map((entry) => (isJsonObject(entry) ? entry : {})) : null;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
