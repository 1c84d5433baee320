import { describe, expect, it } from 'vitest';

import { toArcPath, toDonutArcs } from './donut.ts';

describe('toDonutArcs', () => {
  it('starts with red at 12 o’clock and closes the circle', () => {
    const arcs = toDonutArcs({ '1': 1, '2': 1, '3': 2, '4': 0, unassessed: 4 }, 'dark');
    expect(arcs.map((arc) => arc.level)).toEqual(['1', '2', '3', 'unassessed']);
    expect(arcs[0]).toMatchObject({ start: 0, width: 1 });
    expect(arcs.at(-1)?.end).toBeCloseTo(2 * Math.PI);
  });

  it('draws nothing for nothing', () => {
    expect(toDonutArcs({ '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 }, 'daylight')).toEqual([]);
  });
});

describe('toArcPath', () => {
  it('draws a full circle as two halves, since an arc to its own start is nothing', () => {
    expect(toArcPath(10, 0, 2 * Math.PI).match(/A/g)).toHaveLength(2);
    expect(toArcPath(10, 0, Math.PI / 2)).toBe('M0,-10A10,10 0 0 1 10,0');
  });
});
