import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPoissonInterval, toWilsonInterval } from './rate-interval.ts';

describe('Wilson', () => {
  it.each([
    // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('agrees with the published interval of %i of %i', (part, whole, low, high) => {
    const interval = toWilsonInterval(part, whole);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('has none without a whole', () => {
    expect(toWilsonInterval(0, 0)).toBeNull();
  });

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(30_000), fc.nat(30_000), (a, b) => {
        const [part, whole] = a < b ? [a, b] : [b, a];
        const interval = toWilsonInterval(part, whole);
        if (whole === 0) return interval === null;
        return (
          interval !== null &&
          interval.low >= 0 &&
          interval.high <= 1 &&
          interval.low <= part / whole &&
          interval.high >= part / whole
        );
      }),
    );
  });
});

describe('Poisson', () => {
  it.each([
    // F. Garwood, Biometrika 28 (1936) 437–442, 95 % limits.
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [5, 1.623, 11.668],
    [10, 4.795, 18.39],
    [30, 20.24, 42.83],
    [100, 81.36, 121.63],
  ])('agrees with the published limits of %i', (count, low, high) => {
    const interval = toPoissonInterval(count);
    expect(interval.low).toBeCloseTo(low, count < 10 ? 3 : 2);
    expect(interval.high).toBeCloseTo(high, count < 10 ? 3 : 2);
  });

  it('does not jump where the approximation takes over, and holds the count', () => {
    const step = toPoissonInterval(100).low - toPoissonInterval(99).low;
    expect(step).toBeGreaterThan(0.85);
    expect(step).toBeLessThan(1);
    fc.assert(
      fc.property(fc.nat(50_000), (count) => {
        const { low, high } = toPoissonInterval(count);
        return low >= 0 && low <= count && high > count;
      }),
    );
  });
});
