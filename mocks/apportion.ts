/**
 * Splits a whole number in proportion to weights, by largest remainder; equal remainders go to the earlier entry.
 * No entry exceeds its cap. Throws when the caps cannot hold the total: that is a fixture's error.
 */
export const apportion = (
  total: number,
  weights: readonly number[],
  caps: readonly number[] = weights.map(() => Number.POSITIVE_INFINITY),
): number[] => {
  if (caps.reduce((sum, cap) => sum + cap, 0) < total) throw new Error(`${total} do not fit under the caps`);
  const shares = weights.map(() => 0);
  let isOpen = weights.map((weight, index) => weight > 0 && (caps[index] ?? 0) > 0);
  let rest = total;
  while (rest > 0) {
    const open = weights.map((weight, index) => (isOpen[index] ? weight : 0));
    const sum = open.reduce((whole, weight) => whole + weight, 0);
    if (sum === 0) throw new Error(`${rest} of ${total} find no entry with a weight`);
    const round = largestRemainder(rest, open, sum);
    for (const [index, share] of round.entries()) {
      const taken = Math.min(share, (caps[index] ?? 0) - (shares[index] ?? 0));
      shares[index] = (shares[index] ?? 0) + taken;
      rest -= taken;
    }
    isOpen = isOpen.map((was, index) => was && (shares[index] ?? 0) < (caps[index] ?? 0));
  }
  return shares;
};

const largestRemainder = (total: number, weights: readonly number[], sum: number): number[] => {
  const exact = weights.map((weight) => (total * weight) / sum);
  const shares = exact.map(Math.floor);
  const left = total - shares.reduce((whole, share) => whole + share, 0);
  const order = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .filter(({ index }) => (weights[index] ?? 0) > 0)
    .sort((one, other) => other.remainder - one.remainder || one.index - other.index);
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
};

/** As `apportion`, over named entries of which some are fixed beforehand; keys in ascending order. */
export const apportionByKey = (
  total: number,
  weights: Readonly<Record<string, number>>,
  pins: Readonly<Record<string, number>> = {},
  caps?: Readonly<Record<string, number>>,
): Map<string, number> => {
  const pinned = Object.values(pins).reduce((sum, count) => sum + count, 0);
  const keys = Object.keys(weights).sort();
  const free = keys.filter((key) => !(key in pins));
  const shares = apportion(
    total - pinned,
    free.map((key) => weights[key] ?? 0),
    free.map((key) => caps?.[key] ?? Number.POSITIVE_INFINITY),
  );
  const result = new Map(Object.entries(pins));
  for (const [index, key] of free.entries()) result.set(key, shares[index] ?? 0);
  return new Map([...result].sort(([one], [other]) => (one < other ? -1 : 1)));
};
