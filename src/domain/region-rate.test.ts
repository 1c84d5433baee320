import { describe, expect, it } from 'vitest';
import { toRegionRate } from './region-rate.ts';
import { toKindCounts } from './roll-up.test-support.ts';

const demo = toKindCounts('a', [['1', 'linked', 0, 7]]);
const real = toKindCounts('b', [['2', 'not-linked', 0, 5]], 'service', false);
const reference = toKindCounts('reference-site', [['unassessed', 'not-applicable', 0, 9]]);

describe('rate of a region', () => {
  it('adds the kinds named, and no reference sites', () => {
    const other = toKindCounts('c', [['2', 'not-linked', 0, 3]]);
    const rate = toRegionRate({ adcode: '1', kinds: [demo, other, reference] }, ['a', 'c']);
    expect(rate).toMatchObject({ registered: 10, linkedRate: 0.7, leftOut: [] });
  });

  it('adds real registers alone where synthetic ones stand beside them, and names what is left out', () => {
    expect(toRegionRate({ adcode: '1', kinds: [demo, real] }, ['a', 'b'])).toMatchObject({
      registered: 5,
      linkedRate: 0,
      leftOut: ['a'],
      counts: [real],
    });
  });

  it('has no rate where nothing is registered', () => {
    expect(toRegionRate({ adcode: '1', kinds: [] }, ['a'])).toMatchObject({ registered: 0, linkedRate: null });
  });
});
