import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegisterEngine } from '../../src/register/engine.ts';
import type { BoardConfig } from '../../src/domain/config.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { countsOf, loadCore, loadItems, toEvent } from './live-kit.ts';
import { COUNTY_CODES, locate, NOW_MS, POINT_KIND, toConfig, toEngine, toRow, type Row } from './register-kit.ts';

const KIND = POINT_KIND.id;
const apply = (engine: RegisterEngine, texts: readonly string[], isAfterResume = false) =>
  engine.applyChanges('demo', texts, isAfterResume, NOW_MS);

const detail = async (engine: RegisterEngine, id: string) => {
  const found = await engine.detail(KIND, 'demo', id);
  if (found === null) throw new Error(`${id} is not there`);
  return found;
};

const pageIds = (engine: RegisterEngine): string[] =>
  engine
    .page({ region: '100000', filter: NO_FILTER, sort: 'worst-first', offset: 0, limit: 1000 })
    .page.rows.map(({ id }) => id);

describe('a change', () => {
  it.each(['core', 'items'] as const)(
    'of a register that came as %s shows in counts, columns, list and card',
    async (how) => {
      const engine = toEngine();
      const rows = [
        toRow('a', { risk_level: 4 }),
        toRow('b', { name: '乙', risk_level: 2 }),
        toRow('c', { risk_level: null, score: 90 }),
      ];
      const loaded = how === 'core' ? await loadCore(engine, rows) : loadItems(engine, rows);
      if (!loaded.ok || loaded.value === null) throw new Error('not loaded');
      const red = { ...rows[1], risk_level: 1, link_status: 'offline', name: '新名', people: 99, overhead: true };
      const report = await apply(engine, [
        toEvent('b', red),
        toEvent('d', toRow('d', { name: '丁' }), { type: 'create' }),
        toEvent('a', null),
      ]);
      expect(report).toMatchObject({ received: 3, applied: 3, rejected: 0, passedOver: 0, hasGap: false });
      expect(report.updates).toHaveLength(1);
      const [update] = report.updates;
      expect(update?.columns.version).toBeGreaterThan(loaded.value.columns.version);
      expect(update?.account).toMatchObject({ read: 3, accepted: 3, quarantined: 0 });
      // Red is drawn last and on top.
      expect([0, 1, 2].map((row) => engine.siteAt(KIND, 'demo', row)?.id)).toEqual(['c', 'd', 'b']);
      expect(pageIds(engine).sort()).toEqual(['b', 'c', 'd']);
      const site = await detail(engine, 'b');
      expect(site.row).toMatchObject({
        name: '新名',
        level: '1',
        link: 'offline',
        exposure: 99,
        hasBar: true,
        isLost: true,
      });
      expect(site.properties['name']).toBe('新名');
      expect((await detail(engine, 'd')).row.name).toBe('丁');
      expect(await engine.detail(KIND, 'demo', 'a')).toBeNull();
    },
  );

  it('that speaks of one property leaves the others', async () => {
    for (const load of [loadCore, loadItems]) {
      const engine = toEngine();
      await load(engine, [toRow('a', { warning_level: 2, overhead: true, people: 77, risk_level: 3, name: '甲' })]);
      expect(await apply(engine, [toEvent('a', { link_status: 'not-linked' })])).toMatchObject({ applied: 1 });
      expect((await detail(engine, 'a')).row).toMatchObject({
        link: 'not-linked',
        warning: 2,
        hasBar: true,
        exposure: 77,
        level: '3',
        lngLat: [101.5, 30.5],
        adcode: '110101',
      });
    }
  });

  it('of a property to null clears it', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a')]);
    await apply(engine, [toEvent('a', { risk_level: null, people: null, last_report_at: null })]);
    expect((await detail(engine, 'a')).row).toMatchObject({
      level: 'unassessed',
      exposure: null,
      lastReportAt: null,
      isLate: true,
    });
  });

  it('of text goes before the card of the snapshot, and private text stays masked', async () => {
    const { toParquet } = await import('./register-kit.ts');
    const engine = toEngine();
    await loadCore(engine, [toRow('a'), toRow('b')]);
    const card = toParquet(
      [
        { id: 'a', name: '旧名', score: 1 },
        { id: 'b', name: '乙', score: 2 },
      ],
      { id: 'STRING', name: 'STRING', score: 'DOUBLE' },
    );
    await engine.loadCard(KIND, 'demo', card, 'card', 'card');
    await apply(engine, [toEvent('a', { ...toRow('a'), name: '新名', address: '某路一号' })]);
    const { row, properties } = await detail(engine, 'a');
    expect([row.name, properties['name'], properties['score'], properties['address']]).toEqual([
      '新名',
      '新名',
      1,
      '＊＊＊',
    ]);
    expect((await detail(engine, 'b')).row.name).toBe('乙');
  });
});

