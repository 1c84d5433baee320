import type { BandTable } from './bands.ts';
import { formatChinaDate } from './clock.ts';
import type { Confidence, GradeReason, GradeResult, GradingRule, LevelOverrides, SiteProperties } from './grading.ts';
import { readNumber } from './grading-reading.ts';
import type { MaybeRiskLevel, RiskLevel } from './levels.ts';
import type { GradingCase, RuleInput } from './rule-input.ts';
import type { Localised } from './words.ts';

/** A text that a rule, or a part of it, comes from. */
export interface RuleDocument {
  /** Name or number: `GB 18218-2018`, `应急〔2023〕123号`. */
  readonly document: string;
  readonly clause: string;
  readonly confidence: Confidence;
  /** ISO date, or the year alone where the day is not known; both included. `null`: not stated, or still in force. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** What of the rule it carries. */
  readonly carries: Localised;
}

/**
 * `risk`: level `null` is 未评估, neither better nor worse than any colour. `warning`: level `null` is no warning, and the
 * best there is.
 */
export type LevelScale = 'risk' | 'warning';

/** A rule with everything a reader may ask of it: where it stands in print, what it reads, where its limits lie. */
export interface RuleSheet {
  /** Stable, of this version: a later version of the same rule has another. */
  readonly id: string;
  readonly words: Localised;
  /** Kind of site it grades, as in the registry; `null` for a rule on something else (an enterprise). */
  readonly kind: string | null;
  readonly scale: LevelScale;
  readonly rule: GradingRule;
  readonly documents: readonly RuleDocument[];
  readonly tables: readonly BandTable<unknown>[];
  /** Some depend on the site: one for each chemical, one for each monitoring item. */
  readonly inputs: (site: GradingCase) => readonly RuleInput[];
  /** Lists of which inputs are made entry by entry: the inputs of a site without them do not name them. */
  readonly lists?: readonly string[];
  /** Rule id of the reason that colours a band; its `value` is the band. `null` where the rule has no bands of its own. */
  readonly colourRule: string | null;
  /** For every colour band, properties that fall into it, at any date after `witnessMs`. */
  readonly witnesses: Readonly<Record<string, SiteProperties>>;
  readonly witnessMs: number;
  /** What the register states on the rule's own scale; `null`: nothing, or nothing that exists. `risk_level` where left out. */
  readonly registered?: (site: GradingCase) => MaybeRiskLevel;
  /** Property that dates the value of a reason, by the reason's rule id, where that is not the whole row's `as_of`. */
  readonly dateFieldOf?: (rule: string) => string | undefined;
  /** Findings that only a reader of the card needs: they change no level, and the first map does not carry their code. */
  readonly alsoFinds?: (site: GradingCase) => readonly GradeReason[];
}

/** `risk_level` as registered: 1–4, or `null` for anything else. */
const readRiskLevel = ({ properties }: GradingCase): MaybeRiskLevel => {
  const level = readNumber(properties, 'risk_level');
  return level === 1 || level === 2 || level === 3 || level === 4 ? (level satisfies RiskLevel) : null;
};

export const registeredLevelOf = (sheet: RuleSheet, site: GradingCase): MaybeRiskLevel =>
  (sheet.registered ?? readRiskLevel)(site);

/** Every property that the level of any site may rest on. */
export const fieldsOf = (sheet: RuleSheet): readonly string[] => {
  const inputs = sheet.inputs({ properties: {}, nowMs: sheet.witnessMs });
  return [...new Set([...inputs.flatMap(({ fields }) => fields), ...(sheet.lists ?? [])])];
};

export const gradeCase = (sheet: RuleSheet, site: GradingCase, overrides?: LevelOverrides): GradeResult =>
  sheet.rule.grade(site.properties, site.nowMs, overrides);

/** The rule's own band that coloured a result: 一级, A, 病; `null` where it did not come to one. */
export const bandOf = (sheet: RuleSheet, result: GradeResult): string | null => {
  const { colourRule } = sheet;
  if (colourRule === null) return null;
  const reason = result.reasons.findLast(({ rule }) => isColourReason(sheet, rule));
  return typeof reason?.value === 'string' ? reason.value : null;
};

export const isColourReason = ({ colourRule }: RuleSheet, rule: string): boolean =>
  colourRule !== null && (rule === colourRule || rule === `${colourRule}.local`);

/** 1 red is the worst. Larger is worse; `null` on the scale of risks has no place on it. */
export const severityOf = (scale: LevelScale, level: MaybeRiskLevel): number | null =>
  level === null ? (scale === 'warning' ? 0 : null) : 5 - level;

/** Whether the stated period, open at either end, holds a day: `2019` begins on its first of January. */
export const isInForce = (
  period: { readonly validFrom: string | null; readonly validTo: string | null },
  nowMs: number,
): boolean => {
  const today = formatChinaDate(nowMs);
  const from = period.validFrom ?? '';
  const to = period.validTo === null ? '9999' : period.validTo;
  // A year alone, as the end of a period, lasts until its last day.
  return today >= from && today <= (to.length === 4 ? `${to}-12-31` : to);
};
