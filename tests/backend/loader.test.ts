import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { API_URL, runDeploy, useDatabase } from './service.ts';

const folder = mkdtempSync(join(tmpdir(), 'hazard-atlas-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe('the loader', () => {
  const database = useDatabase();
  const load = (...args: string[]) => runDeploy('load.sh', args);
  const sites = () =>
    database.rows<Record<string, unknown>>(
      `SELECT id, name, adcode, risk_level, link_status, category, lng, lat, coord_precision FROM atlas.reference_sites ORDER BY id`,
    );
  beforeEach(() => database.rows('DELETE FROM atlas.reference_sites'));
  afterAll(async () => {
    // The connection of this file is closed by its own hook; another one tidies up.
    await load('reference-sites', write('none.csv', 'id\n'), '--replace');
  });

  it('reads CSV in words, Chinese or English, and places rows without coordinates at their county', async () => {
    const file = write(
      'sites.csv',
      '\uFEFF编号,名称,行政区划代码,风险等级,接入状态,经度,纬度,类别\r\n' +
        'a,甲,360102,红,已接入,115.9,28.7,"学校, 小学"\r\n' +
        'b,乙,360102,,未接入,,,"""引号"""\r\n',
    );
    expect(await load('reference-sites', file)).toMatchObject({ code: 0 });
    const english = write(
      'english.csv',
      'ID,Name,Division code,Risk level,Link status,Longitude,Latitude\nc,C,110101,Blue,linked,116.4,39.9\n',
    );
    expect(await load('reference-sites', english)).toMatchObject({ code: 0 });
    const [label] = await database.rows<{ lng: number; lat: number }>(
      `SELECT ST_X(geom) AS lng, ST_Y(geom) AS lat FROM atlas.divisions WHERE adcode = '360102'`,
    );
    expect(await sites()).toMatchObject([
      { id: 'a', risk_level: 1, link_status: 'linked', category: '学校, 小学', lng: 115.9, coord_precision: 'exact' },
      { id: 'b', risk_level: null, link_status: 'not-linked', category: '"引号"', ...label, coord_precision: 'county' },
      { id: 'c', risk_level: 4, link_status: 'linked', lng: 116.4, lat: 39.9 },
    ]);
  });

  it('loads the good rows, names each bad one with its reason, and fails', async () => {
    const file = write(
      'bad.csv',
      'id,name,adcode,risk_level,link_status,lng,lat\n' +
        'good,好,360102,2,linked,115.9,28.7\n' +
        'level,坏,360102,7,linked,115.9,28.7\n' +
        'code,坏,36,2,linked,115.9,28.7\n' +
        'link,坏,360102,2,sometimes,115.9,28.7\n' +
        'place,坏,999999,2,linked,,\n' +
        'far,坏,360102,2,linked,1159,28.7\n' +
        ',坏,360102,2,linked,115.9,28.7\n',
    );
    const { code, said } = await load('reference-sites', file);
    expect(code).toBe(1);
    expect(said).toContain('7 read = 1 loaded + 6 refused');
    for (const row of [2, 3, 4, 5, 6, 7]) expect(said).toMatch(new RegExp(`row ${row}: .+`));
    expect((await sites()).map(({ id }) => id)).toEqual(['good']);
  });

  it('keeps what a partial file does not name, and removes with --replace what it no longer has', async () => {
    const file = write(
      'all.csv',
      'id,name,adcode,risk_level,lng,lat\na,甲,360102,2,115.9,28.7\nb,乙,360102,3,115.8,28.6\n',
    );
    await load('reference-sites', file);
    await load('reference-sites', write('part.csv', 'id,risk_level\na,1\n'));
    expect(await sites()).toMatchObject([
      { id: 'a', name: '甲', risk_level: 1, lng: 115.9 },
      { id: 'b', risk_level: 3 },
    ]);
    const { said } = await load('reference-sites', write('less.csv', 'id,risk_level\na,1\n'), '--replace');
    expect(said).toContain('1 removed');
    expect((await sites()).map(({ id }) => id)).toEqual(['a']);
  });

  it('loads again what the service serves, and nothing has changed', async () => {
    const before = await database.number('SELECT last_id FROM atlas.outbox_head');
    for (const collection of ['coal-mines', 'chemical-parks', 'coach-routes', 'rectifications', 'published-figures']) {
      const page = await (await fetch(`${API_URL}collections/${collection}/items?limit=200`)).text();
      const { code, said } = await load(collection, write(`${collection}.geojson`, page));
      expect(said).toMatch(/(\d+) read = \1 loaded \+ 0 refused/);
      expect(code).toBe(0);
    }
    // MapServer rounds at six decimals: lines and areas may have moved by a decimetre, points of four decimals have not.
    const told = await database.rows<{ source: string }>(
      `SELECT DISTINCT message ->> 'source' AS source FROM atlas.outbox WHERE id > $1`,
      [before],
    );
    expect(told.map(({ source }) => source)).not.toContain('collections/coal-mines');
  });

  it('says what is not a collection, a file or a register', async () => {
    expect(await load('coal_mines; DROP TABLE x', write('x.csv', 'id\n'))).toMatchObject({ code: 1 });
    expect(await load('coal-mines', join(folder, 'absent.csv'))).toMatchObject({ code: 1 });
    expect((await load('coal-mines', write('odd.json', '{"a":1}'))).said).toContain('no GeoJSON FeatureCollection');
    expect((await load()).code).toBe(2);
  });
});
