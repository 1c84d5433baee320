import type { CountScope } from '../../domain/count-scope.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface LegendProps {
  /** Registers only, in the order of the registry: one column each. */
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly state: PanelState;
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
}
