import type { AnalysisScope } from './scope.ts';

/** What changed between two times, and why. */
export type ChangesQuery = AnalysisScope;

export interface ChangesAnswer {
  readonly rows: number;
}
