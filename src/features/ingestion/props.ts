import type { ReactNode } from 'react';
import type { CountScope } from '../../domain/count-scope.ts';
import type { LinkDenominator } from '../../domain/indicators/denominators.ts';
import type { SiteFilter } from '../../domain/site-filter.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { PanelState } from '../../ui/panel-state.ts';

export interface IngestionProps {
  readonly kinds: readonly HazardKind[];
  readonly scope: CountScope;
  readonly state: PanelState;
  /** A click on a step of the ladder or a part of the gap filters by it. */
  readonly onFilter: (patch: Partial<SiteFilter>) => void;
  /** Denominator of the rate in force; the steps below are always of sources. */
  readonly denominator: LinkDenominator;
  readonly onDenominator: (denominator: LinkDenominator) => void;
  /** The rate where it is not of sources, which the worker is asked for. */
  readonly rate: ReactNode;
  /** How far the denominators differ, and why; shown when it is asked for. */
  readonly why: ReactNode;
  readonly nowMs?: number;
  /** Offered where the filter leaves nothing. */
  readonly onClear?: () => void;
}
