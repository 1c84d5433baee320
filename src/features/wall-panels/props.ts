import type { CountScope } from '../../domain/count-scope.ts';
import type { KindsTotal } from '../../domain/counting.ts';
import type { KindCounts, LinkCounts } from '../../domain/roll-up.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { ToCountFigure } from '../../ui/count-figure.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** What every panel of the wall is given: one region, one answer of the worker, and how far it can be trusted. */
export interface WallPanelProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly toFigure: ToCountFigure;
  readonly state: PanelState;
  readonly nowMs: number;
}

/** The one register that the bar is about; `links` is `null` when it never answered. */
export interface FocusCounts {
  readonly kind: string;
  readonly counts: readonly KindCounts[];
  readonly links: LinkCounts | null;
}

/** Sites of one level over the kinds, and how many of them nobody sees; `null` where they are not added. */
export interface LevelCounts {
  readonly sites: number | null;
  readonly notLinked: number | null;
  readonly total: KindsTotal;
}

/** The facet that draws a bar below its symbol: 头顶库. */
export interface FacetCounts {
  readonly kind: string;
  readonly facet: string;
  readonly flag: string;
  readonly counts: readonly KindCounts[];
  readonly links: LinkCounts | null;
}
