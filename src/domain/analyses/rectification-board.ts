import type { AnalysisScope } from './scope.ts';

/** Rectification items of a region by state. */
export type RectificationBoardQuery = AnalysisScope;

export interface RectificationBoardAnswer {
  readonly rows: number;
}
