import { describe, expect, it } from 'vitest';
import { checkDriving, DRIVING_LIMITS, reportDriving, type DrivingPeriod } from './driving-limits.ts';

const day = (date: string, ...hours: readonly (readonly [number, number])[]): DrivingPeriod[] =>
  hours.map(([from, to]) => {
    const midnight = Date.parse(`${date}T00:00:00+08:00`);
    return { startMs: midnight + from * 3_600_000, endMs: midnight + to * 3_600_000 };
  });
const rules = (periods: readonly DrivingPeriod[]) => checkDriving(periods).findings.map(({ reason }) => reason.rule);

describe('art. 38', () => {
  it.each([
    ['4 h by day', [[8, 12]], []],
    ['4 h and a minute', [[8, 12 + 1 / 60]], ['coach.driving-stretch']],
    [
      'a rest of 20 min ends the stretch',
      [
        [8, 11],
        [11 + 1 / 3, 14],
      ],
      [],
    ],
    [
      'a rest of 19 min does not',
      [
        [8, 11],
        [11 + 19 / 60, 14],
      ],
      ['coach.driving-stretch'],
    ],
    ['2 h by night', [[22, 24]], []],
    ['2 h 6 min by night', [[22, 24.1]], ['coach.driving-night']],
    ['two hours of it before the night', [[20, 24]], []],
    [
      '8 h of 24',
      [
        [6, 10],
        [11, 15],
      ],
      [],
    ],
    [
      '8 h 30 of 24',
      [
        [6, 10],
        [11, 15],
        [16, 16.5],
      ],
      ['coach.driving-24-hours'],
    ],
  ] as [string, [number, number][], string[]][])('%s', (_, hours, expected) =>
    expect(rules(day('2022-06-01', ...hours))).toEqual(expected),
  );

  it('44 h in 7 days: 6 days of 7.3 h are 43.8, one more day is over', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, index) => day(`2022-06-0${index + 1}`, [8, 12], [13, 16.3])).flat();
    expect(rules(days(6))).toEqual([]);
    const [finding] = checkDriving(days(7)).findings;
    expect(finding).toMatchObject({ hours: 51.1, reason: { rule: 'coach.driving-7-days', threshold: '≤ 44 h' } });
  });

  it('counts overlapping records once, in any order, and says which cannot be read', () => {
    const periods = day('2022-06-01', [10, 12], [8, 11], [14, 13]);
    const check = checkDriving([...periods, { startMs: Number.NaN, endMs: 1 }]);
    expect(check).toEqual({ findings: [], unreadable: 2 });
    expect(checkDriving([])).toEqual({ findings: [], unreadable: 0 });
  });

  it('limits may be an authority’s own', () => {
    const [finding] = checkDriving(day('2022-06-01', [8, 12]), { ...DRIVING_LIMITS, dayHours: 3 }).findings;
    expect(finding?.reason.words.zh).toBe('连续驾驶 4 小时，超过 3 小时');
  });
});

describe('records of a line', () => {
  const record = (driver_no: string | null, start_at: string, end_at: string) => ({
    driver_no,
    start_at: `2022-06-01T${start_at}+08:00`,
    end_at: `2022-06-01T${end_at}+08:00`,
  });
  const report = (...driving_records: readonly unknown[]) =>
    reportDriving({ driving_records }).map(({ rule, words, date }) => [rule, words.zh, date]);

  it('two drivers in turn break nothing that one driver alone would', () => {
    expect(report(record('D1', '08:00:00', '12:00:00'), record('D2', '12:00:00', '16:00:00'))).toEqual([]);
    expect(report(record('D1', '08:00:00', '12:00:00'), record('D1', '12:00:00', '12:01:00'))).toEqual([
      ['coach.driving-stretch', '驾驶员 D1 连续驾驶 4.02 小时，超过 4 小时', '2022-06-01'],
    ]);
  });

  it('names records that end before they begin, and says nothing of a line without any', () => {
    const [[rule, said] = []] = report(record('D1', '12:00:00', '08:00:00'), {});
    expect(rule).toBe('coach.driving-unreadable');
    expect(said).toContain('2 条驾驶时段');
    expect(reportDriving({})).toEqual([]);
    expect(reportDriving({ driving_records: 'x' })).toEqual([]);
  });
});
