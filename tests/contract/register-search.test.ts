import { expose } from 'comlink';
import fc from 'fast-check';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import type { RegionNamesFile } from '../../src/domain/english-names.ts';
import { RegionIndex } from '../../src/domain/region-index.ts';
import type { MatchRange, SearchAnswer } from '../../src/domain/site-search.ts';
import type { RegisterClient } from '../../src/register/client-types.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { createRegisterClient } from '../../src/register/register-client.ts';
import { RegisterWorkerApi } from '../../src/register/worker-api.ts';
import {
  COUNTY_CODES,
  KINDS,
  LINE_KIND,
  NOW,
  POINT_KIND,
  REGION_FILE,
  loadRows,
  locate,
  toConfig,
  toEngine,
  toParquet,
  toRow,
  type Row,
} from './register-kit.ts';

const REGIONS = new RegionIndex(REGION_FILE);
const READINGS: RegionNamesFile = {
  format: 'hazard-atlas-region-names-1',
  adcodes: REGION_FILE.adcodes,
  pinyin: ['jing', 'jing yi', 'jing er', 'gan', 'gan chang', 'chang yi', 'chang er', 'gan zhou', 'zhou yi', 'zhou er'],
};

/** Named as the demo names its sites; every third not linked, levels in turn. */
const toSites = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => {
    const adcode = COUNTY_CODES[index % COUNTY_CODES.length] ?? 0;
    const code = `${adcode}-${String(Math.floor(index / COUNTY_CODES.length) + 1).padStart(3, '0')}`;
    return toRow(`mhs-${code}`, {
      adcode,
      lng: 101.5 + (index % COUNTY_CODES.length),
      name: `演示危化-${code}`,
      risk_level: (index % 4) + 1,
      link_status: index % 3 === 0 ? 'not-linked' : 'linked',
      enterprise_id: `ent-${code}`,
      score: undefined,
    });
  });

const ENTERPRISES = { isSynthetic: true, asOf: NOW };
const toEnterprise = (id: string, changes: Row = {}): Row => ({
  id,
  name: `演示企业-${id}`,
  adcode: '360702',
  site_count: 2,
  linked_count: 1,
  worst_level: 1,
  kind: POINT_KIND.id,
  ...changes,
});

const search = async (engine: RegisterEngine, text: string, limit = 8): Promise<SearchAnswer> =>
  (await (await engine.desk()).answer(text, limit)).answer;
const names = (answer: SearchAnswer): (string | undefined)[] =>
  answer.regions.map(({ adcode }) => REGIONS.get(adcode)?.name);

describe('divisions', () => {
  const engine = toEngine();
  beforeAll(async () => (await engine.desk()).setReadings(READINGS));

  it.each([
    ['赣州', ['赣州']],
    ['ganzhou', ['赣州']],
    ['Gan Zhou', ['赣州']],
    ['ｇａｎｚｈｏｕ', ['赣州']],
    ['gz', ['赣州']],
    ['3607', ['赣州', '州一', '州二']],
    ['360702', ['州一']],
    ['赣', ['赣', '赣昌', '赣州']],
    ['州', ['州一', '州二', '赣州']],
    ['gan', ['赣', '赣昌', '赣州']],
    ['zhou', ['州一', '州二', '赣州']],
    ['赣州 州二', ['州二']],
    ['州二　赣', ['州二']],
    ['quanguo', ['全国']],
    ['没有这里', []],
  ])('%s finds %j', async (text, expected) => {
    const answer = await search(engine, text);
    expect(names(answer)).toEqual(expected);
    expect(answer.totals.regions).toBe(expected.length);
  });

  it('say what matched', async () => {
    expect((await search(engine, '州')).regions[2]).toMatchObject({ ranges: [[1, 2]], by: null });
    expect((await search(engine, 'ganz')).regions[0]).toMatchObject({ ranges: [], by: 'ganzhou' });
    expect((await search(engine, 'gz')).regions[0]).toMatchObject({ ranges: [], by: 'gz' });
    expect((await search(engine, '3607')).regions[0]).toMatchObject({ ranges: [], by: '360700' });
  });

  it('are found by name and code before the readings have come', async () => {
    const early = toEngine();
    expect(names(await search(early, '赣州'))).toEqual(['赣州']);
    expect(names(await search(early, 'ganzhou'))).toEqual([]);
    (await early.desk()).setReadings(READINGS);
    expect(names(await search(early, 'ganzhou'))).toEqual(['赣州']);
  });

  it('stay within the root of the board', async () => {
    const within = toEngine(toConfig({ rootRegion: '360700' }));
    expect(names(await search(within, '州'))).toEqual(['州一', '州二', '赣州']);
    expect(names(await search(within, '京'))).toEqual([]);
  });
});

