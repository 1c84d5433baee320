import { describe, expect, it } from 'vitest';
import { findLevelChanges, type LevelChange } from '../domain/grading-sensitivity.ts';
import { regrade } from '../domain/regrade.ts';
import { checkRules, checkSheet } from '../domain/rule-check.ts';
import { readInputs, type GradingCase } from '../domain/rule-input.ts';
import type { RuleSheet } from '../domain/rule-sheet.ts';
import { ENTERPRISE_RULE } from './enterprise-rule-sheet.ts';
import { REGISTRY } from './registry.ts';
import { RULE_SHEETS, sheetOfKind } from './rule-sheets.ts';
import { LIVE_WARNING_RULE } from './tailings-pond/live-warning.ts';

const NOW = Date.parse('2022-06-01T09:00:00+08:00');
const at = (properties: Record<string, unknown>, nowMs = NOW): GradingCase => ({ properties, nowMs });
const sheet = (kind: string): RuleSheet => sheetOfKind(kind) as RuleSheet;
const changes = (rule: RuleSheet, properties: Record<string, unknown>, nowMs = NOW) =>
  findLevelChanges(rule, at(properties, nowMs));
const words = (list: readonly LevelChange[]) => list.map((change) => change.words.zh);

describe('what would raise or lower a level', () => {
  it('R 53.1 is 二级: 3.2 less is 三级 (49.9), 46.9 more is 一级 (100), 43.2 less is 四级 (9.9)', () => {
    const list = changes(sheet('major-hazard-source'), { r_value: 53.1 });
    expect(words(list)).toEqual([
      'R 值再升 46.9，即升为红（一级）',
      'R 值再降 3.2，即降为黄（三级）',
      'R 值再降 43.2，即降为蓝（四级）',
    ]);
    expect(list[1]).toMatchObject({
      from: 53.1,
      to: 49.9,
      size: 3.2,
      level: 3,
      threshold: '10 ≤ R < 50',
      levelsApart: 1,
    });
    expect(list[1]?.source).toContain('GB 18218-2018');
  });

  it('from the chemicals: chlorine 50 t of 5 t, β 4, α 1.5 (60 people) is R 60; 49.99 needs q = 41.66 t, 8.34 t less', () => {
    const chemicals = [{ name: '氯', q_design_max: 50, critical_quantity: 5 }];
    const list = changes(sheet('major-hazard-source'), { chemicals, pop_within_500m: 60 });
    // R = 1.5 · 4 · q / 5 = 1.2 q; R < 50 from q < 41.666…, R ≥ 100 from q ≥ 83.333….
    expect(list.find(({ input, level }) => input.id === 'chemicals[0].q_design_max' && level === 3)).toMatchObject({
      to: 41.66,
      size: 8.34,
    });
    expect(list.find(({ input, level }) => input.id === 'chemicals[0].q_design_max' && level === 1)).toMatchObject({
      to: 83.34,
      size: 33.34,
    });
    // Σβq/Q = 40: α 1.2 gives 48, from 49 people; α 2 gives 80, which is still 二级.
    expect(list.find(({ input }) => input.id === 'pop_within_500m')).toMatchObject({ to: 49, size: 11, level: 3 });
  });

  it('R as computed falls with every quantity in proportion: 60 to 49.9 is 10.1 less, 50 t of chlorine to 41.583 t', () => {
    const chemicals = [{ name: '氯', q_design_max: 50, critical_quantity: 5 }];
    const site = { chemicals, pop_within_500m: 60 };
    const list = changes(sheet('major-hazard-source'), site);
    expect(words(list)).toContain('R 值再降 10.1，即降为黄（三级）');
    expect(words(list)).toContain('R 值再升 40，即升为红（一级）');
    // 1.5 · 4 · q / 5 = 49.9 ⇔ q = 41.5833…
    const { site: changed } = regrade(sheet('major-hazard-source'), at(site), { computed_r: 49.9 });
    expect(changed.properties['chemicals']).toMatchObject([{ q_design_max: expect.closeTo(41.5833, 3) as number }]);
    // What is computed leaves the registered R and level beside the point: they are no inputs.
    const ids = sheet('major-hazard-source')
      .inputs(at({ ...site, r_value: 12, hazard_level: '四级' }))
      .map(({ id }) => id);
    expect(ids).toEqual(['computed_r', 'chemicals[0].q_design_max', 'pop_within_500m']);
  });

  it('three yellow points of one item make orange: with two of them one more does', () => {
    const monitoring_points = [3, 3, 0].map((warning_level) => ({ item: '浸润线', warning_level }));
    const list = changes(LIVE_WARNING_RULE, { monitoring_points });
    expect(words(list)).toContain('再有 1 个黄色测点（浸润线），即升为橙');
    expect(words(list)).toContain('黄色测点（浸润线）再减 2 个，即降为无预警');
    expect(list[0]?.threshold).toContain('3 黄 → 橙');
  });

  it('an overhead pond that is treated falls by one level', () => {
    const list = changes(sheet('tailings-pond'), { safety_degree: '病', is_overhead: true, overhead_done: false });
    expect(words(list)).toContain('头顶库治理完成，即降为黄（病）');
    expect(list.find(({ input }) => input.id === 'overhead_done')?.levelsApart).toBe(1);
  });

  it('a mine with two open hazards is blue again when both are written off, and red by 110 % of 90', () => {
    const open = { class: 'A', approved_capacity: 90, output_annual: 80, major_hazards: [{ kind: 1 }, { kind: 2 }] };
    expect(words(changes(sheet('coal-mine'), open))).toContain('未销号重大隐患再减 2 项，即降为蓝（A）');
    const list = changes(sheet('coal-mine'), { ...open, major_hazards: [] });
    expect(list.find(({ input }) => input.id === 'output_annual')).toMatchObject({ to: 99, size: 19, level: 1 });
    // 80 ÷ 1.1 = 72.727…: the capacity at which 80 is 110 %.
    expect(list.find(({ input }) => input.id === 'approved_capacity')).toMatchObject({ to: 72.72, level: 1 });
    expect(words(list)).toContain('再有 1 项未销号重大隐患，即升为红（重大隐患）');
    expect(list.at(-1)).toMatchObject({ direction: 'ungrades', to: 'D', level: null });
  });

  it('ends for a number too large for steps', () =>
    expect(changes(sheet('major-hazard-source'), { r_value: 1e300 })).toEqual([]));

  it('a park of 72.5 points, and one without a score', () => {
    expect(words(changes(sheet('chemical-park'), { score: 72.5 }))).toEqual([
      '得分再减 2.6 分，即升为橙（B）',
      '得分再减 12.6 分，即升为红（A）',
      '得分再增 12.5 分，即降为蓝（D）',
    ]);
    expect(words(changes(sheet('chemical-park'), {}))).toContain('若填报得分为「60 分」，即评为橙（B）');
  });

  it('a sleeper coach turns red by itself on the first day of 2023', () => {
    const route = {
      line_status: '运营',
      link_status: 'linked',
      total_km: 900,
      runs_at_night: false,
      has_sleeper: true,
    };
    const list = changes(sheet('coach-route'), { ...route, max_seats: 50 });
    const silent = changes(sheet('coach-route'), {
      ...route,
      has_sleeper: false,
      max_seats: 50,
      link_status: 'offline',
    });
    expect(words(silent)).toContain('动态监控恢复在线，即降为黄（合规）');
    expect(words(list)).toContain('自 2023-01-01 起，即升为红（禁用车型）');
  });

  it('an enterprise red by one major accident is free of it on the day after the third anniversary', () => {
    const accidents = [{ at: '2021-03-05', grade: '重大' }];
    const list = changes(ENTERPRISE_RULE, { diagnosis_score: 80, accidents });
    expect(words(list)).toEqual(['自 2024-03-06 起，即降为黄']);
    expect(words(changes(ENTERPRISE_RULE, { diagnosis_score: 80, accidents: [] }))).toContain(
      '再有 2 起 3 年内较大事故，即升为红',
    );
  });
});

