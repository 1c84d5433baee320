import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import type { FeatureCollection } from 'geojson';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { neutralise } from '../../src/domain/csv.ts';
import type { ExportFormat, ExportQuery, ExportedFile } from '../../src/domain/register-export.ts';
import { sumCodes } from '../../src/domain/site-code.ts';
import { NO_FILTER, type SiteFilter } from '../../src/domain/site-filter.ts';
import type { Language } from '../../src/domain/words.ts';
import { HAZARD_KINDS } from '../../src/hazards/registry.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { toDemoEngine } from './demo-engine.ts';
import { POINT_KIND, toEngine, toParquet, toRow, toTarget } from './register-kit.ts';

const JIANGXI = '360000';
const REGISTERS = HAZARD_KINDS.filter(({ isRegister }) => isRegister).map(({ id }) => id);

const toQuery = (
  format: ExportFormat,
  filter: Partial<SiteFilter> = {},
  region = JIANGXI,
  language: Language = 'zh-CN',
): ExportQuery => ({
  region,
  filter: { ...NO_FILTER, ...filter },
  format,
  language,
  labels: { title: '四色一张图', region: '江西省', filters: [] },
});

const exportFrom = async (engine: RegisterEngine, query: ExportQuery): Promise<ExportedFile> => {
  const reply = await engine.exportRegister(query);
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
};

