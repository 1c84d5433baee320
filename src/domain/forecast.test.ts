import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeDeadline, describeMethod, describeOutcome } from './forecast-words.ts';
import { DEFAULT_FORECAST_PARAMETERS, forecastCompletion, type Forecast, type ForecastInput } from './forecast.ts';
import { LAST_DAY, PROCESSES, run, toDraw, toPoints, type Process } from './forecast.test-support.ts';
import { createSeededRandom } from './seeded-random.ts';
import { daysBetween, shiftDay } from './wire-time.ts';

const forecast = (
  states: readonly (readonly [number | null, number | null])[],
  patch: Partial<ForecastInput> = {},
): Forecast =>
  forecastCompletion({
    points: toPoints(states),
    target: 1,
    deadlines: [],
    undated: 0,
    random: createSeededRandom('test'),
    ...patch,
  });

/** So many a week, with no chance in it. */
const straight = (weeks: number, registered: number, linked: number, perWeek: number, growth = 0) =>
  Array.from({ length: weeks + 1 }, (_, week) => [registered + growth * week, linked + perWeek * week] as const);

const simulated = (name: string, seed = name) => {
  const { start, process } = PROCESSES[name]!;
  return run(process, start, 104, toDraw(seed));
};

const QUICK = { ...DEFAULT_FORECAST_PARAMETERS, paths: 60, backTestPaths: 20, horizonWeeks: 260 };

describe('dates', () => {
  it('worked by hand: 104 weeks at 5 a week leave 80 of 1,000, which 16 weeks close', () => {
    const { outcome, rate, missing, asOf } = forecast(straight(104, 1000, 400, 5));
    const day = shiftDay(LAST_DAY, 16 * 7);
    expect(day).toBe('2021-03-08');
    expect(outcome).toEqual({ state: 'dated', p50: day, p80: day });
    expect(rate).toEqual({ weeks: 26, linked: 5, registered: 0 });
    expect({ missing, asOf }).toEqual({ missing: 80, asOf: LAST_DAY });
  });

  it('counts the register that grows meanwhile: 5 linked, 1 registered a week, gap 160 takes 40 weeks', () => {
    const states = straight(104, 976, 400, 5, 1);
    expect(states.at(-1)).toEqual([1080, 920]);
    expect(forecast(states).outcome).toEqual({
      state: 'dated',
      p50: shiftDay(LAST_DAY, 280),
      p80: shiftDay(LAST_DAY, 280),
    });
  });

  it('takes a target below 100 % as the share it is', () => {
    // 95 % of 1,000 is 950: from 920 six weeks at 5.
    const { outcome, missing } = forecast(straight(104, 1000, 400, 5), { target: 0.95 });
    expect(missing).toBe(30);
    expect(outcome).toMatchObject({ state: 'dated', p50: shiftDay(LAST_DAY, 42) });
  });

  it('is the same for the same seed, whatever ran before', () => {
    expect(forecast(simulated('linear'))).toEqual(forecast(simulated('linear')));
    const other = forecast(simulated('linear'), { random: createSeededRandom('other') });
    expect(other.outcome.state).toBe('dated');
  });

  it('takes the pace in proportion for a saturating series, the steady one for a straight one', () => {
    expect(forecast(simulated('saturating')).pace).toBe('proportional');
    for (const name of ['linear', 'batches', 'shrinking', 'falling'])
      expect(forecast(simulated(name)).pace).toBe('steady');
  });
});

