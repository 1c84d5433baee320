import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemoKinds } from '../../mocks/demo-kinds.ts';
import { DEMO_START_ISO, DEMO_START_MS } from '../../mocks/demo-types.ts';
import { generateDemo, type Demo } from '../../mocks/generate-demo.ts';
import { BOUNDARY_FILES, loadGeography } from '../../mocks/geography.ts';
import { PROJECT_ROOT } from '../../mocks/paths.ts';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import type { KindHistory } from '../../src/domain/history.ts';
import { LINK_STATUSES } from '../../src/domain/levels.ts';
import { COUNTRY_ADCODE, type RegionIndexFile } from '../../src/domain/region-index.ts';
import { toLinkCounts } from '../../src/domain/roll-up.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import { createRegisterEngine, type RegisterEngine } from '../../src/register/engine.ts';
import { NOW, loadRows, toEngine, toParquet, toRow, toTarget, type Row } from './register-kit.ts';

const toBuffer = (bytes: Uint8Array | undefined): ArrayBuffer => new Uint8Array(bytes ?? []).buffer;

describe('history of the demo', () => {
  let demo: Demo;
  let engine: RegisterEngine;
  const geography = loadGeography(PROJECT_ROOT);
  const registers = HAZARD_KINDS.filter((kind) => kind.isRegister);

  beforeAll(async () => {
    const kinds = await loadDemoKinds(PROJECT_ROOT, HAZARD_KINDS);
    demo = generateDemo({ kinds, geography, scale: 0.05 });
    const regionIndexFile = JSON.parse(readFileSync(`${PROJECT_ROOT}/${BOUNDARY_FILES[1]}`, 'utf8')) as RegionIndexFile;
    engine = createRegisterEngine({
      loadRules: async () => [],
      kinds: HAZARD_KINDS,
      config: DEFAULT_CONFIG,
      regionIndexFile,
      nowMs: DEMO_START_MS,
    });
    for (const { id, collection } of registers) {
      const target = toTarget({ kind: id, asOf: DEMO_START_ISO });
      await engine.loadSnapshot(target, toBuffer(demo.files.get(`${collection}.core.parquet`)), 'core');
      await engine.loadDates(id, 'demo', toBuffer(demo.files.get(`${collection}.dates.parquet`)), 'dates');
    }
  }, 120_000);

  it('agrees with the weekly snapshots, for every kind in every province and the country', () => {
    const rows = demo.rowsByCollection.get('ingestion-snapshots') ?? [];
    const regions = [...new Set(rows.map((row) => String(row['adcode'])))];
    expect(regions.length).toBeGreaterThan(25);
    let compared = 0;
    for (const region of regions) {
      const history = engine.history({ region, filter: NO_FILTER, weeks: 104 });
      expect([history.days.length, history.days.at(-1)]).toEqual([105, '2020-11-16']);
      expect(history.without).toEqual([]);
      for (const { kind, registered, linked, undated } of history.kinds) {
        const own = rows.filter((row) => row['kind'] === kind && row['adcode'] === region);
        if (own.length === 0) {
          expect([...registered, ...linked].every((count) => count === 0)).toBe(true);
          continue;
        }
        expect(own.map((row) => row['at'])).toEqual(history.days);
        expect(registered).toEqual(own.map((row) => row['registered']));
        expect(linked).toEqual(own.map((row) => row['linked']));
        expect(undated).toBe(0);
        compared += own.length;
      }
    }
    expect(compared).toBe(rows.length);
  });

  it('ends where the roll-up stands, under any levels', () => {
    for (const levels of [null, ['1', '2'] as const])
      for (const region of [COUNTRY_ADCODE, '360000', '330000']) {
        const { kinds } = engine.history({ region, filter: { ...NO_FILTER, levels }, weeks: 3 });
        const now = engine.rollUp({ region, kinds: null, flags: [], sources: null }).region.kinds;
        expect(kinds.map(({ kind }) => kind)).toEqual(registers.map(({ id }) => id));
        for (const { kind, registered, linked } of kinds) {
          const counts = now.find((each) => each.kind === kind);
          const today = toLinkCounts(counts?.codes ?? [], { ...NO_FILTER, levels });
          expect([registered.at(-1), linked.at(-1)]).toEqual([today.registered, today.linked]);
        }
      }
  });
});

const DAYS = ['2020-09-01', '2020-10-26', '2020-11-08', '2020-11-09', '2020-11-10', '2020-11-16', '2020-11-17', null];
/** Dates, the same day as a date-time in China, and as an instant that is a day earlier in Greenwich. */
const WRITTEN = [
  (day: string): string => day,
  (day: string): string => `${day}T23:30:00+08:00`,
  (day: string): string => new Date(Date.parse(`${day}T00:30:00+08:00`)).toISOString(),
];

const dated = fc.record({
  link_status: fc.constantFrom(...LINK_STATUSES),
  adcode: fc.constantFrom(110101, 360702, 0),
  registered: fc.constantFrom(...DAYS),
  linked: fc.constantFrom(...DAYS),
  written: fc.constantFrom(...WRITTEN),
});
const datedRows = fc.array(dated, { minLength: 1, maxLength: 40 }).map((sites) =>
  sites.map(({ registered, linked, written, ...site }, index): Row & { days: readonly (string | null)[] } => ({
    ...toRow(`s${index}`, site),
    registered_at: registered === null ? null : written(registered),
    linked_at: linked === null ? null : written(linked),
    days: [registered, linked],
  })),
);

