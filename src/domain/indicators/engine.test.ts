import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGISTRY } from '../../hazards/registry.ts';
import { LEVEL_KEYS, LINK_STATUSES } from '../levels.ts';
import { SITE_CODE_COUNT, toSiteCode } from '../site-code.ts';
import { createIndicatorAccumulator } from './accumulate.ts';
import { LADDER, ONLINE_RATE } from './data-indicators.ts';
import { explainDenominators } from './denominators.ts';
import { FINDING_IDS, RECORD_FINDINGS } from './findings.ts';
import { FRESHNESS, toFreshness } from './freshness.ts';
import { asIndicator, countRows, minutesAgo, NOW_MS, source, toSettings } from './indicators.test-support.ts';
import { fieldsOf, INDICATORS, indicatorOf, indicatorsOf } from './indicators.ts';
import { LINKED_RATE_SOURCES } from './link-indicators.ts';
import { toFreshnessLimits } from './settings.ts';
import { addTallies, partIdsOf, tallyOfLinks } from './tally.ts';
import type { IndicatorRow, Tally } from './types.ts';

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
const flag = maybe(fc.boolean());
const time = fc.oneof(
  fc.integer({ min: -600, max: 20_000 }).map(minutesAgo),
  fc.constant(null),
  fc.constant('soon'),
  fc.constant(undefined),
);
const vehicle = fc.record({ terminal_installed: flag, networked: flag, last_online_at: time });

const rowOf = fc
  .record({
    kind: fc.constantFrom(...REGISTRY.registers.map(({ id }) => id)),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    enterprise_id: maybe(fc.constantFrom('x', 'y', 'z')),
    link_status: maybe(fc.constantFrom(...LINK_STATUSES, '?')),
    not_linked_reason: maybe(fc.constantFrom('不具备条件', '建设中')),
    last_report_at: time,
    op_status: maybe(fc.constantFrom('正常', '停产')),
    data_classes: maybe(fc.record({ base: flag, safety_pledge: flag, sensor: flag, video: flag })),
    vehicles: maybe(fc.array(vehicle, { maxLength: 3 })),
    licensed_vehicles: maybe(fc.integer({ min: -1, max: 4 })),
    line_status: maybe(fc.constantFrom('运营', '退出')),
    status: maybe(fc.constantFrom('在用', '停用', '闭库', '在建')),
    online_monitor: flag,
    is_overhead: flag,
    overhead_done: flag,
    score: maybe(fc.integer({ min: -10, max: 110 })),
    grade: maybe(fc.constantFrom('A', 'D')),
    closed_management: flag,
    platform_built: flag,
    recognition: maybe(fc.constantFrom('已认定', '取消')),
  })
  .map(({ kind, ...properties }): IndicatorRow => ({ kind, isSynthetic: true, properties }));
const rowsOf = fc.array(rowOf, { maxLength: 40 });

const BASELINE = {
  date: '2020-01-01',
  source: '名单',
  ponds: ['a', 'b', 'c'].map((id) => ({ id, adcode: '360700' })),
};
const SETTINGS = toSettings({ overheadBaseline: BASELINE });
const BY_SITE = INDICATORS.filter(({ counting }) => counting.by !== 'items');

const accumulate = (rows: readonly IndicatorRow[]) => {
  const accumulator = createIndicatorAccumulator(BY_SITE, SETTINGS);
  for (const row of rows) accumulator.add(row);
  return accumulator;
};

