import type { CountScope } from '../../domain/count-scope.ts';
import type { Palette } from '../../domain/palette.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { RollUp } from '../../domain/roll-up.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface RankingProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly regions: RegionIndex;
  readonly palette: Palette;
  readonly state: PanelState;
  /** Rows drawn before the row for the rest; 12 when left out. */
  readonly rowLimit?: number;
  /** The region without flags, periods and reasons, which fixes the scale; the scope's own roll-up when left out. */
  readonly unfiltered?: RollUp | null;
  readonly nowMs?: number;
  readonly onDrill: (adcode: string) => void;
  /** Offered where the filter leaves no region to rank. */
  readonly onClear?: () => void;
}
