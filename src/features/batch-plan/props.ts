import type { BatchAnswer } from '../../domain/analyses/batch.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** What every panel of the batch is given. */
export interface BatchProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly regions: RegionIndex;
  /** `null` while it is on its way. */
  readonly answer: BatchAnswer | null;
  readonly state: PanelState;
  readonly nowMs: number;
}
