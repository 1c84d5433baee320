import { describe, expect, it } from 'vitest';
import { parseTime } from '../../src/register/cells.ts';
import type { FetchOptions } from '../../src/register/fetch-bytes.ts';
import { readCollections } from '../../src/register/ogc-client.ts';
import { BASE, drip, ITEMS, json, toFeature, toFeatures, toOptions, walk, type Answer } from './feature-server-kit.ts';

const offsetOf = (url: URL): number => Number(url.searchParams.get('offset') ?? 0);
const limitOf = (url: URL): number => Number(url.searchParams.get('limit'));
const next = (offset: number, more = ''): object => ({ rel: 'next', href: `items?offset=${offset}${more}` });

/** A server of `size` features in pages of `most`, before what is wrong with it. */
const sound =
  (size: number, most: number, changes: (url: URL) => object = () => ({})): Answer =>
  (url) => {
    const from = offsetOf(url);
    const to = Math.min(size, from + Math.min(most, limitOf(url)));
    const links = to < size ? [next(to)] : [];
    return json({
      type: 'FeatureCollection',
      features: toFeatures(from, to),
      links,
      numberMatched: size,
      ...changes(url),
    });
  };

interface Row {
  readonly server: string;
  readonly answer: Answer;
  readonly parameters?: Record<string, string>;
  readonly options?: Partial<FetchOptions>;
  /** Distinct rows that the client ends up with. */
  readonly rows: number;
  /** Both counts, as the sentence says them; `null`: complete. */
  readonly incomplete?: RegExp | null;
  /** Requests, where the number matters. */
  readonly requests?: number;
}

