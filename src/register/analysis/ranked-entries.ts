import type { RegisterEntry } from '../register-entry.ts';
import type { AnalysisContext } from './context.ts';

export interface RankedEntries {
  /** Registers of the query that are taken together, in the registry's order. */
  readonly ranked: readonly RegisterEntry[];
  /** Every register of the same nature, whatever kinds the query names. */
  readonly around: readonly RegisterEntry[];
  /** Kinds of the query that are left out, because no answer adds synthetic and real sites. */
  readonly leftOut: readonly string[];
}

/** The registers of a query that may be taken together: the real ones where there are any, else the synthetic ones. */
export const toRanked = ({ entries, everyEntry }: Pick<AnalysisContext, 'entries' | 'everyEntry'>): RankedEntries => {
  const registers = entries.filter(({ table }) => table.kind.isRegister);
  const isSynthetic = registers.every(({ table }) => table.isSynthetic);
  const isAlike = ({ table }: RegisterEntry): boolean => table.isSynthetic === isSynthetic;
  const ranked = registers.filter(isAlike);
  const left = registers.filter((entry) => !isAlike(entry)).map(({ table }) => table.kind.id);
  return {
    ranked,
    around: everyEntry.filter((entry) => entry.table.kind.isRegister && isAlike(entry)),
    leftOut: [...new Set(left)],
  };
};
