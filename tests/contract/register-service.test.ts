import { describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../src/register/fetch-bytes.ts';
import { createItemCollector } from '../../src/register/item-pages.ts';
import { readCollections } from '../../src/register/ogc-client.ts';
import { readItems, toNextUrl } from '../../src/register/read-items.ts';

const BASE = 'http://board.test/api/';
const ITEMS = `${BASE}collections/sites/items`;

const json = (body: unknown, status = 200): Response => Response.json(body, { status });
const feature = (id: string | number): unknown => ({
  type: 'Feature',
  id,
  properties: { state: 'open' },
  geometry: { type: 'Point', coordinates: [101.5, 30.5] },
});
const features = (from: number, to: number): unknown[] =>
  Array.from({ length: to - from }, (_, index) => feature(from + index));

type Answer = (url: URL, request: RequestInit) => Response | Promise<Response>;

const toOptions = (answer: Answer, changes: Partial<FetchOptions> = {}): FetchOptions & { readonly urls: string[] } => {
  const urls: string[] = [];
  const fetchFrom = ((url: string, request: RequestInit) => {
    urls.push(url);
    return Promise.resolve(answer(new URL(url), request));
  }) as typeof fetch;
  return {
    fetch: fetchFrom,
    timeoutMs: 1000,
    capBytes: 1_000_000,
    signal: new AbortController().signal,
    urls,
    ...changes,
  };
};

const read = async (answer: Answer, parameters: Record<string, string> = {}, changes: Partial<FetchOptions> = {}) => {
  const options = toOptions(answer, changes);
  const collector = createItemCollector();
  const sink = (bytes: ArrayBuffer, url: string) => Promise.resolve(collector.add(bytes, url));
  const outcome = await readItems(ITEMS, parameters, sink, options);
  return { outcome, rows: collector.rows(), urls: options.urls };
};

describe('paging', () => {
  it('sends the media type and no f, and follows next', async () => {
    let accept = '';
    const { outcome, rows, urls } = await read((url, request) => {
      accept = new Headers(request.headers).get('accept') ?? '';
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const links = offset < 4 ? [{ rel: 'next', href: `items?offset=${offset + 2}&limit=2` }] : [];
      return json({ features: features(offset, offset + 2), links, numberMatched: 6 });
    });
    expect(accept).toContain('application/geo+json');
    expect(rows).toHaveLength(6);
    expect(outcome.ok && outcome.value.incomplete).toBeNull();
    expect(urls.every((url) => !new URL(url).searchParams.has('f'))).toBe(true);
  });

  it('puts dropped parameters back, encodes raw spaces, leaves foreign origins', () => {
    const current = `${ITEMS}?bbox=1,2,3,4&limit=10&state=open`;
    const next = new URL(toNextUrl('http://10.0.0.7:8080/qgis/items?offset=10&name=a b&f=html', current) ?? '');
    expect(next.origin).toBe('http://board.test');
    expect(next.pathname).toBe('/api/collections/sites/items');
    expect(Object.fromEntries(next.searchParams)).toEqual({
      offset: '10',
      name: 'a b',
      bbox: '1,2,3,4',
      limit: '10',
      state: 'open',
    });
    expect(toNextUrl('?offset=10&name=a b', current)).not.toContain(' ');
  });

  it('survives a server that ignores offset: asks once more with limit=numberMatched', async () => {
    const { outcome, rows, urls } = await read((url) => {
      const limit = Math.min(Number(url.searchParams.get('limit')), url.searchParams.get('limit') === '25' ? 25 : 10);
      return json({
        features: features(0, limit),
        links: [{ rel: 'next', href: `${ITEMS}?offset=10` }],
        numberMatched: 25,
      });
    });
    expect(urls).toHaveLength(3);
    expect(rows).toHaveLength(25);
    expect(outcome.ok && outcome.value.incomplete).toBeNull();
  });

  it('says incomplete with both counts when that does not help', async () => {
    const { outcome, rows } = await read(() =>
      json({ features: features(0, 10), links: [{ rel: 'next', href: '?offset=10' }], numberMatched: 25 }),
    );
    expect(rows).toHaveLength(10);
    expect(outcome.ok && outcome.value.incomplete?.message).toMatch(/25 条，只取得 10 条/);
  });

  it('stops at an empty page and at a page that repeats itself', async () => {
    const empty = await read((url) =>
      json({
        features: url.searchParams.has('offset') ? [] : features(0, 3),
        links: [{ rel: 'next', href: '?offset=3' }],
      }),
    );
    expect(empty.urls).toHaveLength(2);
    expect(empty.outcome.ok && empty.outcome.value.incomplete).toBeNull();
    const loop = await read(() => json({ features: features(0, 3), links: [{ rel: 'next', href: '?offset=3' }] }));
    expect(loop.urls).toHaveLength(2);
    expect(loop.outcome.ok && loop.outcome.value.incomplete?.kind).toBe('incomplete');
  });

  it('takes ids as text, as numbers and from the properties', async () => {
    const { rows } = await read(() =>
      json({ features: [feature(1), feature('1'), { type: 'Feature', properties: { id: 'p' }, geometry: null }] }),
    );
    expect(rows.map((row) => row.properties['id'])).toEqual([1, 'p']);
  });
});

describe('faults are values that name the address and what came', () => {
  const faultOf = async (answer: Answer, changes: Partial<FetchOptions> = {}): Promise<string> => {
    const { outcome } = await read(answer, {}, changes);
    if (outcome.ok) return 'ok';
    expect(outcome.fault.words.zh).toContain(ITEMS);
    expect(outcome.fault.words.en).toContain(ITEMS);
    return `${outcome.fault.kind}: ${outcome.fault.message}`;
  };

  it.each([
    ['an error object', () => json({ code: 'x', description: '库坏了' }, 500), /^status: .*HTTP 500：库坏了/],
    ['an error array', () => json([{ code: 'x', description: '库坏了' }], 500), /^status: .*库坏了/],
    ['a bare status', () => new Response(null, { status: 503 }), /^status: .*HTTP 503。/],
    [
      'HTML by its type',
      () => new Response('<h1>登录</h1>', { headers: { 'content-type': 'text/html' } }),
      /^html: .*登录/,
    ],
    ['HTML by its text', () => new Response('<!doctype html><p>登录'), /^html: .*登录/],
    ['truncated JSON', () => new Response('{"features":[{"id":1'), /^json/],
    ['another document', () => json({ rows: [] }), /^shape: .*features/],
    ['no network', () => Promise.reject(new TypeError('failed')), /^unreachable/],
  ])('%s', async (_, answer, expected) => expect(await faultOf(answer)).toMatch(expected));

  it('gives up an answer that never comes, and one that stops in the middle', async () => {
    const never = (): Promise<Response> => new Promise(() => undefined);
    expect(await faultOf(never, { timeoutMs: 30 })).toMatch(/^timeout/);
    const stuck = (): Response =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) }));
    expect(await faultOf(stuck, { timeoutMs: 30 })).toMatch(/^timeout/);
  });

  it('stops reading at the cap', async () => {
    const huge = (): Response => new Response('x'.repeat(5000));
    expect(await faultOf(huge, { capBytes: 1000 })).toMatch(/^too-large/);
  });
});