const ENOUGH: readonly Row[] = [
  { server: 'pages soundly', answer: sound(25, 10), rows: 25, requests: 3 },
  { server: 'gives fewer than were asked for', answer: sound(25, 3), rows: 25, requests: 9 },
  {
    server: 'refuses a large limit with 400',
    answer: (url) =>
      limitOf(url) > 100 ? json({ code: 'x', description: 'limit' }, { status: 400 }) : sound(250, 100)(url, 0, {}),
    rows: 250,
    requests: 5,
  },
  {
    server: 'ignores offset and drops everything from next (MapServer)',
    answer: (url) =>
      json({ features: toFeatures(0, limitOf(url) === 25 ? 25 : 10), links: [next(10)], numberMatched: 25 }),
    rows: 25,
    requests: 3,
  },
  {
    server: 'ignores offset and caps every page',
    answer: () => json({ features: toFeatures(0, 10), links: [next(10)], numberMatched: 25 }),
    rows: 10,
    incomplete: /共 25 条，只取得 10 条/,
  },
  {
    server: 'ignores offset and does not count',
    answer: () => json({ features: toFeatures(0, 10), links: [next(10)] }),
    rows: 10,
    incomplete: /共 未知数量的 条，只取得 10 条/,
  },
  {
    server: 'repeats a page in the middle and goes on',
    answer: (url) => {
      const from = [0, 10, 20].includes(offsetOf(url)) ? offsetOf(url) : 0;
      return json({
        features: toFeatures(from, from + 15),
        links: from < 20 ? [next(from + 10)] : [],
        numberMatched: 35,
      });
    },
    rows: 35,
  },
  {
    server: 'leads in a circle',
    answer: (url) =>
      json({ features: toFeatures(offsetOf(url), offsetOf(url) + 5), links: [next(offsetOf(url) === 0 ? 5 : 0)] }),
    rows: 10,
    incomplete: /只取得 10 条/,
  },
  {
    server: 'has a next for ever after an empty page',
    answer: (url) => json({ features: offsetOf(url) === 0 ? toFeatures(0, 3) : [], links: [next(offsetOf(url) + 3)] }),
    rows: 3,
    requests: 2,
  },
  {
    server: 'has an empty page between full ones, and says that there is more',
    answer: (url) => {
      const from = offsetOf(url);
      const features = from === 10 ? [] : toFeatures(from, from + 10);
      return json({ features, links: from < 20 ? [next(from + 10)] : [], numberMatched: 20 });
    },
    rows: 20,
  },
  {
    server: 'counts too many',
    answer: sound(25, 10, () => ({ numberMatched: 30 })),
    rows: 25,
    incomplete: /共 30 条，只取得 25 条/,
  },
  { server: 'counts too few', answer: sound(25, 10, () => ({ numberMatched: 5 })), rows: 25 },
  {
    server: 'counts too few and ignores offset',
    answer: () => json({ features: toFeatures(0, 10), links: [next(10)], numberMatched: 4 }),
    rows: 10,
    incomplete: /共 未知数量的 条，只取得 10 条/,
  },
  { server: 'counts in text', answer: sound(25, 10, () => ({ numberMatched: ' 25 ' })), rows: 25 },
  { server: 'counts "unknown"', answer: sound(25, 10, () => ({ numberMatched: 'unknown' })), rows: 25 },
  { server: 'counts less than nothing', answer: sound(25, 10, () => ({ numberMatched: -1 })), rows: 25 },
  {
    server: 'lies about what one page holds',
    answer: sound(25, 10, () => ({ numberReturned: 999 })),
    rows: 25,
  },
  {
    server: 'holds an id twice',
    answer: () => json({ features: [...toFeatures(0, 5), ...toFeatures(4, 5)], numberMatched: 6 }),
    rows: 5,
    requests: 1,
  },
  {
    server: 'sends features without any id, the same page again and again',
    answer: (url) =>
      json({
        features: [toFeature(null, { n: 1 }), toFeature(null, { n: 2 })],
        links: [next(offsetOf(url) + 2)],
        numberMatched: 2,
      }),
    rows: 2,
    requests: 2,
  },
  {
    server: 'mixes things that are no features among the features',
    answer: () =>
      json({ features: [toFeature(1), null, 7, 'x', [], { properties: [] }, { geometry: 'here' }], numberMatched: 7 }),
    rows: 7,
  },
  {
    server: 'links nonsense',
    answer: sound(8, 10, () => ({
      links: [null, 5, { rel: 'next' }, { rel: 7, href: 'x' }, { rel: 'next', href: 3 }],
    })),
    rows: 8,
    requests: 1,
  },
  { server: 'has no list of links', answer: sound(8, 10, () => ({ links: 'none' })), rows: 8 },
  {
    server: 'offers the next page as HTML first',
    answer: (url) =>
      json({
        features: toFeatures(offsetOf(url), offsetOf(url) + 4),
        links:
          offsetOf(url) < 4
            ? [
                { rel: 'next', type: 'text/html', href: 'items?offset=0&html=1' },
                { ...next(4), type: 'application/geo+json' },
              ]
            : [],
        numberMatched: 8,
      }),
    rows: 8,
    requests: 2,
  },
  {
    server: 'writes raw spaces into next (QGIS)',
    answer: (url) =>
      json({
        features: toFeatures(offsetOf(url), offsetOf(url) + 4),
        links: offsetOf(url) < 4 ? [{ rel: 'next', href: `${ITEMS}?offset=4&name=a b` }] : [],
        numberMatched: 8,
      }),
    rows: 8,
  },
  {
    server: 'writes a wrong prev and a wrong first (QGIS)',
    answer: (url) =>
      json({
        features: toFeatures(offsetOf(url), offsetOf(url) + 4),
        links: [
          { rel: 'prev', href: 'items?offset=0' },
          { rel: 'first', href: 'items?offset=8' },
          ...(offsetOf(url) < 8 ? [next(offsetOf(url) + 4)] : []),
        ],
        numberMatched: 12,
      }),
    rows: 12,
    requests: 3,
  },
  {
    server: 'bends what is percent-encoded in next (QGIS)',
    answer: (url) =>
      json({
        features: url.searchParams.get('state') === '甲=乙' ? toFeatures(offsetOf(url), offsetOf(url) + 4) : [],
        links: offsetOf(url) < 4 ? [next(4, '&state=%E7%94%B21D%E4%B9%99')] : [],
        numberMatched: 8,
      }),
    parameters: { state: '甲=乙' },
    rows: 8,
    requests: 2,
  },
  {
    server: 'names itself by an inner host in next',
    answer: (url) =>
      url.origin === 'http://board.test'
        ? json({
            features: toFeatures(offsetOf(url), offsetOf(url) + 4),
            links: offsetOf(url) < 4 ? [{ rel: 'next', href: 'http://10.0.0.7:8080/cgi/items?offset=4' }] : [],
            numberMatched: 8,
          })
        : Response.error(),
    rows: 8,
  },
  {
    server: 'asks for a second of patience (429) and for one more (503)',
    answer: (url, count) =>
      count === 1
        ? json({ code: 'x' }, { status: 429, headers: { 'retry-after': '0' } })
        : count === 3
          ? json([{ code: 'x' }], {
              status: 503,
              headers: { date: 'Mon, 16 Nov 2020 01:00:00 GMT', 'retry-after': 'Mon, 16 Nov 2020 01:00:00 GMT' },
            })
          : sound(20, 10)(url, count, {}),
    rows: 20,
    requests: 4,
  },
  {
    server: 'drips, byte by byte, for longer than its silence may last',
    answer: () => drip(JSON.stringify({ features: toFeatures(0, 1), numberMatched: 1 }), 2),
    options: { timeoutMs: 100, totalMs: 5000 },
    rows: 1,
  },
  {
    server: 'filters and still counts everything (QGIS, datetime)',
    answer: () => json({ features: toFeatures(0, 4), numberMatched: 25 }),
    parameters: { datetime: '2020-11-16T00:00:00Z/..' },
    rows: 4,
    incomplete: /共 25 条，只取得 4 条/,
  },
];