const textOf = (bytes: ArrayBuffer | Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const csvOf = (text: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;

const countOf = (engine: RegisterEngine, { region, filter }: ExportQuery): number =>
  engine
    .rollUp({ region, sources: filter.sources, kinds: filter.kinds, flags: filter.flags, conditions: filter })
    .region.kinds.reduce((sum, { codes }) => sum + sumCodes(codes, filter), 0);

describe('an export of the demo', () => {
  let engine: RegisterEngine;
  beforeAll(async () => {
    engine = await toDemoEngine(['card', 'shape', 'dates'], []);
  });

  const FILTERS: readonly Partial<SiteFilter>[] = [
    {},
    { levels: ['1', '2'] },
    { links: ['not-linked', 'offline'], warnings: [0] },
    { flags: ['tailings-pond.overhead'] },
    { period: { from: '2019-01-01', to: '2019-12-31' }, event: 'registered' },
    { reasons: ['停产', '建设中'] },
    { levels: ['unassessed'] },
  ];

  it.each(REGISTERS)('has exactly the rows of %s that the roll-up counts', async (kind) => {
    for (const changes of FILTERS) {
      const query = toQuery('csv', { ...changes, kinds: [kind] });
      const file = await exportFrom(engine, query);
      const rows = csvOf(textOf(file.bytes));
      expect(rows.length, JSON.stringify(changes)).toBe(countOf(engine, query));
      expect(file.rows).toBe(rows.length);
      const page = engine.page({ ...query, sort: 'worst-first', offset: 0, limit: 1000 }).page;
      const ids = new Set(rows.map((row) => row['编号']));
      expect(ids.size).toBe(rows.length);
      for (const { id } of page.rows) expect(ids.has(id)).toBe(true);
    }
  });

  it('has every row of the country, those in no county too', async () => {
    const query = toQuery('csv', { kinds: ['chemical-park'] }, '100000');
    const rows = csvOf(textOf((await exportFrom(engine, query)).bytes));
    expect(rows.length).toBe(countOf(engine, query));
    const { page } = engine.page({ ...query, sort: 'worst-first', offset: 0, limit: 1000 });
    const ids = new Set(rows.map((row) => row['编号']));
    expect(page.rows.filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  it('says in four formats the same ids, levels, links and positions', async () => {
    const kinds = ['coal-mine'];
    const [csv, xlsx, geojson, parquet] = await Promise.all(
      (['csv', 'xlsx', 'geojson', 'parquet'] as const).map((format) => exportFrom(engine, toQuery(format, { kinds }))),
    );
    const lines = csvOf(textOf(csv!.bytes));
    const ids = lines.map((row) => row['编号']);
    expect(ids.length).toBeGreaterThan(50);
    const book = await readXlsx(new Uint8Array(xlsx!.bytes));
    const [sheet, notes] = book.sheets;
    expect(book.sheets.map(({ name }) => name)).toEqual(['煤矿（演示数据）', '说明']);
    const [heads = [], ...cells] = sheet!.rows;
    const column = (head: string) => cells.map((row) => row[heads.indexOf(head)]);
    expect(column('编号')).toEqual(ids);
    expect(column('风险等级').map((cell) => cell ?? '')).toEqual(lines.map((row) => row['风险等级']));
    expect(column('经度')).toEqual(lines.map((row) => Number(row['经度'])));
    expect(column('登记日期').every((cell) => cell instanceof Date)).toBe(true);
    expect(column('登记日期').map((cell) => (cell as Date).toISOString().slice(0, 10))).toEqual(
      lines.map((row) => row['登记日期']),
    );
    expect(notes!.rows.flat()).toContain('是：随机生成，不对应任何真实点位');
    const features = (JSON.parse(textOf(geojson!.bytes)) as FeatureCollection).features;
    expect(features.map(({ id }) => id)).toEqual(ids);
    const read = await parquetReadObjects({ file: parquet!.bytes });
    expect(read.map((row) => row['id'])).toEqual(ids);
    for (const [at, row] of read.entries()) {
      const feature = features[at]!;
      expect(row['risk_level'] ?? null).toBe(feature.properties!['risk_level']);
      expect(row['link_status']).toBe(feature.properties!['link_status']);
      expect(feature.geometry).toEqual({ type: 'Point', coordinates: [row['lng'], row['lat']] });
      // Read as WKB, because the metadata say so.
      expect(row['geometry']).toEqual(feature.geometry);
    }
  });

  it('is as Parquet a register again: same ids, levels, links, warnings and positions', async () => {
    for (const kind of REGISTERS) {
      const query = toQuery('parquet', { kinds: [kind] });
      const { bytes } = await exportFrom(engine, query);
      const again = await toDemoEngine([], []);
      again.remove('demo');
      const target = { kind, source: 'back', sourceName: 'back', isSynthetic: true, asOf: null, name: 'back' };
      const loaded = await again.loadSnapshot(target, bytes, 'everything');
      expect(loaded.ok).toBe(true);
      const rowsOf = (from: RegisterEngine) =>
        from
          .page({
            region: JIANGXI,
            filter: { ...NO_FILTER, kinds: [kind] },
            sort: 'worst-first',
            offset: 0,
            limit: 1000,
          })
          .page.rows.map(({ id, level, link, warning, lngLat, adcode, name, exposure }) => [
            id,
            level,
            link,
            warning,
            lngLat,
            adcode,
            name,
            exposure,
          ]);
      expect(rowsOf(again)).toEqual(rowsOf(engine));
    }
  });

  it('has lines and areas, closed and counter-clockwise, and says their extent', async () => {
    for (const [kind, type] of [
      ['coach-route', 'LineString'],
      ['chemical-park', 'Polygon'],
    ] as const) {
      const { bytes } = await exportFrom(engine, toQuery('geojson', { kinds: [kind] }));
      const { features } = JSON.parse(textOf(bytes)) as FeatureCollection;
      expect(new Set(features.map(({ geometry }) => geometry.type))).toEqual(new Set([type]));
      for (const { geometry } of features) {
        if (geometry.type !== 'Polygon') continue;
        const ring = geometry.coordinates[0]!;
        expect(ring.at(-1)).toEqual(ring[0]);
        const area = ring.slice(1).reduce((sum, [x = 0, y = 0], at) => sum + ring[at]![0]! * y - x * ring[at]![1]!, 0);
        expect(area).toBeGreaterThan(0);
      }
      const file = await exportFrom(engine, toQuery('parquet', { kinds: [kind] }));
      const metadata = await parquetMetadataAsync(file.bytes);
      const geo = JSON.parse(metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value ?? '{}') as {
        version: string;
        columns: { geometry: { encoding: string; geometry_types: string[]; bbox: number[] } };
      };
      expect(geo.version).toBe('1.1.0');
      expect(geo.columns.geometry).toMatchObject({ encoding: 'WKB', geometry_types: [type] });
      const vertices = features.flatMap(
        ({ geometry }) => (geometry as { coordinates: unknown[] }).coordinates.flat(3) as number[],
      );
      const lngs = vertices.filter((_, at) => at % 2 === 0);
      expect(geo.columns.geometry.bbox[0]).toBe(lngs.reduce((least, each) => Math.min(least, each), 180));
    }
  });

  it('puts several registers into a workbook of a sheet each, or an archive of a file each', async () => {
    const query = toQuery('xlsx', { kinds: REGISTERS, levels: ['1'] });
    const book = await exportFrom(engine, query);
    const { sheets } = await readXlsx(new Uint8Array(book.bytes));
    expect(sheets.length).toBe(book.parts.length + 1);
    expect(sheets.slice(0, -1).reduce((sum, { rows }) => sum + rows.length - 1, 0)).toBe(countOf(engine, query));
    const archive = await exportFrom(engine, { ...query, format: 'csv' });
    expect(archive.fileName).toMatch(/^四色一张图_江西省_登记_.*_演示数据\.zip$/);
    const files = Object.entries(unzipSync(new Uint8Array(archive.bytes)));
    expect(files.length).toBe(archive.parts.length);
    for (const [name] of files) expect(name).toMatch(/演示数据\.csv$/);
    expect(files.reduce((sum, [, bytes]) => sum + csvOf(textOf(bytes)).length, 0)).toBe(countOf(engine, query));
  });

  it('speaks English, and keeps what is private masked', async () => {
    const { bytes, fileName } = await exportFrom(engine, toQuery('csv', { kinds: ['tailings-pond'] }, JIANGXI, 'en'));
    const text = textOf(bytes);
    const [first] = csvOf(text);
    expect(Object.keys(first!)).toContain('Design capacity (10⁴ m³)');
    expect(first!['Link status']).toMatch(/^(Linked|Partly linked|Offline|Not linked|Not applicable)$/);
    expect(fileName).toContain('演示数据');
    const shown = csvOf(text).flatMap(
      (row) => JSON.parse(row['Responsible persons'] || '[]') as Record<string, string>[],
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const person of shown) expect(person['name']).toBe('＊＊＊');
  });
});

describe('an export without the card', () => {
  it('says in its name and in the reply which properties are missing', async () => {
    const engine = await toDemoEngine(['names'], []);
    const file = await exportFrom(engine, toQuery('csv', { kinds: ['tailings-pond'] }));
    expect(file.fileName).toContain('属性不全');
    const [gap] = file.missing;
    expect(gap?.what).toBe('card');
    expect(gap?.fields.map(({ zh }) => zh)).toContain('设计库容');
    expect(csvOf(textOf(file.bytes))[0]?.['名称']).not.toBe('');
  });
});

describe('an export of rows that are up to no good', () => {
  const NAMES = ['=1+1', '＝HYPERLINK("x")', '-2+3', '-12.5', '@SUM(A1)', '\t=1', '#REF!', 'a\u0000b', '\uD800', "'=1"];
  const toBad = async (isSynthetic: boolean, changes = {}) => {
    const engine = toEngine({ ...DEFAULT_CONFIG, ...changes });
    const rows = NAMES.map((name, at) => toRow(`-${at}`, { name, capacity: -at - 0.5, score: null }));
    const target = toTarget({ isSynthetic, sourceName: isSynthetic ? '演示数据' : '台账' });
    const types = { id: 'STRING', name: 'STRING', capacity: 'DOUBLE' } as const;
    const loaded = await engine.loadSnapshot(target, toParquet(rows), 'core');
    expect(loaded.ok).toBe(true);
    const card = await engine.loadCard(POINT_KIND.id, 'demo', toParquet(rows, types), 'card', 'card');
    expect(card.ok).toBe(true);
    return engine;
  };

  it('has no formula in a cell of CSV or XLSX, and negative numbers as numbers', async () => {
    const engine = await toBad(false);
    const csv = csvOf(textOf((await exportFrom(engine, toQuery('csv', {}, '100000'))).bytes));
    const surrogate = NAMES.map((name) => neutralise(name).replace('\uD800', '\uFFFD'));
    expect(csv.map((row) => row['name'])).toEqual(surrogate);
    expect(csv.map((row) => row['capacity'])).toEqual(NAMES.map((_, at) => String(-at - 0.5)));
    const book = await exportFrom(engine, toQuery('xlsx', {}, '100000'));
    const xml = Object.entries(unzipSync(new Uint8Array(book.bytes))).filter(([name]) => name.endsWith('.xml'));
    for (const [, bytes] of xml) expect(textOf(bytes)).not.toMatch(/<f[ >]|t="e"/);
    const { sheets } = await readXlsx(new Uint8Array(book.bytes));
    const [heads = [], ...rows] = sheets[0]!.rows;
    const names = rows.map((row) => row[heads.indexOf('name')]);
    expect(names).toEqual(NAMES.map((name) => (name === '#REF!' ? "'#REF!" : name.replace('\uD800', '\uFFFD'))));
    expect(rows.map((row) => row[heads.indexOf('capacity')])).toEqual(NAMES.map((_, at) => -at - 0.5));
  });

  it('never says of real rows that they are synthetic, nor mixes the two', async () => {
    const engine = await toBad(true);
    const before = await exportFrom(engine, toQuery('geojson', {}, '100000'));
    expect(before.fileName).toContain('演示数据');
    const rows = [toRow('r-1'), toRow('r-2')];
    const target = toTarget({ source: 'import-1', isSynthetic: false, sourceName: '台账' });
    await engine.loadSnapshot(target, toParquet(rows), 'core');
    const after = await exportFrom(engine, toQuery('geojson', {}, '100000'));
    const { features, ...members } = JSON.parse(textOf(after.bytes)) as FeatureCollection & Record<string, unknown>;
    expect(after.fileName).not.toContain('演示数据');
    expect(members['is_synthetic']).toBe(false);
    expect(features.map(({ id }) => id)).toEqual(['r-1', 'r-2']);
    expect(features.every(({ properties }) => properties!['is_synthetic'] === false)).toBe(true);
  });

  it('keeps positions rounded as configured', async () => {
    const engine = await toBad(false, { coordinateRounding: 0 });
    const { bytes } = await exportFrom(engine, toQuery('geojson', {}, '100000'));
    const { features } = JSON.parse(textOf(bytes)) as FeatureCollection;
    for (const { geometry } of features)
      for (const degrees of (geometry as { coordinates: number[] }).coordinates)
        expect(Number.isInteger(degrees)).toBe(true);
  });

  it('is no file where there is no register', async () => {
    const reply = await toEngine().exportRegister(toQuery('csv', {}, '100000'));
    expect(reply).toMatchObject({ ok: false, fault: { kind: 'nothing' } });
  });
});
