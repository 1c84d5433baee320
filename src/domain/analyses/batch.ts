import type { AnalysisScope } from './scope.ts';

/** Whom to connect first. */
export type BatchQuery = AnalysisScope;

export interface BatchAnswer {
  readonly rows: number;
}
