import { describe, expect, it } from 'vitest';
import { levelOfCode } from '../../src/domain/site-code.ts';
import { MARK_BAR, MARK_COUNTY_PRECISION, MARK_RETAINED } from '../../src/domain/site-columns.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import { toSymbolCell } from '../../src/domain/symbol.ts';
import {
  CORE_TYPES,
  LINE_KIND,
  NOW_MS,
  POINT_KIND,
  loadRows,
  locate,
  toConfig,
  toEngine,
  toParquet,
  toRow,
  toTarget,
} from './register-kit.ts';

const PAGE = { region: '100000', filter: NO_FILTER, sort: 'worst-first', offset: 0, limit: 100 } as const;
const KIND = POINT_KIND.id;

describe('drawing columns', () => {
  it('stand in drawing order with codes, symbols, marks and filter values', async () => {
    const engine = toEngine();
    const rows = [
      toRow('red', {
        risk_level: 1,
        link_status: 'not-linked',
        overhead: true,
        warning_level: 2,
        warning_retained: true,
      }),
      toRow('none', { risk_level: null, adcode: 360703, lng: 106.25 }),
      toRow('blue', { risk_level: 4, link_status: 'offline', stopped: true }),
      toRow('late', { risk_level: 1, last_report_at: '2020-11-16T07:00:00+08:00' }),
    ];
    const loaded = await engine.loadSnapshot(toTarget(), toParquet(rows), 'core');
    if (!loaded.ok || loaded.value === null) throw new Error('the snapshot did not load');
    const { columns } = loaded.value;
    expect(Array.from(columns.codes, levelOfCode)).toEqual(['unassessed', '4', '1', '1']);
    expect(engine.page(PAGE).page.rows.map((row) => row.id)).toEqual(['red', 'late', 'blue', 'none']);
    expect(Array.from(columns.positions.slice(0, 2))).toEqual([106.25, 30.5]);
    expect(Array.from(columns.filterValues)).toEqual([6, 0, 0, 0, 1, 2, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0]);
    expect(Array.from(columns.symbols)).toEqual([
      toSymbolCell('unassessed', 'linked'),
      toSymbolCell('4', 'offline'),
      toSymbolCell('1', 'not-linked'),
      toSymbolCell('1', 'late'),
    ]);
    expect(Array.from(columns.marks)).toEqual([0, 0, 2 | MARK_RETAINED | MARK_BAR, 0]);
    expect(columns.isSynthetic).toBe(true);
    expect(engine.siteAt(KIND, 'demo', 2)?.id).toBe('red');
    expect(engine.siteAt(KIND, 'demo', 4)).toBeNull();
  });

  it('turn late as the clock runs, and say nothing when nothing changed', () => {
    const engine = toEngine();
    const before = loadRows(engine, [toRow('a'), toRow('b', { link_status: 'offline' })]);
    expect(engine.tick(NOW_MS + 60_000)).toEqual([]);
    const [changed] = engine.tick(NOW_MS + 31 * 60_000);
    expect(Array.from(changed?.columns.filterValues ?? [])).toEqual([1, 1, 0, 0, 1, 2, 0, 0]);
    expect(changed?.columns.version).toBeGreaterThan(before.columns.version);
    const late = engine.rollUp({ region: '110101', kinds: null, flags: ['test-site.late'], sources: null });
    expect(late.region.kinds[0]?.codes.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(engine.tick(NOW_MS + 32 * 60_000)).toEqual([]);
  });

  it('take the limit of lateness from the configuration', () => {
    const engine = toEngine(toConfig({ lateAfterMinutes: { [KIND]: 5 } }));
    expect(loadRows(engine, [toRow('a')]).columns.filterValues[1]).toBe(1);
  });

  it('turn lost beyond eight times the late limit, or the configured one; the register’s own offline is lost at once', () => {
    const minutes = (count: number): string => new Date(NOW_MS - count * 60_000).toISOString();
    const rows = [
      toRow('at', { last_report_at: minutes(480) }),
      toRow('beyond', { last_report_at: minutes(481) }),
      toRow('off', { link_status: 'offline' }),
      toRow('never', { last_report_at: null }),
    ];
    const agesOf = (lost: Readonly<Record<string, number | null>>): unknown[] => {
      const { filterValues } = loadRows(toEngine(toConfig({ lostAfterMinutes: lost })), rows).columns;
      return [0, 1, 2, 3].map((row) => filterValues[row * 4 + 1]);
    };
    expect(agesOf({})).toEqual([1, 2, 2, 1]);
    expect(agesOf({ [KIND]: 479 })).toEqual([2, 2, 2, 1]);
    expect(agesOf({ [KIND]: null })).toEqual([1, 1, 2, 1]);
    // Lost before it is late cannot be: the default stands.
    expect(agesOf({ [KIND]: 59 })).toEqual([1, 2, 2, 1]);
  });

  it('call nothing late in a register that carries no last reports', () => {
    const { last_report_at: _none, ...row } = toRow('a');
    expect(loadRows(toEngine(), [row]).columns.filterValues[1]).toBe(0);
  });
});

describe('counties', () => {
  const rows = [
    toRow('by-code'),
    toRow('no-code', { adcode: null, lng: 103.2 }),
    toRow('unknown', { adcode: 999999, lng: 104.2 }),
    toRow('of-prefecture', { adcode: 360700, lng: 105.2 }),
    toRow('elsewhere', { adcode: 110101, lng: 106.2 }),
    toRow('wrong-province', { adcode: 110000, lng: 106.2 }),
    toRow('at-sea', { adcode: null, lng: 120.2 }),
  ];

  it('come from the code first, from the position when the divisions are there', () => {
    const engine = toEngine();
    const loaded = loadRows(engine, rows);
    const countiesOf = (values: Float32Array | undefined): number[] =>
      Array.from(values ?? []).filter((_, index) => index % 4 === 0);
    expect(countiesOf(loaded.columns.filterValues)).toEqual([1, 0, 0, 0, 1, 0, 0]);
    const [placed] = engine.setLocate(locate);
    expect(countiesOf(placed?.columns.filterValues)).toEqual([1, 3, 4, 5, 1, 6, 0]);
    const flags = Object.fromEntries(placed?.account.flags.map((flag) => [flag.flag, flag.rows]) ?? []);
    expect(flags).toEqual({
      'unknown-adcode': [2, 3, 4, 6, 7],
      'county-mismatch': [5, 6],
      'outside-counties': [7],
    });
    expect(engine.setLocate(locate)).toEqual([]);
    expect(countiesOf(loadRows(engine, rows).columns.filterValues)).toEqual([1, 3, 4, 5, 1, 6, 0]);
  });

  it('are named in the detail when they disagree', async () => {
    const engine = toEngine();
    engine.setLocate(locate);
    loadRows(engine, rows);
    expect((await engine.detail(KIND, null, 'elsewhere'))?.isCountyMismatch).toBe(true);
    expect((await engine.detail(KIND, null, 'by-code'))?.isCountyMismatch).toBe(false);
  });
});

describe('privacy', () => {
  const secret = toRow('a', {
    lng: 101.123456,
    capacity: 4321,
    address: '某某路 1 号',
    responsible: [{ role: '主要负责人', phone: '13800000000', nickname: '老王' }],
    unknown_column: '13900000000',
  });
  const everything = async (changes: Parameters<typeof toConfig>[0]): Promise<string> => {
    const engine = toEngine(toConfig(changes));
    engine.setLocate(locate);
    const { columns, account } = loadRows(engine, [secret]);
    const detail = await engine.detail(KIND, null, 'a');
    return JSON.stringify([Array.from(columns.positions), account, detail, engine.page(PAGE)]);
  };

  it('masks persons and drops what the dictionary does not know, by default', async () => {
    const text = await everything({});
    for (const word of ['某某路', '138', '139', '老王']) expect(text).not.toContain(word);
    expect(text).toContain('主要负责人');
  });

  it('shows them where the authority says so', async () => {
    const text = await everything({ isMasked: false });
    for (const word of ['某某路', '13800000000', '13900000000']) expect(text).toContain(word);
  });

  it('rounds coordinates before anything leaves', async () => {
    const text = await everything({ coordinateRounding: 1 });
    expect(text).not.toContain('101.12');
    expect(text).toContain('101.1');
    expect(text).toContain('"isNeighbourhoodKnown":false');
  });

  it('puts sites on their county and rounds quantities roughly', async () => {
    const engine = toEngine(toConfig({ coordinateRounding: 'county' }));
    const { columns } = loadRows(engine, [secret, toRow('lost', { adcode: null })]);
    expect(Array.from(columns.positions)).toEqual([101.5, 30.5, Number.NaN, Number.NaN]);
    expect(columns.marks[0]).toBe(MARK_COUNTY_PRECISION);
    const [placed] = engine.setLocate(locate);
    expect(Array.from(placed?.columns.positions ?? [])).toEqual([101.5, 30.5, 101.5, 30.5]);
    const text = await everything({ coordinateRounding: 'county' });
    expect(text).not.toContain('4321');
    expect(text).toContain('"capacity":4000');
    expect(text).not.toContain('101.1');
  });
});

describe('details', () => {
  it('grade a whole row that has no level, and say so', async () => {
    const engine = toEngine();
    loadRows(engine, [
      toRow('computed', { risk_level: null, score: 20 }),
      toRow('stated', { risk_level: 3, score: 20 }),
      toRow('neither', { risk_level: null, score: null }),
    ]);
    const origins = await Promise.all(['computed', 'stated', 'neither'].map((id) => engine.detail(KIND, null, id)));
    expect(origins.map((site) => [site?.levelOrigin, site?.grade.level, site?.row.level])).toEqual([
      ['computed', 1, '1'],
      ['registered', 3, '3'],
      ['none', null, 'unassessed'],
    ]);
  });

  it('find neighbours within 1 km on the sphere, nearest first', async () => {
    const engine = toEngine();
    // 0.001° of latitude is 111 m; 0.0105° of longitude at 30.5° N is 1,006 m.
    loadRows(engine, [
      toRow('centre'),
      toRow('n2', { lat: 30.504 }),
      toRow('n1', { lat: 30.501 }),
      toRow('far', { lng: 101.5105 }),
    ]);
    const detail = await engine.detail(KIND, null, 'centre');
    expect(detail?.neighbours.map((site) => [site.row.id, Math.round(site.distanceM)])).toEqual([
      ['n1', 111],
      ['n2', 445],
    ]);
  });

  it('join the card by id and say null for an unknown site', async () => {
    const engine = toEngine();
    await engine.loadSnapshot(toTarget(), toParquet([toRow('a'), toRow('b')]), 'core');
    expect(engine.page(PAGE).missingCards).toEqual([{ kind: KIND, source: 'demo' }]);
    const card = toParquet(
      [
        { id: 'b', name: '乙', address: '某某路', responsible: '[{"role":"负责人","phone":"138"}]' },
        { id: 'a', name: '甲', not_linked_reason: '停产' },
      ],
      { id: 'STRING', name: 'STRING', address: 'STRING', responsible: 'STRING', not_linked_reason: 'STRING' },
    );
    expect((await engine.loadCard(KIND, 'demo', card, 'card', 'card')).ok).toBe(true);
    expect(engine.page(PAGE).page.rows.map((row) => [row.name, row.notLinkedReason])).toEqual([
      ['甲', '停产'],
      ['乙', null],
    ]);
    const detail = await engine.detail(KIND, null, 'b');
    expect(detail?.properties['responsible']).toEqual([{ role: '负责人', phone: '＊＊＊' }]);
    expect(detail?.properties['address']).toBe('＊＊＊');
    expect(detail?.properties['people']).toBe(10);
    expect(await engine.detail(KIND, null, 'zzz')).toBeNull();
  });
});

describe('shapes', () => {
  it('read WKB lines, pointing at the rows they belong to', async () => {
    const engine = toEngine();
    const target = toTarget({ kind: LINE_KIND.id });
    await engine.loadSnapshot(
      target,
      toParquet([toRow('red', { risk_level: 1 }), toRow('blue', { risk_level: 4 })]),
      'core',
    );
    const wkb = new DataView(new ArrayBuffer(9 + 32));
    wkb.setUint8(0, 1);
    wkb.setUint32(1, 2, true);
    wkb.setUint32(5, 2, true);
    [101, 30, 102, 31].forEach((value, index) => wkb.setFloat64(9 + index * 8, value, true));
    const { parquetWriteBuffer } = await import('hyparquet-writer');
    const bytes = parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['red', 'gone'], type: 'STRING' },
        { name: 'geometry', data: [new Uint8Array(wkb.buffer), new Uint8Array(wkb.buffer)], type: 'BYTE_ARRAY' },
      ],
    });
    expect((await engine.loadShapes(LINE_KIND.id, 'demo', bytes, 'shape')).ok).toBe(true);
    const shapes = engine.shapes(LINE_KIND.id, 'demo');
    expect(Array.from(shapes?.positions ?? [])).toEqual([101, 30, 102, 31]);
    expect(Array.from(shapes?.startIndices ?? [])).toEqual([0, 2]);
    expect(Array.from(shapes?.rows ?? [])).toEqual([1]);
  });
});

