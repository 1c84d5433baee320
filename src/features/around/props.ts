import type { AroundAnswer } from '../../domain/analyses/around.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface AroundProps {
  /** `null` until it came. */
  readonly answer: AroundAnswer | null;
  readonly lngLat: readonly [number, number];
  readonly km: number;
  /** Radii that may be chosen, kilometres. */
  readonly radii: readonly number[];
  readonly state: PanelState;
  readonly nowMs: number;
  readonly kinds: readonly HazardKind[];
  readonly sourceName: (source: string) => string;
  readonly onRadius: (km: number) => void;
  /** Brings the ring into view. */
  readonly onZoom: () => void;
  readonly onClose: () => void;
  readonly onSelect: (site: { readonly kind: string; readonly id: string }) => void;
}
