import type { ExplainedInput, RuleChanges } from '../../domain/analyses/explain.ts';
import type { InputValue } from '../../domain/rule-input.ts';

/** What stands in the controls of a what-if, by input id; what nobody touched is not in it. */
export type Drafts = Readonly<Record<string, string>>;

/** Stands for a value taken away. */
export const NO_VALUE = '';

export const toDraft = (value: InputValue): string => (value === null ? NO_VALUE : String(value));

/** What a control says, in the input's type; a text that is no number goes on as text, for the rule to refuse by name. */
const toValue = ({ type }: ExplainedInput, draft: string): InputValue => {
  if (draft === NO_VALUE) return null;
  if (type === 'boolean') return draft === 'true';
  if (type !== 'number') return draft;
  const number = Number(draft);
  return Number.isFinite(number) ? number : draft;
};

/** Changes against the site as it stands: a control that says what the register says changes nothing. */
export const toChanges = (inputs: readonly ExplainedInput[], drafts: Drafts): RuleChanges =>
  Object.fromEntries(
    inputs.flatMap((input) => {
      const draft = drafts[input.id];
      if (draft === undefined || draft === toDraft(input.value)) return [];
      return [[input.id, toValue(input, draft)] as const];
    }),
  );
