import type { AnalysisScope } from './scope.ts';

/** What a shift hands over. */
export type HandoverQuery = AnalysisScope;

export interface HandoverAnswer {
  readonly rows: number;
}
