import type { LinkStatus, MaybeRiskLevel, WarningLevel } from '../src/domain/levels.ts';
import type { County } from './county-geometry.ts';
import type { LngLat } from './placement.ts';

/** The demo's now, at each load; histories end here. */
export const DEMO_START_ISO = '2020-11-16T09:00:00+08:00';
export const DEMO_START_MS = Date.parse(DEMO_START_ISO);
export const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;
/** Weeks of history before the demo's now, and their days. */
export const WEEKS = 104;
export const HISTORY_DAYS = WEEKS * 7;

/** Minutes after nine in the morning, so many days before the demo's now. */
export const toWorkTime = (daysAgo: number, minutes: number): number =>
  DEMO_START_MS - daysAgo * DAY_MS + minutes * MINUTE_MS;

export type DemoGeometry =
  | { readonly type: 'Point'; readonly coordinates: LngLat }
  | { readonly type: 'LineString'; readonly coordinates: readonly LngLat[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly LngLat[])[] };

/** A place before it has properties. */
export interface Placed {
  readonly county: County;
  readonly lngLat: LngLat;
  readonly geometry: DemoGeometry;
  /** Told apart within the county and kind. */
  readonly enterprise: number;
  readonly areaKm2: number;
  /** County at the other end, and length, of a line. */
  readonly line: { readonly end: County; readonly totalKm: number } | null;
}

/** A site with what every kind has; `properties` is what goes on the wire, snake_case. */
export interface DemoSite {
  readonly kind: string;
  readonly id: string;
  readonly adcode: string;
  readonly lngLat: LngLat;
  readonly geometry: DemoGeometry;
  readonly enterpriseId: string;
  /** Polygon of another kind that the site stands in. */
  readonly containerId: string | null;
  readonly properties: Record<string, unknown>;
  registeredDaysAgo: number;
  linkedDaysAgo: number | null;
  linkStatus: LinkStatus;
  riskLevel: MaybeRiskLevel;
  warningLevel: WarningLevel;
  /** Milliseconds since 1970; `null`: never. */
  lastReportMs: number | null;
}

/** One item of a collection that is no register of sites. */
export type PlainRow = Readonly<Record<string, string | number | boolean | null>>;

/** One change of one field of one site; values as they stand on the wire. */
export interface Change {
  readonly atMs: number;
  readonly field: string;
  readonly from: string;
  readonly to: string;
  readonly cause: string;
}