describe('sites', () => {
  it('are found by name and by parts of their code, those that begin with it first', async () => {
    const engine = toEngine();
    loadRows(engine, [...toSites(60), toRow('016', { name: '东库' }), toRow('t-9', { name: '016 号库' })]);
    const exact = await search(engine, '360702-003');
    expect(exact.sites.map(({ row, ranges, by }) => [row.id, ranges, by])).toEqual([
      ['mhs-360702-003', [[5, 15]], null],
    ]);
    expect((await search(engine, 'MHS-360702-003')).sites[0]).toMatchObject({ ranges: [], by: 'mhs-360702-003' });
    expect((await search(engine, '－００３')).totals.sites).toBe(6);
    expect((await search(engine, '60702')).totals.sites).toBe(0);
    const ordered = (await search(engine, '016')).sites.map(({ row }) => row.id);
    expect(ordered).toEqual(['016', 't-9']);
  });

  it('come red first, then not linked first', async () => {
    const engine = toEngine();
    loadRows(engine, toSites(120));
    const { sites, totals } = await search(engine, '危化', 40);
    expect(totals.sites).toBe(120);
    const keys = sites.map(({ row }) => `${row.level} ${row.link === 'linked' ? 1 : 0}`);
    expect(keys).toEqual(keys.toSorted());
    expect(keys[0]).toBe('1 0');
  });

  it('satisfy every word, of which one may be the place', async () => {
    const engine = toEngine();
    loadRows(engine, toSites(60));
    const answer = await search(engine, '赣州 危化', 100);
    expect(answer.totals.sites).toBe(20);
    expect(answer.sites.every(({ row }) => REGIONS.isWithin(row.adcode ?? '', '360700'))).toBe(true);
    expect((await search(engine, '危化 003')).totals.sites).toBe(6);
    expect((await search(engine, '危化 煤')).totals.sites).toBe(0);
  });

  it('are those of the sources in use', async () => {
    const engine = toEngine();
    const synthetic = toSites(12).map((row) => ({ ...row, is_synthetic: true }));
    loadRows(engine, synthetic, 'demo');
    expect((await search(engine, '演示')).totals.sites).toBe(12);
    loadRows(engine, [toRow('r-1', { name: '真实甲库' })], 'service');
    expect((await search(engine, '演示')).totals.sites).toBe(0);
    expect((await search(engine, '甲库')).sites[0]?.row.source).toBe('service');
    engine.remove('service');
    expect((await search(engine, '演示')).totals.sites).toBe(12);
  });

  it('cost as much to find among forty times as many', async () => {
    const visit = async (count: number): Promise<number> => {
      const engine = toEngine();
      loadRows(engine, toSites(count));
      const { visited, totals } = await search(engine, '360702-003');
      expect(totals.sites).toBe(1);
      return visited;
    };
    // Halving goes on for one step more with each doubling, once for each end of the run.
    const steps = 2 * Math.ceil(Math.log2(40));
    expect((await visit(20_000)) - (await visit(500))).toBeLessThanOrEqual(steps);
  });

  it('leave the worker free for others while the index is built', async () => {
    const engine = toEngine();
    loadRows(engine, toSites(20_000));
    const answering = search(engine, '003');
    const turns: string[] = [];
    setTimeout(() => turns.push('another'), 0);
    void answering.then(() => turns.push('search'));
    await answering;
    await Promise.resolve();
    expect(turns).toEqual(['another', 'search']);
  });
});