describe('what-if', () => {
  const site = at({ score: 72.5, risk_level: 2, as_of: '2022-05-01' });
  const park = sheet('chemical-park');

  it('shows the new level beside the registered and the computed one, and touches nothing', () => {
    const outcome = regrade(park, site, { score: 59.9 });
    expect([outcome.registered, outcome.current.level, outcome.changed.level]).toEqual([2, 3, 1]);
    expect(outcome.added.map(({ threshold }) => threshold)).toEqual(['得分 < 60', 'A → 红']);
    expect(outcome.removed).toHaveLength(2);
    expect(site.properties['score']).toBe(72.5);
  });

  it('refuses what cannot be, by name, and makes the rest', () => {
    const outcome = regrade(park, site, { score: 101, grade: 'E', nothing: 1, assessed_at: '2022-13-01' });
    expect(outcome.refused.map(({ input }) => input)).toEqual(['score', 'grade', 'nothing', 'assessed_at']);
    expect(regrade(park, site, { score: null, grade: 'A' }).changed.level).toBe(1);
    expect(regrade(sheet('coal-mine'), at({ major_hazards: [] }), { major_hazards: 0.5 }).refused).toHaveLength(1);
    expect(regrade(sheet('coach-route'), at({}), { runs_at_night: 'yes' }).refused).toHaveLength(1);
  });

  it('names an input that stands there and cannot be used', () => {
    const mine = at({ approved_capacity: -30, class: 'E', output_annual: 20, as_of: '2022-05-01' });
    const readings = readInputs(sheet('coal-mine').inputs(mine), mine);
    const states = Object.fromEntries(readings.map(({ input, state, raw }) => [input.id, [state, raw]]));
    expect(states['approved_capacity']).toEqual(['invalid', '-30']);
    expect(states['class']).toEqual(['invalid', 'E']);
    expect(states['output_annual']).toEqual(['given', null]);
    expect(states['output_month']).toEqual(['missing', null]);
    expect(readings[0]?.date).toBe('2022-05-01');
  });
});

