import { describe, expect, it } from 'vitest';
import { openSource } from '../open-source.ts';
import type { OpenedSource, RowBatch } from '../opened-source.ts';
import type { ImportFault } from '../types.ts';
import { allRows, fileOf, opened } from './test-files.ts';

const feature = (properties: unknown, geometry: unknown): unknown => ({ type: 'Feature', properties, geometry });
const point = (lng: number, lat: number): unknown => ({ type: 'Point', coordinates: [lng, lat] });
const collection = (features: readonly unknown[], more: object = {}): string =>
  JSON.stringify({ type: 'FeatureCollection', features, ...more });

const fault = async (text: string, name = 'x.geojson'): Promise<ImportFault> => {
  const result = await openSource(fileOf(text, name));
  if (result.ok) throw new Error('opened');
  return result.fault;
};

const whole = async (
  text: string | Uint8Array,
  name = 'x.geojson',
): Promise<{ source: OpenedSource; batch: RowBatch }> => {
  const source = await opened(text, name);
  return { source, batch: await allRows(source) };
};

describe('GeoJSON in which nothing can be read', () => {
  it('says that its only feature is too large, or that there is none', async () => {
    const ring = '[114.9001,25.8001],'.repeat(1_800_000);
    const large = `{"type":"Feature","properties":{"编号":"a"},"geometry":{"type":"LineString","coordinates":[${ring}[1,2]]}}`;
    for (const text of [large, `{"type":"FeatureCollection","features":[${large}]}`])
      expect(await fault(text)).toMatchObject({ kind: 'too-large' });
    expect((await fault(large)).words.zh).toContain('要素太大');
    expect(await fault('[1,2,3]')).toMatchObject({ kind: 'not-geojson' });
  });
});

