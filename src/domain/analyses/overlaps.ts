import type { AnalysisScope } from './scope.ts';

/** Risks that meet. */
export type OverlapsQuery = AnalysisScope;

export interface OverlapsAnswer {
  readonly rows: number;
}
