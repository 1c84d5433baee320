import type { LevelKey } from '../levels.ts';
import type { DisagreementOutcome, DisagreementRow, DisagreementTable } from '../rule-disagreement.ts';
import type { Language } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/** What can be listed row by row; rows that agree, or are unassessed on both sides, are counted only. */
export const LISTED_OUTCOMES = [
  'differ',
  'register-lacks',
  'cannot-compute',
  'no-colour',
] as const satisfies readonly DisagreementOutcome[];
export type ListedOutcome = (typeof LISTED_OUTCOMES)[number];

/** Rows of one outcome; of `differ`, those of one move from registered to computed where it names one. */
export interface DisagreementListQuery {
  readonly outcome: ListedOutcome;
  readonly move: { readonly from: LevelKey; readonly to: LevelKey } | null;
  readonly offset: number;
  /** At most 200 come. */
  readonly limit: number;
}

/** Registered level beside the level by rule. */
export interface DisagreementsQuery extends AnalysisScope {
  /** `true` counts the synthetic registers and `false` the real ones; `null`: the real ones where there are any. */
  readonly isSynthetic: boolean | null;
  /** `null`: counts alone. */
  readonly list: DisagreementListQuery | null;
  /** The whole list, whatever its page, as CSV in a language; `null`: none. */
  readonly csv: Language | null;
}

/** Rows of one register. */
export interface KindDisagreements {
  readonly kind: string;
  readonly source: string;
  readonly asOf: string | null;
  readonly table: DisagreementTable;
  /** Rows without a level by rule, by the field that they lack; a row that lacks two stands in both. */
  readonly lacking: readonly { readonly field: string; readonly rows: number }[];
}

export interface RegionDisagreements {
  /** adcode; `null`: rows that lie in no county. */
  readonly adcode: string | null;
  readonly table: DisagreementTable;
}

/** Rows whose stated level is none (5, a word): kept out of every figure when the register was read. */
export interface InvalidLevels {
  readonly kind: string;
  readonly source: string;
  /** Of the whole register: what is wrong with such a row is not known, its division included. */
  readonly rows: number;
  /** More rows were kept out of the register than are listed one by one, some perhaps for their level. */
  readonly isAtLeast: boolean;
  /** The first ones, with what they state. */
  readonly examples: readonly { readonly id: string | null; readonly value: string }[];
}

/** A register whose rows were not compared: it has no rule, or its details have not come. */
export interface UncheckedRegister {
  readonly kind: string;
  readonly source: string;
  readonly rows: number;
  readonly why: 'no-rule' | 'no-details';
}

export interface DisagreementList {
  /** Of the whole list. */
  readonly total: number;
  readonly offset: number;
  /** Worse by rule than registered first, worst first. */
  readonly rows: readonly DisagreementRow[];
}

export interface DisagreementsAnswer {
  /** Which registers are counted; synthetic and real ones are never added. */
  readonly isSynthetic: boolean;
  /** Both are in use: the question can be asked of the others. */
  readonly hasBoth: boolean;
  readonly table: DisagreementTable;
  readonly kinds: readonly KindDisagreements[];
  /** The next divisions down with a row that was compared, most disagreements first; they add up to `table`. */
  readonly children: readonly RegionDisagreements[];
  readonly unchecked: readonly UncheckedRegister[];
  readonly invalid: readonly InvalidLevels[];
  readonly list: DisagreementList | null;
  readonly csv: string | null;
}
