import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { formatChinaDate } from '../domain/clock.ts';
import type { SiteProperties } from '../domain/grading.ts';
import { findLevelChanges, type LevelChange } from '../domain/grading-sensitivity.ts';
import { regrade } from '../domain/regrade.ts';
import { readInputs, type GradingCase, type InputValue } from '../domain/rule-input.ts';
import { fieldsOf, gradeCase, type RuleSheet } from '../domain/rule-sheet.ts';
import { ENTERPRISE_RULE } from './enterprise-rule-sheet.ts';
import { sheetOfKind } from './rule-sheets.ts';
import { LIVE_WARNING_RULE } from './tailings-pond/live-warning.ts';

// Many regradings each: a busy machine needs more than the usual five seconds.
vi.setConfig({ testTimeout: 60_000 });

/* Sites of every rule, complete and incomplete, at and near the thresholds. */

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

const RULE_SAMPLES: readonly { readonly sheet: RuleSheet; readonly sites: fc.Arbitrary<SiteProperties> }[] = [
  ...Object.entries(SITES).map(([kind, sites]) => ({ sheet: requireSheet(kind), sites })),
  { sheet: ENTERPRISE_RULE, sites: ENTERPRISE },
  { sheet: LIVE_WARNING_RULE, sites: WARNINGS },
];

const NOW = Date.parse('2022-06-01T09:00:00+08:00');
const DAY_MS = 86_400_000;
const at = (properties: SiteProperties): GradingCase => ({ properties, nowMs: NOW });

/** Every value of the same input that is a smaller change, on its own step. */
const smallerValues = ({ input, from, size }: LevelChange): readonly InputValue[] => {
  if (input.type === 'number' && typeof from === 'number') {
    const values: number[] = [];
    for (let k = 1; k * input.step < size - input.step / 2 && k < 400; k++)
      for (const sign of [-1, 1]) {
        const value = Number((from + sign * k * input.step).toPrecision(12));
        const isPossible = input.moves === 'any' || (input.moves === 'up') === sign > 0;
        if (isPossible && value >= input.min && value <= input.max) values.push(value);
      }
    return values;
  }
  if (input.type === 'enum' && from !== null) {
    const index = input.options.findIndex(({ value }) => value === from);
    return input.options
      .filter((_, other) => other !== index && Math.abs(other - index) < size)
      .map(({ value }) => value);
  }
  if (input.type === 'date' && typeof from === 'string') {
    const start = Date.parse(`${from}T00:00:00+08:00`);
    return Array.from({ length: Math.min(size - 1, 400) }, (_, index) => formatChinaDate(start + (index + 1) * DAY_MS));
  }
  return [];
};

describe.each(RULE_SAMPLES.map((sample) => ({ name: sample.sheet.id, ...sample })))('$name', ({ sheet, sites }) => {
  it('each change gives the level it says, and no smaller one of the same input does', () => {
    fc.assert(
      fc.property(sites, (properties) => {
        const site = at(properties);
        const before = gradeCase(sheet, site);
        for (const change of findLevelChanges(sheet, site)) {
          const outcome = regrade(sheet, site, { [change.input.id]: change.to });
          expect(outcome.refused).toEqual([]);
          expect(outcome.changed.level).toBe(change.level);
          expect(change.level).not.toBe(before.level);
          expect(change.size).toBeGreaterThan(0);
          const isSmaller = (value: InputValue): boolean =>
            gradeCase(sheet, change.input.write(site, value as never)).level === change.level;
          expect(smallerValues(change).filter(isSmaller)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('misses nothing: a level that one step of one input reaches is in the list', () => {
    fc.assert(
      fc.property(sites, (properties) => {
        const site = at(properties);
        const before = gradeCase(sheet, site);
        const found = findLevelChanges(sheet, site);
        for (const input of sheet.inputs(site)) {
          const from = input.read(site);
          if (input.type !== 'number' || from === null || input.moves === 'down') continue;
          const to = Number((Number(from) + input.step).toPrecision(12));
          if (to > input.max) continue;
          const { level } = gradeCase(sheet, input.write(site, to));
          const isListed = found.some((change) => change.input.id === input.id && change.level === level);
          expect(level === before.level || isListed).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('writes what it reads, and leaves the site as it was', () => {
    fc.assert(
      fc.property(sites, (properties) => {
        const site = at(properties);
        const copy = structuredClone(properties);
        for (const input of sheet.inputs(site)) {
          const value = input.read(site);
          if (value !== null) expect(input.read(input.write(site, value as never))).toBe(value);
        }
        expect(properties).toEqual(copy);
      }),
      { numRuns: 40 },
    );
  });

  it('stands whatever the properties are', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (rest, value) => {
        const names = sheet.inputs(at({})).flatMap(({ fields }) => fields);
        const properties = { ...rest, ...Object.fromEntries(names.map((name) => [name, value])) };
        findLevelChanges(sheet, at(properties));
        readInputs(sheet.inputs(at(properties)), at(properties));
      }),
      { numRuns: 40 },
    );
  });
});

describe('the properties that a rule names', () => {
  it.each(RULE_SAMPLES)('$sheet.id: are all that its level rests on', ({ sheet, sites }) => {
    const fields = new Set(fieldsOf(sheet));
    fc.assert(
      fc.property(sites, (properties) => {
        const named = Object.fromEntries(Object.entries(properties).filter(([name]) => fields.has(name)));
        const [whole, part] = [gradeCase(sheet, at(properties)), gradeCase(sheet, at(named))];
        expect([part.level, part.missing]).toEqual([whole.level, whole.missing]);
      }),
      { numRuns: 200 },
    );
  });
});
