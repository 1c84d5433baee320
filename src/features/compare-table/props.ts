import type { CountScope } from '../../domain/count-scope.ts';
import type { ComparedKind } from '../../domain/comparison-indicators.ts';
import type { ComparedRegion, ComparisonRow } from '../../domain/comparison.ts';
import type { KindsTotal } from '../../domain/counting.ts';
import type { LevelKey } from '../../domain/levels.ts';

/** A region of the table and the scope its figures are made in. */
export interface ComparedColumn extends ComparedRegion {
  readonly scope: CountScope;
}

/** Levels of one region, all visible kinds together; `levels` null where they are not known or not added. */
export interface LevelMixCell {
  readonly total: KindsTotal;
  readonly levels: Readonly<Record<LevelKey, number>> | null;
}

export interface CompareTableProps {
  /** The base first. */
  readonly columns: readonly ComparedColumn[];
  /** Visible registers, in registry order. */
  readonly kinds: readonly ComparedKind[];
  readonly rows: readonly ComparisonRow[];
  /** One a column. */
  readonly mixes: readonly LevelMixCell[];
  /** `county-2020.csv (2020)`; `null` without a population table. */
  readonly populationSource: string | null;
}
