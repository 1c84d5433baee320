import type { AnalysisScope } from './scope.ts';

/** Why a site has its level, what would change it, and what it would be with other inputs. */
export type ExplainQuery = AnalysisScope;

export interface ExplainAnswer {
  readonly rows: number;
}