describe('a server that', () => {
  it.each(ENOUGH)('$server', async ({ answer, parameters, options, rows, incomplete, requests }) => {
    const walked = await walk(answer, parameters, options);
    expect(walked.outcome.ok ? null : walked.outcome.fault.message).toBeNull();
    expect(walked.rows).toHaveLength(rows);
    if (walked.outcome.ok) {
      expect(walked.outcome.value.total).toBe(rows);
      const said = walked.outcome.value.incomplete;
      if (incomplete) expect(said?.message).toMatch(incomplete);
      else expect(said).toBeNull();
      if (incomplete) expect(said?.message).toMatch(/^数据不完整/);
    }
    if (requests !== undefined) expect(walked.urls).toHaveLength(requests);
  });

  it('drops every parameter from next gets them back on every page, and never f or filter', async () => {
    const { rows, urls } = await walk(
      (url) =>
        json({
          features: toFeatures(offsetOf(url), offsetOf(url) + 5),
          links: offsetOf(url) < 15 ? [next(offsetOf(url) + 5, '&f=json')] : [],
          numberMatched: 20,
        }),
      { bbox: '100,30,110,40', risk_level: '1' },
    );
    expect(rows).toHaveLength(20);
    for (const url of urls) {
      const { searchParams } = new URL(url);
      expect(searchParams.get('bbox')).toBe('100,30,110,40');
      expect(searchParams.get('risk_level')).toBe('1');
      expect([searchParams.has('f'), searchParams.has('filter')]).toEqual([false, false]);
    }
  });

  it('redirects is followed, and its links are relative to where it led', async () => {
    const { rows, urls } = await walk((url) => {
      const page = json({
        features: toFeatures(offsetOf(url), offsetOf(url) + 5),
        links: offsetOf(url) < 5 ? [{ rel: 'next', href: 'rows?offset=5' }] : [],
        numberMatched: 10,
      });
      Object.defineProperty(page, 'url', { value: 'http://board.test/v2/sites/rows?limit=10000' });
      return page;
    });
    expect(rows).toHaveLength(10);
    expect(new URL(urls[1] ?? '').pathname).toBe('/v2/sites/rows');
  });
});

type FaultRow = readonly [string, Answer, RegExp, Partial<FetchOptions>?];

