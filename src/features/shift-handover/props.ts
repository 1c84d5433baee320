import type { HandoverAnswer } from '../../domain/analyses/handover.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { SourceInUse } from '../../register/resolve-sources.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** What every part of the handover is given. */
export interface ShiftProps {
  /** `null` until it came. */
  readonly answer: HandoverAnswer | null;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly scope: CountScope;
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  readonly sourcesInUse: readonly SourceInUse[];
  readonly onOpen: (site: { readonly kind: string; readonly id: string }) => void;
}
