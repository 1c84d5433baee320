import { describe, expect, it } from 'vitest';
import { aggregateWarnings, type MonitoringPoint } from './warning-aggregation.ts';
import type { WarningLevel } from './levels.ts';

const points = (item: string, ...levels: (WarningLevel | null)[]): MonitoringPoint[] =>
  levels.map((level) => ({ item, level }));
const itemLevel = (...levels: (WarningLevel | null)[]) =>
  aggregateWarnings(points('浸润线', ...levels)).items[0]?.level;
/** One item a level. */
const pondLevel = (...levels: WarningLevel[]) =>
  aggregateWarnings(levels.flatMap((level, index) => points(`项目${index}`, level))).level;

describe('points → item', () => {
  it.each([
    [[0, 0], 0],
    [[4, 4, 4], 4],
    [[4, 4, 4, 4], 3],
    [[3, 3], 3],
    [[3, 3, 3], 2],
    [[2], 2],
    [[2, 2], 1],
    [[1, 0, 4], 1],
    [[4, 4, 4, 4, 3, 3], 3], // what escalated is no further point
  ] as [WarningLevel[], number][])('%j is %d', (levels, expected) => expect(itemLevel(...levels)).toBe(expected));

  it('a point without a reading is counted, and lowers nothing', () => {
    const pond = aggregateWarnings(points('库水位', 2, null, null));
    expect(pond).toMatchObject({ level: 2, unreadablePoints: 2 });
  });
});

describe('items → pond', () => {
  it.each([
    [[], 0],
    [[0, 0], 0],
    [[4, 4, 4], 4],
    [[4, 4, 4, 4], 3],
    [[3, 3], 3],
    [[3, 3, 3], 2],
    [[2, 2], 1],
    [[4, 4, 4, 4, 3, 3], 2], // 4 blue items count as one yellow, the third
    [[4, 4, 4, 4, 3, 3, 2], 1],
    [[4, 4, 4, 4, 4, 4, 4, 4, 3], 2],
  ] as [WarningLevel[], number][])('%j is %d', (levels, expected) => expect(pondLevel(...levels)).toBe(expected));

  it('tells each step, its source and how well it is founded', () => {
    const { steps } = aggregateWarnings([0, 1, 2].flatMap((index) => points(`项目${index}`, 3)));
    expect(steps).toEqual([
      {
        words: { zh: '3 个黄色监测项目 → 橙色', en: '3 yellow items → orange' },
        source: 'GB 39496-2020 5.5.4',
        confidence: 'b',
        level: 2,
      },
    ]);
  });
});
