import type { EnterpriseCounts } from '../enterprise-counts.ts';
import { toLinkCounts } from '../roll-up.ts';
import type { RowConditions } from '../row-conditions.ts';
import { EVERY_CODE, sumCodes, type CodeFilter } from '../site-code.ts';
import type { IndicatorDefinition, Tally, TallyBuilder } from './types.ts';

/** Ids of everything that a definition counts aloud. */
export const partIdsOf = (definition: IndicatorDefinition): readonly string[] => [
  ...definition.excluded.map(({ id }) => id),
  ...definition.apart.map(({ id }) => id),
  ...Object.keys(definition.findings),
  ...(definition.ownFindings ?? []).map(({ id }) => id),
];

/** A tally while it grows. */
export class TallyState implements TallyBuilder {
  #numerator = 0;
  #denominator = 0;
  #unstated = 0;
  #withheld = 0;
  readonly #parts = new Map<string, number>();

  unit(holds: boolean | null): void {
    this.units(1, holds);
  }

  units(count: number, holds: boolean | null): void {
    this.#denominator += count;
    if (holds === true) this.#numerator += count;
    else if (holds === null) this.#unstated += count;
  }

  withhold(): void {
    this.#denominator++;
    this.#withheld++;
  }

  part(id: string, count = 1): void {
    this.#parts.set(id, (this.#parts.get(id) ?? 0) + count);
  }

  addAll(other: TallyState): void {
    this.#numerator += other.#numerator;
    this.#denominator += other.#denominator;
    this.#unstated += other.#unstated;
    this.#withheld += other.#withheld;
    for (const [id, count] of other.#parts) this.part(id, count);
  }

  /**
   * Every part that the definition declares, 0 where it did not occur.
   * @throws for a part that was counted and is not declared: it would be lost from the card
   */
  print(definition: IndicatorDefinition): Tally {
    const ids = partIdsOf(definition);
    for (const id of this.#parts.keys())
      if (!ids.includes(id)) throw new Error(`${definition.id} counts "${id}", which it does not declare`);
    return {
      numerator: this.#numerator,
      denominator: this.#denominator,
      unstated: this.#unstated,
      withheld: this.#withheld,
      parts: Object.fromEntries(ids.map((id) => [id, this.#parts.get(id) ?? 0])),
    };
  }
}

/** Sum of two tallies of one indicator; a part that either could not count is not in it. */
export const addTallies = (a: Tally, b: Tally): Tally => ({
  numerator: a.numerator + b.numerator,
  denominator: a.denominator + b.denominator,
  unstated: a.unstated + b.unstated,
  withheld: a.withheld + b.withheld,
  parts: Object.fromEntries(
    Object.entries(a.parts).flatMap(([id, count]) => {
      const other = b.parts[id];
      return other === undefined ? [] : [[id, count + other]];
    }),
  ),
});

/**
 * 接入率（处） from a histogram of the roll-up, the one indicator that needs no rows: the same numbers as the figures
 * `registered` and `linked`. Contradictions cannot be seen in it, so their counts are unknown.
 */
export const tallyOfLinks = (
  codes: ArrayLike<number>,
  filter: CodeFilter & Partial<RowConditions> = EVERY_CODE,
): Tally => {
  const { registered, linked } = toLinkCounts(codes, filter);
  return {
    numerator: linked,
    denominator: registered,
    unstated: 0,
    withheld: 0,
    parts: {
      partial: sumCodes(codes, { ...filter, links: ['partial'] }),
      'not-applicable': sumCodes(codes, { ...filter, links: ['not-applicable'] }),
    },
  };
};

/** 接入率（企业） from enterprises counted by their own division code; why they fall short is not known from it. */
export const tallyOfEnterprises = ({ registered, fullyLinked }: EnterpriseCounts): Tally => ({
  numerator: fullyLinked,
  denominator: registered,
  unstated: 0,
  withheld: 0,
  parts: {},
});