describe('collections', () => {
  const collection = {
    id: 'sites',
    as_of: '2020-11-16T09:00:00+08:00',
    is_synthetic: true,
    links: [
      { rel: 'items', type: 'text/html', href: 'http://inner/items?f=html' },
      { rel: 'enclosure', type: 'application/vnd.apache.parquet', title: 'core', href: '../files/core.parquet' },
      { rel: 'enclosure', type: 'application/zip', title: 'card', href: 'x.zip' },
    ],
  };

  it('give items and snapshots as absolute addresses', async () => {
    const found = await readCollections(
      BASE,
      toOptions(() => json({ collections: [collection, { id: 'plain' }] })),
    );
    expect(found.ok && found.value).toEqual([
      {
        id: 'sites',
        asOf: collection.as_of,
        isSynthetic: true,
        itemsUrl: ITEMS,
        snapshots: { core: 'http://board.test/files/core.parquet' },
      },
      { id: 'plain', asOf: null, isSynthetic: null, itemsUrl: `${BASE}collections/plain/items`, snapshots: {} },
    ]);
  });

  it('are found through the landing page where they live elsewhere', async () => {
    const found = await readCollections(
      BASE,
      toOptions((url) => {
        if (url.pathname === '/api/') return json({ links: [{ rel: 'data', href: 'wfs3/collections?f=json' }] });
        return url.pathname === '/api/wfs3/collections' ? json({ collections: [{ id: 'a' }] }) : json({}, 404);
      }),
    );
    expect(found.ok && found.value[0]?.itemsUrl).toBe('http://board.test/api/wfs3/collections/a/items');
  });

  it('name what is wrong with the document', async () => {
    const found = await readCollections(
      BASE,
      toOptions(() => json({ collections: [{ title: 'no id' }] })),
    );
    expect(!found.ok && found.fault.message).toMatch(/collections\.0\.id/);
  });
});
