import type { CountScope } from '../../domain/count-scope.ts';
import type { Palette } from '../../domain/palette.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
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
  readonly onDrill: (adcode: string) => void;
}
