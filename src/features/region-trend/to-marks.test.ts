import { expect, it } from 'vitest';
import { toMarks } from './to-marks.ts';

it('marks the last week and each half year before it', () => {
  const weeks = Array.from({ length: 105 }, (_, index) => index);
  expect(toMarks(weeks)).toEqual([0, 26, 52, 78, 104]);
  expect(toMarks([7])).toEqual([7]);
  expect(toMarks([])).toEqual([]);
});
