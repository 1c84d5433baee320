import { DEFAULT_PRIORITY_WEIGHTS, type GrowthFactor, type PriorityWeights } from './priority-weights.ts';

/** One entry a row; several registers may stand behind each other. Numbers that are not known are NaN. */
export interface PriorityColumns {
  readonly rowCount: number;
  /** Index of the row's kind; stand-ins are taken from the rows of the same kind. */
  readonly kinds: Uint8Array;
  /** Index into LEVEL_KEYS. */
  readonly levels: Uint8Array;
  /** Index into LINK_STATUSES. */
  readonly links: Uint8Array;
  /** Index into NOT_LINKED_REASONS. */
  readonly reasons: Uint8Array;
  /** People who would suffer. */
  readonly exposure: Float64Array;
  /** Other registered sites nearby, within the distance that the caller names. */
  readonly neighbours: Float64Array;
  /** Days since it came on the register without being connected. */
  readonly age: Float64Array;
  /** Place of the row on the register, different for each: order of "as it stands", and what decides between equals. */
  readonly registerOrder: Uint32Array;
}

/** Where a stand-in for an unknown number comes from. */
export type StandInOrigin = 'kind-median' | 'all-median' | 'configured';

export interface StandIn {
  readonly value: number;
  readonly origin: StandInOrigin;
  /** Rows that the median is taken over; 0 for `configured`. */
  readonly known: number;
}

/** By factor, then by index of the kind. */
export type StandIns = Readonly<Record<GrowthFactor, readonly StandIn[]>>;

/** NaN and what cannot be (a negative number of people) are not known. */
export const isKnown = (value: number): boolean => Number.isFinite(value) && value >= 0;

/** Middle value; of an even number the mean of the two. Of an empty list `null`. */
const median = (values: readonly number[]): number | null => {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
};

/** One entry a kind, in the order of their indices, up to the last that has a row. */
export const toStandInsOf = <Factor extends GrowthFactor>(
  columns: Pick<PriorityColumns, 'rowCount' | 'kinds' | Factor>,
  factor: Factor,
  fallback: number,
): readonly StandIn[] => {
  const column: Float64Array = columns[factor];
  const byKind: number[][] = [];
  const all: number[] = [];
  for (let row = 0; row < columns.rowCount; row++) {
    const kind = columns.kinds[row] ?? 0;
    while (byKind.length <= kind) byKind.push([]);
    const value = column[row] ?? Number.NaN;
    if (!isKnown(value)) continue;
    byKind[kind]?.push(value);
    all.push(value);
  }
  const overall = median(all);
  return byKind.map((values) => {
    const own = median(values);
    if (own !== null) return { value: own, origin: 'kind-median', known: values.length };
    if (overall !== null) return { value: overall, origin: 'all-median', known: all.length };
    return { value: fallback, origin: 'configured', known: 0 };
  });
};

/**
 * What stands in for numbers that are not known: the median of the known ones of the kind (linked rows too), or of all
 * kinds where the kind has none, or what the weights state. Unknown is never 0. Made once for a register, so that a row's
 * score does not depend on the region that is looked at.
 */
export const toStandIns = (
  columns: PriorityColumns,
  weights: PriorityWeights = DEFAULT_PRIORITY_WEIGHTS,
): StandIns => ({
  exposure: toStandInsOf(columns, 'exposure', weights.growth.exposure.fallback),
  neighbours: toStandInsOf(columns, 'neighbours', weights.growth.neighbours.fallback),
  age: toStandInsOf(columns, 'age', weights.growth.age.fallback),
});
