import type { AnalysisScope } from './scope.ts';

/** When the gap of a region is closed. */
export type ForecastQuery = AnalysisScope;

export interface ForecastAnswer {
  readonly rows: number;
}
