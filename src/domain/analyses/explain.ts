import type { RuleFinding } from '../band-check.ts';
import type { GradeReason } from '../grading.ts';
import type { ChangeDirection } from '../grading-sensitivity.ts';
import type { MaybeRiskLevel } from '../levels.ts';
import type { InputState, InputValue } from '../rule-input.ts';
import type { RefusedChange } from '../regrade.ts';
import type { LevelScale } from '../rule-sheet.ts';
import type { Localised } from '../words.ts';
import type { StatedColour, StatedDocument } from './rules.ts';
import type { AnalysisScope } from './scope.ts';

/** Changes of a what-if: values by input id of one rule; `null` takes a value away. */
export type RuleChanges = Readonly<Record<string, InputValue>>;

/** Why a site has its level, what would change it, and what it would be with other inputs. */
export interface ExplainQuery extends AnalysisScope {
  readonly kind: string;
  /** `null`: the source in use. */
  readonly source: string | null;
  readonly id: string;
  /** By id of the rule; nothing of it is stored. */
  readonly changes: Readonly<Record<string, RuleChanges>>;
}

/** A reason with the day of the value that it rests on. */
export interface DatedReason extends GradeReason {
  /** ISO date or time; `null` where the register states none. */
  readonly date: string | null;
  /** What happened on that day: 评估日期, 备案日期, 数据截至. */
  readonly dateWords: Localised | null;
}

export interface InputChoice {
  readonly value: string;
  readonly words: Localised;
}

/** An input of a rule as a control may offer it. */
export interface ExplainedInput {
  readonly id: string;
  readonly words: Localised;
  readonly type: 'number' | 'enum' | 'boolean' | 'date';
  readonly unit: Localised | null;
  readonly value: InputValue;
  readonly state: InputState;
  /** What stands in the register, where the rule cannot use it. */
  readonly raw: string | null;
  readonly date: string | null;
  /** Of a number; `null`: no bound. */
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
  readonly isCount: boolean;
  /** Of an enum, in the rule's order; empty otherwise. */
  readonly options: readonly InputChoice[];
}

/** The smallest change of one input that leads to another level, in words. */
export interface ExplainedChange {
  readonly input: string;
  readonly to: InputValue;
  readonly direction: ChangeDirection;
  readonly fromLevel: MaybeRiskLevel;
  readonly level: MaybeRiskLevel;
  readonly words: Localised;
  /** The value as it stands and as it would be, with the unit. */
  readonly fromWords: Localised;
  readonly toWords: Localised;
  readonly threshold: string;
  readonly source: string;
}

export interface ExplainedResult {
  readonly level: MaybeRiskLevel;
  readonly reasons: readonly DatedReason[];
  readonly findings: readonly DatedReason[];
  /** Words of the inputs without which there is no level. */
  readonly missing: readonly { readonly field: string; readonly words: Localised }[];
}

export interface ExplainedWhatIf extends ExplainedResult {
  /** Reasons that the site as it stands does not have: positions in `reasons`. */
  readonly added: readonly number[];
  /** Reasons of the site as it stands that fell away. */
  readonly removed: readonly DatedReason[];
  readonly refused: readonly (RefusedChange & { readonly inputWords: Localised })[];
}

/** One rule applied to one site. */
export interface ExplainedRule {
  readonly id: string;
  readonly version: string;
  readonly words: Localised;
  readonly scale: LevelScale;
  readonly documents: readonly StatedDocument[];
  /** What the register states on this rule's scale; `null`: nothing, or nothing that exists. */
  readonly registered: MaybeRiskLevel;
  readonly computed: ExplainedResult;
  readonly inputs: readonly ExplainedInput[];
  readonly levelChanges: readonly ExplainedChange[];
  /** `null` where the query changes nothing of this rule. */
  readonly whatIf: ExplainedWhatIf | null;
  /** Colours of the authority's own that are in force. */
  readonly overrides: readonly StatedColour[];
  readonly ruleFindings: readonly RuleFinding[];
}

/** What a record says against itself; named, and never made a colour of. */
export interface Contradiction {
  /** `never-reported`, `report-in-future`, `value.approved_capacity` … */
  readonly id: string;
  readonly words: Localised;
  /** As it stands in the register. */
  readonly value: string;
}

export interface ExplainedSite {
  readonly kind: string;
  readonly id: string;
  /** The rule of its static level first, then that of its live warning, then that of its enterprise, as far as there are any. */
  readonly rules: readonly ExplainedRule[];
  readonly contradictions: readonly Contradiction[];
}

export interface ExplainAnswer {
  /** `null`: no register has the site. */
  readonly site: ExplainedSite | null;
}
