import type { Balance } from '../change-attribution-balance.ts';
import type { AttributedCause } from '../change-attribution-chain.ts';
import type { BalancedField } from '../change-attribution-rows.ts';
import type { ChangeFindingKind } from '../change-attribution.ts';
import type { Period } from '../row-conditions.ts';
import type { Language } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/** What changed between two times, and why. Of the filter it obeys kinds and sources: a level is what changes here. */
export interface ChangesQuery extends AnalysisScope {
  /** Whole days of China, both included; the last one ends at the board's clock at the latest. */
  readonly between: Period;
  /** Steps that are listed. The counts are those of all. */
  readonly list: { readonly field: BalancedField | null; readonly cause: AttributedCause | null };
  readonly offset: number;
  /** At most 200. */
  readonly limit: number;
  /** Language of a CSV of all listed steps; `null`: none is asked for. */
  readonly csv: Language | null;
}

/** One step of one site: a row of the list. */
export interface ChangeStep {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** Whether its card can be opened. */
  readonly isOnRegister: boolean;
  /** County where it stood after the step; `null`: outside or unplaced. */
  readonly adcode: string | null;
  readonly field: BalancedField;
  /** Keys of the field, or `absent`. */
  readonly from: string;
  readonly to: string;
  readonly cause: AttributedCause;
  /** The cause as the record has it. */
  readonly wireCause: string | null;
  /** Milliseconds since 1970; `null`: no record says when. */
  readonly atMs: number | null;
}

/** Changes of the sites of one region of the next level down; `null` for those that stand in none. */
export interface ChildChanges {
  readonly adcode: string | null;
  readonly changes: number;
  readonly byCause: Readonly<Record<AttributedCause, number>>;
}

export interface NamedFinding {
  readonly kind: ChangeFindingKind;
  readonly count: number;
  /** The first few as `kind:id field from→to`, for a person to look up. */
  readonly samples: readonly string[];
}

export interface ChangesAnswer {
  /** False: no change of these sites is told, none has come, or the records end before the period; no count below is to be shown then. */
  readonly isKnown: boolean;
  /** The two times; milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
  /** The period lies ahead of the board's clock: there is nothing to tell. */
  readonly isAhead: boolean;
  /** Sites at the two times. */
  readonly sitesBefore: number;
  readonly sitesAfter: number;
  /** Σ of `byCause`; a site that came or went counts once. */
  readonly changes: number;
  readonly byCause: Readonly<Record<AttributedCause, number>>;
  readonly balances: Readonly<Record<BalancedField, Balance>>;
  /** In code order; together exactly `changes`. */
  readonly children: readonly ChildChanges[];
  /** Newest first, those without a record last. */
  readonly steps: readonly ChangeStep[];
  /** Of all pages, under `list`. */
  readonly stepCount: number;
  readonly findings: readonly NamedFinding[];
  /** Causes that no mapping knows, the most frequent first. */
  readonly unknownCauses: readonly { readonly wireCause: string | null; readonly count: number }[];
  /** Records of other fields within the time, which are not balanced. */
  readonly otherRecords: number;
  /** Newest `as_of` of the records, else the newest time in them; `null`: there are no records. */
  readonly recordsAsOf: string | null;
  /** False: the service gave fewer records than it says there are. */
  readonly isComplete: boolean;
  /** Kinds whose register is synthetic, or a file's, while the rest is the service's own: left out. */
  readonly leftOutKinds: readonly string[];
  /** With byte order mark; `null` unless asked for. */
  readonly csv: string | null;
}
