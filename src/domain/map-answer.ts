import type { LevelKey, LinkStatus } from './levels.ts';
import type { Localised } from './words.ts';

/** What an analysis gives the map: a measure for each child of the region, and at most a few hundred things to mark. */
export interface MapAnswer {
  /** Of a region without children, its own. */
  readonly measures: readonly RegionMeasure[];
  /** The most important first: it is drawn on top, and stands for those that lie under it at this zoom. */
  readonly marks: readonly MapMark[];
  /** Marks that were left out because there are more than the map can show. */
  readonly marksLeftOut: number;
}

export interface RegionMeasure {
  readonly adcode: string;
  /** `null`: not known, which is not 0. */
  readonly value: number | null;
}

/** `blind`: nobody sees it · `due`, `overdue`: an open rectification item · `meets`: a risk that meets another. */
export type MarkMeaning = 'blind' | 'due' | 'overdue' | 'meets';

export interface MapMark {
  /** Unique in the answer. */
  readonly id: string;
  readonly meaning: MarkMeaning;
  /** The site that a click opens; `null` where the mark is about none. */
  readonly site: { readonly kind: string; readonly source: string; readonly id: string } | null;
  /** Degrees, WGS-84. */
  readonly lngLat: readonly [number, number];
  readonly level: LevelKey;
  readonly link: LinkStatus;
  /** 头顶库: the bar below the symbol. */
  readonly hasBar: boolean;
  /** The place is known to the county only; drawn dashed. */
  readonly isCountyPrecision?: boolean;
  /** Metres of a ring around it: a screening distance. */
  readonly ringM?: number;
  /** What it meets: a line is drawn to each. */
  readonly to?: readonly (readonly [number, number])[];
  /** A whole sentence: name and why it is marked. */
  readonly title: Localised;
}
