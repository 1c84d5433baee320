import { expect, it } from 'vitest';
import { toKindCounts, toScope } from '../../domain/roll-up.test-support.ts';
import { toLevelMix } from './to-level-mix.ts';

const mines = toKindCounts('coal-mine', [
  ['1', 'linked', 0, 2],
  ['unassessed', 'not-linked', 0, 3],
]);

it('ignores the filter of levels, obeys that of links, and keeps unassessed apart', () => {
  const [row] = toLevelMix(toScope([mines], { levels: ['1'] }), ['coal-mine']);
  expect(row?.levels).toEqual({ '1': 2, '2': 0, '3': 0, '4': 0, unassessed: 3 });
  expect(row?.total).toBe(5);
  expect(toLevelMix(toScope([mines], { links: ['linked'] }), ['coal-mine'])[0]?.total).toBe(2);
});

it('says nothing, and not zero, of a register that did not answer', () => {
  expect(toLevelMix(toScope([]), ['coal-mine'])).toEqual([
    { kind: 'coal-mine', counts: [], levels: null, total: null },
  ]);
});