describe('rules as data', () => {
  it('every register has one, and it is the rule that grades it', () => {
    for (const kind of REGISTRY.registers) expect(sheetOfKind(kind.id)?.rule).toBe(kind.grading);
  });

  it('every band of the board is sound and can be reached, by default', () => {
    const findings = checkRules(RULE_SHEETS, NOW).filter(({ kind }) => kind !== 'not-in-force');
    expect(findings).toEqual([]);
  });

  it('every document says what it carries, and since when', () => {
    for (const { documents, id } of RULE_SHEETS) {
      expect(documents.length, id).toBeGreaterThan(0);
      for (const { validFrom, carries } of documents) {
        expect(validFrom === null || /^\d{4}(-\d{2}-\d{2})?$/.test(validFrom)).toBe(true);
        expect(carries.zh.length * carries.en.length).toBeGreaterThan(0);
      }
    }
  });

  it('a text that is not in force is named', () => {
    const early = checkSheet(sheet('chemical-park'), Date.parse('2020-11-16T00:00:00+08:00'));
    expect(early.map(({ kind, severity }) => [kind, severity])).toEqual([['not-in-force', 'notice']]);
    expect(checkSheet(sheet('tailings-pond'), NOW)[0]?.words.zh).toContain('AQ 2006-2005');
  });

  it.each([
    [{ 'coal-mine': { 重大隐患: '2' } }, ['override-level-unreachable']],
    [{ 'coal-mine': { X: '2' } }, ['override-unknown-band']],
    [{ 'coal-mine': { A: '5' } }, ['override-invalid']],
    [{ 'chemical-park': { C: '2', D: '3' } }, ['override-level-unreachable']],
    [{ 'chemical-park': { A: '4', D: '1' } }, Array.from({ length: 5 }, () => 'override-order-reversed')],
    [{ 'tailings-pond': { '病+头顶库': '3' } }, []],
    [{ 'enterprise-diagnosis-2018': { 红: '2' } }, ['override-not-allowed']],
    [{ parks: {} }, ['override-unknown-rule']],
  ])('levelOverrides %j', (overrides, expected) => {
    const kinds = checkRules(RULE_SHEETS, NOW, overrides as never).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind !== 'not-in-force')).toEqual(expected);
  });
});