describe('a message', () => {
  const good = JSON.parse(toEvent('a', toRow('a'))) as Record<string, unknown>;
  const data = good['data'] as Record<string, unknown>;
  const without = (name: string): object => Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
  const feature = (properties: object, geometry: unknown = data['geometry']): object => ({
    ...good,
    data: { type: 'Feature', id: 'a', geometry, properties },
  });

  it.each<readonly [string, unknown, RegExp]>([
    ['that is no JSON', '{"specversion"', /不是有效的 JSON/],
    ['that is empty', '', /不是有效的 JSON/],
    ['that is a number', 7, /不是 CloudEvents/],
    ['that is null', null, /不是 CloudEvents/],
    ['without a version', without('specversion'), /specversion/],
    ['of another version', { ...good, specversion: '0.3' }, /specversion/],
    ['without an id', without('id'), /id/],
    ['with a blank id', { ...good, id: '' }, /id/],
    ['without a source', without('source'), /source/],
    ['without a type', without('type'), /type/],
    ['of an unknown type', { ...good, type: 'org.ogc.api.collection.item.explode' }, /未知的事件类型/],
    ['with an impossible time', { ...good, time: '2020-13-45T00:00:00Z' }, /time/],
    ['with a time that is a number', { ...good, time: 5 }, /time/],
    ['of no collection', { ...good, source: '/somewhere' }, /数据集/],
    ['without data', without('data'), /GeoJSON/],
    ['with text for data', { ...good, data: '<xml/>' }, /GeoJSON/],
    ['with another geometry object for data', { ...good, data: { type: 'Point', coordinates: [1, 2] } }, /GeoJSON/],
    ['without properties', { ...good, data: { ...data, properties: null } }, /GeoJSON/],
    [
      'about no site',
      { ...good, subject: null, data: { type: 'Feature', geometry: null, properties: {} } },
      /哪个点位/,
    ],
    ['with a level that is none', feature({ risk_level: 9 }), /risk_level：超出/],
    ['with a status that is none', feature({ link_status: 'perhaps' }), /link_status：不在允许/],
    ['with text for a number', feature({ people: 'many' }), /people：类型不符/],
    ['with a time that is none', feature({ last_report_at: 'yesterday' }), /last_report_at：类型不符/],
    ['with a place at 0, 0', feature({}, { type: 'Point', coordinates: [0, 0] }), /坐标为 \(0, 0\)/],
    ['with swapped coordinates', feature({}, { type: 'Point', coordinates: [30, 110] }), /颠倒/],
  ])('%s is counted and named, and nothing of it is applied', async (_, message, words) => {
    for (const load of [loadCore, loadItems]) {
      const engine = toEngine();
      await load(engine, [toRow('a'), toRow('b')]);
      const before = JSON.stringify(countsOf(engine));
      const text = typeof message === 'string' ? message : JSON.stringify(message);
      const report = await apply(engine, [text, toEvent('b', toRow('b', { risk_level: 2 }))]);
      expect(report).toMatchObject({ received: 2, applied: 1, rejected: 1 });
      expect(report.rejects[0]?.words.zh).toMatch(words);
      expect(report.rejects[0]?.words.en).not.toBe('');
      expect(JSON.stringify(countsOf(engine))).toBe(before);
    }
  });

  it('of a private field is named without its value', async () => {
    const engine = toEngine();
    loadItems(engine, [toRow('a')]);
    const report = await apply(engine, [toEvent('a', { ...toRow('a'), address: { phone: '13800000000' } })]);
    expect(report.rejected).toBe(1);
    expect(JSON.stringify(report)).not.toContain('13800000000');
  });

  it('of a collection that is no register is counted apart', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a')]);
    expect(await apply(engine, [toEvent('w', {}, { collection: 'warnings' })])).toMatchObject({
      received: 1,
      elsewhere: 1,
      applied: 0,
      rejected: 0,
    });
  });

  it('names its collection and item by subject or by source, in a path or an address', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a')]);
    const event = (changes: object): string =>
      JSON.stringify({
        ...good,
        id: JSON.stringify(changes),
        data: { type: 'Feature', geometry: null, properties: { people: 1 } },
        ...changes,
      });
    const report = await apply(engine, [
      event({ source: 'https://gis.example/api/collections/test-sites', subject: 'a' }),
      event({ source: 'https://gis.example/api', subject: 'collections/test-sites/items/a' }),
      event({ source: '/collections/test-sites/items/a', subject: null }),
    ]);
    expect(report).toMatchObject({ applied: 3, rejected: 0 });
    expect(
      engine
        .rollUp({ region: '100000', kinds: null, flags: [], sources: null })
        .region.kinds[0]?.codes.reduce((a, b) => a + b),
    ).toBe(1);
  });

  it('may hold a batch', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a')]);
    const batch = `[${toEvent('a', { people: 1 })},${toEvent('b', toRow('b'))},5]`;
    expect(await apply(engine, [batch])).toMatchObject({ received: 3, applied: 2, rejected: 1 });
  });
});

