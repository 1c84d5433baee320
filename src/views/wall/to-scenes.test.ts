import { expect, it } from 'vitest';
import { toKindCounts } from '../../domain/roll-up.test-support.ts';
import { toCandidates } from './to-scenes.ts';

const mines = (count: number) => [toKindCounts('coal-mine', [['1', 'not-linked', 0, count]])];

it('gives a turn to divisions with a site of the kinds, in code order', () => {
  const rollUp = {
    region: { adcode: '100000', kinds: [] },
    children: [
      { adcode: '360000', kinds: mines(2) },
      { adcode: '110000', kinds: mines(1) },
      { adcode: '810000', kinds: mines(0) },
      { adcode: '710000', kinds: [] },
      { adcode: '650000', kinds: [toKindCounts('tailings-pond', [['2', 'linked', 0, 1]])] },
    ],
    unplaced: [],
  };
  expect(toCandidates(rollUp, ['coal-mine'])).toEqual(['110000', '360000']);
  expect(toCandidates(rollUp, ['coal-mine', 'tailings-pond'])).toEqual(['110000', '360000', '650000']);
  expect(toCandidates(null, ['coal-mine'])).toEqual([]);
});
