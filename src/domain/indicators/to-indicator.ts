import { RECORD_FINDINGS, type FindingId } from './findings.ts';
import type {
  CountedPart,
  Indicator,
  IndicatorDefinition,
  IndicatorPart,
  IndicatorScope,
  NoValue,
  Tally,
} from './types.ts';
import { UNITS } from './units.ts';

export interface IndicatorInput {
  /** `null`: nothing could be counted (no register answered, no frozen list is configured). */
  readonly tally: Tally | null;
  /** ISO 8601 of the oldest register counted. */
  readonly asOf: string | null;
  readonly scope: IndicatorScope;
  /** Ids of the registers counted. */
  readonly source: string;
  /** True: the filter itself chooses by being linked (`choosesByLink`), so that a share of linked says nothing. */
  readonly isChosenByLink?: boolean;
}

const toNoValue = (definition: IndicatorDefinition, { tally, isChosenByLink }: IndicatorInput): NoValue | null => {
  if (tally === null) return 'not-counted';
  if (tally.denominator === 0) return 'no-denominator';
  if (tally.unstated === tally.denominator) return 'not-stated';
  return isChosenByLink === true && definition.isAboutLinks ? 'filter-chooses' : null;
};

/** @throws when the numbers cannot belong together: that is a bug of the counting, never of the data */
const check = ({ id }: IndicatorDefinition, tally: Tally): void => {
  const { numerator, denominator, unstated, withheld } = tally;
  const isCount = [numerator, denominator, unstated, withheld].every((one) => Number.isSafeInteger(one) && one >= 0);
  if (!isCount || numerator + unstated + withheld > denominator)
    throw new Error(`${id}: ${numerator} of ${denominator}, ${unstated} unstated, ${withheld} withheld`);
};

/** A rate from what was counted. Pure; the value is `null`, never 0, where there is nothing to divide by. */
export const toIndicator = (definition: IndicatorDefinition, input: IndicatorInput): Indicator => {
  const { tally, asOf, scope, source } = input;
  if (tally !== null) check(definition, tally);
  const noValue = toNoValue(definition, input);
  const hasValue = tally !== null && noValue === null;
  const toPart = ({ id, words, unit }: IndicatorPart): CountedPart => ({
    id,
    label: words,
    unit: unit ?? definition.denominator.unit,
    count: tally?.parts[id] ?? null,
  });
  const effects = Object.entries(definition.findings) as [FindingId, 'counted' | 'withheld'][];
  return {
    id: definition.id,
    numerator: tally?.numerator ?? null,
    denominator: tally?.denominator ?? null,
    value: hasValue ? tally.numerator / tally.denominator : null,
    noValue,
    atMost: hasValue ? (tally.numerator + tally.unstated) / tally.denominator : null,
    unstated: tally?.unstated ?? null,
    withheld: tally?.withheld ?? null,
    asOf,
    scope,
    source,
    excluded: definition.excluded.map(toPart),
    apart: definition.apart.map(toPart),
    findings: [
      ...effects.map(([id, effect]) => {
        const finding = RECORD_FINDINGS.find((one) => one.id === id);
        if (finding === undefined) throw new Error(`${definition.id} names the finding "${id}", which nobody declares`);
        return { ...toPart({ id, words: finding.words, unit: finding.unit ?? UNITS.sites }), effect };
      }),
      ...(definition.ownFindings ?? []).map((part) => ({ ...toPart(part), effect: 'withheld' as const })),
    ],
  };
};
