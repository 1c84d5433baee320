import { expose } from 'comlink';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '../../src/domain/clock.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import { NO_FILTER } from '../../src/domain/site-filter.ts';
import type { RegisterClient, RegisterClientOptions } from '../../src/register/client-types.ts';
import { createRegisterClient } from '../../src/register/register-client.ts';
import { RegisterWorkerApi } from '../../src/register/worker-api.ts';
import { toEvent } from './live-kit.ts';
import { createStreamServer } from './event-stream-server.ts';
import { KINDS, NOW, POINT_KIND, REGION_FILE, toConfig, toParquet, toRow, type Row } from './register-kit.ts';

const running: RegisterClient[] = [];
afterEach(() => running.splice(0).forEach((client) => client.stop()));

const QUERY = { region: '100000', kinds: null, flags: [], sources: null };
const SITES = '/api/collections/test-sites/items';

type Answer = (url: URL, request: RequestInit) => Response | Promise<Response>;

const start = (answers: Record<string, Answer>, changes: Partial<RegisterClientOptions> = {}) => {
  const asked: URL[] = [];
  const fetchFrom = ((address: string, request: RequestInit = {}) => {
    const url = new URL(address);
    asked.push(url);
    return Promise.resolve(answers[url.pathname]?.(url, request) ?? new Response('{}', { status: 404 }));
  }) as typeof fetch;
  const client = createRegisterClient({
    config: toConfig(),
    fetch: fetchFrom,
    clock: fixedClock(NOW),
    kinds: [POINT_KIND],
    regionIndexFile: REGION_FILE,
    sourceId: 'service',
    sourceName: '登记服务',
    pageUrl: 'http://board.test/',
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

const toPage = (rows: readonly Row[], more: object = {}): Response =>
  Response.json({
    features: rows.map(({ id, lng, lat, ...properties }) => ({
      type: 'Feature',
      id,
      properties: { id, ...properties },
      geometry: { type: 'Point', coordinates: [lng, lat] },
    })),
    ...more,
  });

const collections =
  (links: readonly object[] = []): Answer =>
  () =>
    Response.json({ collections: [{ id: 'test-sites', is_synthetic: false, links }] });
const CORE = [{ rel: 'enclosure', type: 'application/vnd.apache.parquet', title: 'core', href: '/files/core' }];

const ready = (client: RegisterClient): Promise<void> =>
  vi.waitFor(() => expect(client.states()[0]?.status).toBe('ready'), { timeout: 5000 });
const exposureOf = async (client: RegisterClient, id: string): Promise<number | null | undefined> =>
  (await client.detail(POINT_KIND.id, null, id))?.row.exposure;
const total = async (client: RegisterClient): Promise<number> =>
  sumCodes((await client.rollUp(QUERY)).region.kinds[0]?.codes ?? [], NO_FILTER);

describe('a service that pushes its changes', () => {
  const config = toConfig({ changeStream: './events' });

  it('has a burst of 10,000 applied in batches, each with one version and one set of columns', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => toRow(`s${index}`, { risk_level: 4 }));
    const texts = rows.slice(0, 10_000).map(({ id }) => toEvent(String(id), { risk_level: 1, link_status: 'offline' }));
    const server = createStreamServer(texts, { chunk: 65_536 });
    let open = (): void => {};
    const loaded = new Promise<void>((resolve) => (open = resolve));
    const { client } = start(
      {
        '/api/collections': collections(CORE),
        '/files/core': () => new Response(toParquet(rows)),
        '/events': async (url, request) => (await loaded, server.fetch(url.href, request)),
      },
      { config },
    );
    await ready(client);
    const before = { messages: client.counters().workerMessages, version: client.version() };
    const first = client.gpuColumns()[0];
    const uploads = new Set<object>();
    client.subscribe(() => client.gpuColumns().forEach((columns) => columns !== first && uploads.add(columns)));
    open();
    await vi.waitFor(() => expect(client.live()?.applied).toBe(10_000), { timeout: 30_000 });
    const live = client.live();
    expect(live).toMatchObject({
      kind: 'stream',
      status: 'open',
      received: 10_000,
      rejected: 0,
      passedOver: 0,
      gaps: 0,
    });
    expect(live?.batches).toBeLessThanOrEqual(8);
    expect(client.counters().workerMessages - before.messages).toBeLessThanOrEqual(2 * (live?.batches ?? 0));
    expect(client.version() - before.version).toBe(live?.batches);
    expect(uploads.size).toBe(live?.batches);
    expect(client.counters().rowsVisitedMain).toBe(0);
    expect(await total(client)).toBe(12_000);
    const { codes } = (await client.rollUp(QUERY)).region.kinds[0] ?? { codes: [] };
    expect(sumCodes(codes, { ...NO_FILTER, levels: ['1'], links: ['offline'] })).toBe(10_000);
  });

  it('is taken up after a cut without loss or repetition, by ids of its own and numbers without holes', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => toEvent('a', { people: index }, { id: String(index + 1) }));
    const server = createStreamServer(texts, { cuts: [3000, 5000, 4000] });
    const { client, asked } = start(
      {
        '/api/collections': collections(CORE),
        '/files/core': () => new Response(toParquet([toRow('a')])),
        '/events': (url, request) => server.fetch(url.href, request),
      },
      { config },
    );
    await ready(client);
    await vi.waitFor(() => expect(client.live()?.applied).toBe(40), { timeout: 20_000 });
    await vi.waitFor(() => expect(client.live()?.status).toBe('open'), { timeout: 20_000 });
    expect(client.live()).toMatchObject({ received: 40, passedOver: 0, gaps: 0 });
    expect(await exposureOf(client, 'a')).toBe(39);
    expect(server.asked).toHaveLength(4);
    expect(asked.filter(({ pathname }) => pathname === '/files/core')).toHaveLength(1);
  });

  it('whose buffer let messages go has its registers read anew', async () => {
    const all = Array.from({ length: 30 }, (_, index) => toEvent('a', { people: index }, { id: String(index + 1) }));
    const early = createStreamServer(all.slice(0, 5), { cuts: [2000] });
    const late = createStreamServer(all, { buffer: 3 });
    let connections = 0;
    const { client, asked } = start(
      {
        '/api/collections': collections(CORE),
        '/files/core': () => new Response(toParquet([toRow('a')])),
        '/events': (url, request) => (connections++ === 0 ? early : late).fetch(url.href, request),
      },
      { config },
    );
    await ready(client);
    await vi.waitFor(() => expect(asked.filter(({ pathname }) => pathname === '/files/core')).toHaveLength(2), {
      timeout: 20_000,
    });
    expect(client.live()?.gaps).toBe(1);
    await vi.waitFor(async () => expect(await exposureOf(client, 'a')).toBe(29));
  });

  it('names what it cannot use, and goes on', async () => {
    const texts = ['{', toEvent('a', { people: 'many' }), toEvent('a', { people: 5 })];
    const server = createStreamServer(texts);
    const { client } = start(
      {
        '/api/collections': collections(CORE),
        '/files/core': () => new Response(toParquet([toRow('a')])),
        '/events': (url, request) => server.fetch(url.href, request),
      },
      { config },
    );
    await ready(client);
    await vi.waitFor(() => expect(client.live()?.applied).toBe(1), { timeout: 5000 });
    expect(client.live()).toMatchObject({ received: 3, rejected: 2 });
    expect(client.live()?.rejects.map(({ words }) => words.zh)).toEqual(['people：类型不符', '不是有效的 JSON']);
  });

  it('elsewhere than the page and the service is not asked', async () => {
    const { client, asked } = start(
      { '/api/collections': collections(CORE), '/files/core': () => new Response(toParquet([toRow('a')])) },
      { config: toConfig({ changeStream: 'https://elsewhere.example/events' }) },
    );
    await ready(client);
    await vi.waitFor(() => expect(client.live()?.status).toBe('ended'));
    expect(client.live()?.faultWords?.zh).toMatch(/elsewhere\.example.*未连接/);
    expect(asked.some(({ hostname }) => hostname === 'elsewhere.example')).toBe(false);
  });
});

