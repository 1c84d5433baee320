import fc from 'fast-check';
import { formatChinaDate } from '../domain/clock.ts';
import type { SiteProperties } from '../domain/grading.ts';
import type { RuleSheet } from '../domain/rule-sheet.ts';
import { ENTERPRISE_RULE } from './enterprise-rule-sheet.ts';
import { sheetOfKind } from './rule-sheets.ts';
import { LIVE_WARNING_RULE } from './tailings-pond/live-warning.ts';

/** For property tests: sites of every rule, complete and incomplete, at and near the thresholds. */

const maybe = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(value, { freq: 6 });
const yesNo = maybe(fc.boolean());
const near = (...values: readonly number[]): fc.Arbitrary<number> =>
  fc
    .tuple(fc.constantFrom(...values), fc.integer({ min: -40, max: 40 }))
    .map(([value, tenths]) => Math.max(0, Math.round(value * 10 + tenths) / 10));
const date = (from: string, to: string): fc.Arbitrary<string> =>
  fc
    .integer({ min: Date.parse(from) / 86_400_000, max: Date.parse(to) / 86_400_000 })
    .map((day) => formatChinaDate(day * 86_400_000));

const chemical = fc.record({
  name: fc.constantFrom('氯', '氨', '汽油', '某物'),
  hazard_class: fc.constantFrom('W5.1', 'J3', 'W9.2'),
  q_design_max: fc.integer({ min: 1, max: 3000 }).map((q) => q / 10),
  critical_quantity: fc.constantFrom(0.3, 5, 10, 200),
});

const SITES: Readonly<Record<string, fc.Arbitrary<SiteProperties>>> = {
  'major-hazard-source': fc.oneof(
    fc.record({
      r_value: maybe(near(9, 10, 50, 100, 120)),
      hazard_level: maybe(fc.constantFrom('一级', '二级', '三级', '四级')),
      pop_within_500m: maybe(fc.integer({ min: 0, max: 120 })),
    }),
    fc.record({
      chemicals: fc.array(chemical, { minLength: 1, maxLength: 3 }),
      pop_within_500m: maybe(fc.integer({ min: 0, max: 120 })),
      alpha: maybe(fc.constantFrom(0.5, 1, 1.2, 1.5, 2)),
    }),
  ),
  'chemical-park': fc.record({ score: maybe(near(60, 70, 85, 95)), grade: maybe(fc.constantFrom('A', 'B', 'C', 'D')) }),
  'tailings-pond': fc.record({
    safety_degree: maybe(fc.constantFrom('危', '险', '病', '正常')),
    is_overhead: yesNo,
    overhead_done: yesNo,
  }),
  'coach-route': fc.record({
    line_status: maybe(fc.constantFrom('运营', '歇业', '退出')),
    runs_at_night: yesNo,
    has_relay_certificate: yesNo,
    has_sleeper: yesNo,
    max_seats: maybe(fc.integer({ min: 50, max: 60 })),
    link_status: fc.constantFrom('linked', 'offline', 'not-linked'),
    total_km: maybe(near(799, 800, 801)),
    vehicles: maybe(
      fc.array(fc.record({ seats: maybe(fc.integer({ min: 50, max: 60 })), is_sleeper: yesNo }), { maxLength: 2 }),
    ),
  }),
  'coal-mine': fc.record({
    class: maybe(fc.constantFrom('A', 'B', 'C', 'D')),
    approved_capacity: maybe(near(30, 90)),
    output_annual: maybe(near(33, 99)),
    output_month: maybe(near(3, 9)),
    major_hazards: maybe(
      fc.array(fc.record({ kind: fc.integer({ min: 1, max: 15 }), status: fc.constantFrom('整改中', '已销号') }), {
        maxLength: 3,
      }),
    ),
    has_open_major_hazard: yesNo,
  }),
};

const ENTERPRISE = fc.record({
  diagnosis_score: maybe(near(60, 75, 90)),
  has_untested_new_process: yesNo,
  has_undesigned_unit: yesNo,
  has_uncertified_operation: yesNo,
  accidents: fc.array(
    fc.record({
      at: date('2019-06-01', '2022-06-01'),
      grade: fc.constantFrom('一般', '较大', '重大'),
      deaths: fc.integer({ min: 0, max: 2 }),
    }),
    { maxLength: 3 },
  ),
});

const WARNINGS = fc.record({
  monitoring_points: fc.array(
    fc.record({
      item: fc.constantFrom('浸润线', '库水位', '降水量'),
      warning_level: fc.constantFrom(0, 1, 2, 3, 4, null, 4, 3),
    }),
    { maxLength: 9 },
  ),
});

const requireSheet = (kind: string): RuleSheet => {
  const sheet = sheetOfKind(kind);
  if (sheet === undefined) throw new Error(`no rule sheet for ${kind}`);
  return sheet;
};

export const RULE_SAMPLES: readonly { readonly sheet: RuleSheet; readonly sites: fc.Arbitrary<SiteProperties> }[] = [
  ...Object.entries(SITES).map(([kind, sites]) => ({ sheet: requireSheet(kind), sites })),
  { sheet: ENTERPRISE_RULE, sites: ENTERPRISE },
  { sheet: LIVE_WARNING_RULE, sites: WARNINGS },
];
