import type { ReadOptions } from './opened-source.ts';
import type { ColumnGuess, ColumnMapping, ImportPlan } from './types.ts';

/** How a file of one shape was imported: used again for the next month's file of the same shape. */
export interface MappingProfile {
  /** Fingerprint of the headers. */
  readonly shapeKey: string;
  readonly headers: readonly string[];
  readonly kind: string;
  readonly plan: ImportPlan;
  readonly readOptions: ReadOptions;
  /** Milliseconds since 1970 by the board's clock. */
  readonly savedAt: number;
}

export interface AppliedProfile {
  /** One a header of the new file: as saved, and as guessed for columns that the profile does not know. */
  readonly columns: readonly ColumnGuess[];
  /** Headers of the profile that were imported then and that this file does not have. */
  readonly missing: readonly string[];
  /** Headers of this file that the profile does not know. */
  readonly added: readonly string[];
}

/** `名称` and the second `名称` are two columns: a header with the number of those of its name before it. */
const toNamed = (headers: readonly string[]): readonly string[] => {
  const times = new Map<string, number>();
  return headers.map((header) => {
    const name = header.normalize('NFKC').trim();
    const before = times.get(name) ?? 0;
    times.set(name, before + 1);
    return `${before} ${name}`;
  });
};

const UNKNOWN: ColumnMapping = { field: null, factor: 1, isInverted: false };

const UNGUESSED: ColumnGuess = {
  ...UNKNOWN,
  basis: null,
  confidence: 0,
  unit: null,
  isUnitUnknown: false,
  examples: [],
};

const toMapping = ({ field, factor, isInverted }: ColumnMapping): ColumnMapping => ({ field, factor, isInverted });

/**
 * The columns of a new file as a profile has them, by header and not by position. A new column keeps its guess, unless
 * the profile already fills that field from another column of this file.
 * @param guesses one a header, of the profile's kind
 */
export const applyProfile = (
  profile: Pick<MappingProfile, 'headers' | 'plan'>,
  headers: readonly string[],
  guesses: readonly ColumnGuess[],
): AppliedProfile => {
  const savedNames = toNamed(profile.headers);
  const saved = new Map(savedNames.map((name, index) => [name, profile.plan.columns[index] ?? UNKNOWN]));
  const named = toNamed(headers);
  const here = new Set(named);
  const taken = new Set(named.flatMap((name) => saved.get(name)?.field ?? []));
  const columns = named.map((name, index): ColumnGuess => {
    const guess = guesses[index] ?? UNGUESSED;
    const known = saved.get(name);
    if (known !== undefined)
      return { ...guess, ...toMapping(known), basis: known.field === null ? null : 'saved', confidence: 1 };
    return guess.field !== null && taken.has(guess.field)
      ? { ...guess, ...UNKNOWN, basis: null, confidence: 0 }
      : guess;
  });
  const isMissing = (name: string): boolean => !here.has(name) && (saved.get(name)?.field ?? null) !== null;
  return {
    columns,
    missing: profile.headers.filter((_, index) => isMissing(savedNames[index] ?? '')),
    added: headers.filter((_, index) => !saved.has(named[index] ?? '')),
  };
};
