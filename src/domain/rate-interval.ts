/** Two-sided 95 % interval; both ends in the unit of the rate. */
export interface RateInterval {
  readonly low: number;
  readonly high: number;
}

/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054;

/**
 * Below this many registered sites a rate is not ranked and its bar is an outline: one site more would turn it. The
 * board's own limit, the same as for the fills of prefectures.
 */
export const SMALL_SAMPLE = 10;

/**
 * Wilson's score interval of a proportion `part ÷ whole` (E. B. Wilson, JASA 22, 1927; method 3 of R. G. Newcombe,
 * Statistics in Medicine 17, 1998), 0–1. `null` without a whole.
 */
export const toWilsonInterval = (part: number, whole: number): RateInterval | null => {
  if (whole <= 0) return null;
  const share = part / whole;
  const middle = share + Z ** 2 / (2 * whole);
  const half = Z * Math.sqrt((share * (1 - share)) / whole + Z ** 2 / (4 * whole ** 2));
  const scale = 1 + Z ** 2 / whole;
  // At the ends the formula gives the limit itself but for rounding.
  const low = part === 0 ? 0 : (middle - half) / scale;
  const high = part === whole ? 1 : (middle + half) / scale;
  return { low, high };
};

/** From here Byar's approximation agrees with the exact limits in four digits. */
const EXACT_BELOW = 100;

/** P(X ≤ count) for a Poisson variable. */
const cumulative = (count: number, mean: number): number => {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k++) {
    term *= mean / k;
    sum += term;
  }
  return sum;
};

/** The mean at which `probability`, which falls as the mean grows, is `target`. */
const solve = (probability: (mean: number) => number, target: number, largest: number): number => {
  let low = 0;
  let high = largest;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (probability(middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

const toExact = (count: number): RateInterval => {
  const largest = count + 8 * Math.sqrt(count + 1) + 8;
  return {
    low: count === 0 ? 0 : solve((mean) => cumulative(count - 1, mean), 0.975, largest),
    high: solve((mean) => cumulative(count, mean), 0.025, largest),
  };
};

/** Byar's approximation (N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research II, IARC 1987, §2.3). */
const toByar = (count: number): RateInterval => {
  const next = count + 1;
  return {
    low: count * (1 - 1 / (9 * count) - Z / (3 * Math.sqrt(count))) ** 3,
    high: next * (1 - 1 / (9 * next) + Z / (3 * Math.sqrt(next))) ** 3,
  };
};

/**
 * Interval of a Poisson count: exact (F. Garwood, Biometrika 28, 1936) below 100, Byar's approximation from there. Divide
 * both ends by the denominator for the interval of a rate.
 */
export const toPoissonInterval = (count: number): RateInterval =>
  count < EXACT_BELOW ? toExact(count) : toByar(count);
