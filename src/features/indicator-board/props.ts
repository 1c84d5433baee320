import type { IndicatorsAnswer } from '../../domain/analyses/indicators.ts';
import type { RegionIndex, Region } from '../../domain/region-index.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';
import type { BoardScope } from './to-entries.ts';

export interface IndicatorBoardProps {
  /** `null` while it is on its way. */
  readonly answer: IndicatorsAnswer | null;
  readonly state: PanelState;
  readonly kinds: readonly HazardKind[];
  readonly region: Region;
  readonly regions: RegionIndex;
  readonly scope: BoardScope;
  /** The filter in words. */
  readonly filterText: string;
  /** Rows of the registers in use that failed validation. */
  readonly quarantined: number;
  readonly sourceName: (source: string) => string;
  readonly nowMs: number;
  readonly onRegion: (adcode: string) => void;
}
