import type { MapAnswer } from '../map-answer.ts';
import type { OverlapRule } from '../overlap-rule.ts';
import type { SiteRow } from '../register-client.ts';
import type { Language } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/**
 * Risks that meet, by one rule. Region, levels, links, warnings, flags, sources and conditions of the scope choose the
 * *first* sites of the rule (`FIRST_KIND`); its kinds are not obeyed, because each rule names its own. What
 * the first sites meet is looked for among all rows, wherever they lie.
 */
export interface OverlapsQuery extends AnalysisScope {
  readonly rule: OverlapRule;
  /** Only sites that meet this are counted and listed, and only this of what they meet; `null` or left out: any of the rule. */
  readonly met?: Met | null;
  readonly offset: number;
  /** At most 200. */
  readonly limit: number;
  /** All of it as CSV in a language, instead of a page; `null` or left out: a page. */
  readonly csv?: Language | null;
}

/** The kind whose sites a rule counts and lists. A route is counted where it passes a source, so the source comes first. */
export const FIRST_KIND: Readonly<Record<OverlapRule, string>> = {
  downstream: 'tailings-pond',
  'park-cluster': 'chemical-park',
  'route-exposure': 'major-hazard-source',
  'night-running': 'coach-route',
};

/**
 * What a first site meets · `residents`, `facilities`: what its own register states of them, without a place ·
 * `reference-site`: an imported point of a meaning that the board does not know.
 */
export const MET_BY_RULE = {
  downstream: ['chemical-park', 'coach-route', 'reference-site', 'residents', 'facilities'],
  'park-cluster': ['red-source'],
  'route-exposure': ['coach-route'],
  'night-running': [],
} as const satisfies Record<OverlapRule, readonly string[]>;
export type Met = (typeof MET_BY_RULE)[OverlapRule][number];

/** `shape`: to its line or outline, 0 inside · `point`: to its point, where it has no outline · `stated`: no distance at all. */
export type MeetingBasis = 'shape' | 'point' | 'stated';

export interface OverlapMeeting {
  readonly met: Met;
  /** `null` where the first site's own register states it. */
  readonly site: SiteRow | null;
  /** Metres; `null` where stated. */
  readonly distanceM: number | null;
  readonly basis: MeetingBasis;
  /** Where it is nearest; `null` where stated. */
  readonly lngLat: readonly [number, number] | null;
  /** People of `residents`, the words of `facilities`; `null` otherwise. */
  readonly stated: string | number | null;
}

export interface OverlapHit {
  readonly site: SiteRow;
  /** Nearest first, at most 8, stated ones last. */
  readonly meetings: readonly OverlapMeeting[];
  readonly meetingsTotal: number;
  /** The pond's own sector was used in place of the ring. */
  readonly isSector: boolean;
  /** Metres; `null`: none has a distance. */
  readonly nearestM: number | null;
}

/** Sites of a rule that were not judged, which is not the same as meeting nothing. */
export const UNJUDGED = ['no-position', 'not-exact', 'not-stated', 'unassessed'] as const;
export type Unjudged = (typeof UNJUDGED)[number];

export interface OverlapRegister {
  readonly kind: string;
  readonly source: string;
  readonly asOf: string | null;
  readonly isSynthetic: boolean;
  readonly role: 'first' | 'met';
  /** Rows of the register that took part: of the first, those of region and filter. */
  readonly rows: number;
  /** Routes out of service, which meet nothing and are in no count. */
  readonly outOfService: number;
  /** Rows that could not be judged, by why. */
  readonly unjudged: readonly { readonly why: Unjudged; readonly rows: number }[];
  /** Rows of a line or area register that have a point alone; `null` for point registers. */
  readonly withoutShape: number | null;
}

/** Why the rule gives no number at all. */
export const NO_OVERLAPS = [
  'no-first-register',
  'no-met-register',
  'rounded-positions',
  'no-shapes',
  'not-stated',
  'conditions-unknown',
] as const;
export type NoOverlaps = (typeof NO_OVERLAPS)[number];

export interface OverlapsAnswer {
  readonly rule: OverlapRule;
  /** Metres; `null`: the rule has none. */
  readonly distanceM: number | null;
  /** Degrees; `null`: the rule has none. */
  readonly sectorDegrees: number | null;
  /** Sites that meet something (`met`); `null` with the reason in `none`. */
  readonly total: number | null;
  readonly none: NoOverlaps | null;
  /**
   * First sites by what they meet, whatever `met` asks; one that meets two stands in both, so that these do not add up to
   * the total. `null`: no register tells of it.
   */
  readonly byMet: readonly { readonly met: Met; readonly sites: number | null; readonly meetings: number | null }[];
  /** Every child of the region in code order, and `adcode` null for what lies in no county (the country alone); they sum to `total`. */
  readonly children: readonly { readonly adcode: string | null; readonly sites: number }[];
  readonly registers: readonly OverlapRegister[];
  /** Synthetic and real registers are both in use: they were not compared with each other. */
  readonly isMixed: boolean;
  /** Worst level first, then nearest, then id; the page asked for. */
  readonly hits: readonly OverlapHit[];
  readonly csv: string | null;
  readonly map: MapAnswer;
}
