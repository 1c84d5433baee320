import type { AnalysisScope } from './scope.ts';

/** Everything near a point. */
export type AroundQuery = AnalysisScope;

export interface AroundAnswer {
  readonly rows: number;
}