const FAULTS: readonly FaultRow[] = [
  [
    'answers 500 with an object',
    () => json({ code: 'x', description: '库坏了' }, { status: 500 }),
    /^status: .*HTTP 500：库坏了/,
  ],
  [
    'answers 500 with an array (QGIS)',
    () => json([{ code: 'x', description: '库坏了' }], { status: 500 }),
    /^status: .*库坏了/,
  ],
  [
    'answers 502 with a web page',
    () => new Response('<h1>Bad Gateway</h1>', { status: 502 }),
    /^status: .*502：Bad Gateway/,
  ],
  [
    'answers 400 at any limit',
    () => json({ code: 'x', description: '坏参数' }, { status: 400 }),
    /^status: .*400：坏参数/,
  ],
  ['answers 401', () => new Response(null, { status: 401 }), /^status: .*HTTP 401。/],
  [
    'answers 429 for ten minutes',
    () => new Response(null, { status: 429, headers: { 'retry-after': '600' } }),
    /^status: .*429/,
  ],
  [
    'answers 429 without end',
    () => new Response(null, { status: 429, headers: { 'retry-after': '0' } }),
    /^status: .*429/,
  ],
  [
    'shows its login page with 200',
    () => new Response('<html><title>登录</title>', { headers: { 'content-type': 'text/html' } }),
    /^html: .*登录/,
  ],
  [
    'shows a web page and calls it JSON',
    () => new Response('\n <!doctype html><p>登录', { headers: { 'content-type': 'application/json' } }),
    /^html: .*登录/,
  ],
  [
    'means an error and says 200',
    () => json({ code: 'InvalidParameterValue', description: '参数有误' }),
    /^shape: .*参数有误/,
  ],
  ['says 200 and nothing', () => new Response(''), /^json/],
  ['says 200 and null', () => json(null), /^shape/],
  ['gives a single feature', () => json(toFeature(1)), /^shape: .*features/],
  ['gives features that are no list', () => json({ features: { 0: toFeature(1) } }), /^shape: .*features/],
  ['is cut off', () => new Response('{"features":[{"id":1'), /^json/],
  ['has half a character at its end', () => new Response(new Uint8Array([0x7b, 0x22, 0xe7, 0xba])), /^json/],
  ['cannot be reached', () => Promise.reject(new TypeError('failed')), /^unreachable/],
  ['never answers', () => new Promise(() => undefined), /^timeout: .*没有完整应答/, { timeoutMs: 30 }],
  [
    'stops in the middle',
    () => drip('{"features":', Number.POSITIVE_INFINITY),
    /^timeout: .*给出 1 字节后停顿/,
    { timeoutMs: 30 },
  ],
  ['drips for ever', () => drip('x'.repeat(2000), 5), /^timeout: .*没有完整应答/, { timeoutMs: 60, totalMs: 150 }],
  ['says it is too large', () => new Response('{}', { headers: { 'content-length': '20000000' } }), /^too-large/],
  ['is too large and does not say so', () => drip('x'.repeat(3000), 0), /^too-large/, { capBytes: 1000 }],
];

describe('a fault that names the address: a server that', () => {
  it.each(FAULTS.map((row) => ({ server: row[0], row })))(
    '$server',
    async ({ row: [, answer, expected, options = {}] }) => {
      const { outcome } = await walk(answer, {}, options);
      expect(outcome.ok).toBe(false);
      if (outcome.ok) return;
      expect(outcome.fault.words.zh).toContain(ITEMS);
      expect(outcome.fault.words.en).toContain(ITEMS);
      expect(`${outcome.fault.kind}: ${outcome.fault.message}`).toMatch(expected);
    },
  );

  it('says when to come back is quoted', async () => {
    const { outcome } = await walk(() => new Response(null, { status: 503, headers: { 'retry-after': '120' } }));
    expect(!outcome.ok && outcome.fault).toMatchObject({ status: 503, retryAfterMs: 120_000 });
  });
});

