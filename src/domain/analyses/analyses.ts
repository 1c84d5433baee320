import type { DisagreementsAnswer, DisagreementsQuery } from './disagreements.ts';
import type { ExplainAnswer, ExplainQuery } from './explain.ts';
import type { IndicatorsAnswer, IndicatorsQuery } from './indicators.ts';
import type { ForecastAnswer, ForecastQuery } from './forecast.ts';
import type { BatchAnswer, BatchQuery } from './batch.ts';
import type { BlindSpotsAnswer, BlindSpotsQuery } from './blind-spots.ts';
import type { ChangesAnswer, ChangesQuery } from './changes.ts';
import type { HandoverAnswer, HandoverQuery } from './handover.ts';
import type { RectificationBoardAnswer, RectificationBoardQuery } from './rectification-board.ts';
import type { SiteItemsAnswer, SiteItemsQuery } from './site-items.ts';
import type { OverlapsAnswer, OverlapsQuery } from './overlaps.ts';
import type { RulesAnswer, RulesQuery } from './rules.ts';
import type { AroundAnswer, AroundQuery } from './around.ts';

interface Analysis<Query, Answer> {
  readonly query: Query;
  readonly answer: Answer;
}

/**
 * Questions that go beyond counting, answered in the worker from rows, cards and small collections. Queries and answers
 * are plain data: they are copied between page and worker, and a query is the key under which its answer is kept.
 */
export interface Analyses {
  readonly disagreements: Analysis<DisagreementsQuery, DisagreementsAnswer>;
  readonly explain: Analysis<ExplainQuery, ExplainAnswer>;
  readonly rules: Analysis<RulesQuery, RulesAnswer>;
  readonly indicators: Analysis<IndicatorsQuery, IndicatorsAnswer>;
  readonly forecast: Analysis<ForecastQuery, ForecastAnswer>;
  readonly batch: Analysis<BatchQuery, BatchAnswer>;
  readonly 'blind-spots': Analysis<BlindSpotsQuery, BlindSpotsAnswer>;
  readonly changes: Analysis<ChangesQuery, ChangesAnswer>;
  readonly handover: Analysis<HandoverQuery, HandoverAnswer>;
  readonly 'rectification-board': Analysis<RectificationBoardQuery, RectificationBoardAnswer>;
  readonly 'site-items': Analysis<SiteItemsQuery, SiteItemsAnswer>;
  readonly overlaps: Analysis<OverlapsQuery, OverlapsAnswer>;
  readonly around: Analysis<AroundQuery, AroundAnswer>;
}

export type AnalysisName = keyof Analyses;

export interface AnalysisReply<Name extends AnalysisName> {
  readonly answer: Analyses[Name]['answer'];
  /** What could not be had: `card tailings-pond`, `dates coal-mine`, `changes`. Its absence must be said, never be read as none. */
  readonly missing: readonly string[];
  /** The board's clock when the answer was made, milliseconds since 1970. */
  readonly nowMs: number;
}
