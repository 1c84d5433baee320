import { describe, expect, it } from 'vitest';
import { backTest, chooseForecast, type BackTestMethod } from './forecast-back-test.ts';
import { toWeeklySeries } from './forecast-series.ts';
import { describeBackTest } from './forecast-words.ts';
import { DEFAULT_FORECAST_PARAMETERS } from './forecast.ts';
import { PROCESSES, run, toDraw, toPoints } from './forecast.test-support.ts';
import { createSeededRandom } from './seeded-random.ts';

const PARAMETERS = { ...DEFAULT_FORECAST_PARAMETERS, backTestPaths: 150, backTestHorizons: [13] };

const simulate = (name: string, number = 0) => {
  const { start, process } = PROCESSES[name]!;
  return toWeeklySeries(toPoints(run(process, start, 104, toDraw(`${name} ${number}`))));
};

/** Over 30 runs of a known process: mean of the median errors, and the share held by the band. */
const average = (name: string) => {
  const errors: Record<BackTestMethod, number> = { steady: 0, proportional: 0, 'last-value': 0, linear: 0 };
  const coverage = { steady: 0, proportional: 0 };
  const runs = 30;
  for (let number = 0; number < runs; number++)
    for (const test of backTest(simulate(name, number), PARAMETERS, createSeededRandom(`${name} ${number}`)))
      for (const score of test.scores) {
        errors[score.method] += score.medianErrorSites / runs;
        if (score.method === 'steady' || score.method === 'proportional')
          coverage[score.method] += (score.coverage ?? 0) / runs;
      }
  return { errors, coverage };
};

describe('back-test on known processes, a quarter ahead', () => {
  it.each(['linear', 'batches', 'shrinking', 'noise', 'falling'])(
    '%s: the steady band of 80 per cent holds near four in five',
    (name) => {
      const { errors, coverage } = average(name);
      expect(coverage.steady).toBeGreaterThan(0.7);
      expect(coverage.steady).toBeLessThan(0.9);
      expect(errors.steady).toBeLessThan(errors.linear * 1.15);
      if (name !== 'noise') expect(errors.steady).toBeLessThan(errors['last-value']);
    },
  );

  it('saturating: only the proportional pace holds, and it is the one chosen', () => {
    const { errors, coverage } = average('saturating');
    expect(coverage.proportional).toBeGreaterThan(0.65);
    expect(coverage.steady).toBeLessThan(0.2);
    expect(errors.proportional).toBeLessThan(errors.steady / 4);
    expect(errors.proportional).toBeLessThan(errors.linear / 4);
  });

  it('a campaign that ends defeats every method, and the score says so', () => {
    const { coverage } = average('step');
    expect(coverage.steady).toBeLessThan(0.7);
  });

  it('a pace that grows is told by its last weeks, and a band that allows for its wandering holds it', () => {
    const narrow: number[] = [];
    const wide: number[] = [];
    let shorter = 0;
    for (let number = 0; number < 20; number++) {
      const { count } = toDraw(`growing ${number}`);
      const grown = run((r, l, week) => [r + count(3), l + count(3 + week / 6)], [4000, 600], 104, toDraw('x'));
      const series = toWeeklySeries(toPoints(grown));
      const { pace, windowWeeks, spread } = chooseForecast(series, PARAMETERS, createSeededRandom(`g ${number}`));
      if (windowWeeks < 52) shorter++;
      const coverageOf = (more: object): number =>
        backTest(series, { ...PARAMETERS, ...more }, createSeededRandom('b'))[0]?.scores.find(
          ({ method }) => method === pace,
        )?.coverage ?? 0;
      narrow.push(coverageOf({}));
      wide.push(coverageOf({ windowWeeks, spread }));
    }
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(shorter).toBeGreaterThan(15);
    expect(mean(narrow)).toBeLessThan(0.3);
    expect(mean(wide)).toBeGreaterThan(0.65);
  });

  it('a pace that does not wander gets little more room than its weeks explain', () => {
    const spreads = Array.from(
      { length: 20 },
      (_, number) => chooseForecast(simulate('linear', number), PARAMETERS, createSeededRandom('s')).spread,
    ).sort((one, other) => one - other);
    expect(spreads[10]).toBeLessThan(0.1);
  });

  it('chooses the right pace nearly always', () => {
    const chosen = (name: string) =>
      Array.from(
        { length: 30 },
        (_, number) => chooseForecast(simulate(name, number), PARAMETERS, createSeededRandom('c')).pace,
      );
    expect(chosen('linear').filter((pace) => pace === 'steady').length).toBeGreaterThanOrEqual(28);
    expect(chosen('saturating').filter((pace) => pace === 'proportional').length).toBeGreaterThanOrEqual(28);
  });
});

describe('back-test', () => {
  it('worked by hand: a straight 5 a week is foretold exactly, and no change is 65 sites off after 13 weeks', () => {
    const states = Array.from({ length: 105 }, (_, week) => [1000, 400 + 5 * week] as const);
    const [test] = backTest(toWeeklySeries(toPoints(states)), PARAMETERS, createSeededRandom('x'));
    // Origins 91, 87, … down to 27, the first from 26 on.
    expect(test).toMatchObject({ horizonWeeks: 13, origins: 17 });
    expect(
      test?.scores.map(({ method, medianErrorSites }) => [method, Math.round(medianErrorSites * 1e6) / 1e6]),
    ).toEqual([
      ['steady', 0],
      ['proportional', expect.any(Number)],
      ['last-value', 65],
      ['linear', 0],
    ]);
    expect(test?.scores[2]).toMatchObject({ medianErrorPoints: 6.5, coverage: null });
    expect(test?.scores[0]?.coverage).toBe(1);
    expect(describeBackTest(test!, 'steady').zh).toContain('误差中位数 0 处（0 个百分点），维持现状 65 处');
  });

  it('tells nothing of a horizon that the history is too short for', () => {
    const short = toWeeklySeries(toPoints(Array.from({ length: 30 }, (_, week) => [100, week] as const)));
    expect(backTest(short, { ...PARAMETERS, backTestHorizons: [4, 13] }, createSeededRandom('x'))).toEqual([]);
    expect(chooseForecast(short, PARAMETERS, createSeededRandom('x'))).toEqual({
      pace: 'steady',
      windowWeeks: 52,
      spread: 0,
    });
  });

  it('never looks at what comes after an origin', () => {
    const states = run(PROCESSES['linear']!.process, [2000, 600], 104, toDraw('peek'));
    const series = toWeeklySeries(toPoints(states));
    const spoilt = toWeeklySeries(
      toPoints(states.map(([r, l], week) => (week > 92 ? [r, Math.min(r, l + 300)] : [r, l]))),
    );
    const only = { ...PARAMETERS, backTestStepWeeks: 1000 };
    const origin91 = (given: typeof series): number =>
      backTest(given, only, createSeededRandom('p'))[0]?.scores.find(({ method }) => method === 'linear')
        ?.medianErrorSites ?? 0;
    // The forecast stays, what came differs by 300, so the error moves by 300 at most and not at all by less foresight.
    expect(Math.abs(origin91(spoilt) - origin91(series))).toBeGreaterThan(200);
  });
});
