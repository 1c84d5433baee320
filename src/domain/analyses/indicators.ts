import type { AnalysisScope } from './scope.ts';

/** Every indicator of DOMAIN.md §4 for a region. */
export type IndicatorsQuery = AnalysisScope;

export interface IndicatorsAnswer {
  readonly rows: number;
}
