import type { OverlapsAnswer } from '../../domain/analyses/overlaps.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface OverlapProps {
  /** `null` until it came. */
  readonly answer: OverlapsAnswer | null;
  readonly state: PanelState;
  readonly nowMs: number;
  readonly scope: CountScope;
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
}

/** What opens a site's card. */
export type OnSite = (site: { readonly kind: string; readonly id: string }) => void;
