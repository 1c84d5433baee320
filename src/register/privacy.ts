import { isJsonObject } from '../domain/json-object.ts';
import type { BoardConfig } from '../domain/config.ts';
import type { SiteProperties } from '../domain/grading.ts';
import type { FieldDefinition } from '../hazards/define.ts';
import { MASKED_TEXT } from './words.ts';

/** Without declared members nothing inside may stay: what it holds is not known. */
const maskValue = (field: FieldDefinition, value: unknown): unknown => {
  if (value === null || value === undefined) return value;
  if (field.items === undefined) return MASKED_TEXT;
  if (Array.isArray(value))
    return value.map((entry) => (isJsonObject(entry) ? maskMembers(field.items, entry) : MASKED_TEXT));
  return isJsonObject(value) ? maskMembers(field.items, value) : MASKED_TEXT;
};

/** Only members that are declared and not private stay; a member nobody declared is masked. */
const maskMembers = (items: readonly FieldDefinition[] | undefined, entry: Record<string, unknown>): SiteProperties => {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entry)) {
    const item = items?.find((each) => each.name === name);
    const isOpen = item !== undefined && item.privacy === undefined;
    kept[name] = isOpen || value === null ? value : MASKED_TEXT;
  }
  return kept;
};

/** Private members of a list that is not private itself. */
const maskInside = (field: FieldDefinition, value: unknown): unknown => {
  if (!field.items?.some((item) => item.privacy === 'mask')) return value;
  const within = (entry: unknown): unknown => {
    if (!isJsonObject(entry)) return entry;
    const isPrivate = (name: string): boolean => field.items?.find((item) => item.name === name)?.privacy === 'mask';
    return Object.fromEntries(
      Object.entries(entry).map(([name, member]) => [name, isPrivate(name) && member !== null ? MASKED_TEXT : member]),
    );
  };
  return Array.isArray(value) ? value.map(within) : within(value);
};

/** One significant digit: says the order of size and no more. */
const roundRoughly = (value: unknown): unknown =>
  typeof value === 'number' && value !== 0 && Number.isFinite(value) ? Number(value.toPrecision(1)) : MASKED_TEXT;

/**
 * Properties as they may leave the worker: undeclared ones dropped and private values masked while `config.isMasked`, sensitive quantities cut to
 * one significant digit where coordinates are rounded to the county. `lng` and `lat` are the columns' business.
 */
export const toPublicProperties = (
  fields: readonly FieldDefinition[],
  properties: SiteProperties,
  config: BoardConfig,
): SiteProperties => {
  // A property that the dictionary does not know may be a name or a telephone under any heading.
  const result: Record<string, unknown> = config.isMasked ? {} : { ...properties };
  for (const field of fields) {
    const value = properties[field.name];
    if (value === undefined) continue;
    result[field.name] = value;
    if (value === null) continue;
    if (config.isMasked)
      result[field.name] = field.privacy === 'mask' ? maskValue(field, value) : maskInside(field, value);
    if (config.coordinateRounding === 'county' && field.privacy === 'round') result[field.name] = roundRoughly(value);
  }
  return result;
};

/** Degrees with the configured number of decimals. */
export const roundDegrees = (degrees: number, decimals: number): number => Number(degrees.toFixed(decimals));

/** Rounded positions say nothing about a neighbourhood of 1 km from two decimals (1.1 km) down. */
export const isPrecise = (config: BoardConfig): boolean =>
  config.coordinateRounding === null || (config.coordinateRounding !== 'county' && config.coordinateRounding >= 3);
