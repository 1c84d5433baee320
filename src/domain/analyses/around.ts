import type { LevelKey } from '../levels.ts';
import type { SiteRow } from '../register-client.ts';
import type { AnalysisScope } from './scope.ts';

/** Everything near a point. Of the scope only `sources` is obeyed: what is near is near, whatever is filtered. */
export interface AroundQuery extends AnalysisScope {
  /** Degrees, WGS-84. */
  readonly lngLat: readonly [number, number];
  readonly km: number;
}

export interface AroundKind {
  readonly kind: string;
  readonly source: string;
  readonly isSynthetic: boolean;
  readonly asOf: string | null;
  readonly sites: number;
  readonly byLevel: Readonly<Record<LevelKey, number>>;
  /** Neither linked nor offline, as `not-linked` counts everywhere. */
  readonly notLinked: number;
  /** People that the sites state to be exposed; `null`: the kind has no such field. The same people may stand at several sites. */
  readonly people: { readonly known: number; readonly unknownSites: number } | null;
  /** Rows of the whole register that have no exact position and were not looked at. */
  readonly unplaced: number;
  /** Rows of a line or area register that have a point alone; `null` for point registers. */
  readonly withoutShape: number | null;
}

export interface AroundSite {
  readonly site: SiteRow;
  /** Metres; 0 inside an area. */
  readonly distanceM: number;
  /** To its line or outline, or to its point. */
  readonly basis: 'shape' | 'point';
}

export interface AroundAnswer {
  /** False: positions are rounded, so that no distance is known; everything else is then empty. */
  readonly isKnown: boolean;
  /** In the registry's order, those without a site near included. */
  readonly kinds: readonly AroundKind[];
  /** `null`: synthetic and real registers are both in use and are not added. */
  readonly total: number | null;
  /** Nearest first, then id; at most 100. */
  readonly nearest: readonly AroundSite[];
}
