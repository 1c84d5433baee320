import { describe, expect, it } from 'vitest';
import { toDesignGrade } from './design-grade.ts';
import { GRADING } from './grading.ts';

const NOW = Date.parse('2020-11-16T09:00:00+08:00');
const grade = (properties: Record<string, unknown>, overrides?: Record<string, '1' | '2' | '3' | '4'>) =>
  GRADING.grade(properties, NOW, overrides);

describe('等别 by capacity and height', () => {
  it.each([
    [99.9, 29.9, '五等'],
    [100, 30, '四等'],
    [999, 59, '四等'],
    [1000, 60, '三等'],
    [9999, 99, '三等'],
    [10000, 100, '二等'],
    [49999, 199, '二等'],
    [50000, 200, '一等'],
    [0, 0, '五等'],
  ])('V %d, H %d: %s', (capacity, height, expected) => expect(toDesignGrade(capacity, height)?.grade).toBe(expected));

  it.each([
    [99, 30, '四等'], // 五 and 四: one apart, the higher
    [1000, 59, '三等'], // 三 and 四
    [99, 60, '四等'], // 五 and 三: two apart, the higher (三) minus one
    [99, 200, '二等'], // 五 and 一
    [50000, 30, '二等'], // 一 and 四
  ])('V %d, H %d differ: %s', (capacity, height, expected) =>
    expect(toDesignGrade(capacity, height)?.grade).toBe(expected),
  );

  it('is nothing for what is no quantity', () => {
    expect(toDesignGrade(-1, 10)).toBeNull();
    expect(toDesignGrade(Number.NaN, 10)).toBeNull();
    expect(toDesignGrade(10, Number.POSITIVE_INFINITY)).toBeNull();
  });
});

describe('安全度 and 头顶库', () => {
  it.each([
    ['危', 1, 1],
    ['险', 2, 1],
    ['病', 3, 2],
    ['正常', 4, 3],
  ])('%s is %d, and %d for an untreated overhead pond', (safety_degree, plain, overhead) => {
    expect(grade({ safety_degree, is_overhead: false }).level).toBe(plain);
    expect(grade({ safety_degree, is_overhead: true, overhead_done: false }).level).toBe(overhead);
    expect(grade({ safety_degree, is_overhead: true, overhead_done: true }).level).toBe(plain);
  });

  it('treatment that is not stated counts as none', () => {
    const result = grade({ safety_degree: '病', is_overhead: true });
    expect(result.level).toBe(2);
    expect(result.reasons.at(-1)).toMatchObject({ rule: 'tailings.overhead-raise', value: null, level: 2 });
  });

  it('an unknown 头顶库 flag raises nothing but is named', () => {
    const result = grade({ safety_degree: '病' });
    expect(result.level).toBe(3);
    expect(result.findings.map((finding) => finding.rule)).toContain('tailings.overhead-unknown');
  });

  it('without 安全度 is 未评估, whatever its size', () => {
    const result = grade({ is_overhead: true, capacity_design: 60000, dam_height_design: 250 });
    expect(result.level).toBeNull();
    expect(result.missing).toEqual(['safety_degree']);
  });

  it('等别 only informs, and contradicts the register aloud', () => {
    const same = grade({
      safety_degree: '正常',
      is_overhead: false,
      capacity_design: 100,
      dam_height_design: 30,
      design_grade: '四等',
    });
    expect(same.level).toBe(4);
    expect(same.findings.map((finding) => finding.rule)).toEqual(['tailings.design-grade']);
    const other = grade({
      safety_degree: '正常',
      is_overhead: false,
      capacity_design: 100,
      dam_height_design: 30,
      design_grade: '五等',
    });
    expect(other.findings.map((finding) => finding.rule)).toEqual(['tailings.design-grade-differs']);
  });

  it('treatment past its date is a finding from the next day on', () => {
    const overdue = (overhead_due_date: string) =>
      grade({ safety_degree: '病', is_overhead: true, overhead_done: false, overhead_due_date }).findings.length;
    expect(overdue('2020-11-15')).toBe(1);
    expect(overdue('2020-11-16')).toBe(0);
  });

  it('an authority may colour the degree, or the untreated overhead pond itself', () => {
    const overhead = { safety_degree: '病', is_overhead: true, overhead_done: false };
    expect(grade(overhead, { 病: '2' }).level).toBe(1);
    expect(grade(overhead, { '病+头顶库': '3' }).level).toBe(3);
    expect(grade(overhead, { '病+头顶库': '3' }).reasons.at(-1)?.words.zh).toContain('本地配置');
  });
});