const historyOf = (engine: RegisterEngine, region = '100000', weeks = 2): KindHistory | undefined =>
  engine.history({ region, filter: NO_FILTER, weeks }).kinds[0];

describe('history', () => {
  it('equals counting the dates one by one, by the calendar of China', () => {
    fc.assert(
      fc.property(datedRows, fc.constantFrom('100000', '110000', '360700'), (rows, region) => {
        const engine = toEngine();
        loadRows(engine, rows);
        const isIn = (row: Row): boolean => region === '100000' || String(row['adcode']).startsWith(region.slice(0, 2));
        const own = rows.filter(isIn);
        const isConnected = (row: Row): boolean => ['linked', 'offline'].includes(String(row['link_status']));
        const today = '2020-11-16';
        const known = (day: string | null | undefined): day is string => typeof day === 'string' && day <= today;
        const history = engine.history({ region, filter: NO_FILTER, weeks: 2 });
        expect(history.days).toEqual(['2020-11-02', '2020-11-09', '2020-11-16']);
        if (rows.every((row) => row.days[0] === null)) {
          expect([history.kinds, history.without]).toEqual([[], ['test-site']]);
          return;
        }
        const [kind] = history.kinds;
        for (const [week, day] of history.days.entries()) {
          const registered = own.filter(({ days: [on] }) => known(on) && on <= day);
          const linked = registered.filter((row) => isConnected(row) && known(row.days[1]) && row.days[1] <= day);
          expect([kind?.registered[week], kind?.linked[week]]).toEqual([registered.length, linked.length]);
        }
        const undated = own.filter((row) => !known(row.days[0]) || (isConnected(row) && !known(row.days[1])));
        expect(kind?.undated).toBe(undated.length);
      }),
      { numRuns: 300 },
    );
  });

  it('obeys levels, warnings and flags, and is not asked of links, periods and reasons', () => {
    const engine = toEngine();
    const at = { registered_at: '2020-01-01', linked_at: '2020-02-01' };
    loadRows(engine, [
      toRow('a', at),
      toRow('b', { ...at, risk_level: 1, warning_level: 2, overhead: true }),
      toRow('c', { ...at, link_status: 'not-linked', linked_at: null, not_linked_reason: '停产' }),
    ]);
    const count = (changes: Partial<typeof NO_FILTER>): readonly number[] | undefined =>
      engine.history({ region: '100000', filter: { ...NO_FILTER, ...changes }, weeks: 0 }).kinds[0]?.registered;
    expect(count({})).toEqual([3]);
    expect(count({ levels: ['1'] })).toEqual([1]);
    expect(count({ warnings: [2, 3] })).toEqual([1]);
    expect(count({ flags: ['test-site.overhead'] })).toEqual([1]);
    expect(count({ links: ['linked'], reasons: ['其他'], period: { from: '2019-01-01', to: '2019-01-02' } })).toEqual([
      3,
    ]);
    expect(count({ kinds: ['test-line'] })).toBeUndefined();
  });

  it('does not count one that has lost its connection, and survives any number of weeks', () => {
    const engine = toEngine();
    const at = { registered_at: '2020-01-01', linked_at: '2020-02-01' };
    loadRows(engine, [toRow('a', { ...at, link_status: 'offline' }), toRow('b', { ...at, link_status: 'partial' })]);
    expect(historyOf(engine)).toMatchObject({ registered: [2, 2, 2], linked: [1, 1, 1], undated: 0 });
    for (const weeks of [-3, Number.NaN, 0.9]) expect(historyOf(engine, '100000', weeks)?.registered).toEqual([2]);
    expect(historyOf(engine, '100000', 1e9)?.registered).toHaveLength(5201);
    expect(historyOf(engine, '999999')).toMatchObject({ registered: [0, 0, 0], undated: 0 });
  });

  it('tells a register without dates from one whose dates have not come', async () => {
    const engine = toEngine();
    const of = (): unknown => {
      const { kinds, without } = engine.history({ region: '100000', filter: NO_FILTER, weeks: 0 });
      return [kinds.map(({ registered }) => registered), without];
    };
    await engine.loadSnapshot(toTarget(), toParquet([toRow('a'), toRow('b')]), 'core');
    expect(of()).toEqual([[], []]);
    await engine.loadDates('test-site', 'demo', null, '');
    expect(of()).toEqual([[], ['test-site']]);
    const types = { id: 'STRING', registered_at: 'STRING' } as const;
    await engine.loadDates('test-site', 'demo', toParquet([{ id: 'b', registered_at: '2020-01-01' }], types), 'dates');
    expect(of()).toEqual([[[1]], []]);
    const fault = await engine.loadDates('test-site', 'demo', new ArrayBuffer(3), 'http://board.test/dates');
    expect(!fault.ok && fault.fault.message).toContain('http://board.test/dates');
    expect(of()).toEqual([[[1]], []]);
  });

  it('reads the dates of the card where the service has no snapshot of them', async () => {
    const engine = toEngine();
    await engine.loadSnapshot(toTarget({ asOf: NOW }), toParquet([toRow('a')]), 'core');
    const types = { id: 'STRING', registered_at: 'STRING', linked_at: 'STRING' } as const;
    const card = toParquet([{ id: 'a', registered_at: '2020-01-01', linked_at: '2020-11-16' }], types);
    await engine.loadCard('test-site', 'demo', card, 'card', 'card');
    await engine.loadDates('test-site', 'demo', null, '');
    expect(historyOf(engine)).toMatchObject({ registered: [1, 1, 1], linked: [0, 0, 1] });
  });
});
