import type { AnalysisScope } from '../../domain/analyses/scope.ts';
import type { BoardActions } from '../board-actions.ts';
import type { BoardCounts } from '../use-count-scope.ts';

/** What every page of 研判 is given; it is about the region and the filter of the address. */
export interface ReportProps {
  readonly counts: BoardCounts;
  /** The same object while region and filter stay: fit to be part of a query. */
  readonly query: AnalysisScope;
  readonly actions: BoardActions;
}
