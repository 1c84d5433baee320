import { describe, expect, it } from 'vitest';
import { ENTERPRISE_DIAGNOSIS } from './enterprise-diagnosis.ts';

const NOW = Date.parse('2020-11-16T09:00:00+08:00');
const CLEAR = {
  has_untested_new_process: false,
  has_undesigned_unit: false,
  has_uncertified_operation: false,
  accidents: [],
};
const grade = (changes: Record<string, unknown>) => ENTERPRISE_DIAGNOSIS.grade({ ...CLEAR, ...changes }, NOW);

describe('应急〔2018〕19号', () => {
  it.each([
    [100, 4],
    [90, 4],
    [89.99, 3],
    [75, 3],
    [74.99, 2],
    [60, 2],
    [59.99, 1],
    [0, 1],
    [101, null],
    [null, null],
  ])('%s points: level %s', (diagnosis_score, level) => expect(grade({ diagnosis_score }).level).toBe(level));

  it.each([
    ['an untested process', { has_untested_new_process: true }, 1],
    ['an undesigned unit', { has_undesigned_unit: true }, 1],
    ['uncertified operation', { has_uncertified_operation: true }, 1],
    ['a 重大 accident on the last day of 3 years', { accidents: [{ at: '2017-11-16', grade: '重大' }] }, 1],
    ['a 重大 accident a day before', { accidents: [{ at: '2017-11-15', grade: '重大' }] }, 4],
    ['one 较大', { accidents: [{ at: '2019-01-01', grade: '较大' }] }, 4],
    [
      'two 较大',
      {
        accidents: [
          { at: '2019-01-01', grade: '较大' },
          { at: '2018-01-01', grade: '较大' },
        ],
      },
      1,
    ],
    [
      'two fatal 一般 in a year',
      {
        accidents: [
          { at: '2020-01-01', grade: '一般', deaths: 1 },
          { at: '2020-05-01', grade: '一般', deaths: 2 },
        ],
      },
      1,
    ],
    [
      'two 一般, one of them not fatal',
      {
        accidents: [
          { at: '2020-01-01', grade: '一般', deaths: 1 },
          { at: '2020-05-01', grade: '一般', deaths: 0 },
        ],
      },
      4,
    ],
    [
      'two fatal 一般, one of them older',
      {
        accidents: [
          { at: '2019-11-15', grade: '一般', deaths: 1 },
          { at: '2020-05-01', grade: '一般', deaths: 2 },
        ],
      },
      4,
    ],
  ])('%s', (_, changes, level) => expect(grade({ diagnosis_score: 95, ...changes }).level).toBe(level));

  it('is red without a score too, and names straight-red conditions that are not stated', () => {
    expect(grade({ has_undesigned_unit: true }).level).toBe(1);
    expect(ENTERPRISE_DIAGNOSIS.grade({ diagnosis_score: 95 }, NOW).findings[0]?.words.zh).toContain('事故记录');
  });
});
