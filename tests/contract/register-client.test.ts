import { expose } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import { NO_CONDITIONS } from '../../src/domain/row-conditions.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import type { RegisterClient, RegisterClientOptions } from '../../src/register/client-types.ts';
import { createRegisterClient } from '../../src/register/register-client.ts';
import { RegisterWorkerApi } from '../../src/register/worker-api.ts';
import { toCardFile, toCoreFile, toImport, toLine, toShapeFile } from './import-files.ts';
import {
  KINDS,
  LINE_KIND,
  NOW,
  POINT_KIND,
  REGION_FILE,
  toConfig,
  toParquet,
  toRow,
  type Row,
} from './register-kit.ts';

type Files = Record<string, () => Response | Promise<Response>>;
const PARQUET = 'application/vnd.apache.parquet';

const enclosure = (title: string, name: string): unknown => ({
  rel: 'enclosure',
  type: PARQUET,
  title,
  href: `/files/${name}`,
});
const collection = (id: string, links: unknown[] = []): unknown => ({ id, as_of: NOW, is_synthetic: true, links });

const GOOD: Files = {
  '/api/collections': () =>
    Response.json({
      collections: [
        collection('test-sites', [
          enclosure('core', 'core'),
          enclosure('names', 'names'),
          enclosure('dates', 'dates'),
          enclosure('card', 'card'),
        ]),
        collection('test-lines'),
        { id: 'published-figures' },
      ],
    }),
  '/files/core': () => new Response(toParquet([toRow('a'), toRow('b', { link_status: 'not-linked' })])),
  '/files/names': () => new Response(toParquet([{ id: 'a', name: '甲' }], { id: 'STRING', name: 'STRING' })),
  '/files/dates': () =>
    new Response(
      toParquet([{ id: 'a', registered_at: '2020-01-01', linked_at: '2020-11-10' }], {
        id: 'STRING',
        registered_at: 'STRING',
        linked_at: 'STRING',
      }),
    ),
  '/files/card': () =>
    new Response(
      toParquet([{ id: 'a', name: '甲', address: '路' }], { id: 'STRING', name: 'STRING', address: 'STRING' }),
    ),
  '/api/collections/test-lines/items': () =>
    Response.json({
      features: ['x', 'y'].map((id) => ({
        type: 'Feature',
        properties: toRow(id, { lng: undefined, lat: undefined }),
        geometry: {
          type: 'LineString',
          coordinates: [
            [101.1, 30.5],
            [101.5, 30.5],
            [102.5, 30.5],
          ],
        },
      })),
      numberMatched: 2,
    }),
  '/api/collections/published-figures/items': () =>
    Response.json({
      features: [
        { id: 1, properties: { kind: 'target' } },
        { id: 2, properties: { kind: 'other' } },
      ],
    }),
};

const running: RegisterClient[] = [];
afterEach(() => {
  for (const client of running.splice(0)) client.stop();
  vi.useRealTimers();
});

const start = (files: Files, changes: Partial<RegisterClientOptions> = {}) => {
  const asked: string[] = [];
  const fetchFrom = ((url: string) => {
    const { pathname } = new URL(url);
    asked.push(pathname);
    return Promise.resolve(files[pathname]?.() ?? new Response('{}', { status: 404 }));
  }) as typeof fetch;
  const client = createRegisterClient({
    config: toConfig(),
    fetch: fetchFrom,
    clock: fixedClock(NOW),
    kinds: KINDS,
    regionIndexFile: REGION_FILE,
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
    ...changes,
  });
  running.push(client);
  client.start();
  return { client, asked };
};

const settled = (client: RegisterClient): Promise<void> =>
  vi.waitFor(() => expect(client.states().every((state) => state.status !== 'loading')).toBe(true), { timeout: 5000 });

const stateOf = (client: RegisterClient, kind: string) => client.states().find((state) => state.kind === kind);
const QUERY = { region: '100000', kinds: null, flags: [], sources: null };
const PAGE = { region: '100000', filter: NO_FILTER, sort: 'worst-first', offset: 0, limit: 10 } as const;