describe('what comes twice, late or after a reload', () => {
  it('is applied once by source, id and time', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a')]);
    const text = toEvent('a', { people: 1 }, { id: '7' });
    expect(await apply(engine, [text, text])).toMatchObject({ applied: 1, passedOver: 1 });
    expect(await apply(engine, [text])).toMatchObject({ applied: 0, passedOver: 1, updates: [] });
    // Another run of the service counts from one again.
    expect(
      await apply(engine, [toEvent('a', { people: 2 }, { id: '7', time: '2020-11-16T09:30:00+08:00' })]),
    ).toMatchObject({ applied: 1 });
  });

  it('older than the register or than the last change of its site is passed over', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a')]);
    const at = (time: string, people: number): string => toEvent('a', { people }, { time: `2020-11-16T${time}+08:00` });
    expect(await apply(engine, [at('08:59:59', 1), at('09:05:00', 5), at('09:04:00', 4)])).toMatchObject({
      applied: 1,
      passedOver: 2,
    });
    // In a batch of its own, after the register was made anew.
    expect(await apply(engine, [at('09:03:00', 3)])).toMatchObject({ applied: 0, passedOver: 1 });
    expect((await detail(engine, 'a')).row.exposure).toBe(5);
  });

  it('older than the row itself is passed over, where rows say when they were changed', async () => {
    const engine = toEngine();
    loadItems(engine, [toRow('a', { updated_at: '2020-11-16T09:10:00.500+08:00' })]);
    const event = (updated_at: string, people: number): string =>
      toEvent('a', { people, updated_at }, { time: '2020-11-16T10:00:00+08:00' });
    const report = await apply(engine, [event('2020-11-16 01:10:00.4+00', 1), event('2020-11-16T09:10:00.6+08:00', 2)]);
    expect(report).toMatchObject({ applied: 1, passedOver: 1 });
    expect(engine.newestChange(KIND, 'demo')).toBe(Date.parse('2020-11-16T09:10:00.600+08:00'));
  });

  it('stays where an older snapshot is loaded again, and goes where the register is newer', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a'), toRow('b')]);
    await apply(engine, [
      toEvent('a', { people: 5 }, { time: '2020-11-16T09:05:00+08:00' }),
      toEvent('b', null, { time: '2020-11-16T09:05:00+08:00' }),
    ]);
    const people = async (): Promise<number | null> => (await detail(engine, 'a')).row.exposure;
    const older = await loadCore(engine, [toRow('a', { people: 1 }), toRow('b')], {
      asOf: '2020-11-16T09:04:00+08:00',
    });
    expect(older.ok && older.value?.columns.rowCount).toBe(1);
    expect(await people()).toBe(5);
    const newer = await loadCore(engine, [toRow('a', { people: 8 }), toRow('b')], {
      asOf: '2020-11-16T09:06:00+08:00',
    });
    expect(newer.ok && newer.value?.columns.rowCount).toBe(2);
    expect(await people()).toBe(8);
  });

  it('stays until a register without a time of its own was asked for after it', async () => {
    const engine = toEngine();
    loadItems(engine, [toRow('a')]);
    await apply(engine, [toEvent('a', { people: 5 })]);
    loadItems(engine, [toRow('a', { people: 1 })], { requestedAtMs: NOW_MS - 1 });
    expect((await detail(engine, 'a')).row.exposure).toBe(5);
    loadItems(engine, [toRow('a', { people: 1 })], { requestedAtMs: NOW_MS + 1 });
    expect((await detail(engine, 'a')).row.exposure).toBe(1);
  });

  it('waits for a register that has not come yet', async () => {
    const engine = toEngine();
    expect(await apply(engine, [toEvent('a', toRow('a', { people: 5 }))])).toMatchObject({ applied: 1, updates: [] });
    await loadCore(engine, [toRow('a', { people: 1 })]);
    expect((await detail(engine, 'a')).row.exposure).toBe(5);
  });

  it('is missed where numbers are, but only after a cut', async () => {
    const engine = toEngine();
    await loadCore(engine, [toRow('a')]);
    const numbered = (id: number): string => toEvent('a', { people: id }, { id: String(id) });
    expect((await apply(engine, [numbered(10), numbered(12)])).hasGap).toBe(false);
    expect((await apply(engine, [numbered(13)], true)).hasGap).toBe(false);
    expect((await apply(engine, [], true)).hasGap).toBe(false);
    expect((await apply(engine, [numbered(15)])).hasGap).toBe(true);
    expect((await apply(engine, [numbered(17)])).hasGap).toBe(false);
  });
});

