import type { AnalysisScope } from './scope.ts';

/** Registered level beside the level by rule. */
export type DisagreementsQuery = AnalysisScope;

export interface DisagreementsAnswer {
  readonly rows: number;
}
