import type { Localised } from '../../domain/words.ts';
import type { Reading } from './types.ts';

export type LngLat = readonly [lng: number, lat: number];

/** A row before and after a repair; degrees, WGS-84. `null`: it has no position then. */
export interface PreviewPoint {
  /** As a spreadsheet numbers it. */
  readonly row: number;
  readonly before: LngLat | null;
  readonly after: LngLat | null;
  /** What the row itself says, 6 digits of whatever level; `null`: nothing. */
  readonly stated: string | null;
  /** Counties by position; `null` outside every county. */
  readonly countyBefore: string | null;
  readonly countyAfter: string | null;
}

/**
 * `recognised`: the evidence leaves no reasonable doubt, the repair is offered · `possible`: it points that way, to be
 * judged by a person · `no`: nothing speaks for it, or too little is known.
 */
export type RepairVerdict = 'recognised' | 'possible' | 'no';

/** One other way to read the same coordinates, and what speaks for it. */
export interface PositionRepair {
  /** `GCJ02`, `BD09`, `swap`, `EPSG:4527`, `negate-lng` … */
  readonly id: string;
  readonly words: Localised;
  /** What to change in the reading; `null`: the repair can only be made in the file. */
  readonly change: Partial<Reading> | null;
  readonly verdict: RepairVerdict;
  /** The verdict in a sentence, with its numbers. */
  readonly reason: Localised;
  /** Rows whose stated place could be compared under both readings. */
  readonly compared: number;
  readonly agreeBefore: number;
  readonly agreeAfter: number;
  /** Discordant pairs: rows that agree only after, and only before. */
  readonly fixed: number;
  readonly broken: number;
  /** Exact two-sided McNemar test on the discordant pairs, 0–1. */
  readonly pValue: number;
  /** At most `PREVIEW_POINTS`; rows that the repair decides come first. */
  readonly preview: readonly PreviewPoint[];
}

/** Displacement of rows against an earlier version of the same register, by id. */
export interface ReferenceShift {
  /** Rows with the same id on both sides, less than 5 km apart. */
  readonly rows: number;
  /** Mean displacement in metres, east and north. */
  readonly meanM: LngLat;
  /** What GCJ-02 or BD-09, whichever is nearer, would have displaced the same rows by. */
  readonly datum: 'GCJ02' | 'BD09';
  readonly expectedM: LngLat;
  /** Median distance in metres between each row's displacement and that of the datum at its place. */
  readonly residualM: number;
  readonly verdict: RepairVerdict;
}

/** 坐标体检: where the rows of a plan lie against what they say of themselves. Plain data, clonable. */
export interface PositionCheckup {
  /** Rows looked at. */
  readonly rows: number;
  /** False: the file is longer, only its first rows were looked at. */
  readonly isWhole: boolean;
  /** Rows without coordinates; placed by code or name, or not at all. */
  readonly withoutCoordinates: number;
  /** Rows with coordinates that can be read under the plan. */
  readonly positioned: number;
  readonly zero: number;
  readonly swapped: number;
  /** Not finite, impossible, or of another zone. */
  readonly unusable: number;
  /** Positioned rows outside every county. */
  readonly outside: number;
  /** Positioned rows that state a place that the boundaries know: `agree + otherCounty + otherProvince + outside among them`. */
  readonly compared: number;
  readonly agree: number;
  /** In the stated province (or prefecture) at best, in another county. */
  readonly otherCounty: number;
  /** Of these, rows with the stated county within `BORDER_NOISE_M`: as likely the boundaries' coarseness as a fault. */
  readonly nearBorder: number;
  readonly otherProvince: number;
  /** Rows that state an older code or a name instead of a code of today. */
  readonly statedByName: number;
  /** Up to `PREVIEW_POINTS` rows that disagree or lie outside, as they are read now. */
  readonly disagreeing: readonly PreviewPoint[];
  /** Best first; those without any effect are left out. */
  readonly repairs: readonly PositionRepair[];
  /** The one recognised repair; `null`: none, or several that evidence does not tell apart. */
  readonly recommended: string | null;
  readonly shift: ReferenceShift | null;
  /** False: boundaries were not at hand, only the coordinates themselves were looked at. */
  readonly isPlaceChecked: boolean;
  /** The whole in a sentence. */
  readonly words: Localised;
}
