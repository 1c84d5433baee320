import { describe, expect, it } from 'vitest';
import { betaOf } from './chemicals.ts';
import { ALPHA_BY_PEOPLE, LEVEL_BY_R } from './gb18218.ts';
import { GRADING } from './grading.ts';
import { findBand } from '../../domain/bands.ts';

const grade = (properties: Record<string, unknown>, overrides?: Record<string, '1' | '2' | '3' | '4' | 'unassessed'>) =>
  GRADING.grade(properties, 0, overrides);
const rules = (result: ReturnType<typeof grade>) => result.reasons.map((reason) => reason.rule);
const findings = (result: ReturnType<typeof grade>) => result.findings.map((finding) => finding.rule);

describe('R → 一级…四级, GB 18218', () => {
  it.each([
    [100, '一级', 1],
    [99.999, '二级', 2],
    [50, '二级', 2],
    [49.999, '三级', 3],
    [10, '三级', 3],
    [9.999, '四级', 4],
    [0, '四级', 4],
  ])('stated R = %d is %s', (r, band, level) => {
    expect(findBand(LEVEL_BY_R, r)?.value).toBe(band);
    expect(grade({ r_value: r }).level).toBe(level);
  });

  it.each([
    [133.587, 133.6],
    [99.996, 99.996],
    [49.9999, 49.9999],
    [100, 100],
  ])('R = %d is said as %d, never as a number of another level', (r, said) => {
    const reason = grade({ r_value: r }).reasons.find(({ rule }) => rule === 'gb18218.r-value.stated');
    expect(reason?.value).toBe(said);
    expect(reason?.words.zh).toContain(`R = ${said}，`);
  });

  it.each([
    [0, 0.5],
    [1, 1],
    [29, 1],
    [30, 1.2],
    [49, 1.2],
    [50, 1.5],
    [99, 1.5],
    [100, 2],
    [5000, 2],
  ])('%d residents give α = %d', (people, alpha) => {
    expect(findBand(ALPHA_BY_PEOPLE, people)?.value).toBe(alpha);
  });
});

describe('β', () => {
  it.each([
    ['一氧化碳', 2],
    ['二氧化硫', 2],
    ['氨', 2],
    ['环氧乙烷', 2],
    ['氯化氢', 3],
    ['溴甲烷', 3],
    ['氯', 4],
    ['硫化氢', 5],
    ['氟化氢', 5],
    ['二氧化氮', 10],
    ['氰化氢', 10],
    ['光气', 20],
    ['磷化氢', 20],
    ['异氰酸甲酯', 20],
  ])('%s is %d', (name, beta) => expect(betaOf({ name })).toBe(beta));

  it.each([
    ['J1', 4],
    ['J2', 1],
    ['J3', 2],
    ['J4', 2],
    ['J5', 1],
    ['W1.1', 2],
    ['W1.2', 2],
    ['W1.3', 2],
    ['W2', 1.5],
    ['W5.1', 1.5],
    ['W5.2', 1],
    ['W6.1', 1.5],
    ['W7.1', 1.5],
    ['W9.2', 1],
    ['W11', 1],
    ['J3、W5.1', 2],
  ])('class %s is %d', (hazard_class, beta) => expect(betaOf({ name: '某物', hazard_class })).toBe(beta));

  it('does not take carbon dioxide for a toxic gas, nor an acid for its gas', () => {
    expect(betaOf({ name: '二氧化碳' })).toBeNull();
    expect(betaOf({ name: '盐酸', cas: '7647-01-0' })).toBeNull();
    expect(betaOf({ name: '无水氯化氢', cas: '7647-01-0' })).toBe(3);
  });

  it('falls back to the stated factor, and to nothing for a symbol the standard does not know', () => {
    expect(betaOf({ name: '某物', beta: 1.5 })).toBe(1.5);
    expect(betaOf({ name: '某物', hazard_class: 'X9' })).toBeNull();
  });
});