describe('a snapshot that is not what it should be', () => {
  const faultOf = async (bytes: ArrayBuffer): Promise<string> => {
    const engine = toEngine();
    const loaded = await engine.loadSnapshot(toTarget(), bytes, 'core');
    return loaded.ok ? 'ok' : `${loaded.fault.kind}: ${loaded.fault.words.zh} | ${loaded.fault.words.en}`;
  };
  const text = (value: string): ArrayBuffer => new TextEncoder().encode(value).buffer;

  it('is named with its address and what came', async () => {
    expect(await faultOf(text('<!doctype html><title>502'))).toContain('<!doctype html>');
    expect(await faultOf(new ArrayBuffer(0))).toContain('0 bytes');
    expect(await faultOf(toParquet([toRow('a')]).slice(0, 300))).toMatch(/^parquet: http:\/\/board.test/);
    expect(await faultOf(toParquet([]))).toMatch(/^empty/);
    const { link_status: _left, ...types } = CORE_TYPES;
    expect(await faultOf(toParquet([toRow('a')], types))).toMatch(/^columns: .*link_status/);
  });

  it('quarantines every row of wrong types and says so, showing no zero', async () => {
    const engine = toEngine();
    const wrong = toParquet([toRow('a', { lng: 'east' }), toRow('b', { lng: 'west' })], {
      ...CORE_TYPES,
      lng: 'STRING',
    });
    const loaded = await engine.loadSnapshot(toTarget(), wrong, 'core');
    expect(loaded.ok && loaded.value?.account).toMatchObject({ read: 2, accepted: 0, quarantined: 2 });
    await engine.loadSnapshot(toTarget(), toParquet([toRow('a')]), 'core');
    const again = await engine.loadSnapshot(toTarget(), wrong, 'core');
    expect(!again.ok && again.fault.kind).toBe('rejected');
    expect(engine.page(PAGE).page.total).toBe(1);
  });
});

describe('an import', () => {
  it('accepts repeated ids and flags them, and lists the first thousand quarantined rows', () => {
    const rows = [
      toRow('a'),
      toRow('a'),
      ...Array.from({ length: 1500 }, (_, row) => toRow(`bad${row}`, { lng: null })),
    ];
    const { account } = loadRows(toEngine(), rows);
    expect(account).toMatchObject({ read: 1502, accepted: 2, quarantined: 1500 });
    expect(account.rows).toHaveLength(1000);
    expect(account.flags.map((flag) => [flag.flag, flag.count, flag.rows])).toEqual([['duplicate-id', 1, [2]]]);
  });
});
