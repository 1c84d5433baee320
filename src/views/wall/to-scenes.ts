import { totalOfKinds } from '../../domain/counting.ts';
import type { RollUp } from '../../domain/roll-up.ts';
import { sumCodes } from '../../domain/site-code.ts';

/**
 * Children that have a turn on the wall, in code order: those with a site of the kinds. The others are left out without
 * a word, because no register means neither safe nor unsafe.
 */
export const toCandidates = (rollUp: RollUp | null, kindIds: readonly string[]): readonly string[] =>
  (rollUp?.children ?? [])
    .filter(({ kinds }) => {
      const total = totalOfKinds(kinds, kindIds);
      return total.counts.some(({ codes }) => sumCodes(codes) > 0);
    })
    .map(({ adcode }) => adcode)
    .sort();