describe('a service that is asked for its changes', () => {
  const at = (time: string): string => `2020-11-16T${time}+08:00`;
  /** A sound server over rows that the test changes; `filter` is what it makes of datetime. */
  const serve = (filter: (rows: readonly Row[], sinceMs: number) => readonly Row[]) => {
    let rows: Row[] = [
      toRow('a', { people: 1, updated_at: at('09:00:00') }),
      toRow('b', { people: 1, updated_at: at('09:01:00.250') }),
    ];
    const asked: (string | null)[] = [];
    const answer: Answer = (url) => {
      const datetime = url.searchParams.get('datetime');
      asked.push(datetime);
      const given = datetime === null ? rows : filter(rows, Date.parse(datetime.split('/')[0] ?? ''));
      return toPage(given, { numberMatched: given.length });
    };
    return {
      answers: { '/api/collections': collections(), [SITES]: answer },
      asked,
      set: (next: Row[]) => (rows = next),
      rows: () => rows,
    };
  };
  const since = (rows: readonly Row[], sinceMs: number): readonly Row[] =>
    rows.filter((row) => Date.parse(String(row['updated_at'])) >= sinceMs);
  const polled = { refreshMs: 60 };
  const asks = (asked: readonly (string | null)[], count: number): Promise<void> =>
    vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(count), { timeout: 5000 });

  it('and filters is asked for what is newer than the newest row, and gives only that', async () => {
    const server = serve(since);
    const { client } = start(server.answers, polled);
    await ready(client);
    await asks(server.asked, 3);
    expect(server.asked.slice(0, 3)).toEqual([null, '2020-11-16T09:01:00+08:00/..', '2020-11-16T09:01:00+08:00/..']);
    const version = client.version();
    server.set([
      ...server.rows().slice(1),
      toRow('a', { people: 7, updated_at: at('09:05:00') }),
      toRow('c', { updated_at: at('09:05:01') }),
    ]);
    await vi.waitFor(async () => expect(await exposureOf(client, 'a')).toBe(7), { timeout: 5000 });
    expect(await total(client)).toBe(3);
    expect(client.version()).toBe(version + 1);
    expect(client.live()).toMatchObject({ kind: 'polling', status: 'open', wholeReads: [], applied: 2 });
    await vi.waitFor(() => expect(server.asked.at(-1)).toBe('2020-11-16T09:05:01+08:00/..'), { timeout: 5000 });
  });

  it('is read whole every twelfth time, because a row that went does not show', async () => {
    const server = serve(since);
    const { client } = start(server.answers, { refreshMs: 15 });
    await ready(client);
    server.set(server.rows().slice(1));
    await vi.waitFor(async () => expect(await total(client)).toBe(1), { timeout: 8000 });
    expect(server.asked.filter((each) => each === null)).toHaveLength(2);
    expect(client.live()?.wholeReads).toEqual([]);
  });

  it.each<readonly [string, Parameters<typeof serve>[0]]>([
    ['but ignores datetime', (rows) => rows],
    ['but never finds anything', () => []],
    [
      'but filters the wrong way round',
      (rows, sinceMs) => rows.filter((row) => Date.parse(String(row['updated_at'])) < sinceMs),
    ],
  ])('%s is found out, read whole instead, and that is said', async (_, filter) => {
    const server = serve(filter);
    const { client } = start(server.answers, polled);
    await ready(client);
    await vi.waitFor(() => expect(client.live()?.wholeReads).toEqual([POINT_KIND.id]), { timeout: 5000 });
    const before = server.asked.length;
    server.set([toRow('b', { people: 9, updated_at: at('09:01:00.250') })]);
    await vi.waitFor(async () => expect(await exposureOf(client, 'b')).toBe(9), { timeout: 5000 });
    expect(await total(client)).toBe(1);
    await asks(server.asked, before + 2);
    expect(new Set(server.asked.slice(before))).toEqual(new Set([null]));
  });

  it('whose rows do not say when they changed is read whole', async () => {
    const server = serve(since);
    server.set([toRow('a', { people: 1 })]);
    const { client } = start(server.answers, polled);
    await ready(client);
    server.set([toRow('a', { people: 2 })]);
    await vi.waitFor(async () => expect(await exposureOf(client, 'a')).toBe(2), { timeout: 5000 });
    expect(new Set(server.asked)).toEqual(new Set([null]));
    expect(client.live()?.wholeReads).toEqual([POINT_KIND.id]);
  });

  it('whose pages of changes break off is read whole', async () => {
    const row = toRow('a', { people: 1, updated_at: at('09:00:00') });
    const answer: Answer = (url) =>
      url.searchParams.has('datetime')
        ? toPage([toRow('a', { people: 5, updated_at: at('09:01:00') })], {
            numberMatched: 3,
            links: [{ rel: 'next', href: '?offset=1' }],
          })
        : toPage([row]);
    const { client, asked } = start({ '/api/collections': collections(), [SITES]: answer }, polled);
    await ready(client);
    const wholeReads = () =>
      asked.filter(({ pathname, search }) => pathname === SITES && !search.includes('datetime')).length;
    await vi.waitFor(() => expect(wholeReads()).toBeGreaterThan(1), { timeout: 5000 });
    expect(client.live()?.applied).toBe(0);
  });

  it('is not asked at all where the board is told so', async () => {
    const server = serve(since);
    const { client } = start(server.answers, { refreshMs: 0 });
    await ready(client);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.asked).toEqual([null]);
    expect(client.live()).toBeNull();
  });

  it('that refuses the question is read whole, and named where that fails too', async () => {
    let isDown = false;
    const answer: Answer = (url) =>
      isDown || url.searchParams.has('datetime')
        ? Response.json({ code: 'x', description: '库坏了' }, { status: 500 })
        : toPage([toRow('a', { updated_at: at('09:00:00') })]);
    const { client, asked } = start({ '/api/collections': collections(), [SITES]: answer }, polled);
    await ready(client);
    await vi.waitFor(
      () =>
        expect(
          asked.filter(({ pathname, search }) => pathname === SITES && !search.includes('datetime')).length,
        ).toBeGreaterThan(1),
      { timeout: 5000 },
    );
    expect(client.states()[0]?.status).toBe('ready');
    isDown = true;
    await vi.waitFor(() => expect(client.states()[0]?.status).toBe('failed'), { timeout: 5000 });
    expect(client.states()[0]?.fault).toMatch(/库坏了/);
    expect(await total(client)).toBe(1);
  });
});

