import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, toMeasureClasses } from './breaks.ts';

const measures = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ adcode: String(360100 + index), value }));
const bounds = (values: readonly (number | null)[]) =>
  toMeasureClasses(measures(values), 'count').map(({ from }) => from);

describe('classes of an answer', () => {
  it('shares stand at the fixed breaks of the gap, at them and just below', () => {
    const classes = toMeasureClasses(measures([0.9]), 'share');
    const at = [0, 0.1499, 0.15, 0.2999, 0.3, 0.4499, 0.45, 0.5999, 0.6, 1];
    expect(at.map((value) => classOf(value, classes))).toEqual([
      'gap-1',
      'gap-1',
      'gap-2',
      'gap-2',
      'gap-3',
      'gap-3',
      'gap-4',
      'gap-4',
      'gap-5',
      'gap-5',
    ]);
    expect(toMeasureClasses(measures([0.01, null]), 'share')).toEqual(classes);
  });

  it('what is not known is unknown, not 0', () => {
    const classes = toMeasureClasses(measures([null, 0, 3]), 'count');
    expect(classOf(null, classes)).toBe('unknown');
    expect(classOf(0, classes)).toBe('gap-1');
    expect(classOf(3, classes)).not.toBe('gap-1');
  });

  it('counts: 0 alone, the others at their rounded quartiles', () => {
    // Of 1…100 the quartiles are 25, 50 and 75; 75 rounds to 80 (the nearer of 60 and 80).
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(bounds([0, ...values])).toEqual([0, 1, 25, 50, 80]);
    expect(bounds([0, 1, 1, 1, 2])).toEqual([0, 1]);
    expect(bounds([0, 0, null])).toEqual([0, 1]);
    expect(bounds([])).toEqual([0, 1]);
    expect(bounds([7])).toEqual([0, 1, 6]);
  });

  it('every count has one class, classes rise without gaps, and 0 shares its own with none', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40_000 }), { maxLength: 40 }), (values) => {
        const classes = toMeasureClasses(measures(values), 'count');
        expect(classes.length).toBeLessThanOrEqual(5);
        classes.forEach(({ from, below }, index) => {
          expect(below).toBe(classes[index + 1]?.from ?? null);
          expect(from).toBeLessThan(below ?? Number.POSITIVE_INFINITY);
        });
        for (const value of values) expect(classOf(value, classes) === 'gap-1').toBe(value === 0);
      }),
    );
  });
});
