import { describe, expect, it } from 'vitest';
import { toFan } from './forecast-fan.ts';
import { toWeeklySeries } from './forecast-series.ts';
import { DEFAULT_FORECAST_PARAMETERS, forecastCompletion } from './forecast.ts';
import { LAST_DAY, PROCESSES, run, toDraw, toPoints } from './forecast.test-support.ts';
import { createSeededRandom } from './seeded-random.ts';
import { daysBetween, shiftDay } from './wire-time.ts';

const PARAMETERS = { windowWeeks: 52, blockWeeks: 4, paths: 400, weeks: 20, stepWeeks: 4, spread: 0 };

describe('fan', () => {
  it('worked by hand: 5 a week of 1,000 from 920 are 94 % after 4 weeks and all after 16', () => {
    const states = Array.from({ length: 105 }, (_, week) => [1000, 400 + 5 * week] as const);
    const fan = toFan(toWeeklySeries(toPoints(states)), 'steady', PARAMETERS, createSeededRandom('x'));
    expect(fan.map(({ day }) => day)).toEqual([0, 4, 8, 12, 16, 20].map((weeks) => shiftDay(LAST_DAY, 7 * weeks)));
    expect(fan.map(({ middle }) => middle)).toEqual([0.92, 0.94, 0.96, 0.98, 1, 1]);
    for (const { low, middle, high } of fan) expect([low, high]).toEqual([middle, middle]);
  });

  it('its lines meet the target about when the dates say', () => {
    const { start, process } = PROCESSES['linear']!;
    const points = toPoints(run(process, start, 104, toDraw('fan')));
    const { outcome } = forecastCompletion({
      points,
      target: 1,
      deadlines: [],
      undated: 0,
      random: createSeededRandom('dates'),
      parameters: { ...DEFAULT_FORECAST_PARAMETERS, backTestHorizons: [] },
    });
    if (outcome.state !== 'dated' || outcome.p80 === null) throw new Error('no date');
    const fan = toFan(
      toWeeklySeries(points),
      'steady',
      { ...PARAMETERS, paths: 1000, weeks: 260, stepWeeks: 1 },
      createSeededRandom('fan'),
    );
    const meets = (line: 'low' | 'middle'): string => fan.find((week) => week[line] >= 1)?.day ?? '';
    expect(Math.abs(daysBetween(meets('middle'), outcome.p50))).toBeLessThan(60);
    expect(Math.abs(daysBetween(meets('low'), outcome.p80))).toBeLessThan(90);
    for (const { low, middle, high } of fan) {
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }
  });

  it('is empty where nothing is known', () =>
    expect(toFan(toWeeklySeries([]), 'steady', PARAMETERS, createSeededRandom('x'))).toEqual([]));
});
