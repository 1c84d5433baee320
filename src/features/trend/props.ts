import type { CountScope } from '../../domain/count-scope.ts';
import type { History } from '../../domain/history.ts';
import type { Palette } from '../../domain/palette.ts';
import type { Period, PeriodEvent } from '../../domain/row-conditions.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

/** A published pair of figures of one region and kind; drawn where the trend is of just these. */
export interface TrendBaseline {
  readonly kind: string;
  readonly region: string;
  /** `YYYY-MM-DD` */
  readonly at: string;
  readonly linked: number;
  readonly registered: number;
  /** The document, as it is to be shown. */
  readonly source: string;
}

export interface TrendProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly palette: Palette;
  readonly state: PanelState;
  readonly nowMs: number;
  /** Asked for `toTrendKinds` of the scope's region; `null` while it is on its way, or when it could not be counted. */
  readonly history: History | null;
  readonly hasFailed: boolean;
  /** The region it is compared with, drawn thin: parent or country. */
  readonly comparison: {
    readonly history: History;
    readonly region: { readonly adcode: string; readonly name: string; readonly shortName: string };
  } | null;
  /** 0–1. */
  readonly target: number;
  readonly baseline: TrendBaseline | null;
  /** A brushed period, when it is let go; `null` takes it away. */
  readonly onPeriod: (selection: { readonly period: Period; readonly event: PeriodEvent } | null) => void;
  readonly onClear: () => void;
}