describe('accumulator', () => {
  it('a country is the merge of its counties, in any order', () => {
    fc.assert(
      fc.property(fc.array(rowsOf, { maxLength: 5 }), (counties) => {
        const whole = accumulate(counties.flat()).result();
        for (const order of [counties, counties.toReversed()]) {
          const merged = accumulate([]);
          for (const county of order) merged.merge(accumulate(county));
          expect(merged.result()).toEqual(whole);
        }
      }),
    );
  });

  it('numerators and denominators of what is counted site by site are sums of the counties', () => {
    fc.assert(
      fc.property(fc.array(rowsOf, { minLength: 1, maxLength: 5 }), (counties) => {
        const whole = accumulate(counties.flat()).result().tallies;
        const parts = counties.map((county) => accumulate(county).result().tallies);
        for (const { id, counting } of BY_SITE) {
          if (counting.by === 'groups') continue;
          const sum = parts.map((tallies) => tallies[id] as Tally).reduce(addTallies);
          expect(sum).toEqual(whole[id]);
        }
      }),
    );
  });

  it('no rate leaves 0–1, none is 0 without a denominator, and nothing contradictory is in it', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { tallies } = accumulate(rows).result();
        for (const definition of BY_SITE) {
          const { value, atMost, denominator, noValue } = asIndicator(definition, tallies[definition.id] ?? null);
          expect(value === null).toBe(noValue !== null);
          if (denominator === 0) expect(value).toBeNull();
          if (value !== null && atMost !== null) expect(0 <= value && value <= atMost && atMost <= 1).toBe(true);
        }
      }),
    );
  });

  it('each step of the ladder contains the next', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { tallies } = accumulate(rows).result();
        const counts = LADDER.map(({ id }) => tallies[id]?.numerator ?? 0);
        counts.forEach((count, index) => expect(count).toBeLessThanOrEqual(counts[index - 1] ?? rows.length));
      }),
    );
  });

  it('the three parts of every row-counted indicator are all rows of its kinds', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { tallies } = accumulate(rows).result();
        for (const definition of BY_SITE) {
          if (definition.counting.by !== 'rows') continue;
          const { denominator, parts } = tallies[definition.id] as Tally;
          const left = definition.excluded.reduce((sum, { id }) => sum + (parts[id] ?? 0), 0);
          const own = rows.filter(({ kind }) => definition.kinds?.includes(kind) ?? true).length;
          expect(denominator + left).toBe(own);
        }
      }),
    );
  });

  it('freshness adds up to what is registered', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { freshness } = accumulate(rows).result();
        expect(FRESHNESS.reduce((sum, state) => sum + freshness[state], 0)).toBe(rows.length);
      }),
    );
  });

  it('online by status is online, and what contradicts itself beside it', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const tally = accumulate(rows).result().tallies[ONLINE_RATE.id] as Tally;
        const isLinked = rows.filter(
          ({ properties }) => properties['link_status'] === 'linked' && properties['op_status'] !== '停产',
        );
        expect(tally.numerator + tally.withheld).toBe(isLinked.length);
      }),
    );
  });

  it('the three denominators differ by exactly what is named', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const { tallies } = accumulate(rows).result();
        const of = (id: string) => asIndicator(indicatorOf(id), tallies[id] ?? null);
        const { rates, causes } = explainDenominators({
          sources: of('linked-rate-sources'),
          enterprises: of('linked-rate-enterprises'),
          connectable: of('linked-rate-connectable'),
        });
        const [sources, enterprises, connectable] = rates;
        expect(connectable?.numerator).toBe(sources?.numerator);
        expect((connectable?.total ?? 0) + (causes.noConditions ?? 0) + (causes.notApplicable ?? 0)).toBe(rows.length);
        const owners = new Set(rows.flatMap(({ properties }) => properties['enterprise_id'] ?? []));
        expect(enterprises?.total).toBe(owners.size);
      }),
    );
  });

  it('agrees with the histogram of the roll-up', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...LINK_STATUSES), { maxLength: 60 }), (links) => {
        const codes = new Uint32Array(SITE_CODE_COUNT);
        links.forEach((link, index) => {
          const code = toSiteCode(LEVEL_KEYS[index % LEVEL_KEYS.length] ?? '1', link, 0);
          codes[code] = (codes[code] ?? 0) + 1;
        });
        const rows = links.map((link) => source({ link_status: link }));
        const byRows = accumulate(rows).result().tallies[LINKED_RATE_SOURCES.id] as Tally;
        const byCodes = tallyOfLinks(codes);
        expect(byCodes).toMatchObject({ numerator: byRows.numerator, denominator: byRows.denominator });
        for (const [id, count] of Object.entries(byCodes.parts)) expect(byRows.parts[id]).toBe(count);
      }),
    );
  });

  it('takes any properties without throwing', () => {
    const anything = fc.dictionary(fc.constantFrom(...fieldsOf(INDICATORS, 'coach-route'), 'id'), fc.anything());
    fc.assert(
      fc.property(fc.constantFrom(...REGISTRY.registers.map(({ id }) => id)), anything, (kind, properties) => {
        expect(accumulate([{ kind, isSynthetic: true, properties }]).result().rows).toBe(1);
      }),
    );
  });

  it('can be sent from a worker, and read before all rows have come', () => {
    const accumulator = accumulate([source({ link_status: 'linked' })]);
    const first = structuredClone(accumulator.result());
    accumulator.add(source({ link_status: 'linked' }));
    expect(first.tallies[LINKED_RATE_SOURCES.id]?.denominator).toBe(1);
    expect(accumulator.result().tallies[LINKED_RATE_SOURCES.id]?.denominator).toBe(2);
    expect(accumulator.result()).toEqual(accumulator.result());
  });

  it('never adds synthetic and real rows, nor counts of other questions', () => {
    const real = createIndicatorAccumulator(BY_SITE, SETTINGS);
    real.add({ ...source({}), isSynthetic: false });
    expect(() => real.add(source({}))).toThrow('synthetic and real');
    expect(() => accumulate([source({})]).merge(real)).toThrow('synthetic and real');
    expect(() => accumulate([]).merge(createIndicatorAccumulator([], SETTINGS))).toThrow('other definitions');
    const later = createIndicatorAccumulator(BY_SITE, { ...SETTINGS, nowMs: NOW_MS + 1 });
    expect(() => accumulate([]).merge(later)).toThrow('times');
  });
});

