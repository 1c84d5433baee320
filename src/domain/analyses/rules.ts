import type { RuleFinding } from '../band-check.ts';
import type { LevelKey } from '../levels.ts';
import type { LevelScale, RuleDocument } from '../rule-sheet.ts';
import type { Localised } from '../words.ts';
import type { AnalysisScope } from './scope.ts';

/** The grading rules of the board as a reader may check them; the scope does not narrow them. */
export type RulesQuery = AnalysisScope;

export interface StatedDocument extends RuleDocument {
  /** On the board's today. */
  readonly isInForce: boolean;
}

/** A table of thresholds, a row a band: `50 ≤ R < 100` → 二级. */
export interface StatedTable {
  readonly id: string;
  readonly document: string;
  readonly clause: string;
  readonly symbol: string;
  readonly unit: Localised | null;
  readonly rows: readonly { readonly range: string; readonly value: string }[];
}

/** The colour of one band of a rule, as the board has it and as the authority's `config.json` has it. */
export interface StatedColour {
  readonly band: string;
  readonly byDefault: LevelKey;
  /** `null`: the authority states none of its own. */
  readonly byConfig: LevelKey | null;
}

export interface StatedRule {
  readonly id: string;
  readonly version: string;
  readonly words: Localised;
  /** Kind of site, as in the registry; `null`: enterprises. */
  readonly kind: string | null;
  readonly scale: LevelScale;
  readonly documents: readonly StatedDocument[];
  readonly tables: readonly StatedTable[];
  readonly colours: readonly StatedColour[];
  /** The colours that the authority changed: those of `colours` whose `byConfig` differs from the default. */
  readonly overrides: readonly StatedColour[];
  readonly findings: readonly RuleFinding[];
}

export interface RulesAnswer {
  readonly rules: readonly StatedRule[];
  /** Everything wrong with a rule or with `config.levelOverrides`, those of no rule included. */
  readonly findings: readonly RuleFinding[];
}