describe('ids', () => {
  const idsOf = async (features: readonly object[]): Promise<unknown[]> =>
    (await walk(() => json({ features }))).rows.map(({ properties }) => properties['id']);
  const bare = (properties: object, id?: unknown): object => ({
    type: 'Feature',
    ...(id !== undefined && { id }),
    properties,
    geometry: null,
  });

  it.each([
    ['text', bare({}, 'cm-1'), 'cm-1'],
    ['a number', bare({}, 7), 7],
    ['only in the properties', bare({ id: 'cm-1' }), 'cm-1'],
    ['a property that differs from the feature’s', bare({ id: 'cm-1' }, 4711), 'cm-1'],
    ['`collection.id`', bare({}, 'sites.cm-1'), 'cm-1'],
    ['a dot of its own', bare({}, 'v1.cm-1'), 'v1.cm-1'],
    ['fid', bare({ fid: 12 }), 12],
    ['ogc_fid', bare({ OGC_FID: '12' }), '12'],
    ['gid', bare({ gid: 0 }), 0],
    ['null, and one in the properties', bare({ id: 'a' }, null), 'a'],
    ['blank, and one of the feature', bare({ id: ' ' }, 'a'), 'a'],
    ['an object', bare({}, { a: 1 }), undefined],
  ])('%s', async (_, feature, expected) => expect(await idsOf([feature])).toEqual([expected]));

  it('as number and as text are one', async () => expect(await idsOf([bare({}, 1), bare({}, '1')])).toEqual([1]));
});

describe('a property named __proto__', () => {
  it('is no property', async () => {
    const body = '{"features":[{"type":"Feature","id":1,"properties":{"__proto__":{"risk_level":1},"name":"甲"}}]}';
    const { rows } = await walk(() => new Response(body));
    expect(rows[0]?.properties['risk_level']).toBeUndefined();
    expect(rows[0]?.properties).toEqual({ id: 1, name: '甲' });
  });
});

describe('times', () => {
  const NINE = Date.parse('2020-11-16T09:00:00+08:00');
  it.each([
    '2020-11-16T09:00:00+08:00',
    '2020-11-16T09:00+08:00',
    '2020-11-16T01:00:00Z',
    '2020-11-16t01:00:00.000z',
    '2020-11-16T01:00:00.000000+00:00',
    '2020-11-16 01:00:00+00',
    '2020-11-16 09:00:00.000000+0800',
    '2020/11/16 09:00:00+08',
    '2020-11-16T09:00:00,000+08:00',
    '2020-11-16 09:00:00',
    '2020-11-15T20:00:00-05:00',
  ])('%s', (text) => expect(parseTime(text)).toBe(NINE));
  it.each(['2020-11/16', '16.11.2020', '2020-13-01', '2020-11-16T25:00:00Z', '+12020-01-01', '', 'now'])(
    '%s is none',
    (text) => expect(parseTime(text)).toBeNaN(),
  );
});

describe('a list of collections', () => {
  it('is asked for as JSON and nothing else, because QGIS Server refuses GeoJSON there', async () => {
    const answer: Answer = (_url, _count, request) =>
      new Headers(request.headers).get('accept')?.includes('geo')
        ? json([{ code: 'Bad request error', description: 'Unsupported Content-Type: GEOJSON' }], { status: 400 })
        : json({
            collections: [{ id: 'a', links: [{ rel: 'item', href: 'http://x/wfs3/collections/a/items.json' }] }],
          });
    const found = await readCollections(BASE, toOptions(answer));
    expect(found.ok && found.value.map(({ itemsUrl }) => itemsUrl)).toEqual([`${BASE}collections/a/items`]);
  });

  it('with entries that are none gives the others', async () => {
    const collections = [
      null,
      { title: 'no id' },
      { id: 'a', as_of: 5, is_synthetic: 'yes', links: [7, { href: 1 }, { rel: 'items' }] },
      { id: 'b', links: {} },
    ];
    const found = await readCollections(
      BASE,
      toOptions(() => json({ collections })),
    );
    expect(found.ok && found.value.map(({ id, asOf, isSynthetic }) => ({ id, asOf, isSynthetic }))).toEqual([
      { id: 'a', asOf: null, isSynthetic: null },
      { id: 'b', asOf: null, isSynthetic: null },
    ]);
  });

  it('that is an error with 200 says what the server said', async () => {
    const found = await readCollections(
      BASE,
      toOptions(() => json([{ code: 'x', description: '没有服务' }])),
    );
    expect(!found.ok && found.fault.message).toMatch(/没有服务/);
  });
});