describe('GeoJSON as a table', () => {
  it('columns are the keys of every feature; points, nothing, lines, collections', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [114, 25],
        [116, 27],
      ],
    };
    const text = collection([
      feature({ 编号: 'a', x: 1 }, point(114.5, 25.5)),
      feature({ 编号: 'b', y: { z: [1] } }, null),
      feature({ 编号: 'c' }, line),
      feature(
        { 编号: 'd' },
        { type: 'GeometryCollection', geometries: [point(1, 2), { type: 'GeometryCollection', geometries: [line] }] },
      ),
      feature(
        { 编号: 'e' },
        {
          type: 'MultiPoint',
          coordinates: [
            [10, 20],
            [12, 22],
          ],
        },
      ),
      feature({ 编号: 'f' }, { type: 'Point', coordinates: ['x', 2] }),
      { nonsense: true, geometry: {} },
      feature(null, { type: 'Polygon', coordinates: [] }),
    ]);
    const { source, batch } = await whole(text);
    expect(source.headers).toEqual(['编号', 'x', 'y', 'geometry.longitude', 'geometry.latitude']);
    expect(source.rowCount).toBe(8);
    expect(batch.rows).toEqual([
      ['a', '1', '', '114.5', '25.5'],
      ['b', '', '{"z":[1]}', '', ''],
      ['c', '', '', '115', '26'],
      ['d', '', '', '58.5', '14.5'],
      ['e', '', '', '11', '21'],
      ['f', '', '', 'NaN', '2'],
      ['', '', '', '', ''],
    ]);
    expect([...batch.geometries.keys()]).toEqual([2, 3]);
    expect(batch.broken).toMatchObject([{ row: 7, code: 'not-a-feature' }]);
    expect(batch.rowNumbers).toEqual([1, 2, 3, 4, 5, 6, 8]);
    expect(source.notes).toMatchObject([{ code: 'geometry-of-parts', count: 2 }]);
  });

  it('keys that objects have by themselves are names like others', async () => {
    const text = '[{"__proto__":1,"constructor":2,"a":3},{"toString":4}]';
    const { source, batch } = await whole(text);
    expect(source.headers).toEqual(['__proto__', 'constructor', 'a', 'toString']);
    expect(batch.rows).toEqual([
      ['1', '2', '3', ''],
      ['', '', '', '4'],
    ]);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  it('numbers beyond a double: every digit of a code, Infinity of an exponent', async () => {
    const { batch } = await whole(
      '[{"code":913607001234567890,"t":"x: 913607001234567890","n":1e999,"d":1.2345678901234567890}]',
    );
    expect(batch.rows[0]).toEqual(['913607001234567890', 'x: 913607001234567890', 'Infinity', '1.2345678901234567']);
  });

  it('nesting of 1,000 and of 100,000 levels neither crashes nor loses the row', async () => {
    for (const depth of [1000, 100_000]) {
      const deep = `${'['.repeat(depth)}1${']'.repeat(depth)}`;
      const text = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":${deep}},"geometry":{"type":"Polygon","coordinates":${deep}}}]}`;
      const { batch } = await whole(text);
      expect(batch.rows).toHaveLength(1);
      expect(batch.rows[0]?.slice(1)).toEqual(['NaN', 'NaN']);
    }
  });

  it('a ring of a million vertices is read; a feature beyond the limit is kept apart and the rest read', async () => {
    const ring = (count: number): string =>
      `{"type":"Feature","properties":{"n":${count}},"geometry":{"type":"Polygon","coordinates":[[${'[114,25],'.repeat(count - 1)}[115,26]]]}}`;
    const text = `[${ring(1_000_000)},${ring(4_000_000)},${ring(3)}]`;
    const { source, batch } = await whole(text);
    expect(source.rowCount).toBe(3);
    expect(batch.rows).toEqual([
      ['1000000', '114.5', '25.5'],
      ['3', '114.5', '25.5'],
    ]);
    expect(batch.broken).toMatchObject([{ row: 2, code: 'not-a-feature' }]);
    expect(batch.broken[0]?.words.zh).toContain('顶点过多');
  }, 30_000);

  it('encodings, and one feature a line', async () => {
    const line = JSON.stringify(feature({ 名称: '赣州' }, point(114, 25)));
    const lines = `${line}\n${line}\n`;
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(lines)]);
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(new Uint16Array(Array.from(lines, (c) => c.charCodeAt(0))).buffer),
    ]);
    // 赣州 in GBK
    const gbk = new Uint8Array([
      ...new TextEncoder().encode('[{"n":"'),
      0xb8,
      0xd3,
      0xd6,
      0xdd,
      ...new TextEncoder().encode('"}]'),
    ]);
    for (const bytes of [marked, utf16]) {
      const { source, batch } = await whole(bytes, 'x.ndjson');
      expect(source.rowCount).toBe(2);
      expect(batch.rows[1]).toEqual(['赣州', '114', '25']);
    }
    const { source, batch } = await whole(gbk, 'x.json');
    expect(source.choices.encoding?.name).toBe('GB18030');
    expect(batch.rows).toEqual([['赣州']]);
  });

  it.each([
    ['urn:ogc:def:crs:EPSG::4490', 'CGCS2000'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'WGS84'],
    ['EPSG:4547', 'EPSG:4547'],
    ['urn:ogc:def:crs:EPSG:9.8.12:4547', 'EPSG:4547'],
    ['GCJ-02', 'GCJ02'],
    ['something', null],
  ])('crs %s', async (name, system) => {
    const { source } = await whole(
      collection([feature({}, point(1, 2))], { crs: { type: 'name', properties: { name } } }),
    );
    expect(source.statedCrs).toBe(system);
  });

  it.each([
    ['cut off', '{"type":"FeatureCollection","features":[\n{"type":', 'bad-json', '第 2 行第 9 列中断'],
    ['a trailing comma', '[{"a":1},\n {"b":2},]', 'bad-json', '第 2 行第 10 列写法有误'],
    ['no table', '{"hello":"world"}', 'not-geojson', 'GeoJSON'],
    ['another document with features', '{"type":"Other","features":[{}]}', 'not-geojson', 'GeoJSON'],
    ['no features', '{"type":"FeatureCollection","features":[]}', 'no-rows', '0 行'],
    ['white space', ' \n ', 'empty-file', '空'],
    [
      '100,000 columns',
      `[{${Array.from({ length: 100_000 }, (_, at) => `"c${at}":1`).join(',')}}]`,
      'too-many-columns',
      '100,000',
    ],
  ])('%s', async (_name, text, kind, words) => {
    const said = await fault(text);
    expect(said.kind).toBe(kind);
    expect(said.words.zh).toContain(words);
  });

  it('more rows than a batch', async () => {
    const source = await opened(JSON.stringify(Array.from({ length: 12_345 }, (_, a) => ({ a }))), 'x.json');
    const sizes: number[] = [];
    for await (const { rows } of source.batches()) sizes.push(rows.length);
    expect(sizes).toEqual([5000, 5000, 2345]);
    expect(source.sample).toHaveLength(500);
  });
});