describe('positions', () => {
  it('lie in their county once the polygons have come', async () => {
    const engine = toEngine();
    expect((await search(engine, '105.5, 30.5')).coordinates).toEqual([
      { type: 'coordinate', lngLat: [105.5, 30.5], adcode: null, isOrderGuessed: false },
    ]);
    engine.setLocate(locate);
    expect((await search(engine, '30°30′N 105°30′E')).coordinates[0]?.adcode).toBe('360702');
    expect((await search(engine, '40, 120')).coordinates[0]?.adcode).toBeNull();
  });
});

describe('enterprises', () => {
  const load = async (engine: RegisterEngine, rows: readonly Row[]): Promise<void> =>
    (await engine.desk()).loadEnterpriseRows(rows, ENTERPRISES);

  it('are found by name, id and credit code, worst first, and lead to their worst site', async () => {
    // The kit's kinds do not declare `enterprise_id`, and what nobody declared is masked.
    const engine = toEngine(toConfig({ isMasked: false }));
    loadRows(engine, [
      toRow('a', { risk_level: 2, enterprise_id: 'e2' }),
      toRow('b', { risk_level: 1, enterprise_id: 'e2' }),
      toRow('c', { risk_level: 1, link_status: 'not-linked', enterprise_id: 'e2' }),
    ]);
    await load(engine, [
      toEnterprise('e1', { worst_level: 3 }),
      toEnterprise('e2', { uscc: '91360702DEM000001Q' }),
      toEnterprise('e3', { worst_level: null, adcode: null, site_count: null }),
    ]);
    const { enterprises, totals } = await search(engine, '企业');
    expect(totals.enterprises).toBe(3);
    expect(enterprises.map(({ id }) => id)).toEqual(['e2', 'e1', 'e3']);
    expect(enterprises[0]).toMatchObject({
      adcode: '360702',
      siteCount: 2,
      linkedCount: 1,
      ranges: [[2, 4]],
      site: { kind: POINT_KIND.id, id: 'c' },
    });
    expect(enterprises[2]).toMatchObject({ adcode: null, siteCount: null, site: null });
    expect((await search(engine, '360702DEM')).enterprises.map(({ id }) => id)).toEqual(['e2']);
    expect((await search(engine, 'e3')).enterprises.map(({ id }) => id)).toEqual(['e3']);
  });

  it('are counted by their counties, and by the country alone where the code is of no county', async () => {
    const engine = toEngine();
    const desk = await engine.desk();
    expect(desk.enterpriseCounts(['100000'])).toBeNull();
    await load(engine, [
      toEnterprise('a', { linked_count: 2 }),
      toEnterprise('a', { linked_count: 2 }),
      toEnterprise('b'),
      toEnterprise('c', { adcode: 360703, linked_count: 2 }),
      toEnterprise('d', { adcode: '360700', linked_count: 2 }),
      toEnterprise('e', { adcode: '999999', linked_count: 2 }),
      toEnterprise('f', { adcode: '110101', site_count: 0, linked_count: 0 }),
      toEnterprise('g', { adcode: '110101', linked_count: null }),
      toEnterprise('', { linked_count: 2 }),
    ]);
    const asked = ['100000', '360000', '360700', '360702', '110000', '110102', '000000'];
    const counts = desk.enterpriseCounts(asked) ?? [];
    expect(counts.map(({ adcode, registered, fullyLinked }) => [adcode, registered, fullyLinked])).toEqual([
      ['100000', 7, 4],
      ['360000', 3, 2],
      ['360700', 3, 2],
      ['360702', 2, 1],
      ['110000', 2, 0],
      ['110102', 0, 0],
      ['000000', 0, 0],
    ]);
    expect(counts[0]).toMatchObject(ENTERPRISES);
  });

  it('of a region are the sum of its children, and unplaced ones the rest of the country', async () => {
    const adcode = fc.constantFrom(...REGION_FILE.adcodes, 999_999, null);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ adcode, linked_count: fc.integer({ min: 0, max: 2 }) })), async (rows) => {
        const engine = toEngine();
        const desk = await engine.desk();
        await load(
          engine,
          rows.map((row, index) => toEnterprise(`e${index}`, row)),
        );
        const count = (code: string): number => desk.enterpriseCounts([code])?.[0]?.registered ?? -1;
        for (const parent of ['110000', '360000', '360100', '360700'])
          expect(REGIONS.childrenOf(parent).reduce((sum, child) => sum + count(child.adcode), 0)).toBe(count(parent));
        expect(count('100000')).toBe(rows.length);
      }),
      { numRuns: 40 },
    );
  });
});