describe('a register of which less came than there is', () => {
  it('is used and said to be incomplete, with both counts', async () => {
    const answer: Answer = () => toPage([toRow('a'), toRow('b')], { numberMatched: 5, links: [] });
    const { client } = start({ '/api/collections': collections(), [SITES]: answer });
    await vi.waitFor(() => expect(client.states()[0]?.fault).toMatch(/^数据不完整：\S+ 共 5 条，只取得 2 条/));
    expect([client.states()[0]?.rows, await total(client)]).toEqual([2, 2]);
  });
});

describe('the items of a collection', () => {
  const FIGURES = '/api/collections/published-figures/items';
  const rows = [
    { id: 1, kind: 'target' },
    { id: 2, kind: 'other' },
    { id: 3, kind: 'target' },
  ];
  const toFeatures = (all: readonly object[]): object[] =>
    all.map((properties) => ({ type: 'Feature', geometry: null, properties }));
  const ask = async (answer: Answer) => {
    const list: Answer = () => Response.json({ collections: [{ id: 'published-figures' }] });
    const { client } = start({ '/api/collections': list, [FIGURES]: answer });
    const found = await client.items('published-figures', { kind: 'target' });
    return found.ok
      ? { ids: found.value.rows.map(({ id }) => id), matched: found.value.numberMatched }
      : found.fault.message;
  };
  it.each<readonly [string, Answer, number | null]>([
    [
      'filters',
      (url) =>
        Response.json({
          features: toFeatures(rows.filter(({ kind }) => kind === url.searchParams.get('kind'))),
          numberMatched: 2,
        }),
      2,
    ],
    ['does not know the filter', () => Response.json({ features: toFeatures(rows), numberMatched: 3 }), null],
    [
      'misunderstands the filter',
      (url) =>
        Response.json({
          features: url.searchParams.has('kind') ? [] : toFeatures(rows),
          numberMatched: url.searchParams.has('kind') ? 0 : 3,
        }),
      null,
    ],
  ])('are the same from a server that %s', async (_, answer, matched) => {
    expect(await ask(answer)).toEqual({ ids: [1, 3], matched });
  });
});
