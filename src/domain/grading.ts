import type { LevelKey, MaybeRiskLevel } from './levels.ts';
import type { Localised } from './words.ts';

/** How well a rule is founded: (a) published text · (b) from memory, to be checked · (c) differs by authority, configurable. */
export type Confidence = 'a' | 'b' | 'c';

/** Properties of a site as the wire carries them: snake_case, already validated. */
export type SiteProperties = Readonly<Record<string, unknown>>;

/** One step that led to a level, or one thing that is missing for it. */
export interface GradeReason {
  /** Stable id of the rule step, e.g. `gb18218.r-value`. */
  readonly rule: string;
  readonly words: Localised;
  /** The input as read, with its unit; `null` when it is missing. */
  readonly value: string | number | null;
  /** The threshold or table row that was applied, e.g. `50 ≤ R < 100`. */
  readonly threshold: string;
  /** Document and clause. */
  readonly source: string;
  readonly confidence: Confidence;
  /** Level that this step alone argues for; `null` when it informs without deciding. */
  readonly level: MaybeRiskLevel;
  /** ISO date of the value, where it has one of its own. */
  readonly date?: string | null;
}

export interface GradeResult {
  /** `null` is 未评估; then `missing` or a reason says why. */
  readonly level: MaybeRiskLevel;
  readonly reasons: readonly GradeReason[];
  /** Field names whose absence keeps a grade away. */
  readonly missing: readonly string[];
  /** Findings that do not change the level: overdue reassessment, over-capacity, out-of-bounds mining … */
  readonly findings: readonly GradeReason[];
}

/** Level by the rule's own band, from `config.levelOverrides[kind]`: `{ "一级": "2" }`. */
export type LevelOverrides = Readonly<Record<string, LevelKey>>;

/** A band whose colour no national text fixes (confidence (c)): what an authority may override. */
export interface ColourBand {
  /** The rule's own name of it, and the key in `config.levelOverrides`: `一级`, `A`, `病`. */
  readonly band: string;
  readonly level: MaybeRiskLevel;
}

export interface GradingRule {
  readonly id: string;
  readonly version: string;
  readonly document: string;
  readonly clause: string;
  readonly confidence: Confidence;
  /** ISO date, or the year alone where the day is not known. */
  readonly validFrom: string;
  /** Bands that `config.levelOverrides` may colour differently; other keys there have no effect. */
  readonly colours?: readonly ColourBand[];
  /**
   * Total over any input: never throws, answers level `null` with a reason where inputs are missing or contradictory.
   * An override that changed the level is named as 本地配置 in the reasons.
   */
  readonly grade: (properties: SiteProperties, nowMs: number, overrides?: LevelOverrides) => GradeResult;
}
