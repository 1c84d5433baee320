/** ln n! by Stirling's series beyond a table; good to 1e-10 where it is used. */
const lnFactorial = (n: number): number => {
  if (n < 20) {
    let product = 1;
    for (let factor = 2; factor <= n; factor++) product *= factor;
    return Math.log(product);
  }
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + 1 / (12 * n) - 1 / (360 * n ** 3);
};

/**
 * Exact two-sided McNemar test: the chance that of `fixed + broken` discordant pairs at least as many fall on one side
 * when both sides are equally likely. 1 without pairs. (McNemar 1947; the exact form is the sign test.)
 */
export const mcNemarP = (fixed: number, broken: number): number => {
  const pairs = fixed + broken;
  const [less, lnHalf] = [Math.min(fixed, broken), pairs * Math.log(0.5)];
  let tail = 0;
  for (let k = 0; k <= less; k++)
    tail += Math.exp(lnFactorial(pairs) - lnFactorial(k) - lnFactorial(pairs - k) + lnHalf);
  return Math.min(1, 2 * tail);
};
