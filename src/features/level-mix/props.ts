import type { CountScope } from '../../domain/count-scope.ts';
import type { Palette } from '../../domain/palette.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface LevelMixProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly palette: Palette;
  readonly state: PanelState;
  /** A click on a part of a bar filters by its kind and level. */
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
  readonly nowMs?: number;
  /** Offered where the filter leaves nothing. */
  readonly onClear?: () => void;
}