describe('R from the chemicals', () => {
  // Chlorine 50 t / 5 t = 10, β 4 → 40; petrol 400 t / 200 t = 2, class W5.1, β 1.5 → 3. Σβq/Q = 43, S = 12.
  const chemicals = [
    { name: '氯', q_design_max: 50, critical_quantity: 5 },
    { name: '汽油', hazard_class: 'W5.1', q_design_max: 400, critical_quantity: 200 },
  ];

  it('is α·Σ(β·q/Q), with the whole chain of reasons', () => {
    const result = grade({ chemicals, pop_within_500m: 60 }); // α 1.5 → R 64.5 → 二级
    expect(result.level).toBe(2);
    expect(rules(result)).toEqual([
      'gb18218.s-value',
      'gb18218.alpha',
      'gb18218.beta-sum',
      'gb18218.r-value',
      'major-hazard-source.colour',
    ]);
    expect(result.reasons.find((reason) => reason.rule === 'gb18218.r-value')).toMatchObject({
      value: 64.5,
      threshold: '50 ≤ R < 100',
      confidence: 'a',
    });
  });

  it.each([
    [0, 3], // 21.5
    [29, 3], // 43
    [30, 2], // 51.6
    [100, 2], // 86
  ])('with %d residents is level %d', (pop_within_500m, level) =>
    expect(grade({ chemicals, pop_within_500m }).level).toBe(level),
  );

  it('reads the list as its JSON text too, as snapshots carry it', () =>
    expect(grade({ chemicals: JSON.stringify(chemicals), pop_within_500m: 60 }).level).toBe(2));

  it('goes before stated values, and names what contradicts it', () => {
    const result = grade({ chemicals, pop_within_500m: 60, r_value: 120, hazard_level: '一级' });
    expect(result.level).toBe(2);
    expect(findings(result)).toEqual(['gb18218.level-differs', 'gb18218.r-differs']);
  });

  it('takes rounding of the stated R for no contradiction', () =>
    expect(findings(grade({ chemicals, pop_within_500m: 60, r_value: 64.6, hazard_level: '二级' }))).toEqual([]));

  it('with a quantity missing falls back to the stated R and says so', () => {
    const broken = [...chemicals, { name: '氨', q_design_max: 5 }];
    const result = grade({ chemicals: broken, pop_within_500m: 60, r_value: 12 });
    expect(result.level).toBe(3);
    expect(findings(result)).toContain('gb18218.chemicals-incomplete');
  });

  it('with nothing to fall back on is 未评估 and names the gap', () => {
    const result = grade({ chemicals: [{ name: '氨', q_design_max: 5 }], pop_within_500m: 60 });
    expect(result.level).toBeNull();
    expect(result.missing).toContain('chemicals[0].critical_quantity');
    expect(grade({ chemicals }).missing).toContain('pop_within_500m');
  });

  it('S < 1 is no major hazard source by definition: a finding', () => {
    const result = grade({ chemicals: [{ name: '氨', q_design_max: 9, critical_quantity: 10 }], pop_within_500m: 0 });
    expect(findings(result)).toEqual(['gb18218.s-value']); // S 0.9
    const atOne = grade({ chemicals: [{ name: '氨', q_design_max: 10, critical_quantity: 10 }], pop_within_500m: 0 });
    expect(findings(atOne)).toEqual([]);
  });
});

it('sums in decimals, as they are printed: ten times 0.1 is 1, and 1.2 × 8.3333… × 10 is not lost below a threshold', () => {
  const tenths = Array.from({ length: 10 }, () => ({ name: '氨', q_design_max: 0.1, critical_quantity: 1 }));
  expect(findings(grade({ chemicals: tenths, pop_within_500m: 1 }))).toEqual([]); // S 1, R 2
  const exact = [0.1, 0.2, 24.7].map((q_design_max) => ({ name: '硫化氢', q_design_max, critical_quantity: 3 }));
  expect(grade({ chemicals: exact, pop_within_500m: 40 }).level).toBe(2); // 5 × 25/3 × 1.2 = 50
});

it('keeps a third: 41.666… t of chlorine of 5 t, β 4, among 60 people is R 50, and a gram less is not', () => {
  const chlorine = (q_design_max: number) => ({ chemicals: [{ name: '氯', q_design_max, critical_quantity: 5 }] });
  expect(grade({ ...chlorine(125 / 3), pop_within_500m: 60 }).level).toBe(2); // 1.5 · 4 · (125 / 3) / 5 = 50
  expect(grade({ ...chlorine(125 / 3 - 0.000_001), pop_within_500m: 60 }).level).toBe(3);
});

describe('without R', () => {
  it('takes the stated level', () => {
    const result = grade({ hazard_level: '三级' });
    expect(result.level).toBe(3);
    expect(rules(result)).toEqual(['gb18218.level-stated', 'major-hazard-source.colour']);
  });
  it('is 未评估 with nothing at all, and for impossible values', () => {
    expect(grade({}).missing).toEqual(['chemicals', 'r_value', 'hazard_level']);
    expect(grade({ r_value: -1 }).level).toBeNull();
    expect(grade({ r_value: Number.NaN, hazard_level: '五级' }).level).toBeNull();
  });
});

describe('local colours', () => {
  it('change the level, and the reason says 本地配置', () => {
    const result = grade({ r_value: 120 }, { 一级: '2' });
    expect(result.level).toBe(2);
    expect(result.reasons.at(-1)?.words.zh).toContain('本地配置');
    expect(result.reasons.at(-1)?.source).toContain('config.json');
  });
  it('may leave a band unassessed, and mean nothing for another band', () => {
    expect(grade({ r_value: 5 }, { 四级: 'unassessed' }).level).toBeNull();
    expect(grade({ r_value: 120 }, { 四级: '1' }).level).toBe(1);
  });
});
