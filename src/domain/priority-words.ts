import { LEVEL_WORDS } from './levels.ts';
import type { ClosedShares, Hindrance, ScoreFactor } from './priority.ts';
import type { StandInOrigin } from './priority-stand-ins.ts';
import { GROWTH_FACTORS, type GrowthFactor, type PriorityWeights } from './priority-weights.ts';
import type { Localised } from './words.ts';

const FACTOR_WORDS: Readonly<Record<GrowthFactor, { readonly name: Localised; readonly unit: Localised }>> = {
  exposure: { name: { zh: '影响人数', en: 'People exposed' }, unit: { zh: '人', en: 'people' } },
  neighbours: { name: { zh: '附近点位', en: 'Sites nearby' }, unit: { zh: '处', en: 'sites' } },
  age: { name: { zh: '未接入时长', en: 'Age of the gap' }, unit: { zh: '天', en: 'days' } },
};

const ORIGIN_WORDS: Readonly<Record<StandInOrigin, Localised>> = {
  'kind-median': { zh: '未知，按同类已知值的中位数', en: 'unknown, median of the kind’s known' },
  'all-median': { zh: '未知，按各类已知值的中位数', en: 'unknown, median of all known' },
  configured: { zh: '未知，按本项目设定值', en: 'unknown, as configured' },
};

export const HINDRANCE_WORDS: Readonly<Record<Hindrance, Localised>> = {
  'not-applicable': { zh: '不适用（无需接入）', en: 'Not applicable' },
  不具备条件: { zh: '不具备条件', en: 'Conditions not met' },
  建设中: { zh: '建设中', en: 'Being built' },
  停产: { zh: '停产', en: 'Stopped' },
  其他: { zh: '其他', en: 'Other' },
  unstated: { zh: '原因未填报', en: 'Reason not stated' },
};

/** To three significant figures, whole numbers whole. */
const shown = (value: number): string => String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

const levelWords = ({ value, standIn }: ScoreFactor): Localised => {
  const level = LEVEL_WORDS[typeof value === 'string' ? value : 'unassessed'].colour;
  if (typeof standIn !== 'string') return { zh: `等级${level.zh}`, en: `Level ${level.en}` };
  const as = LEVEL_WORDS[standIn].colour;
  return { zh: `等级未评估，暂按${as.zh}计`, en: `Unassessed, weighed as ${as.en}` };
};

/** One factor: 影响人数 900 人 ×3.16 · 影响人数未知，按同类已知值的中位数 120 人 ×1.48. */
export const toFactorWords = (factor: ScoreFactor): Localised => {
  const times = `×${shown(factor.multiplier)}`;
  if (factor.factor === 'level') {
    const words = levelWords(factor);
    return { zh: `${words.zh} ${times}`, en: `${words.en} ${times}` };
  }
  if (factor.factor === 'part') return { zh: `部分接入 ${times}`, en: `Partly linked ${times}` };
  const { name, unit } = FACTOR_WORDS[factor.factor];
  const value = typeof factor.value === 'number' ? shown(factor.value) : '';
  const origin =
    factor.standIn === null || typeof factor.standIn === 'string' ? null : ORIGIN_WORDS[factor.standIn.origin];
  return {
    zh: `${name.zh}${origin === null ? '' : origin.zh} ${value} ${unit.zh} ${times}`,
    en: `${name.en}${origin === null ? '' : ` ${origin.en}`} ${value} ${unit.en} ${times}`,
  };
};

/** The whole score of a row in one line, its factors in the order they are multiplied. */
export const toScoreWords = (factors: readonly ScoreFactor[]): Localised => {
  const score = shown(factors.reduce((product, { multiplier }) => product * multiplier, 1));
  const parts = factors.map(toFactorWords);
  return {
    zh: `${parts.map(({ zh }) => zh).join('，')}，得分 ${score}`,
    en: `${parts.map(({ en }) => en).join(', ')}: score ${score}`,
  };
};

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** What the batch closes, beside chance and the order of the register; `null` where there is no gap to close. */
export const toClosedWords = (size: number, { batch, random, registerOrder }: ClosedShares): Localised | null => {
  if (batch === null || random === null || registerOrder === null) return null;
  return {
    zh: `接入这 ${size} 处可消除风险加权缺口的 ${percent(batch)}；随机接入同样数量预期 ${percent(random)}，按台账顺序 ${percent(registerOrder)}`,
    en: `Connecting these ${size} closes ${percent(batch)} of the risk-weighted gap; the same number at random ${percent(random)} on average, in register order ${percent(registerOrder)}`,
  };
};

/** The formula and its weights, for the card: our own, and said so. */
export const toWeightsWords = (weights: PriorityWeights): Localised => {
  const levels = (['1', '2', '3', '4'] as const).map((key) => ({
    zh: `${LEVEL_WORDS[key].colour.zh} ${weights.levels[key]}`,
    en: `${LEVEL_WORDS[key].colour.en} ${weights.levels[key]}`,
  }));
  const growth = GROWTH_FACTORS.map((factor) => {
    const { unit, exponent } = weights.growth[factor];
    const words = FACTOR_WORDS[factor];
    return {
      zh: `(1 + ${words.name.zh} ÷ ${unit} ${words.unit.zh})^${exponent}`,
      en: `(1 + ${words.name.en.toLowerCase()} ÷ ${unit} ${words.unit.en})^${exponent}`,
    };
  });
  return {
    zh: `得分 = 等级权重（${levels.map(({ zh }) => zh).join('、')}；未评估按${LEVEL_WORDS[weights.unassessedAs].colour.zh}）× ${growth.map(({ zh }) => zh).join(' × ')}；部分接入 × ${weights.partialShare}。权重为本项目自定，无文件依据，可在配置中调整。`,
    en: `Score = level weight (${levels.map(({ en }) => en).join(', ')}; unassessed as ${LEVEL_WORDS[weights.unassessedAs].colour.en}) × ${growth.map(({ en }) => en).join(' × ')}; partly linked × ${weights.partialShare}. The weights are this project’s own, from no document, and can be configured.`,
  };
};