describe('the page side', () => {
  it('loads a snapshot and pages of items, each on its own, and answers', async () => {
    const { client, asked } = start(GOOD);
    await settled(client);
    expect(
      client.states().map((state) => [state.kind, state.status, state.rows, state.isSynthetic, state.asOf]),
    ).toEqual([
      [POINT_KIND.id, 'ready', 2, true, NOW],
      [LINE_KIND.id, 'ready', 2, true, NOW],
    ]);
    expect(client.gpuColumns().map((columns) => columns.positions.length)).toEqual([4, 4]);
    expect((await client.rollUp(QUERY)).region.kinds).toHaveLength(2);
    const [shapes] = await client.shapes([LINE_KIND.id, POINT_KIND.id]);
    expect(shapes?.startIndices).toEqual(Uint32Array.from([0, 3, 6]));
    expect(asked).not.toContain('/files/names');
    const page = await client.page({ ...PAGE, filter: { ...NO_FILTER, kinds: [POINT_KIND.id], links: ['linked'] } });
    expect(page.rows.map((row) => row.name)).toEqual(['甲']);
    expect(asked).not.toContain('/files/card');
    expect((await client.detail(POINT_KIND.id, null, 'a'))?.properties['address']).toBe('＊＊＊');
    expect(asked.filter((path) => path === '/api/collections')).toHaveLength(1);
    expect(client.counters().rowsVisitedMain).toBe(0);
    expect(client.counters().workerMessages).toBeGreaterThan(10);
  });

  it('reads small collections and applies the filter itself', async () => {
    const { client } = start(GOOD);
    const items = await client.items('published-figures', { kind: 'target' });
    expect(items.ok && items.value.rows).toEqual([{ kind: 'target', id: 1 }]);
    const none = await client.items('nothing');
    expect(!none.ok && none.fault.kind).toBe('absent');
  });

  it.each<[string, () => Response | Promise<Response>, RegExp]>([
    ['500', () => Response.json({ code: 'x', description: '坏了' }, { status: 500 }), /HTTP 500：坏了/],
    ['HTML', () => new Response('<html>登录', { headers: { 'content-type': 'text/html' } }), /网页/],
    ['never', () => new Promise(() => undefined), /没有完整应答/],
    ['a cut-off Parquet', () => new Response(toParquet([toRow('a')]).slice(0, 200)), /Parquet/],
    ['no rows', () => new Response(toParquet([])), /没有给出任何一条记录/],
    ['wrong types', () => new Response(toParquet([toRow('a', { lng: 0, lat: 0 })])), /全部未通过校验/],
  ])('one register that answers %s blanks no other and shows no zero', async (_, answer, words) => {
    const { client } = start({ ...GOOD, '/files/core': answer });
    await settled(client);
    expect(stateOf(client, POINT_KIND.id)).toMatchObject({ status: 'failed', rows: 0, lastGoodAt: null });
    expect(stateOf(client, POINT_KIND.id)?.fault).toMatch(words);
    expect(stateOf(client, LINE_KIND.id)?.status).toBe('ready');
    const counted = (await client.rollUp(QUERY)).region.kinds;
    expect(counted.map((kind) => kind.kind)).toEqual([LINE_KIND.id]);
  });

  it.each<[string, () => Response]>([
    ['truncated JSON', () => new Response('{"features":[')],
    ['an empty list', () => Response.json({ features: [] })],
  ])('paged items that are %s fail in words', async (_, answer) => {
    const { client } = start({ ...GOOD, '/api/collections/test-lines/items': answer });
    await settled(client);
    expect(stateOf(client, LINE_KIND.id)?.status).toBe('failed');
    expect(stateOf(client, POINT_KIND.id)?.status).toBe('ready');
  });

  it('sees that a reload brought the same bytes, and uploads nothing', async () => {
    const { client } = start({
      ...GOOD,
      '/api/collections': () => Response.json({ collections: [collection('test-sites', [enclosure('core', 'core')])] }),
    });
    await settled(client);
    const [version, columns] = [client.version(), client.gpuColumns()];
    client.refresh();
    const asked = client.counters().workerMessages;
    await vi.waitFor(() => expect(client.counters().workerMessages).toBeGreaterThan(asked + 1));
    expect([client.version(), client.gpuColumns()]).toEqual([version, columns]);
    expect(client.gpuColumns()).toBe(columns);
  });

  it('keeps the last good rows with their age when a reload fails, and retries', async () => {
    const files = { ...GOOD };
    const { client } = start(files);
    await settled(client);
    const good = stateOf(client, POINT_KIND.id);
    files['/files/core'] = () => new Response('x', { status: 500 });
    client.refresh();
    await vi.waitFor(() => expect(stateOf(client, POINT_KIND.id)?.status).toBe('failed'));
    expect(stateOf(client, POINT_KIND.id)).toMatchObject({ rows: 2, lastGoodAt: good?.lastGoodAt });
    expect((await client.rollUp(QUERY)).region.kinds.map((kind) => kind.kind)).toContain(POINT_KIND.id);
    files['/files/core'] = GOOD['/files/core'] as () => Response;
    client.refresh();
    await vi.waitFor(() => expect(stateOf(client, POINT_KIND.id)).toMatchObject({ status: 'ready', fault: null }));
  });

  it('fails every register in words when the service cannot be reached', async () => {
    const { client } = start({ '/api/collections': () => Promise.reject(new TypeError('blocked')) });
    await settled(client);
    expect(client.states().every((state) => state.fault?.includes('http://board.test/api/collections'))).toBe(true);
  });

  it('says which collection the service lacks', async () => {
    const { client } = start({
      ...GOOD,
      '/api/collections': () => Response.json({ collections: [collection('test-lines')] }),
    });
    await settled(client);
    expect(stateOf(client, POINT_KIND.id)?.faultWords?.en).toContain('test-sites');
  });
});

