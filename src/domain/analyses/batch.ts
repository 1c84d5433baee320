import type { LevelKey, LinkStatus } from '../levels.ts';
import type { Hindrance, ScoreFactor } from '../priority.ts';
import type { GrowthFactor, PriorityWeights } from '../priority-weights.ts';
import type { Language, Localised } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/** Whom to connect first. */
export interface BatchQuery extends AnalysisScope {
  /** Sites to connect. */
  readonly quota: number;
  /** First row of the batch that is answered, from 0, and how many, at most `BATCH_PAGE`. */
  readonly offset: number;
  readonly limit: number;
  /** The same of the rows that cannot be connected. */
  readonly hinderedOffset: number;
  /** The whole batch as a file in this language instead of a page of it. */
  readonly csv?: Language;
}

/** Rows of one answer, at most. */
export const BATCH_PAGE = 200;

/** Metres within which other sites count as neighbours. */
export const NEIGHBOUR_M = 1000;

export interface BatchSite {
  readonly kind: string;
  readonly source: string;
  readonly id: string;
  readonly name: string;
  /** County; `null`: outside or unplaced. */
  readonly adcode: string | null;
  readonly level: LevelKey;
  readonly link: LinkStatus;
  /** As the register says it; `null`: it says nothing. */
  readonly reason: string | null;
}

export interface BatchRow extends BatchSite {
  /** Place in the batch, from 1. */
  readonly place: number;
  readonly score: number;
  /** Of the risk-weighted gap, 0–1. */
  readonly share: number;
  /** In the order they are multiplied. */
  readonly factors: readonly ScoreFactor[];
}

export interface HinderedRow extends BatchSite {
  readonly hindrance: Hindrance;
}

/** Score that a way of choosing the same number of sites closes, and its share of the gap; `null` where there is none. */
export interface ClosedGap {
  readonly score: number;
  readonly share: number | null;
}

export interface BatchPart {
  readonly batch: number;
  readonly candidates: number;
  readonly hindered: number;
  /** Score of the part's candidates, and of those in the batch. */
  readonly gapScore: number;
  readonly batchScore: number;
}

export interface BatchRegion extends BatchPart {
  /** Child of the region; `null`: in none of them, or unplaced. */
  readonly adcode: string | null;
}

export interface BatchKind extends BatchPart {
  readonly kind: string;
  readonly source: string;
  readonly asOf: string | null;
}

export interface BatchAnswer {
  readonly rows: readonly BatchRow[];
  /** Sites in the batch: the quota, or all that can be connected. */
  readonly size: number;
  readonly candidates: number;
  /** Sum of the candidates' scores. */
  readonly weightedGap: number;
  readonly closed: Readonly<Record<'batch' | 'random' | 'registerOrder', ClosedGap>>;
  readonly hindered: {
    readonly total: number;
    readonly rows: readonly HinderedRow[];
    readonly byReason: readonly { readonly hindrance: Hindrance; readonly count: number }[];
  };
  /** Candidates for which a number had to be stood in for, by factor; a site may lack several. */
  readonly standIns: Readonly<Record<'level' | GrowthFactor, number>>;
  /** Children of the region that have a candidate or a row that cannot be connected, the largest part of the batch first. */
  readonly byRegion: readonly BatchRegion[];
  /** Registers that are ranked, in the registry's order. */
  readonly byKind: readonly BatchKind[];
  /** Kinds that are not ranked because theirs are synthetic rows beside real ones. */
  readonly leftOut: readonly string[];
  /** Kinds whose reasons for not linked are not known, so that rows that cannot be connected may stand in the batch. */
  readonly withoutReasons: readonly string[];
  readonly withoutDates: readonly string[];
  /** False: positions are rounded so that nothing is known of 1 km. */
  readonly isNeighbourhoodKnown: boolean;
  /** In force. */
  readonly weights: PriorityWeights;
  /** The authority's own, from `config.json`. */
  readonly isWeightsOwn: boolean;
  /** Why weights of `config.json` are not used. */
  readonly problems: readonly Localised[];
  /** UTF-8 with byte order mark. */
  readonly csv: string | null;
}
