import type { GradeReason, GradeResult, LevelOverrides } from './grading.ts';
import type { MaybeRiskLevel } from './levels.ts';
import type { GradingCase, InputValue, RuleInput } from './rule-input.ts';
import { gradeCase, registeredLevelOf, type RuleSheet } from './rule-sheet.ts';
import type { Localised } from './words.ts';

/** A change that was not made, and why. */
export interface RefusedChange {
  readonly input: string;
  readonly words: Localised;
}

export interface WhatIf {
  /** What the register states; `null` where it states nothing that exists. */
  readonly registered: MaybeRiskLevel;
  /** What the rule gives as things stand. */
  readonly current: GradeResult;
  /** What it gives with the changes. */
  readonly changed: GradeResult;
  /** Reasons of `changed` that `current` does not have, and those that fell away. */
  readonly added: readonly GradeReason[];
  readonly removed: readonly GradeReason[];
  readonly refused: readonly RefusedChange[];
  /** The site with the changes that were made. */
  readonly site: GradingCase;
}

const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00+08:00`));

/** The site with one more change, or why it cannot be made. */
const applyChange = (
  input: RuleInput,
  site: GradingCase,
  value: InputValue,
): { readonly site: GradingCase } | { readonly refusal: Localised } => {
  switch (input.type) {
    case 'number':
      if (value === null) return { site: input.write(site, null) };
      if (typeof value !== 'number' || !Number.isFinite(value))
        return { refusal: { zh: '不是数字', en: 'not a number' } };
      if (value < input.min || value > input.max)
        return {
          refusal: {
            zh: `超出范围：${toRange(input.min, input.max)}`,
            en: `outside ${toRange(input.min, input.max)}`,
          },
        };
      if (input.isCount && !Number.isInteger(value)) return { refusal: { zh: '须为整数', en: 'not a whole number' } };
      return { site: input.write(site, value) };
    case 'enum':
      if (value === null || input.options.some((option) => option.value === value))
        return { site: input.write(site, value as string | null) };
      return { refusal: { zh: '没有这个选项', en: 'no such option' } };
    case 'boolean':
      if (value === null || typeof value === 'boolean') return { site: input.write(site, value) };
      return { refusal: { zh: '须为是或否', en: 'neither yes nor no' } };
    case 'date':
      if (value === null) return { site: input.write(site, null) };
      if (typeof value === 'string' && isDate(value)) return { site: input.write(site, value) };
      return { refusal: { zh: '不是日期（YYYY-MM-DD）', en: 'not a date (YYYY-MM-DD)' } };
  }
};

const toRange = (min: number, max: number): string =>
  `${min === Number.NEGATIVE_INFINITY ? '−∞' : min} – ${max === Number.POSITIVE_INFINITY ? '∞' : max}`;

const isSameReason = (first: GradeReason, second: GradeReason): boolean =>
  first.rule === second.rule && first.value === second.value && first.threshold === second.threshold;

/** Reasons of the first result that the second does not have, in order. */
export const reasonsWithout = (result: GradeResult, other: GradeResult): readonly GradeReason[] =>
  result.reasons.filter((reason) => !other.reasons.some((known) => isSameReason(reason, known)));

/**
 * What a site would be graded with other inputs; nothing is stored. Total: a change that cannot be made (no such input, a
 * value outside its domain) is refused with its reason and the others are made.
 *
 * @param changes values by input id; `null` takes a value away.
 */
export const regrade = (
  sheet: RuleSheet,
  site: GradingCase,
  changes: Readonly<Record<string, InputValue>>,
  overrides?: LevelOverrides,
): WhatIf => {
  const inputs = new Map(sheet.inputs(site).map((input) => [input.id, input]));
  const refused: RefusedChange[] = [];
  let changedSite = site;
  for (const [id, value] of Object.entries(changes)) {
    const input = inputs.get(id);
    const outcome =
      input === undefined
        ? { refusal: { zh: '规则没有这个输入', en: 'the rule has no such input' } }
        : applyChange(input, changedSite, value);
    if ('site' in outcome) changedSite = outcome.site;
    else refused.push({ input: id, words: outcome.refusal });
  }
  const current = gradeCase(sheet, site, overrides);
  const changed = gradeCase(sheet, changedSite, overrides);
  return {
    registered: registeredLevelOf(sheet, site),
    current,
    changed,
    added: reasonsWithout(changed, current),
    removed: reasonsWithout(current, changed),
    refused,
    site: changedSite,
  };
};