describe('no date', () => {
  it('says reached, and since when, where every site is linked', () => {
    expect(forecast(straight(60, 40, 40, 0)).outcome).toEqual({ state: 'reached', since: shiftDay(LAST_DAY, -420) });
    const states = [...straight(30, 40, 9, 1), [41, 39], [41, 41], [42, 42]] as const;
    const { outcome, missing, pace } = forecast(states);
    expect(outcome).toEqual({ state: 'reached', since: shiftDay(LAST_DAY, -7) });
    expect({ missing, pace }).toEqual({ missing: 0, pace: null });
  });

  it('does not say reached while one site has no date', () => {
    expect(forecast(straight(60, 40, 40, 0), { undated: 1 }).outcome).toEqual({
      state: 'unknown',
      rule: 'undated',
      value: 1,
      limit: 0,
    });
    const wide = straight(104, 1000, 400, 5);
    expect(forecast(wide, { undated: 52 }).outcome.state).toBe('dated');
    const doubtful = forecast(wide, { undated: 53, deadlines: [{ id: 'a', day: '2022-01-01' }] });
    expect(doubtful.outcome).toMatchObject({ state: 'unknown', rule: 'undated', limit: 52 });
    expect(doubtful.deadlines[0]?.state).toBe('unknown');
  });

  it.each([
    ['linked falls', 'falling', 'linked-falls'],
    ['a register that outgrows the linking', 'outgrown', 'register-outgrows'],
    ['a gap that closes too slowly', 'slow', 'too-slow'],
  ] as const)('never: %s', (_, name, reason) => {
    const states = {
      falling: simulated('falling'),
      outgrown: straight(104, 1000, 400, 2, 3),
      slow: straight(104, 9000, 400, 3, 2),
    }[name];
    const { outcome } = forecast(states);
    expect(outcome).toEqual({ state: 'never', reason });
    expect(describeOutcome(outcome).zh).toContain('按当前速度无法完成：');
  });

  it.each([
    ['nothing', [], {}, 'no-data'],
    ['nothing registered', straight(60, 0, 0, 0), {}, 'empty-register'],
    ['nine sites', straight(60, 9, 2, 0.1), {}, 'few-sites'],
    ['25 weekly changes', straight(25, 100, 10, 1), {}, 'few-weeks'],
    ['no change in a year', straight(104, 100, 60, 0), {}, 'flat'],
    ['a target above 1', straight(104, 100, 10, 0.5), { target: 66 }, 'invalid-target'],
    ['no target', straight(104, 100, 10, 0.5), { target: Number.NaN }, 'invalid-target'],
  ] as const)('unknown: %s', (_, states, patch, rule) => {
    const { outcome, pace, backTest } = forecast(states, patch);
    expect(outcome).toMatchObject({ state: 'unknown', rule });
    expect({ pace, backTest }).toEqual({ pace: null, backTest: [] });
    expect(describeOutcome(outcome).zh).toMatch(/^不给出日期：.+/);
  });

  it('stands just beside each limit: 26 changes, 10 sites, 4 changed weeks, 13 filled weeks give a date', () => {
    expect(forecast(straight(26, 100, 10, 1)).outcome.state).toBe('dated');
    expect(forecast(straight(60, 10, 2, 0.1)).outcome.state).toBe('dated');
    const steps = (count: number) =>
      Array.from({ length: 105 }, (_, week) => [100, 90 + Math.max(0, Math.min(count, week - 60))] as const);
    expect(forecast(steps(3)).outcome).toEqual({ state: 'unknown', rule: 'flat', value: 3, limit: 4 });
    expect(forecast(steps(4)).outcome.state).toBe('dated');
    const holes = (count: number) =>
      straight(104, 1000, 400, 5).map((state, week) =>
        week > 60 && week <= 60 + count ? ([null, null] as const) : state,
      );
    expect(forecast(holes(13)).outcome).toMatchObject({ state: 'dated', p50: shiftDay(LAST_DAY, 112) });
    expect(forecast(holes(13)).weeksFilled).toBe(13);
    expect(forecast(holes(14)).outcome).toEqual({ state: 'unknown', rule: 'gaps', value: 14, limit: 13 });
  });
});

describe('deadlines', () => {
  const deadlines = [
    { id: 'soon', day: shiftDay(LAST_DAY, 70) },
    { id: 'late', day: shiftDay(LAST_DAY, 140) },
    { id: 'today', day: LAST_DAY },
    { id: 'wrong', day: '2021-02-30' },
  ];

  it('worked by hand: 80 missing in 10 weeks are 8 a week, 1.6 times the 5 achieved', () => {
    const { deadlines: told, rate } = forecast(straight(104, 1000, 400, 5), { deadlines });
    expect(told[0]).toMatchObject({
      state: 'ahead',
      weeksLeft: 10,
      neededPerWeek: 8,
      timesAchieved: 1.6,
      probability: 0,
    });
    expect(told[1]).toMatchObject({
      state: 'ahead',
      weeksLeft: 20,
      neededPerWeek: 4,
      timesAchieved: 0.8,
      probability: 1,
    });
    expect(told.slice(2).map(({ state, neededPerWeek }) => [state, neededPerWeek])).toEqual([
      ['passed', null],
      ['invalid', null],
    ]);
    expect(describeDeadline(told[0]!, rate).zh).toContain('每周需接入 8 处，近 26 周实际每周 5 处');
    expect(describeDeadline(told[3]!, rate).zh).toContain('不是有效日期');
  });

  it('counts the growth of the register: 160 missing and 20 to come in 20 weeks are 9 a week', () => {
    const { deadlines: told } = forecast(straight(104, 976, 400, 5, 1), { deadlines });
    expect(told[1]).toMatchObject({ neededPerWeek: 9, countsGrowth: true });
  });

  it('still says what is needed where there is no date, and says that growth is not counted', () => {
    const { deadlines: told, rate } = forecast(straight(12, 100, 20, 0), { deadlines });
    expect(rate).toBeNull();
    expect(told[0]).toMatchObject({ neededPerWeek: 8, countsGrowth: false, timesAchieved: null, probability: null });
    expect(describeDeadline(told[0]!, rate).zh).toContain('未计新增登记');
  });
});