describe('any text', () => {
  const engine = toEngine();
  beforeAll(async () => {
    const desk = await engine.desk();
    desk.setReadings(READINGS);
    loadRows(engine, [...toSites(200), toRow('x', { name: '<script>alert(1)</script> 🙂 \u0000 \ud800' })]);
    desk.loadEnterpriseRows([toEnterprise('e1', { name: "Robert'); DROP TABLE" })], ENTERPRISES);
  });

  const expectInside = (ranges: readonly MatchRange[], text: string): void => {
    let last = 0;
    for (const [start, end] of ranges) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      last = end;
    }
  };
  const expectAnswer = (answer: SearchAnswer): void => {
    for (const { adcode, ranges } of answer.regions) expectInside(ranges, REGIONS.get(adcode)?.name ?? '');
    for (const { row, ranges } of answer.sites) expectInside(ranges, row.name);
    for (const { name, ranges } of answer.enterprises) expectInside(ranges, name);
    expect(answer.regions.length).toBeLessThanOrEqual(Math.min(8, answer.totals.regions));
  };

  it.each([
    ['nothing', ''],
    ['spaces', '   　\t\n'],
    ['500 characters', '危'.repeat(500)],
    ['SQL', "'; DROP TABLE sites; --"],
    ['markup', '<script>alert(1)</script>'],
    ['emoji', '🙂👨‍👩‍👧'],
    ['half a pair', '\ud800\udc00\udc00\ud800'],
    ['NUL', '\u0000危\u0000化\u0000'],
    ['marks', '-—（）%_*?[]\\'],
  ])('%s is answered', async (_, text) => {
    expectAnswer(await search(engine, text));
  });

  it('finds names as they are written, whatever is in them', async () => {
    expect((await search(engine, '<script>alert')).sites.map(({ row }) => row.id)).toEqual(['x']);
    expect((await search(engine, '🙂')).totals.sites).toBe(1);
    expect((await search(engine, "robert'); drop")).totals.enterprises).toBe(1);
    expect((await search(engine, '')).visited).toBe(0);
    expect((await search(engine, '危'.repeat(500))).visited).toBe(0);
  });

  it('never breaks, and every range lies inside its text', async () => {
    const pieces = fc.constantFrom(
      '演示',
      '危化',
      '-',
      ' ',
      '360702',
      '003',
      'mhs',
      '州',
      'gan',
      'z',
      '，',
      '105.5',
      '°',
    );
    const typed = fc.array(pieces, { maxLength: 6 }).map((parts) => parts.join(''));
    const raw = fc.oneof(typed, fc.string({ unit: 'binary', maxLength: 120 }));
    const broken = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 });
    const any = fc.oneof(
      raw,
      broken.map((units) => String.fromCharCode(...units)),
    );
    await fc.assert(fc.asyncProperty(any, async (text) => expectAnswer(await search(engine, text))));
  });

  it.each([0, -1, Number.NaN, 1e9])('is answered with a limit of %d', async (limit) => {
    const answer = await search(engine, '危化', limit);
    expect(answer.totals.sites).toBe(200);
    expect(answer.sites.length).toBe(limit === 1e9 ? 100 : 0);
  });
});

