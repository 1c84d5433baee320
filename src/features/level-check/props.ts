import type { DisagreementsAnswer } from '../../domain/analyses/disagreements.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** What every panel of the check is given. */
export interface CheckProps {
  /** `null` until it came. */
  readonly answer: DisagreementsAnswer | null;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly scope: CountScope;
  readonly kinds: readonly HazardKind[];
}
