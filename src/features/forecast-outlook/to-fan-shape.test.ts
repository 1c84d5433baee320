import { describe, expect, it } from 'vitest';
import { toFanShape, toMarks } from './to-fan-shape.ts';

const SERIES = {
  days: ['2020-01-01', '2020-01-08', '2020-01-15', '2020-01-22'],
  registered: [10, 0, 10, 10],
  linked: [1, 0, 2, 5],
  fan: [
    { day: '2020-01-22', low: 0.5, middle: 0.5, high: 0.5 },
    { day: '2020-02-12', low: 0.6, middle: 0.8, high: 1 },
  ],
};

describe('fan shape', () => {
  it('worked by hand: six weeks on the axis, the past half of them', () => {
    const shape = toFanShape(SERIES);
    expect(shape).toMatchObject({ from: '2020-01-01', to: '2020-02-12', nowX: 50 });
    expect(shape?.past).toEqual([
      [{ x: 0, y: 90 }],
      [
        { x: 33.33, y: 80 },
        { x: 50, y: 50 },
      ],
    ]);
    expect(shape?.middle).toEqual([
      { x: 50, y: 50 },
      { x: 100, y: 20 },
    ]);
    expect(shape?.band).toEqual([
      { x: 50, y: 50 },
      { x: 100, y: 0 },
      { x: 100, y: 40 },
      { x: 50, y: 50 },
    ]);
  });

  it('ends with the past where there are no futures, and is none without a past', () => {
    expect(toFanShape({ ...SERIES, fan: [] })).toMatchObject({ to: '2020-01-22', nowX: 100, band: [] });
    expect(toFanShape({ days: [], registered: [], linked: [], fan: [] })).toBeNull();
  });

  it('marks the days on the axis alone', () => {
    const marks = toMarks(
      [
        { key: 'a', day: '2019-12-31' },
        { key: 'b', day: '2020-02-12' },
        { key: 'c', day: '2021-01-01' },
      ],
      { from: '2020-01-01', to: '2020-02-12' },
    );
    expect(marks).toEqual([{ key: 'b', day: '2020-02-12', x: 100 }]);
  });
});