describe('dates and conditions', () => {
  const filter = { ...NO_FILTER, kinds: [POINT_KIND.id] };
  const conditions = { ...NO_CONDITIONS, period: { from: '2020-11-09', to: '2020-11-15' } };
  const count = async (client: RegisterClient): Promise<number[]> =>
    (await client.rollUp({ ...QUERY, kinds: [POINT_KIND.id], conditions })).region.kinds.map(({ codes }) =>
      sumCodes(codes),
    );
  const shown = (client: RegisterClient): number[] =>
    Array.from(client.gpuColumns()[0]?.filterValues ?? []).filter((_, index) => index % 4 === 0);

  it('fetch the dates once, and only when a question needs them', async () => {
    const { client, asked } = start(GOOD);
    await settled(client);
    await client.rollUp(QUERY);
    await client.page({ ...PAGE, filter });
    const datesAsked = (): number => asked.filter((path) => path === '/files/dates').length;
    expect(datesAsked()).toBe(0);
    const history = await client.history({ region: '100000', filter, weeks: 1 });
    expect(history.kinds).toMatchObject([{ kind: POINT_KIND.id, registered: [1, 1], linked: [0, 1], undated: 1 }]);
    const { rows } = await client.page({ ...PAGE, filter, hasDates: true });
    expect(rows.map((row) => [row.id, row.registeredOn, row.linkedOn])).toEqual([
      ['b', null, null],
      ['a', '2020-01-01', '2020-11-10'],
    ]);
    expect(await count(client)).toEqual([1]);
    expect(datesAsked()).toBe(1);
    expect(await client.reasons({ region: '100000', filter })).toMatchObject([{ counts: { 停产: 0, unstated: 1 } }]);
  });

  it('tell the map which rows to show, without a further question where nothing has changed', async () => {
    const { client } = start(GOOD);
    client.setConditions(conditions);
    await settled(client);
    await vi.waitFor(() => expect(shown(client)).toEqual([1, -1]));
    const [version, columns, messages] = [client.version(), client.gpuColumns(), client.counters().workerMessages];
    client.setConditions({ ...conditions });
    expect([client.version(), client.counters().workerMessages]).toEqual([version, messages]);
    expect(client.gpuColumns()).toBe(columns);
    client.setConditions(NO_CONDITIONS);
    await vi.waitFor(() => expect(shown(client)).toEqual([1, 1]));
    // Other rows are shown, but none has changed: answers stay good, and only the filter values go up again.
    expect(client.version()).toBe(version);
    expect(client.gpuColumns()[0]?.positions).toBe(columns[0]?.positions);
    expect(client.gpuColumns()[0]?.version).toBeGreaterThan(columns[0]?.version ?? 0);
  });

  it('leave a register out whose dates do not come, and say so when they do', async () => {
    const files = { ...GOOD, '/files/dates': () => new Response('x', { status: 500 }) };
    const { client } = start(files);
    await settled(client);
    client.setConditions(conditions);
    expect(await count(client)).toEqual([]);
    const { kinds, without } = await client.history({ region: '100000', filter, weeks: 0 });
    expect([kinds, without]).toEqual([[], []]);
    await vi.waitFor(() => expect(shown(client)).toEqual([-1, -1]));
    const version = client.version();
    files['/files/dates'] = GOOD['/files/dates'] as () => Response;
    client.refresh();
    await vi.waitFor(() => expect(shown(client)).toEqual([1, -1]));
    expect(client.version()).toBeGreaterThan(version);
    expect(await count(client)).toEqual([1]);
  });

  it('are read from the card or from whole rows where there is no snapshot of them', async () => {
    const links = [enclosure('core', 'core'), enclosure('card', 'card')];
    const types = { id: 'STRING', registered_at: 'STRING' } as const;
    const { client } = start({
      ...GOOD,
      '/api/collections': () =>
        Response.json({ collections: [collection('test-sites', links), collection('test-lines')] }),
      '/files/card': () => new Response(toParquet([{ id: 'b', registered_at: '2020-11-16' }], types)),
    });
    await settled(client);
    const history = await client.history({ region: '100000', filter: NO_FILTER, weeks: 0 });
    expect(history.kinds).toMatchObject([{ kind: POINT_KIND.id, registered: [1], undated: 1 }]);
    expect(history.without).toEqual([LINE_KIND.id]);
  });
});

