import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { allRows, faultOf, opened } from './test-files.ts';
import { dbfOf, shpOf, type Field } from './shapefile-kit.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 赣州 and 名称 in GBK. */
const GANZHOU = Uint8Array.of(0xb8, 0xd3, 0xd6, 0xdd);
const NAME = Uint8Array.of(0xc3, 0xfb, 0xb3, 0xc6);

const ID: Field = { name: 'ID', type: 'C', length: 8 };
const two = { shp: shpOf(1, [{ point: [114, 25] }, null]), dbf: dbfOf([ID], [['a'], ['b']]) };

const zip = (parts: Readonly<Record<string, Uint8Array | string>>, layer = 'layer'): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([part, bytes]) => [
        part.includes('.') ? part : `${layer}.${part}`,
        typeof bytes === 'string' ? utf8(bytes) : bytes,
      ]),
    ),
  );

describe('a zipped Shapefile as a table', () => {
  it('fields of every type, empty shapes, deleted records', async () => {
    const fields: Field[] = [
      ID,
      { name: 'N', type: 'N', length: 8 },
      { name: 'D', type: 'D', length: 8 },
      { name: 'L', type: 'L', length: 1 },
      { name: 'I', type: 'I', length: 4 },
    ];
    const rows = [
      ['a', '  12.50', '20201116', 'T', Uint8Array.of(1, 1, 0, 0)],
      ['b', '********', '00000000', '?', Uint8Array.of(0, 0, 0, 0)],
      ['c', '', '', 'n', Uint8Array.of(255, 255, 255, 255)],
    ];
    const shp = shpOf(1, [{ point: [114.5, 25] }, null, { point: [1, 2] }]);
    const source = await opened(zip({ shp, dbf: dbfOf(fields, rows, { deleted: [2] }) }), 'x.zip');
    expect(source.headers).toEqual(['ID', 'N', 'D', 'L', 'I', 'geometry.longitude', 'geometry.latitude']);
    expect(source.rowCount).toBe(2);
    const { rows: read, rowNumbers } = await allRows(source);
    expect(read).toEqual([
      ['a', '12.50', '2020-11-16', 'TRUE', '257', '114.5', '25'],
      ['b', '', '', '', '0', '', ''],
    ]);
    expect(rowNumbers).toEqual([1, 2]);
    expect(source.notes).toMatchObject([{ code: 'deleted-records', count: 1 }]);
    expect(source.statedCrs).toBeNull();
  });

  it('Chinese by .cpg, by language byte, by neither, and where the .cpg is wrong', async () => {
    const field = { name: NAME, type: 'C', length: 10 };
    const shp = shpOf(1, [{ point: [114, 25] }]);
    const gbk = (driver: number): Uint8Array => dbfOf([field], [[GANZHOU]], { driver });
    for (const [parts, overruled] of [
      [{ shp, dbf: gbk(0), cpg: 'GBK' }, false],
      [{ shp, dbf: gbk(0x4d) }, false],
      [{ shp, dbf: gbk(0) }, false],
      [{ shp, dbf: gbk(0), cpg: 'UTF-8' }, true],
    ] as const) {
      const source = await opened(zip(parts), 'x.zip');
      expect(source.headers[0]).toBe('名称');
      expect(source.sample[0]?.[0]).toBe('赣州');
      expect(source.choices.encoding?.name).toBe('GB18030');
      expect(source.notes.some(({ code }) => code === 'encoding-overruled')).toBe(overruled);
    }
    const plain = dbfOf([{ name: utf8('名称'), type: 'C', length: 10 }], [[utf8('赣州')]]);
    const source = await opened(zip({ shp, dbf: plain }), 'x.zip');
    expect([source.headers[0], source.sample[0]?.[0], source.choices.encoding?.name]).toEqual([
      '名称',
      '赣州',
      'UTF-8',
    ]);
  });

  it('a text cut in the middle of a character at the end of its field is still UTF-8', async () => {
    const cut = utf8('赣州市').subarray(0, 8);
    const shp = shpOf(1, [{ point: [114, 25] }]);
    const source = await opened(zip({ shp, dbf: dbfOf([{ ...ID, length: 8 }], [[cut]]) }), 'x.zip');
    expect(source.choices.encoding?.name).toBe('UTF-8');
    expect(source.sample[0]?.[0]).toMatch(/^赣州/);
  });

  it('lines, and areas with a hole and an island', async () => {
    const square = (from: number, to: number): [number, number][] => [
      [from, from],
      [from, to],
      [to, to],
      [to, from],
      [from, from],
    ];
    const hole = square(1, 2).reverse();
    const shp = shpOf(5, [{ parts: [square(0, 4), hole, square(10, 12)] }, { parts: [square(0, 2)] }]);
    const source = await opened(zip({ shp, dbf: two.dbf }), 'x.zip');
    const { rows, geometries } = await allRows(source);
    expect(rows).toEqual([
      ['a', '6', '6'],
      ['b', '1', '1'],
    ]);
    expect(geometries.get(0)).toEqual({ type: 'MultiPolygon', coordinates: [[square(0, 4), hole], [square(10, 12)]] });
    expect(geometries.get(1)?.type).toBe('Polygon');
    const lines = await opened(
      zip({
        shp: shpOf(3, [
          {
            parts: [
              [
                [0, 0],
                [2, 4],
              ],
            ],
          },
          null,
        ]),
        dbf: two.dbf,
      }),
      'x.zip',
    );
    expect((await allRows(lines)).geometries.get(0)).toEqual({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [2, 4],
      ],
    });
  });

  it.each([
    [
      'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
      'WGS84',
    ],
    [
      'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]',
      'CGCS2000',
    ],
    [
      'PROJCS["CGCS2000_3_Degree_GK_CM_114E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
      'EPSG:4547',
    ],
  ])('system of the .prj %#', async (prj, system) => {
    expect((await opened(zip({ ...two, prj }), 'x.zip')).statedCrs).toBe(system);
  });

  it('an unknown .prj is kept as it stands', async () => {
    const prj = 'PROJCS["Local_Grid_1987",GEOGCS["x"],PROJECTION["Mercator"]]';
    expect((await opened(zip({ ...two, prj }), 'x.zip')).statedCrs).toBe(`WKT:${prj}`);
  });

  it('several layers: the fullest is read, another on demand; folders, case and Mac resource forks', async () => {
    const three = { shp: shpOf(1, [null, null, null]), dbf: dbfOf([ID], [['x'], ['y'], ['z']]) };
    const archive = zip({
      '数据/ponds.SHP': two.shp,
      '数据/ponds.DBF': two.dbf,
      '数据/mines.shp': three.shp,
      '数据/mines.dbf': three.dbf,
      '__MACOSX/数据/._mines.shp': 'noise',
      '../../etc/readme.txt': 'noise',
    });
    const source = await opened(archive, 'x.zip');
    expect(source.choices.sheets).toEqual(['mines']);
    expect(source.sheets?.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['ponds', 2],
      ['mines', 3],
    ]);
    expect(source.notes).toMatchObject([{ code: 'layers-left-out', count: 1 }]);
    expect((await opened(archive, 'x.zip', { sheets: ['ponds'] })).rowCount).toBe(2);
  });
});

