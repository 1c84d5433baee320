import type { Analyses, AnalysisName } from '../../domain/analyses/analyses.ts';
import type { AnalysisScope } from '../../domain/analyses/scope.ts';
import type { BoardConfig } from '../../domain/config.ts';
import type { SiteProperties } from '../../domain/grading.ts';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { RuleSheet } from '../../domain/rule-sheet.ts';
import type { HazardKind } from '../../hazards/define.ts';
import type { RegisterEntry } from '../register-entry.ts';

/** A small collection, held in the worker. */
export interface HeldCollection {
  readonly rows: readonly SiteProperties[];
  /** False: the service gave fewer rows than it says there are. */
  readonly isComplete: boolean;
  /** Milliseconds since 1970 by the board's clock. */
  readonly readAtMs: number;
}

/** Columns of a register beyond its core, in the order of its rows. */
export interface RowTexts {
  /** Values by row in the dictionary's types; `null` where the register has no such column, or it has not come. */
  column(field: string): readonly unknown[] | null;
}

/** What an analysis may read. */
export interface AnalysisContext {
  /** Registers in use under the query's sources and of its kinds, in the registry's order. */
  readonly entries: readonly RegisterEntry[];
  /** Every register in use of the query's sources, whatever kinds the filter names. */
  readonly everyEntry: readonly RegisterEntry[];
  readonly kinds: readonly HazardKind[];
  readonly regions: RegionIndex;
  readonly config: BoardConfig;
  readonly nowMs: number;
  /** `null`: the service has none, or it has not come; the reply names it as missing. */
  readonly collection: (name: string) => HeldCollection | null;
  /** Reads columns of the card of a register once and keeps them while its rows stay. */
  readonly texts: (entry: RegisterEntry, fields: readonly string[]) => Promise<RowTexts>;
  /** `null`: the service gives no enterprises, or none of this id. */
  readonly enterpriseName: (id: string) => string | null;
  /** The grading rules as data. */
  readonly rules: () => Promise<readonly RuleSheet[]>;
  /** Calls back for every row of a register that the scope counts: exactly those of the roll-up under the same filter. */
  readonly visit: (entry: RegisterEntry, scope: AnalysisScope, onRow: (row: number) => void) => void;
}

/** Answers one analysis. Throws on nothing that data can cause. */
export type Analyst<Name extends AnalysisName> = (
  context: AnalysisContext,
  query: Analyses[Name]['query'],
) => Analyses[Name]['answer'] | Promise<Analyses[Name]['answer']>;
