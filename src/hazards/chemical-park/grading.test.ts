import { describe, expect, it } from 'vitest';
import { CHEMICAL_PARK } from './index.ts';
import { GRADING } from './grading.ts';

const at = (iso: string) => Date.parse(iso);
const NOW = at('2020-11-16T09:00:00+08:00');
const grade = (properties: Record<string, unknown>, nowMs = NOW) => GRADING.grade(properties, nowMs);
const isOverdue = CHEMICAL_PARK.facets.find((facet) => facet.id === 'reassess-overdue')?.test;

describe('score → A–D, A the worst', () => {
  it.each([
    [0, 1],
    [59.99, 1],
    [60, 2],
    [69.99, 2],
    [70, 3],
    [84.99, 3],
    [85, 4],
    [100, 4],
  ])('%d points is level %d', (score, level) => expect(grade({ score }).level).toBe(level));

  it('an impossible score is none', () => {
    expect(grade({ score: 101 }).missing).toEqual(['score', 'grade']);
    expect(grade({ score: -1, grade: 'B' }).level).toBe(2);
  });

  it('the score decides over a stated grade, and says so', () => {
    const result = grade({ score: 72, grade: 'A' });
    expect(result.level).toBe(3);
    expect(result.findings.map((finding) => finding.rule)).toContain('park.grade-differs');
  });
});

describe('reassessment every five years', () => {
  it.each([
    ['2015-11-16', '2020-11-16T23:59:59+08:00', false],
    ['2015-11-16', '2020-11-17T00:00:00+08:00', true],
    ['2016-02-29', '2021-02-28T23:59:59+08:00', false],
    ['2016-02-29', '2021-03-01T00:00:00+08:00', true],
  ])('assessed %s, at %s: overdue %s', (assessed_at, now, expected) => {
    expect(isOverdue?.({ assessed_at }, at(now))).toBe(expected);
    const rules = grade({ score: 90, assessed_at }, at(now)).findings.map((finding) => finding.rule);
    expect(rules.includes('park.reassess-overdue')).toBe(expected);
  });

  it('a stated date counts when it is earlier, not when it stretches the five years', () => {
    expect(isOverdue?.({ assessed_at: '2018-01-01', next_assess_due: '2020-11-15' }, NOW)).toBe(true);
    expect(isOverdue?.({ assessed_at: '2014-01-01', next_assess_due: '2024-01-01' }, NOW)).toBe(true);
  });

  it('leaves the level alone, and names a date that is not known', () => {
    expect(grade({ score: 90, assessed_at: '2010-01-01' }).level).toBe(4);
    expect(grade({ score: 90 }).findings.map((finding) => finding.rule)).toEqual(['park.assessment-date-unknown']);
    expect(isOverdue?.({ is_reassess_overdue: true }, NOW)).toBe(true);
    expect(isOverdue?.({}, NOW)).toBe(false);
  });
});
