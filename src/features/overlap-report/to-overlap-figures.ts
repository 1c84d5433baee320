import type { OverlapsAnswer } from '../../domain/analyses/overlaps.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { Figure } from '../../domain/figure.ts';
import { RULE_WORDS } from '../../domain/overlap-words.ts';
import type { Language, Localised } from '../../domain/words.ts';
import type { HazardKind } from '../../hazards/define.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { RULE_TEXTS, WORDS } from './words.ts';

interface OverlapFigureInput {
  readonly name: string;
  readonly value: number | null;
  readonly title?: Localised;
  readonly unit?: Localised;
  /** What is met, or another part of the rule's answer. */
  readonly part?: string;
  readonly region?: { readonly adcode: string; readonly name: string };
  /** Whether the sites that were judged stand in the card as denominator. */
  readonly isShare?: boolean;
}

export type ToOverlapFigure = (input: OverlapFigureInput) => Figure;

/** Figures of one answer: its rule, its registers, and the filter that it obeys, which is all but the kinds. */
export const overlapFigures = (
  answer: OverlapsAnswer,
  scope: CountScope,
  kinds: readonly HazardKind[],
  language: Language,
): ToOverlapFigure => {
  const toFigure = countFigures(scope, kinds, language);
  const first = answer.registers.filter(({ role }) => role === 'first');
  const judged = first.reduce((sum, { rows }) => sum + rows, 0);
  const meaning = RULE_TEXTS[answer.rule].meaning;
  return ({ name, value, title = RULE_WORDS[answer.rule], unit = WORDS.unit, part, region, isShare = false }) => {
    const figure = toFigure({
      name,
      value,
      title,
      unit,
      counts: answer.registers,
      filter: { ...scope.filter, kinds: null },
      definition: meaning,
      ...(region === undefined ? {} : { region }),
      ...(isShare && value !== null
        ? {
            numerator: { label: RULE_WORDS[answer.rule], value },
            denominator: { label: WORDS.judged, value: judged },
          }
        : {}),
    });
    return { ...figure, rule: answer.rule, ...(part === undefined ? {} : { part }) };
  };
};