describe('the page side', () => {
  const running: RegisterClient[] = [];
  afterEach(() => {
    for (const client of running.splice(0)) client.stop();
  });

  const enclosure = (title: string): unknown => ({
    rel: 'enclosure',
    type: 'application/vnd.apache.parquet',
    title,
    href: `/files/${title}`,
  });
  const TEXTS = { id: 'STRING', name: 'STRING' } as const;
  const FILES: Readonly<Record<string, () => Response>> = {
    '/api/collections': () =>
      Response.json({
        collections: [
          { id: POINT_KIND.collection, is_synthetic: true, links: ['core', 'names', 'owners'].map(enclosure) },
          { id: LINE_KIND.collection, is_synthetic: true },
          { id: 'enterprises', as_of: NOW, is_synthetic: true },
        ],
      }),
    '/files/core': () => new Response(toParquet([toRow('a'), toRow('b', { risk_level: 1 })])),
    '/files/names': () => new Response(toParquet([{ id: 'a', name: '甲库' }], TEXTS)),
    '/files/owners': () =>
      new Response(toParquet([{ id: 'b', enterprise_id: 'e1' }], { id: 'STRING', enterprise_id: 'STRING' })),
    '/api/collections/enterprises/items': () =>
      Response.json({ features: [{ id: 'e1', properties: toEnterprise('e1', { name: '甲厂' }) }], numberMatched: 1 }),
  };

  const start = (files: Readonly<Record<string, () => Response>>) => {
    const asked: string[] = [];
    const client = createRegisterClient({
      config: toConfig(),
      fetch: ((url: string) => {
        const { pathname } = new URL(url);
        asked.push(pathname);
        return Promise.resolve(files[pathname]?.() ?? new Response('{}', { status: 404 }));
      }) as typeof fetch,
      clock: fixedClock(NOW),
      kinds: KINDS,
      regionIndexFile: REGION_FILE,
      loadReadings: () => {
        asked.push('readings');
        return Promise.resolve(READINGS);
      },
      sourceId: 'demo',
      sourceName: '演示数据',
      pageUrl: 'http://board.test/',
      timeoutMs: 200,
      refreshMs: 0,
      createWorker: () => {
        const { port1, port2 } = new MessageChannel();
        expose(new RegisterWorkerApi(KINDS, async () => []), port2);
        return port1;
      },
    });
    running.push(client);
    client.start();
    return { client, asked };
  };
  const settled = async (client: RegisterClient): Promise<void> => {
    await expect.poll(() => client.states().every(({ status }) => status !== 'loading'), { timeout: 5000 }).toBe(true);
  };

  it('fetches what search needs at the first search, each once, and asks again for owners', async () => {
    const { client, asked } = start(FILES);
    await settled(client);
    expect(asked.filter((path) => /names|owners|enterprises|readings/.test(path))).toEqual([]);
    expect((await client.search('库', 8)).sites.map(({ row }) => row.name)).toEqual(['甲库']);
    expect(asked).not.toContain('/files/owners');
    const found = await client.search('甲厂', 8);
    expect(found.enterprises.map(({ id, site }) => [id, site])).toEqual([['e1', { kind: POINT_KIND.id, id: 'b' }]]);
    expect((await client.search('gz', 8)).regions[0]?.adcode).toBe('360700');
    for (const path of ['/files/names', '/files/owners', '/api/collections/enterprises/items', 'readings'])
      expect(asked.filter((each) => each === path)).toHaveLength(1);
    const counts = await client.enterpriseCounts(['360702']);
    expect(counts).toMatchObject([{ registered: 1, fullyLinked: 0, isSynthetic: true, asOf: NOW }]);
  });

  it('answers with what is there, and does not ask at each key for what is not', async () => {
    const core = { '/files/core': FILES['/files/core'] as () => Response };
    const { client, asked } = start({
      ...core,
      '/api/collections': () =>
        Response.json({ collections: [{ id: POINT_KIND.collection, links: ['core', 'names'].map(enclosure) }] }),
    });
    await settled(client);
    const answer = await client.search('b', 8);
    expect(answer.sites.map(({ row }) => row.name)).toEqual(['b']);
    expect(answer.totals.enterprises).toBe(0);
    await client.search('a', 8);
    expect(asked.filter((path) => path === '/files/names')).toHaveLength(1);
    expect(await client.enterpriseCounts(['100000'])).toBeNull();
  });
});
