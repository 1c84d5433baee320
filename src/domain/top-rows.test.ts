import fc from 'fast-check';
import { expect, it } from 'vitest';
import { takeFirst } from './top-rows.ts';

it('is the start of the sorted list, whatever the count', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(1000)), fc.integer({ min: -2, max: 60 }), (rows, count) => {
      const sorted = rows.toSorted((first, second) => first - second).slice(0, Math.max(0, count));
      expect([...takeFirst(rows, count, (first, second) => first < second)]).toEqual(sorted);
    }),
  );
});
