import { toReason } from './bands.ts';
import { readNumber } from './grading-reading.ts';
import type { GradeResult, GradingRule, LevelOverrides, SiteProperties } from './grading.ts';
import { LEVEL_WORDS, levelKeyOf, type RiskLevel } from './levels.ts';

/** What grading needs of a kind: the register is handed kinds and does not import their declarations. */
export interface GradedKind {
  readonly id: string;
  readonly grading: GradingRule;
}

const isRiskLevel = (value: number | null): value is RiskLevel =>
  value === 1 || value === 2 || value === 3 || value === 4;

/**
 * What the kind's rule gives for one site. Total: any properties give a level 1–4, or `null` with what is missing or why.
 * A level on the register (`risk_level`) that differs from the rule's is a finding; neither is changed by it.
 *
 * @param nowMs milliseconds since 1970, from the board's clock.
 * @param overrides `config.levelOverrides`: by kind id, then by the rule's own band.
 */
export const gradeSite = (
  kind: GradedKind,
  properties: SiteProperties,
  nowMs: number,
  overrides: Readonly<Record<string, LevelOverrides>> = {},
): GradeResult => {
  const own = Object.hasOwn(overrides, kind.id) ? overrides[kind.id] : undefined;
  const result = kind.grading.grade(properties, nowMs, own);
  const registered = readNumber(properties, 'risk_level');
  if (result.level === null || !isRiskLevel(registered) || registered === result.level) return result;
  const words = (level: RiskLevel) => LEVEL_WORDS[levelKeyOf(level)].colour;
  const finding = toReason(kind.grading, {
    rule: 'register.level-differs',
    words: {
      zh: `台账登记为${words(registered).zh}，按规则应为${words(result.level).zh}`,
      en: `The register says ${words(registered).en}, the rule ${words(result.level).en}`,
    },
    value: registered,
    threshold: '台账等级 = 规则等级',
  });
  return { ...result, findings: [...result.findings, finding] };
};
