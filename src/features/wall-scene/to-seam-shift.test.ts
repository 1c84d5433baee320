import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toShift } from './to-seam-shift.ts';

it('moves as little as frees the seam, and not at all where nothing would', () => {
  expect(toShift([{ from: 0, to: 80 }], 100, 16, 60)).toBe(0);
  expect(toShift([{ from: 60, to: 96 }], 100, 16, 60)).toBe(-12);
  expect(toShift([{ from: 90, to: 130 }], 100, 16, 60)).toBe(28);
  expect(toShift([{ from: -500, to: 500 }], 100, 16, 60)).toBe(0);
});

it('leaves the seam free wherever it moves', () => {
  const intervals = fc.array(
    fc.record({ from: fc.integer({ min: 0, max: 400 }), width: fc.integer({ min: 1, max: 60 }) }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(intervals, (widths) => {
      const names = widths.map(({ from, width }) => ({ from, to: from + width }));
      const shift = toShift(names, 200, 16, 100);
      expect(Math.abs(shift)).toBeLessThanOrEqual(100);
      if (shift !== 0) for (const { from, to } of names) expect(to + shift <= 184 || from + shift >= 216).toBe(true);
    }),
  );
});