describe('imports', () => {
  const rows: Row[] = [toRow('r1'), toRow('r2', { lng: null })];
  const sourcesOf = async (client: RegisterClient): Promise<string[]> =>
    (await client.rollUp(QUERY)).region.kinds.map((kind) => kind.source).sort();

  it('hide the demo of their kind, keep their account and can be removed', async () => {
    const { client } = start(GOOD);
    await settled(client);
    const account = await client.addImport(toImport(rows));
    expect(account.ok && account.value).toMatchObject({ read: 2, accepted: 1, quarantined: 1 });
    expect(client.account(POINT_KIND.id, 'import-1')?.rows[0]).toMatchObject({ row: 2, reason: 'coordinate-missing' });
    expect(await sourcesOf(client)).toEqual(['demo', 'import-1']);
    const version = client.version();
    await client.removeImport('import-1');
    expect(await sourcesOf(client)).toEqual(['demo', 'demo']);
    expect(client.version()).toBeGreaterThan(version);
    expect(client.states()).toHaveLength(2);
  });

  it('are listed with names and drawn with lines at once, and no row of them comes to the main thread', async () => {
    const { client } = start(GOOD);
    await settled(client);
    const shape = toShapeFile({
      r1: toLine([
        [101, 30],
        [102, 30],
      ]),
    });
    const named = [toRow('r1', { name: '一号线' })];
    const files = { core: toCoreFile(named, LINE_KIND), card: toCardFile(named), shape };
    const input = toImport(named, { kind: LINE_KIND.id, files });
    await client.addImport(input);
    // The page keeps its bytes: storage takes them too.
    expect(input.files.core.byteLength).toBeGreaterThan(0);
    const filter = { ...NO_FILTER, sources: ['import-1'] };
    const { rows: listed } = await client.page({ region: '100000', filter, sort: 'name', offset: 0, limit: 5 });
    expect(listed.map(({ name }) => name)).toEqual(['一号线']);
    const shapes = await client.shapes([LINE_KIND.id]);
    expect(shapes.find(({ source }) => source === 'import-1')?.rows).toHaveLength(1);
    expect(client.counters().rowsVisitedMain).toBe(0);
  });

  it('take the place of what their source had, under their new name and kind', async () => {
    const { client } = start(GOOD);
    await settled(client);
    await client.addImport(toImport(rows));
    await client.addImport(toImport([toRow('r1'), toRow('r3')], { sourceName: '五月.csv' }));
    const own = () => client.states().filter(({ source }) => source === 'import-1');
    expect(own()).toMatchObject([{ kind: POINT_KIND.id, sourceName: '五月.csv', rows: 2 }]);
    await client.addImport(toImport([toRow('r1')], { kind: LINE_KIND.id }));
    expect(own()).toMatchObject([{ kind: LINE_KIND.id, rows: 1 }]);
    const broken = { ...toImport(rows).files, core: new ArrayBuffer(4) };
    expect((await client.addImport(toImport(rows, { files: broken }))).ok).toBe(false);
    expect(own()).toMatchObject([{ kind: LINE_KIND.id, rows: 1, status: 'ready' }]);
  });

  it('of nothing but bad rows are refused in words and hide nothing', async () => {
    const { client } = start(GOOD);
    await settled(client);
    const account = await client.addImport(toImport(rows.slice(1), { source: 'import-2', sourceName: '坏表' }));
    expect(account.ok && account.value.accepted).toBe(0);
    expect(client.states().find((state) => state.source === 'import-2')).toMatchObject({ status: 'failed', rows: 0 });
    const { region } = await client.rollUp(QUERY);
    expect(region.kinds.filter((kind) => kind.kind === POINT_KIND.id).map((kind) => kind.source)).toEqual(['demo']);
  });
});
