import { WARNING_LEVELS, type WarningLevel } from './levels.ts';

/** One message of the collection `warnings`. */
export interface WarningItem {
  readonly id: string;
  /** `kind:id` of the site; `null` where the message names none. */
  readonly site: string | null;
  readonly kind: string | null;
  readonly adcode: string | null;
  readonly level: WarningLevel;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number | null;
  /** The site has gone silent since: the warning stands, and this is when it was last known to be true. */
  readonly isRetained: boolean;
  readonly lastValidAt: number | null;
  /** Where it was raised, degrees WGS-84; `null` where the message does not say. */
  readonly lngLat: readonly [lng: number, lat: number] | null;
}

const toText = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;

const toTime = (value: unknown): number | null => {
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
};

const toLngLat = (lng: unknown, lat: unknown): WarningItem['lngLat'] =>
  typeof lng === 'number' && typeof lat === 'number' && Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null;

/** A row of the collection; `null` where it has no level: no warning that can be told. */
export const parseWarning = (row: Readonly<Record<string, unknown>>): WarningItem | null => {
  const level = WARNING_LEVELS.find((each) => each === Number(row['level']));
  if (level === undefined || level === 0) return null;
  const site = toText(row['site']);
  return {
    id: toText(row['id']) ?? `${site ?? ''} ${toText(row['started_at']) ?? ''}`,
    site,
    kind: toText(row['kind']) ?? (site?.includes(':') === true ? site.slice(0, site.indexOf(':')) : null),
    adcode: toText(row['adcode']),
    level,
    text: toText(row['text']) ?? toText(row['item']) ?? '',
    startedAt: toTime(row['started_at']),
    isRetained: row['state'] === 'retained',
    lastValidAt: toTime(row['last_valid_at']),
    lngLat: toLngLat(row['lng'], row['lat']),
  };
};

/** The newest first, those without a time last. */
export const newestFirst = (items: readonly WarningItem[]): readonly WarningItem[] =>
  [...items].sort((a, b) => (b.startedAt ?? -Infinity) - (a.startedAt ?? -Infinity) || a.id.localeCompare(b.id));
