import type { CountScope } from '../../domain/count-scope.ts';
import type { ReasonCounts } from '../../domain/reason-counts.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface LinkMixProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly state: PanelState;
  readonly nowMs: number;
  /** Asked without kinds, links and reasons; `null` while on its way. */
  readonly reasons: readonly ReasonCounts[] | null;
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
  readonly onClear: () => void;
}
