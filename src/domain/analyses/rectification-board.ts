import type { LevelKey } from '../levels.ts';
import type { MapAnswer } from '../map-answer.ts';
import type { AgeBucket, Deadline } from '../rectification-deadline.ts';
import type { FaultyItem } from '../rectification-fault.ts';
import type { ItemFocus, RectificationState } from '../rectification-state.ts';
import type { RectificationCounts } from '../rectification.ts';
import type { Language } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/** Items a column at most. */
export const COLUMN_LIMIT = 50;

/**
 * Rectification items of a region by list and state. Under a filter of sites (kinds, levels, links …) items count whose
 * site passes it; items of a division itself are about no site, and then stand apart (`notAtSites`).
 */
export interface RectificationBoardQuery extends AnalysisScope {
  /** Types of lists; `null` is every one. */
  readonly lists: readonly string[] | null;
  /** `null` is every one. */
  readonly states: readonly RectificationState[] | null;
  /** `all` when left out. */
  readonly focus?: ItemFocus;
  /** Items of a column that are given, at most `COLUMN_LIMIT`; 0 when left out. */
  readonly limit?: number;
  /** Items of each column passed over before the first; 0 when left out. */
  readonly offset?: number;
  /** Asks for every item of the chosen lists, states and focus as CSV in this language. */
  readonly csv?: Language;
}

/** Counts of one list; items of two lists are never added. */
export interface RectificationList {
  readonly listType: string;
  readonly counts: RectificationCounts;
  readonly isSynthetic: boolean;
  /** Oldest as-of of its items, ISO 8601; `null`: none states one. */
  readonly asOf: string | null;
}

export interface BoardItem {
  readonly id: string;
  readonly listType: string;
  readonly state: RectificationState;
  /** As it came, in the language of the data. */
  readonly text: string;
  readonly sector: string;
  readonly adcode: string;
  /** `null`: of a division itself, or of a site that no register in use has. */
  readonly site: { readonly kind: string; readonly id: string; readonly name: string; readonly level: LevelKey } | null;
  readonly foundOn: string | null;
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  /** Day it was reopened, where that lies within the last 30 days. */
  readonly reopenedOn: string | null;
  readonly evidence: string | null;
  readonly deadline: Deadline;
}

export interface BoardColumn {
  readonly state: RectificationState;
  /** Items in it, under the focus. */
  readonly total: number;
  /** A page of them, most urgent first. */
  readonly items: readonly BoardItem[];
}

/** `child`: a division below · `own`: items of the region itself · `unplaced`: of a division nobody knows. */
export interface RegionCounts {
  readonly adcode: string;
  readonly relation: 'child' | 'own' | 'unplaced';
  readonly counts: RectificationCounts;
}

/** One chosen list. Counts, ages and divisions are of the whole list; columns obey states and focus. */
export interface BoardLane extends RectificationList {
  /** One a chosen state, in the order of the loop. */
  readonly columns: readonly BoardColumn[];
  /** Open items by days since they were found. */
  readonly ages: Readonly<Record<AgeBucket, number>>;
  /** Children with items, own, unplaced: they add up to the list. */
  readonly regions: readonly RegionCounts[];
}

export interface RectificationBoardAnswer {
  /** Every list of the region under the filter, longest first, whatever lists are chosen. */
  readonly lists: readonly RectificationList[];
  /** What the columns of the lanes obey. */
  readonly focus: ItemFocus;
  /** The chosen ones, in the same order. */
  readonly lanes: readonly BoardLane[];
  /** Contradictory and unreadable items of the region, the first 50. */
  readonly faulty: readonly FaultyItem[];
  readonly faultyTotal: number;
  /** Items of the region left out because the filter asks for sites, and they are about none that can be told. */
  readonly notAtSites: number;
  /** Synthetic items left out because the collection has real ones. */
  readonly syntheticLeftOut: number;
  /** False: the service gave fewer items than it says there are. */
  readonly isComplete: boolean;
  /** When the items were read, milliseconds since 1970; `null`: they never came. */
  readonly readAtMs: number | null;
  /**
   * Measures: share of open items that are overdue, of `mapList` alone because lists are never added; `null` for a
   * division without open items. Marks: open items of every chosen list, at their sites or divisions.
   */
  readonly map: MapAnswer;
  /** The longest of the chosen lists. */
  readonly mapList: string | null;
  readonly csv: string | null;
}
