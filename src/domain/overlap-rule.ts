/**
 * Rules by which risks meet: below a tailings pond · red sources within a park · a coach route past a source ·
 * a coach at night without a relay certificate.
 */
export const OVERLAP_RULES = ['downstream', 'park-cluster', 'route-exposure', 'night-running'] as const;
export type OverlapRule = (typeof OVERLAP_RULES)[number];

/** Metres within which risks count as meeting, as configured; the downstream distance is the rule's own and is no setting. */
export interface OverlapDistances {
  /** Between two red sources of a park. */
  readonly parkClusterM: number;
  /** Between a coach route and a red or orange source. */
  readonly routeExposureM: number;
  /** Whole width, in degrees, of the sector below a pond whose flow bearing is stated. */
  readonly downstreamSectorDegrees: number;
}

export const DEFAULT_OVERLAP_DISTANCES: OverlapDistances = {
  parkClusterM: 500,
  routeExposureM: 500,
  downstreamSectorDegrees: 90,
};

/** 头顶库: the legal distance follows the flow path, so that a ring or sector of it only screens. */
export const DOWNSTREAM_M = 1000;
