import type { CountScope } from '../../domain/count-scope.ts';
import type { RegisterState } from '../../domain/register-client.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface FreshnessProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly state: PanelState;
  readonly nowMs: number;
  /** The registers in use, for the age of each. */
  readonly registers: readonly RegisterState[];
  /** The board's own limits, config.json. */
  readonly limits: { readonly lateAfterMinutes: number; readonly lostAfterMinutes: number };
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
  readonly onClear: () => void;
}