describe('findings', () => {
  const of = (properties: object, kind?: string) =>
    countRows([source({ ...properties }, kind)]).findings.map(({ id }) => id);

  it('name what contradicts itself, once a row', () => {
    expect(of({ link_status: 'linked', last_report_at: null })).toEqual(['never-reported']);
    expect(of({ link_status: 'linked', last_report_at: minutesAgo(-6) })).toEqual(['future-report']);
    expect(of({ link_status: 'linked', last_report_at: minutesAgo(241) })).toEqual(['silent-linked']);
    expect(of({ link_status: 'offline', last_report_at: minutesAgo(30) })).toEqual(['offline-reporting']);
    expect(of({ link_status: 'not-linked', last_report_at: minutesAgo(1) })).toEqual(['not-linked-reporting']);
    expect(of({ registered_at: '2020-02-01', linked_at: '2020-01-31' })).toEqual(['linked-before-registered']);
    expect(of({ linked_at: '2020-11-17' })).toEqual(['linked-in-future']);
    const none = { base: false, safety_pledge: false, sensor: false, video: false };
    expect(of({ link_status: 'linked', data_classes: none })).toEqual(['linked-without-data']);
    expect(of({ risk_level: 5 })).toEqual(['level-out-of-range']);
    expect(of({ approved_capacity: -1 }, 'coal-mine')).toEqual(['negative-quantity']);
    expect(of({ valid_from: '2020-02-01', valid_to: '2020-01-31' }, 'coach-route')).toEqual(['deadline-before-start']);
    expect(of({ grade: 'A' }, 'chemical-park')).toEqual(['park-graded-without-score']);
    expect(of({ risk_level: 1 }, 'chemical-park')).toEqual(['park-graded-without-score']);
  });

  it('do not accuse a sound record', () => {
    expect(of({ link_status: 'linked', last_report_at: minutesAgo(240), risk_level: 1 })).toEqual([]);
    expect(of({ link_status: 'offline', last_report_at: minutesAgo(31) })).toEqual([]);
    expect(of({ link_status: 'not-linked', last_report_at: minutesAgo(31) })).toEqual([]);
    expect(of({ link_status: 'not-linked', last_report_at: null, risk_level: null })).toEqual([]);
    expect(
      of({ valid_from: '2020-01-31', valid_to: '2020-01-31', registered_at: '2020-02-01', linked_at: '2020-02-01' }),
    ).toEqual([]);
  });
});

