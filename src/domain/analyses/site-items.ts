import type { BoardItem } from './rectification-board.ts';
import type { AnalysisScope } from './scope.ts';

/** Rectification items of one site. */
export interface SiteItemsQuery extends AnalysisScope {
  readonly kind: string;
  readonly id: string;
}

export interface SiteItemsAnswer {
  /** Most urgent first, at most `COLUMN_LIMIT`. */
  readonly items: readonly BoardItem[];
  readonly total: number;
  readonly isComplete: boolean;
  /** When the items were read, milliseconds since 1970; `null`: they never came. */
  readonly readAtMs: number | null;
}
