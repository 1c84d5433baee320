import { LEVEL_KEYS, type LevelKey } from './levels.ts';
import { NOT_LINKED_REASONS, type NotLinkedReason } from './row-conditions.ts';
import type { Localised } from './words.ts';

/*
 * Weights of 先接谁. No document states them: they are the project's own, an authority may set others, and the page says
 * so beside the list. The score of an unconnected site is a product,
 *
 *   level × exposure × neighbours × age × part
 *
 * Each of exposure, neighbours and age is (1 + x / unit) ^ exponent: 1 where x is 0, growing with x, and slower than x for
 * an exponent below 1, so that one huge number does not bury everything else. Exponent 0 takes a factor out.
 */

export const GROWTH_FACTORS = ['exposure', 'neighbours', 'age'] as const;
export type GrowthFactor = (typeof GROWTH_FACTORS)[number];

export interface Growth {
  /** At x = unit the factor is 2 ^ exponent. People, sites, days. */
  readonly unit: number;
  readonly exponent: number;
  /** What stands in for an unknown x where no row at all is known: our own, said in the row's explanation. */
  readonly fallback: number;
}

export interface PriorityWeights {
  readonly levels: Readonly<Record<Exclude<LevelKey, 'unassessed'>, number>>;
  /** Level that an unassessed site is weighed as, until somebody assesses it: unknown is not low. */
  readonly unassessedAs: Exclude<LevelKey, 'unassessed'>;
  readonly growth: Readonly<Record<GrowthFactor, Growth>>;
  /** Part of the gap that a partly linked site still is, 0–1; a site that is not linked is a whole one. */
  readonly partialShare: number;
  /** Reasons that keep a site from being connected at all; such rows are listed apart. */
  readonly hinderingReasons: readonly NotLinkedReason[];
}

export const DEFAULT_PRIORITY_WEIGHTS: PriorityWeights = {
  levels: { '1': 8, '2': 4, '3': 2, '4': 1 },
  unassessedAs: '2',
  growth: {
    exposure: { unit: 100, exponent: 0.5, fallback: 100 },
    neighbours: { unit: 5, exponent: 0.5, fallback: 0 },
    age: { unit: 365, exponent: 0.5, fallback: 365 },
  },
  partialShare: 0.5,
  hinderingReasons: ['不具备条件'],
};

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0;
const isQuantity = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** What is wrong with weights that an authority set, one sentence each; empty when they can be used. */
export const checkPriorityWeights = (weights: PriorityWeights): readonly Localised[] => {
  const problems: Localised[] = [];
  const say = (zh: string, en: string): void => void problems.push({ zh, en });
  const keys = LEVEL_KEYS.filter((key) => key !== 'unassessed');
  const levels = keys.map((key) => weights.levels[key]);
  if (!levels.every(isPositive)) say('等级权重须为正数', 'Weights of levels must be above 0');
  if (levels.some((weight, index) => index > 0 && weight > (levels[index - 1] ?? weight)))
    say('较重的等级权重不得低于较轻的等级', 'A worse level must not weigh less than a better one');
  if (!keys.includes(weights.unassessedAs)) say('未评估须按 1–4 级之一计', 'Unassessed must be weighed as level 1–4');
  for (const factor of GROWTH_FACTORS) {
    const { unit, exponent, fallback } = weights.growth[factor];
    if (!isPositive(unit)) say(`${factor}.unit 须为正数`, `${factor}.unit must be above 0`);
    if (!isQuantity(exponent) || exponent > 3)
      say(`${factor}.exponent 须在 0–3 之间`, `${factor}.exponent must be 0–3`);
    if (!isQuantity(fallback)) say(`${factor}.fallback 不得为负`, `${factor}.fallback must not be negative`);
  }
  if (!isQuantity(weights.partialShare) || weights.partialShare > 1)
    say('部分接入的缺口比例须在 0–1 之间', 'The gap of a partly linked site must be 0–1');
  if (weights.hinderingReasons.some((reason) => !NOT_LINKED_REASONS.includes(reason)))
    say('不能接入的原因不在字典中', 'A reason that hinders is not in the dictionary');
  return problems;
};

export interface ReadWeights {
  readonly weights: PriorityWeights;
  /** False: the project's own, because none are given or those given cannot be used. */
  readonly isOwn: boolean;
  readonly problems: readonly Localised[];
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lays what is given over the defaults, field by field as deep as they go; names what does not fit them. */
const overlay = (base: unknown, given: unknown, path: string, problems: Localised[]): unknown => {
  const say = (zh: string, en: string): void => void problems.push({ zh: `${path} ${zh}`, en: `${path} ${en}` });
  if (Array.isArray(base)) {
    if (Array.isArray(given)) return given;
    say('须为列表', 'must be a list');
    return base;
  }
  if (!isFields(base)) {
    if (typeof given === typeof base) return given;
    say(
      typeof base === 'number' ? '须为数字' : '须为文字',
      `must be a ${typeof base === 'number' ? 'number' : 'text'}`,
    );
    return base;
  }
  if (!isFields(given)) {
    say('须为对象', 'must be an object');
    return base;
  }
  const merged: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(given)) {
    const inner = path === '' ? name : `${path}.${name}`;
    if (Object.hasOwn(base, name)) merged[name] = overlay(base[name], value, inner, problems);
    else problems.push({ zh: `${inner} 不是已知的设置`, en: `${inner} is not a known setting` });
  }
  return merged;
};

/** Weights of the configuration over the defaults. One fault and none of them is used: half a set is nobody's. */
export const readPriorityWeights = (given: Fields | null): ReadWeights => {
  const unused = (problems: readonly Localised[]): ReadWeights => ({
    weights: DEFAULT_PRIORITY_WEIGHTS,
    isOwn: false,
    problems,
  });
  if (given === null) return unused([]);
  const shape: Localised[] = [];
  const weights = overlay(DEFAULT_PRIORITY_WEIGHTS, given, '', shape) as PriorityWeights;
  const problems = shape.length > 0 ? shape : checkPriorityWeights(weights);
  return problems.length > 0 ? unused(problems) : { weights, isOwn: true, problems: [] };
};
