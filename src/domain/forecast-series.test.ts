import { describe, expect, it } from 'vitest';
import { countUndated, toSeriesPoints, toWeeklySeries } from './forecast-series.ts';
import type { KindHistory } from './history.ts';
import { createSeededRandom } from './seeded-random.ts';
import { daysBetween, isCalendarDay, parseWireTime, shiftDay } from './wire-time.ts';

const point = (day: string, registered: number | null, linked: number | null) => ({ day, registered, linked });

describe('weekly series', () => {
  it('sorts, takes the later of two points of a day, and leaves out what cannot be', () => {
    const series = toWeeklySeries([
      point('2020-11-16', 10, 6),
      point('2020-11-02', 8, 4),
      point('2020-11-09', 9, 9),
      point('2020-11-09', 9, 5),
      point('2020-11-16', 10, 11),
      point('2020-11-16', -1, -2),
      point('2020-02-30', 9, 5),
      point('2020-10-26', null, 3),
      point('2020-10-26', Number.NaN, 3),
    ]);
    expect(series).toEqual({
      days: ['2020-11-02', '2020-11-09', '2020-11-16'],
      registered: [8, 9, 10],
      linked: [4, 5, 6],
      isFilled: [false, false, false],
      ignored: 6,
    });
  });

  it('fills missing weeks on the straight line and marks them', () => {
    const series = toWeeklySeries([point('2020-10-26', 10, 4), point('2020-11-16', 16, 10)]);
    expect(series.registered).toEqual([10, 12, 14, 16]);
    expect(series.linked).toEqual([4, 6, 8, 10]);
    expect(series.isFilled).toEqual([false, true, true, false]);
  });

  it('brings other spacings onto weeks: days are thinned, three days off are near enough', () => {
    const daily = Array.from({ length: 15 }, (_, day) => point(shiftDay('2020-11-02', day), 100 + day, day));
    expect(toWeeklySeries(daily)).toMatchObject({ registered: [100, 107, 114], isFilled: [false, false, false] });
    const off = toWeeklySeries([point('2020-10-30', 10, 3), point('2020-11-06', 17, 3), point('2020-11-16', 20, 3)]);
    expect(off.days).toEqual(['2020-11-02', '2020-11-09', '2020-11-16']);
    expect(off.registered[0]).toBeCloseTo(13);
    expect(off.isFilled).toEqual([false, false, false]);
  });

  it('answers empty lists for nothing, and one week for one point', () => {
    expect(toWeeklySeries([])).toMatchObject({ days: [], ignored: 0 });
    expect(toWeeklySeries([point('2020-11-16', 5, 5)]).days).toEqual(['2020-11-16']);
  });
});

describe('points of a history', () => {
  const kind = (patch: Partial<KindHistory>): KindHistory => ({
    kind: 'coal-mine',
    source: 'demo',
    isSynthetic: true,
    asOf: null,
    registered: [1, 2, 3],
    linked: [0, 1, 1],
    undated: 2,
    ...patch,
  });
  const days = ['2020-11-02', '2020-11-09', '2020-11-16'];

  it('adds registers up, week by week', () => {
    const points = toSeriesPoints({ days }, [kind({}), kind({ registered: [10, 10, 10], linked: [5, 6, 7] })]);
    expect(points.map(({ registered, linked }) => [registered, linked])).toEqual([
      [11, 5],
      [12, 7],
      [13, 8],
    ]);
    expect(countUndated([kind({}), kind({ undated: 3 })])).toBe(5);
    expect(toSeriesPoints({ days }, [])).toEqual([]);
  });

  it('ends with the oldest as-of, in China: what nobody was told of is not a standstill', () => {
    const told = kind({ asOf: '2020-11-08T17:00:00Z' });
    expect(toSeriesPoints({ days }, [told, kind({})]).map(({ day }) => day)).toEqual(['2020-11-02', '2020-11-09']);
  });

  it('a list that is too short is unknown there, not 0', () => {
    expect(toSeriesPoints({ days }, [kind({ linked: [0, 1] })])[2]).toEqual(point('2020-11-16', 3, null));
  });
});

describe('times on the wire', () => {
  it('reads offsets, and China time where there is none', () => {
    const noon = Date.parse('2020-11-16T12:00:00+08:00');
    for (const text of [
      '2020-11-16T12:00:00+08:00',
      '2020-11-16T04:00:00Z',
      '2020-11-16T12:00',
      '2020-11-16 12:00:00',
      '2020-11-16T12:00:00.000+0800',
    ])
      expect(parseWireTime(text)).toBe(noon);
    expect(parseWireTime('2020-11-16')).toBe(noon - 12 * 3_600_000);
    for (const wrong of ['', '2020-02-30', '2020-11-16T25:00', 'today', null, 5, '2020-02-30T10:00:00Z'])
      expect(parseWireTime(wrong)).toBeNull();
  });

  it('knows the calendar', () => {
    const yes = ['2020-02-29', '2000-02-29', '2020-12-31'];
    const no = ['2021-02-29', '1900-02-29', '2020-11-31', '2020-1-1', '2020-00-10', '2020-13-01', '2020-01-00', ''];
    expect(yes.filter(isCalendarDay)).toEqual(yes);
    expect(no.filter(isCalendarDay)).toEqual([]);
    expect(shiftDay('2020-02-28', 2)).toBe('2020-03-01');
    expect(daysBetween('2020-12-31', '2021-01-07')).toBe(7);
  });
});

describe('seeded numbers', () => {
  it('repeat themselves, differ between seeds and are even enough', () => {
    const take = (seed: string, count: number) => {
      const random = createSeededRandom(seed);
      return Array.from({ length: count }, random);
    };
    expect(take('a', 5)).toEqual(take('a', 5));
    expect(take('a', 5)).not.toEqual(take('b', 5));
    const draws = take('even', 20_000);
    expect(draws.every((draw) => draw >= 0 && draw < 1)).toBe(true);
    expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1);
  });
});
