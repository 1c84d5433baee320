import { expect, it } from 'vitest';
import { toClosedBars } from './to-closed-bars.ts';

it('names the three ways as the page promises, the batch first', () => {
  const closed = {
    batch: { score: 8, share: 0.8 },
    random: { score: 2, share: 0.2 },
    registerOrder: { score: 3, share: 0.3 },
  };
  expect(toClosedBars({ closed }).map(({ name, score, share }) => [name, score, share])).toEqual([
    ['batch-closed-share', 8, 0.8],
    ['batch-closed-share-register-order', 3, 0.3],
    ['batch-closed-share-random', 2, 0.2],
  ]);
});