describe('any changes', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
  const rowOf = (id: string) =>
    fc.record({
      id: fc.constant(id),
      adcode: fc.constantFrom(...COUNTY_CODES, 360000, null),
      lng: fc.constantFrom(101.5, 102.5, 104.5, 120),
      lat: fc.constant(30.5),
      risk_level: fc.constantFrom(1, 2, 3, 4, null),
      score: fc.constantFrom(10, 90, null),
      link_status: fc.constantFrom('linked', 'partial', 'offline', 'not-linked', 'not-applicable'),
      warning_level: fc.constantFrom(0, 1, 4),
      warning_retained: fc.boolean(),
      last_report_at: fc.constantFrom('2020-11-16T08:59:00+08:00', '2020-11-16T01:00:00+08:00', null),
      overhead: fc.boolean(),
      stopped: fc.boolean(),
      people: fc.constantFrom(0, 7, null),
      name: fc.constantFrom('甲', '乙'),
    });
  const anyRow = fc.constantFrom(...ids).chain(rowOf);
  const change = fc.oneof(
    anyRow.map((row) => ({ id: row.id, row: row as Row | null })),
    fc.constantFrom(...ids).map((id) => ({ id, row: null as Row | null })),
  );
  const world = fc.record({
    start: fc.tuple(...ids.map(rowOf)).chain((rows) => fc.subarray(rows, { minLength: 1 })),
    batches: fc.array(fc.array(change, { maxLength: 6 }), { maxLength: 5 }),
    located: fc.constantFrom('before', 'after', 'never'),
    rounding: fc.constantFrom<BoardConfig['coordinateRounding']>(null, 2, 'county'),
  });

  it.each(['core', 'items'] as const)(
    'one after another come to the same as the register loaded whole: %s',
    async (how) => {
      await fc.assert(
        fc.asyncProperty(world, async ({ start, batches, located, rounding }) => {
          const config = toConfig({ coordinateRounding: rounding });
          const load = how === 'core' ? loadCore : loadItems;
          const live = toEngine(config);
          if (located === 'before') live.setLocate(locate);
          await load(live, start);
          const rows = new Map<string, Row>(start.map((row) => [row.id, row]));
          for (const batch of batches) {
            await apply(
              live,
              batch.map(({ id, row }) => toEvent(id, row)),
            );
            for (const { id, row } of batch) {
              if (row === null) rows.delete(id);
              else rows.set(id, row);
            }
          }
          fc.pre(rows.size > 0);
          const whole = toEngine(config);
          await load(whole, [...rows.values()]);
          for (const engine of [live, whole]) if (located === 'after') engine.setLocate(locate);
          if (located === 'before') whole.setLocate(locate);
          expect(countsOf(live)).toEqual(countsOf(whole));
          expect(pageIds(live)).toEqual(pageIds(whole));
          for (const id of rows.keys()) {
            const [a, b] = [await detail(live, id), await detail(whole, id)];
            const { neighbours: _n, ...rest } = a;
            const { neighbours: _m, ...expected } = b;
            expect(rest.row).toEqual({ ...expected.row, ...(how === 'core' && { name: rest.row.name }) });
            expect(rest.levelOrigin).toBe(expected.levelOrigin);
          }
        }),
        { numRuns: 150 },
      );
    },
  );
});
