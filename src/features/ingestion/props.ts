import type { CountScope } from '../../domain/count-scope.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface IngestionProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly state: PanelState;
  /** A click on a step of the ladder or a part of the gap filters by it. */
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
  readonly nowMs?: number;
  /** Offered where the filter leaves nothing. */
  readonly onClear?: () => void;
}
