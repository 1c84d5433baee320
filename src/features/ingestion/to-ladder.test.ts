import { describe, expect, it } from 'vitest';
import { toKindCounts } from '../../domain/roll-up.test-support.ts';
import { NO_FILTER } from '../../domain/site-filter.ts';
import { toLadder } from './to-ladder.ts';

const counts = toKindCounts('major-hazard-source', [
  ['1', 'linked', 0, 10, [3]],
  ['2', 'offline', 0, 4],
  ['2', 'not-linked', 0, 5],
  ['3', 'partial', 0, 2],
  ['4', 'not-applicable', 0, 1],
]);

describe('ladder', () => {
  it('goes down from registered to on time, with the fall at each step', () => {
    const { steps } = toLadder(counts, NO_FILTER);
    expect(steps.map(({ id, value, change }) => [id, value, change])).toEqual([
      ['registered', 22, null],
      ['linked', 14, -8],
      ['online', 10, -4],
      ['on-time', 7, -3],
    ]);
  });

  it('the parts of the gap add up to it', () => {
    const { gap, links } = toLadder(counts, NO_FILTER);
    expect(gap.map(({ value }) => value)).toEqual([5, 2, 1]);
    expect(gap.reduce((sum, { value }) => sum + value, 0)).toBe(links.notLinked);
  });

  it('ignores the filter of links and obeys that of levels', () => {
    expect(toLadder(counts, { ...NO_FILTER, links: ['linked'], levels: ['2'] }).links).toEqual({
      registered: 9,
      linked: 4,
      notLinked: 5,
      linkedRate: 4 / 9,
    });
    expect(toLadder(toKindCounts('x', []), NO_FILTER).links.linkedRate).toBeNull();
  });
});
