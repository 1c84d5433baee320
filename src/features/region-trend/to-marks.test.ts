import { expect, it } from 'vitest';
import { toMarks, toRuns } from './to-marks.ts';

it('marks the last week and each half year before it', () => {
  const weeks = Array.from({ length: 105 }, (_, index) => index);
  expect(toMarks(weeks)).toEqual([0, 26, 52, 78, 104]);
  expect(toMarks([7])).toEqual([7]);
  expect(toMarks([])).toEqual([]);
});

it('breaks the line where nothing was registered', () => {
  expect(toRuns([null, 0.1, 0.2, null, 0])).toEqual([
    [
      { at: 1, rate: 0.1 },
      { at: 2, rate: 0.2 },
    ],
    [{ at: 4, rate: 0 }],
  ]);
  expect(toRuns([])).toEqual([]);
});