describe('freshness', () => {
  const limits = { lateAfterMinutes: 30, lostAfterMinutes: 240 };
  const at = (minutes: number) => ({ state: 'at', ms: NOW_MS - minutes * 60_000 }) as const;

  it('is within a limit at the limit, and beyond it after', () => {
    const of = (minutes: number) => toFreshness('linked', at(minutes), limits, NOW_MS);
    expect([0, 30, 30.1, 240, 240.1].map(of)).toEqual(['fresh', 'fresh', 'late', 'late', 'lost']);
    expect(toFreshness('linked', at(9999), { ...limits, lostAfterMinutes: null }, NOW_MS)).toBe('late');
    expect(toFreshness('linked', at(9999), undefined, NOW_MS)).toBe('fresh');
  });

  it('keeps lost, never connected, doubtful and not applicable apart', () => {
    expect(toFreshness('offline', at(1), limits, NOW_MS)).toBe('lost');
    expect(toFreshness('offline', { state: 'not-carried' }, limits, NOW_MS)).toBe('lost');
    expect(toFreshness('partial', at(1), limits, NOW_MS)).toBe('never');
    expect(toFreshness('not-linked', { state: 'never' }, limits, NOW_MS)).toBe('never');
    expect(toFreshness('linked', { state: 'never' }, limits, NOW_MS)).toBe('doubtful');
    expect(toFreshness('linked', { state: 'not-carried' }, limits, NOW_MS)).toBe('unstated');
    expect(toFreshness('not-applicable', at(1), limits, NOW_MS)).toBe('not-applicable');
  });

  it('limits come from the kinds, the authority overrides them, and impossible ones are named and have no effect', () => {
    const kinds = REGISTRY.registers;
    const own = toFreshnessLimits(kinds);
    expect(own.problems).toEqual([]);
    expect(own.limits.byKind['tailings-pond']).toEqual({ lateAfterMinutes: 60, lostAfterMinutes: 480 });
    const set = toFreshnessLimits(kinds, { late: { 'coal-mine': 10 }, lost: { 'coal-mine': null } });
    expect(set.limits.byKind['coal-mine']).toEqual({ lateAfterMinutes: 10, lostAfterMinutes: null });
    const same = toFreshnessLimits(kinds, { lost: { 'tailings-pond': 60 } });
    expect(same.problems).toEqual([]);
    expect(same.limits.byKind['tailings-pond']).toEqual({ lateAfterMinutes: 60, lostAfterMinutes: 60 });
    const bad = toFreshnessLimits(kinds, { late: { 'coal-mine': 0, typo: 5 }, lost: { 'tailings-pond': 59 } });
    expect(bad.problems.map(({ en }) => en.split(':')[0])).toEqual(['typo', 'tailings-pond', 'coal-mine']);
    expect(bad.limits.byKind).toEqual(own.limits.byKind);
  });
});

describe('declarations', () => {
  const kindIds = REGISTRY.registers.map(({ id }) => id);

  it('are unique and whole, in both languages, and about declared kinds', () => {
    expect(new Set(INDICATORS.map(({ id }) => id)).size).toBe(INDICATORS.length);
    for (const definition of INDICATORS) {
      expect(definition.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(definition.source.document).not.toBe('');
      for (const words of [
        definition.words,
        definition.definition,
        definition.numerator.words,
        definition.denominator.words,
      ])
        expect([words.zh, words.en].every((text) => text.length > 0)).toBe(true);
      for (const kind of definition.kinds ?? []) expect(kindIds).toContain(kind);
      const parts = partIdsOf(definition);
      expect(new Set(parts).size).toBe(parts.length);
    }
    expect(() => indicatorOf('nothing')).toThrow('unknown indicator');
    expect(indicatorsOf('chemical-park').map(({ id }) => id)).toContain('parks-assessed');
    expect(indicatorsOf('coal-mine').map(({ id }) => id)).not.toContain('parks-assessed');
  });

  it('read only fields that the kinds declare, and tell the worker which', () => {
    for (const kind of REGISTRY.registers) {
      const known = new Set(kind.fields.map(({ name }) => name));
      for (const definition of indicatorsOf(kind.id))
        if (definition.kinds !== null) for (const name of definition.fields) expect([...known]).toContain(name);
      expect(fieldsOf(indicatorsOf(kind.id), kind.id)).toContain('link_status');
    }
    const all = new Set(REGISTRY.registers.flatMap(({ fields }) => fields.map(({ name }) => name)));
    for (const { fields } of [...INDICATORS, ...RECORD_FINDINGS])
      for (const name of fields) expect([...all]).toContain(name);
    expect(RECORD_FINDINGS.map(({ id }) => id).toSorted()).toEqual([...FINDING_IDS].toSorted());
  });
});
