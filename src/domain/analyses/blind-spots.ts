import type { MapAnswer } from '../map-answer.ts';
import type { PriorityWeights } from '../priority-weights.ts';
import type { StandInOrigin } from '../priority-stand-ins.ts';
import type { AnalysisScope } from './scope.ts';

/**
 * 盲区: what is not seen, weighted by level and by the people near. The filter's links are not obeyed by the shares (they
 * are the mode's own dimension); they choose among the marks.
 */
export type BlindSpotsQuery = AnalysisScope;

/** What a division does not see. Counts are those of the roll-up under the same filter, over the registers alone. */
export interface BlindSpotsPart {
  /** `null`: in no county, or without a place. */
  readonly adcode: string | null;
  readonly registered: number;
  /** Registered − linked: partly linked and not applicable stand in it. */
  readonly notSeen: number;
  /** Sum of the weights of every site. */
  readonly weight: number;
  /** … of what is not seen; a partly linked site counts by `weights.partialShare`. */
  readonly blindWeight: number;
  /** `blindWeight ÷ weight`, 0–1; `null` where nothing is registered, or where the filter itself has chosen by links. */
  readonly share: number | null;
  /** People near what is not seen, as far as they are known; `null` where none of it says. */
  readonly people: number | null;
  /** Sites not seen of which nobody knows how many people are near. */
  readonly peopleUnknown: number;
}

/** What stood in for the unknown number of people near a site. */
export interface BlindSpotsStandIn {
  readonly kind: string;
  /** People. */
  readonly value: number;
  readonly origin: StandInOrigin;
  /** Sites weighed by it. */
  readonly sites: number;
}

export interface BlindSpotsAnswer {
  readonly region: BlindSpotsPart;
  /** In code order; they and `unplaced` add up to `region`. Of a region without children, itself. */
  readonly children: readonly BlindSpotsPart[];
  /** Of the country only. */
  readonly unplaced: BlindSpotsPart | null;
  readonly weights: PriorityWeights;
  readonly standIns: readonly BlindSpotsStandIn[];
  /** Kinds whose synthetic registers are left out beside real ones: the two are not added. */
  readonly leftOutKinds: readonly string[];
  /** 头顶库 that nobody monitors; each of them with a place is marked. */
  readonly overheadNotSeen: number;
  /** 头顶库 that are partly linked: not linked as every count has it, and yet somebody sees a part. */
  readonly overheadPartial: number;
  /** Sites not seen that have no place to mark. */
  readonly withoutPosition: number;
  readonly map: MapAnswer;
}
