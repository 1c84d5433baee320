import type { DisagreementsAnswer, KindDisagreements } from '../../domain/analyses/disagreements.ts';
import type { CountScope } from '../../domain/count-scope.ts';
import type { Figure } from '../../domain/figure.ts';
import type { DisagreementTable } from '../../domain/rule-disagreement.ts';
import type { Language, Localised } from '../../domain/words.ts';
import type { KindText } from '../../ui/describe-filter.ts';
import { countFigures } from '../../ui/count-figure.ts';
import { WORDS } from './words.ts';

/** What a table of the check is about: every register, one, or a division. */
export interface CheckPart {
  readonly table: DisagreementTable;
  readonly kind?: KindDisagreements;
  readonly region?: { readonly adcode: string; readonly name: string };
}

export interface Spec {
  readonly name: string;
  readonly title: Localised;
  readonly definition?: Localised;
  readonly value: (table: DisagreementTable) => number | null;
  readonly level?: string;
  /** Of what could be compared: its card tells the whole, and where it is a rate the part as well. */
  readonly share?: 'part' | 'rate';
}

export type ToCheckFigure = (part: CheckPart, spec: Spec) => Figure;

/** Sites with a level on both sides: what a disagreement can be a share of. */
export const comparable = ({ outcomes }: DisagreementTable): number => outcomes.agree + outcomes.differ;

/** Figures of the check with their cards; shares have the disagreements over what could be compared. */
export const checkFigures = (
  answer: Pick<DisagreementsAnswer, 'kinds'>,
  scope: CountScope,
  kinds: readonly KindText[],
  language: Language,
): ToCheckFigure => {
  const toFigure = countFigures(scope, kinds, language);
  return ({ table, kind, region }, { name, title, definition, value, level, share }) =>
    toFigure({
      name,
      value: value(table),
      title,
      unit: WORDS.sites,
      counts: kind === undefined ? answer.kinds : [kind],
      filter: scope.filter,
      ...(definition === undefined ? {} : { definition }),
      ...(kind === undefined ? {} : { kind: kind.kind }),
      ...(region === undefined ? {} : { region }),
      ...(level === undefined ? {} : { level }),
      ...(share === 'rate' ? { numerator: { label: WORDS.differ, value: table.outcomes.differ } } : {}),
      ...(share === undefined ? {} : { denominator: { label: WORDS.comparable, value: comparable(table) } }),
    });
};

export const DIFFER: Spec = {
  name: 'disagreements',
  title: WORDS.differ,
  definition: WORDS.differDefinition,
  value: ({ outcomes }) => outcomes.differ,
  share: 'part',
};

export const UNDERSTATED: Spec = {
  name: 'disagreements-understated',
  title: WORDS.understated,
  definition: WORDS.understatedDefinition,
  value: ({ understated }) => understated,
};

export const OVERSTATED: Spec = {
  name: 'disagreements-overstated',
  title: WORDS.overstated,
  definition: WORDS.overstatedDefinition,
  value: ({ overstated }) => overstated,
};

export const CHECKED: Spec = {
  name: 'level-checked',
  title: WORDS.checked,
  definition: WORDS.checkedDefinition,
  value: ({ rows }) => rows,
};

export const CANNOT: Spec = {
  name: 'level-cannot-compute',
  title: WORDS.cannot,
  definition: WORDS.cannotDefinition,
  value: ({ outcomes }) => outcomes['cannot-compute'],
};

/** `null`, never 0 %, where nothing could be compared. */
export const RATE: Spec = {
  name: 'disagreement-rate',
  title: WORDS.rate,
  definition: WORDS.rateDefinition,
  value: (table) => (comparable(table) === 0 ? null : table.outcomes.differ / comparable(table)),
  share: 'rate',
};
