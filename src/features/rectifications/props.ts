import type { RectificationBoardAnswer } from '../../domain/analyses/rectification-board.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import type { RectificationState } from '../../domain/rectification-state.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** What the items of a panel are of. */
export interface ItemScope {
  readonly region: Region;
  /** Canonical query of the filter of sites; empty without. */
  readonly filter: string;
  /** The same in words. */
  readonly filterWords: string;
}

export interface ItemsPanelProps {
  /** `null` before there is one. */
  readonly answer: RectificationBoardAnswer | null;
  readonly scope: ItemScope;
  readonly regions: RegionIndex;
  readonly nowMs: number;
  readonly state: PanelState;
  /** Opens the site an item is about; without it rows are plain text. */
  readonly onSelectSite?: (site: { readonly kind: string; readonly id: string }) => void;
}

/** A list and state of the address; `null` is every one. */
export interface BoardChoice {
  readonly lists: readonly string[] | null;
  readonly states: readonly RectificationState[] | null;
}
