import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toShift } from './to-seam-shift.ts';

it('moves as little as frees the seam, and not at all where nothing would', () => {
  expect(toShift([{ left: 0, right: 80 }], 100, 16, 60)).toBe(0);
  expect(toShift([{ left: 60, right: 96 }], 100, 16, 60)).toBe(-12);
  expect(toShift([{ left: 90, right: 130 }], 100, 16, 60)).toBe(28);
  expect(toShift([{ left: -500, right: 500 }], 100, 16, 60)).toBe(0);
});

it('leaves the seam free wherever it moves', () => {
  const intervals = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 400 }), width: fc.integer({ min: 1, max: 60 }) }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(intervals, (widths) => {
      const names = widths.map(({ from, width }) => ({ left: from, right: from + width }));
      const shift = toShift(names, 200, 16, 100);
      expect(Math.abs(shift)).toBeLessThanOrEqual(100);
      if (shift !== 0)
        for (const { left, right } of names) expect(right + shift <= 184 || left + shift >= 216).toBe(true);
    }),
  );
});
