import type { AnalysisScope } from './scope.ts';

/** What is not seen, weighted by level and people. */
export type BlindSpotsQuery = AnalysisScope;

export interface BlindSpotsAnswer {
  readonly rows: number;
}
