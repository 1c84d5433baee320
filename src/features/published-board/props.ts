import type { PublishedFigure } from '../../domain/published-figure.ts';
import type { Region, RegionIndex } from '../../domain/region-index.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface PublishedBoardProps {
  /** Of every division; `null` before the collection answered. */
  readonly figures: readonly PublishedFigure[] | null;
  readonly region: Region;
  readonly regions: RegionIndex;
  readonly state: PanelState;
  readonly nowMs: number;
  /** False: the service gave fewer than it says there are. */
  readonly isComplete: boolean;
  /** Figures that came and could not be shown. */
  readonly unreadable: number;
}

/** What every panel of the board is given. */
export type PublishedPanelProps = Pick<PublishedBoardProps, 'state' | 'nowMs' | 'regions'>;