describe('any data', () => {
  const check = (result: Forecast): void => {
    expect(JSON.stringify(result, (_, value) => (Number.isNaN(value) ? 'NaN!' : value))).not.toContain('NaN!');
    if (result.outcome.state === 'dated') {
      const { p50, p80 } = result.outcome;
      expect(p50 > (result.asOf ?? '')).toBe(true);
      if (p80 !== null) expect(p50 <= p80).toBe(true);
      expect(daysBetween(result.asOf ?? '', p50) % 7).toBe(0);
    }
    for (const { probability, neededPerWeek } of result.deadlines) {
      if (probability !== null) expect(probability >= 0 && probability <= 1).toBe(true);
      if (neededPerWeek !== null) expect(neededPerWeek).toBeGreaterThanOrEqual(0);
    }
    for (const words of [describeOutcome(result.outcome), describeMethod('steady', result)])
      expect(words.zh + words.en).not.toMatch(/undefined|NaN/);
  };
  const deadlines = [{ id: 'a', day: '2022-12-31' }];

  it('monotone series: no NaN, P50 not after P80, reached if and only if nothing is missing', () => {
    const steps = fc.array(fc.tuple(fc.nat(6), fc.nat(12)), { minLength: 20, maxLength: 110 });
    fc.assert(
      fc.property(fc.nat(400), steps, fc.constantFrom(1, 0.9, 0.66), (start, moves, target) => {
        let registered = start;
        let linked = 0;
        const states = moves.map(([more, connected]) => {
          registered += more;
          linked = Math.min(registered, linked + connected);
          return [registered, linked] as const;
        });
        const result = forecast(states, { target, deadlines, parameters: QUICK });
        check(result);
        expect(result.outcome.state === 'reached').toBe(registered > 0 && result.missing === 0);
      }),
      { numRuns: 60 },
    );
  });

  it('whatever numbers, days and order: no exception, no NaN', () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 900 }), fc.constant(null), fc.constant(Number.NaN), fc.double());
    const day = fc.oneof(
      fc.integer({ min: 0, max: 800 }).map((ago) => shiftDay(LAST_DAY, -ago)),
      fc.constantFrom('', '2020-13-01', '2020-02-30', 'today'),
    );
    const points = fc.array(fc.record({ day, registered: value, linked: value }), { maxLength: 150 });
    fc.assert(
      fc.property(points, fc.nat(20), fc.double({ min: -1, max: 2 }), (list, undated, target) => {
        check(
          forecastCompletion({
            points: list,
            target,
            deadlines,
            undated,
            random: createSeededRandom('any'),
            parameters: QUICK,
          }),
        );
      }),
      { numRuns: 150 },
    );
  });

  it.each(Object.keys(PROCESSES))('%s: no NaN, ordered, method told', (name) => {
    const result = forecast(simulated(name), { deadlines });
    check(result);
    expect(result.pace === null || result.backTest.length === 3).toBe(true);
  });

  it('survives a back-test longer than the history, and a horizon of one week', () => {
    const parameters = { ...QUICK, horizonWeeks: 1, backTestHorizons: [500] };
    const result = forecast(simulated('linear'), { parameters });
    expect(result.outcome).toEqual({ state: 'never', reason: 'too-slow' });
    expect(result.backTest).toEqual([]);
  });
});

describe('against what comes', () => {
  /** Of the runs of a known process that were given a date: the share that had reached 100 % by P50 and by P80. */
  const cover = (process: Process, start: readonly [number, number]): readonly [p50: number, p80: number] => {
    const hits = { dated: 0, p50: 0, p80: 0 };
    const runs = 200;
    for (let number = 0; number < runs; number++) {
      const states = run(process, start, 700, toDraw(`cover ${number}`));
      const reachedAt = states.findIndex(([registered, linked]) => linked >= registered);
      const { outcome } = forecast(states.slice(0, 105), {
        random: createSeededRandom(`forecast ${number}`),
        parameters: { ...DEFAULT_FORECAST_PARAMETERS, paths: 120, backTestPaths: 30, backTestHorizons: [] },
      });
      if (outcome.state !== 'dated') continue;
      hits.dated++;
      const cameOn = shiftDay(LAST_DAY, 7 * (reachedAt - 104));
      if (reachedAt >= 0 && cameOn <= outcome.p50) hits.p50++;
      if (reachedAt >= 0 && (outcome.p80 === null || cameOn <= outcome.p80)) hits.p80++;
    }
    expect(hits.dated).toBeGreaterThan(runs * 0.85);
    return [hits.p50 / hits.dated, hits.p80 / hits.dated];
  };

  const known: readonly (readonly [name: string, process: Process, start: readonly [number, number]])[] = [
    ['a steady process', (r, l, _, { count }) => [r + count(2), l + count(8)], [1500, 300]],
    ['batches', (r, l, _, { count, random }) => [r + count(2), l + (random() < 0.2 ? count(40) : 0)], [1800, 300]],
    ['a saturating process', (r, l, _, { count }) => [r, l + count((r - l) * 0.02)], [1500, 300]],
  ];

  it.each(known)('%s: about half have come by P50 and four fifths by P80', (_, process, start) => {
    const [p50, p80] = cover(process, start);
    expect(p50).toBeGreaterThan(0.36);
    expect(p50).toBeLessThan(0.64);
    expect(p80).toBeGreaterThan(0.7);
    expect(p80).toBeLessThan(0.9);
  });
});
