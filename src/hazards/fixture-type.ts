import type { SiteProperties } from '../domain/grading.ts';

/**
 * What a kind tells the demo generator (`mocks/`) about itself: how many, where, and which properties a synthetic site
 * has. The generator finds `src/hazards/<kind>/fixture.ts` by itself and takes its export `fixture`; nothing in `src`
 * may import one.
 */
export interface KindFixture {
  /** Id of the kind in `registry.ts`. */
  readonly kind: string;
  /** Short ASCII start of every id: `mhs` gives `mhs-320282-017`. */
  readonly idPrefix: string;
  /** Start of every name: `演示危化` gives `演示危化-320282-017`. */
  readonly namePrefix: string;
  /** Rows in the whole country at scale 1. */
  readonly total: number;
  /** Province adcode → relative number of rows; a province left out has none. */
  readonly provinceWeights: Readonly<Record<string, number>>;
  /** Province adcode → exact number of rows, part of `total`. */
  readonly provincePins?: Readonly<Record<string, number>>;
  /** Prefecture or county adcode → factor on its counties' chance, 1 where nothing is said. */
  readonly placeWeights: Readonly<Record<string, number>>;
  readonly placement: Placement;
  /** Rows whose figure `linked` counts, linked and offline together: an exact number, or a share of `total`. */
  readonly linked: { readonly total: number } | { readonly share: number };
  /** Share of the rows that are not linked of which part of the data arrives. */
  readonly partialShare: number;
  /** Share of the linked rows that are silent. */
  readonly offlineShare: number;
  /** Rows on which a yes/no property holds, spread over the provinces by their rows and handed to `build`. */
  readonly quotas?: readonly Quota[];
  /** Live warnings in the country, levels 1 to 4, at scale 1. */
  readonly warnings: readonly [number, number, number, number];
  /** What the warnings are about. */
  readonly warningItems: readonly WarningItem[];
  /** Fields that are taken away from the share of rows that nobody has assessed, so that the rule finds no level. */
  readonly assessmentFields: readonly string[];
  readonly unassessedShare: number;
  /** The kind's own properties of one site, snake_case; the generator adds the common ones. */
  readonly build: (site: FixtureSite, random: FixtureRandom) => Record<string, unknown>;
  /** Higher is linked sooner; 0 is the average, ±1 is a strong push. */
  readonly linkPropensity: (properties: SiteProperties) => number;
  /** Rows for which monitoring is not asked; they are counted as not linked and shown apart. */
  readonly isLinkNotApplicable?: (properties: SiteProperties) => boolean;
  /** For polygons: properties that follow from the sites which fell inside. */
  readonly afterPlacement?: (contained: Contained) => Record<string, unknown>;
  /** Properties that follow from the live warning that a site got, or got not; they draw nothing by chance. */
  readonly afterWarning?: (properties: SiteProperties, warning: RaisedWarning | null) => Record<string, unknown>;
}

export type Placement =
  | {
      readonly type: 'point';
      /** Average rows of one enterprise. */
      readonly sitesPerEnterprise: number;
      /** Standard deviations in km: enterprises about their cluster, sites about their enterprise. */
      readonly clusterKm: number;
      readonly enterpriseKm: number;
      /**
       * Kind of polygon that attracts this one: `share` of the clusters of its county stand in it, and each polygon adds
       * `countyPull` to the factor on its county's chance.
       */
      readonly attractedBy?: { readonly kind: string; readonly share: number; readonly countyPull: number };
    }
  | { readonly type: 'polygon'; readonly areaKm2: readonly [number, number] }
  | {
      readonly type: 'line';
      readonly sitesPerEnterprise: number;
      /** Road over great circle. */
      readonly detour: number;
      readonly lengthKm: readonly [number, number];
    };

export interface Quota {
  readonly field: string;
  readonly total: number;
  readonly provincePins?: Readonly<Record<string, number>>;
}

export interface WarningItem {
  readonly item: string;
  readonly unit: string;
  /** Value at which the lowest level begins, and how much each further level adds. */
  readonly threshold: number;
  readonly step: number;
}

export interface FixtureSite {
  readonly id: string;
  readonly name: string;
  /** County. */
  readonly adcode: string;
  readonly lng: number;
  readonly lat: number;
  /** Milliseconds since 1970: the demo's now. */
  readonly nowMs: number;
  /** `2019-03-04`, China Standard Time; negative days lie ahead. */
  readonly dateDaysAgo: (days: number) => string;
  readonly enterpriseId: string;
  /** Days since it came on the register; what happened to it there happened later. */
  readonly registeredDaysAgo: number;
  /** Polygon of `attractedBy` that the site stands in. */
  readonly containerId: string | null;
  /** Of `quotas`, by field. */
  readonly quotas: Readonly<Record<string, boolean>>;
  /** Area of a polygon. */
  readonly areaKm2: number;
  /** Ends and length of a line. */
  readonly line: {
    readonly startAdcode: string;
    readonly endAdcode: string;
    readonly startName: string;
    readonly endName: string;
    readonly viaNames: readonly string[];
    readonly totalKm: number;
  } | null;
}

export interface RaisedWarning {
  /** 1–4. */
  readonly level: number;
  /** As `warningItems` names it. */
  readonly item: string;
}

export interface Contained {
  readonly sites: number;
  readonly enterprises: number;
}

/** Seeded; the same site always sees the same numbers. */
export interface FixtureRandom {
  /** 0 ≤ x < 1. */
  next(): number;
  /** Whole number, both ends inclusive. */
  integer(lowest: number, highest: number): number;
  /** Evenly between, rounded to `decimals`. */
  between(lowest: number, highest: number, decimals?: number): number;
  chance(probability: number): boolean;
  normal(mean: number, deviation: number): number;
  pick<T>(values: readonly T[]): T;
  /** One of the keys, in proportion to its weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}