describe('a Shapefile that is not whole', () => {
  it.each([
    ['no .dbf', { shp: two.shp }, 'missing-part', '.dbf'],
    ['no .shp', { dbf: two.dbf }, 'missing-part', '.shp'],
    ['other counts', { shp: shpOf(1, [null]), dbf: two.dbf }, 'damaged', '1 shapes, 2 records'],
    ['a cut .shp', { shp: two.shp.slice(0, -3), dbf: two.dbf }, 'damaged', '1 shapes, 2 records'],
    ['a cut .dbf', { shp: two.shp, dbf: two.dbf.slice(0, -9) }, 'damaged', '2 records stated, 1 present'],
    ['a .dbf of billions', { shp: two.shp, dbf: dbfOf([ID], [['a']], { stated: 4_000_000_000 }) }, 'damaged', '.dbf'],
    ['no records', { shp: shpOf(1, []), dbf: dbfOf([ID], []) }, 'no-rows', '0 行'],
    ['nonsense', { shp: utf8('x'.repeat(200)), dbf: two.dbf }, 'damaged', '.shp'],
  ])('%s', async (_name, parts, kind, words) => {
    const fault = await faultOf(zip(parts), 'x.zip');
    expect(fault.kind).toBe(kind);
    expect(fault.words.zh).toContain(words);
  });

  it('a part alone says what to do', async () => {
    expect((await faultOf(two.shp, 'x.shp')).words.zh).toContain('zip');
    expect((await faultOf(two.dbf, 'x.dbf')).words.zh).toContain('zip');
  });

  it('one damaged shape costs its record only', async () => {
    const shp = shpOf(3, [
      {
        parts: [
          [
            [0, 0],
            [2, 4],
          ],
        ],
      },
      {
        parts: [
          [
            [0, 0],
            [2, 4],
          ],
        ],
      },
    ]);
    // Points of the first record: states a thousand.
    new DataView(shp.buffer).setInt32(100 + 8 + 40, 1000, true);
    const { rows, broken } = await allRows(await opened(zip({ shp, dbf: two.dbf }), 'x.zip'));
    expect(rows).toEqual([['b', '1', '2']]);
    expect(broken).toMatchObject([{ row: 1, code: 'not-a-feature', cells: ['a', '', ''] }]);
  });

  it('a byte changed anywhere ends in a fault or in both records', async () => {
    const shp = shpOf(5, [
      {
        parts: [
          [
            [0, 0],
            [0, 2],
            [2, 2],
            [0, 0],
          ],
        ],
      },
      null,
    ]);
    for (const part of ['shp', 'dbf'] as const)
      for (let at = 0; at < { shp, dbf: two.dbf }[part].length; at++) {
        const parts = { shp: shp.slice(), dbf: two.dbf.slice() };
        parts[part][at] = (parts[part][at] ?? 0) ^ 0x95;
        const source = await opened(zip(parts), 'x.zip').catch(() => null);
        if (source === null) continue;
        const { rows, broken } = await allRows(source);
        expect(rows.length + broken.length).toBe(source.rowCount);
      }
  }, 30_000);
});
