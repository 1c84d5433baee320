import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { REGISTRY } from '../../src/hazards/registry.ts';
import { guessKind } from '../../src/register/import/guess-kind.ts';
import { openTable } from '../../src/register/import/open-file.ts';
import { toQuarantineCsv } from '../../src/register/import/quarantine-csv.ts';
import { convertFile, opened, toBytes } from './import-kit.ts';

const COAL = REGISTRY.require('coal-mine');
const noteCodes = (account: { readonly notes: readonly { readonly code: string }[] }): string[] =>
  account.notes.map((note) => note.code);

describe('the account', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '',
      '*',
      '-',
      'NaN',
      '0',
      '25',
      '114',
      '360702',
      '500-600',
      '红',
      '"',
      'a"b',
      '1,200',
      '120万吨',
      '\n',
    ),
    fc.double({ min: -400, max: 400 }).map(String),
  );
  const quote = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

  it('always adds up, whatever the cells say', () => {
    const header = '编号,名称,经度,纬度,行政区划代码,核定产能,风险等级,接入状态,超层越界';
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 11 }), { minLength: 1, maxLength: 25 }),
        (rows) => {
          const text = [header, ...rows.map((row) => row.map(quote).join(','))].join('\n');
          const file = openTable(toBytes(text), 'x.csv');
          if (!file.ok) return;
          const { account, rows: accepted, quarantine } = convertFile(text, { kind: COAL, fileName: 'x.csv' });
          expect(account.read).toBe(file.value.table.rows.length + file.value.table.broken.length);
          expect(account.accepted + account.quarantined).toBe(account.read);
          expect(accepted).toHaveLength(account.accepted);
          expect(quarantine).toHaveLength(account.quarantined);
          expect(Object.values(account.levels).reduce((sum, count) => sum + count, 0)).toBe(account.accepted);
          expect(new Set(accepted.map((row) => row['id'])).size).toBe(accepted.length);
          for (const row of accepted)
            expect(Number.isFinite(row['lng']) && Number.isFinite(row['lat']) && row['name'] !== '').toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('puts a level that does not exist aside by name; what is no number stays unread, and 1–4 are taken', () => {
    const levels = ['1', '4级', '红', '5', '5级', '0', '-1', '2.5', '1-2', '很高', ''];
    const rows = levels.map((level, row) => `M${row},"矿 ${row}",114.${row},25.1,C,${level}`);
    const text = ['编号,名称,经度,纬度,煤矿类别,风险等级', ...rows].join('\n');
    const { account, rows: accepted, quarantine } = convertFile(text, { kind: COAL });
    expect(quarantine.map(({ row, field, value, code }) => [row, field, value, code])).toEqual(
      ['5', '5级', '0', '-1', '2.5'].map((level, index) => [5 + index, 'risk_level', level, 'out-of-range']),
    );
    expect(accepted.map((row) => row['risk_level'] ?? null)).toEqual([1, 4, 1, null, null, null]);
    expect(account.read).toBe(levels.length);
  });

  it('adds up on files with flipped bytes, or says why the file cannot be read', () => {
    const text = `编号,名称,经度,纬度,核定产能\n${Array.from({ length: 20 }, (_, n) => `M${n},"示例矿 ${n}",114.${n},25.1,${n}`).join('\n')}`;
    const bytes = toBytes(text);
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(flip, { minLength: 1, maxLength: 12 }), (flips) => {
        const broken = bytes.slice();
        for (const [at, mask] of flips) broken[at] = (broken[at] ?? 0) ^ mask;
        const file = openTable(broken, 'x.csv');
        if (!file.ok) {
          expect(file.fault.words.zh).not.toBe('');
          return;
        }
        const { account } = convertFile(broken, { kind: COAL });
        expect(account.accepted + account.quarantined).toBe(account.read);
      }),
      { numRuns: 300 },
    );
  });
});

describe('rows of the dictionary', () => {
  it('read numbers, ranges, empty tokens and booleans of both polarities, and say so', () => {
    const { rows, account } = convertFile(
      [
        '编号,煤矿名称,经度,纬度,核定产能(万吨/年),超层越界(1=是 0=否),是否冲击地压（0=是，1=否）,煤矿分类,风险等级,接入状态',
        'a,甲,114,25,"1,200",1,0,A类,重大,已接入',
        'b,乙,114,25,500-600,0,1,,,离线',
        'c,丙,114,25,TBD,是,否,乱写,蓝,不知道',
        'd,丁,114,25,0.5亿吨/年,,,,3,',
      ].join('\n'),
      { kind: COAL },
    );
    expect(rows[0]).toMatchObject({
      approved_capacity: 1200,
      over_layer: true,
      rockburst: true,
      class: 'A',
      risk_level: 1,
      link_status: 'linked',
    });
    expect(rows[1]).toMatchObject({
      approved_capacity: 550,
      over_layer: false,
      rockburst: false,
      link_status: 'offline',
    });
    expect(rows[1]?.['import_notes']).toEqual([expect.stringContaining('500-600')]);
    expect(rows[2]).toMatchObject({
      approved_capacity: null,
      over_layer: true,
      rockburst: false,
      class: null,
      risk_level: 4,
      link_status: 'not-linked',
    });
    expect(rows[3]).toMatchObject({ approved_capacity: 5000, risk_level: 3, link_status: 'not-linked' });
    expect(noteCodes(account)).toEqual(
      expect.arrayContaining(['range', 'null-token', 'unreadable', 'link-unreadable', 'inverted']),
    );
    expect(account).toMatchObject({ statedLevels: 3, levels: { '1': 1, '3': 1, '4': 1, unassessed: 1 } });
  });

  it('take the authority’s own words for levels and link statuses', () => {
    const config = { ...DEFAULT_CONFIG, levelMappings: { 特级: '1' }, linkMappings: { 已并网: 'linked' } } as const;
    const { rows } = convertFile('编号,经度,纬度,风险等级,接入状态\na,114,25,特级,已并网', { kind: COAL, config });
    expect(rows[0]).toMatchObject({ risk_level: 1, link_status: 'linked' });
  });

  it('bring GCJ-02 and BD-09 to WGS-84 once and keep the origin', () => {
    const text = '编号,经度,纬度\na,114.005,25.005';
    const [wgs, gcj, bd] = (['WGS84', 'GCJ02', 'BD09'] as const).map(
      (datum) => convertFile(text, { kind: COAL, datum }).rows[0],
    );
    expect(wgs).toMatchObject({ lng: 114.005, lat: 25.005, crs: 'WGS84', crs_origin: 'WGS84' });
    expect(gcj).toMatchObject({ crs: 'WGS84', crs_origin: 'GCJ02' });
    const shift = (row: typeof wgs): number =>
      Math.hypot(Number(row?.['lng']) - 114.005, Number(row?.['lat']) - 25.005);
    expect(shift(gcj)).toBeGreaterThan(0.002);
    expect(shift(gcj)).toBeLessThan(0.01);
    expect(shift(bd)).toBeGreaterThan(shift(gcj));
  });

  it('keep repeated ids apart and the stated id visible', () => {
    const { rows, account } = convertFile('编号,经度,纬度\na,114,25\na#2,114,25\na,114,25\na,114,25', { kind: COAL });
    expect(rows.map((row) => row['id'])).toEqual(['a', 'a#2', 'a#3', 'a#4']);
    expect(rows[2]).toMatchObject({ stated_id: 'a' });
    expect(account.duplicates.count).toBe(2);
  });

  it('get the same made id from the same file', () => {
    const text = '名称,经度,纬度\n甲,114,25\n甲,114,25';
    const ids = () => convertFile(text, { kind: COAL }).rows.map((row) => row['id']);
    expect(ids()).toEqual(ids());
    expect(new Set(ids()).size).toBe(2);
  });

  it('flag positions outside every county and in another province than stated', () => {
    const { account, rows } = convertFile(
      '编号,经度,纬度,省份\na,110,25,江西\nb,118,25,Jiangxi\nc,114,25,江西省赣州市\nd,118,25,浙江省\ne,114,25,Atlantis',
      { kind: COAL },
    );
    expect(account).toMatchObject({ accepted: 5, outside: { count: 1 }, mismatched: { count: 1 } });
    expect(account.mismatched.rows[0]).toMatchObject({
      row: 3,
      words: { zh: '填报为江西省，位置落在浙江省 杭州市 上城区' },
    });
    expect(rows.map((row) => row['adcode'])).toEqual(['360000', '360000', '360000', '330000', null]);
    expect(noteCodes(account)).toContain('province-unknown');
  });

  it('place rows without coordinates by the code of their county', () => {
    const { rows, account } = convertFile('编号,经度,纬度,行政区划代码\na,,,360702\nb,,,360702001000\nc,,,156360703', {
      kind: COAL,
    });
    expect(rows.map((row) => [row['adcode'], row['lng'], row['coord_precision']])).toEqual([
      ['360702', 113.5, 'county'],
      ['360702', 113.5, 'county'],
      ['360703', 115, 'county'],
    ]);
    expect(noteCodes(account)).toContain('placed-by-code');
  });

  it('say that nothing was checked where there are no boundaries', () => {
    const { account } = convertFile('编号,经度,纬度\na,110,25', { kind: COAL, regions: null, locator: null });
    expect(account).toMatchObject({ accepted: 1, isPlaceChecked: false, outside: { count: 0 } });
    expect(noteCodes(account)).toContain('place-unchecked');
  });
});

describe('files', () => {
  it('are the same table in every encoding and delimiter', () => {
    const text = '编号,名称,经度,纬度\r\na,章贡示例矿,114,25\r\n';
    const utf16 = (isLittle: boolean): Uint8Array => {
      const bytes = new Uint8Array(2 + text.length * 2);
      const view = new DataView(bytes.buffer);
      view.setUint16(0, 0xfeff, isLittle);
      for (let at = 0; at < text.length; at++) view.setUint16(2 + at * 2, text.charCodeAt(at), isLittle);
      return bytes;
    };
    // 编号,名称,经度,纬度 and 章贡示例矿 in GB 18030.
    const gb = Uint8Array.from(
      'b1e0bac52cc3fbb3c62cbeadb6c82cceb3b6c80d0a612cd5c2b9b1cabec0fdbff32c3131342c32350d0a'.match(/../g) ?? [],
      (pair) => Number.parseInt(pair, 16),
    );
    const variants: readonly (readonly [string, string | Uint8Array, string])[] = [
      ['UTF-8', text, 'UTF-8'],
      ['UTF-8 with mark', `\uFEFF${text}`, 'UTF-8'],
      ['UTF-16 LE', utf16(true), 'UTF-16LE'],
      ['UTF-16 BE', utf16(false), 'UTF-16BE'],
      ['GB 18030', gb, 'GB18030'],
      ['semicolons', text.replaceAll(',', ';'), 'UTF-8'],
      ['tabs', text.replaceAll(',', '\t'), 'UTF-8'],
      ['bars', text.replaceAll(',', '|'), 'UTF-8'],
    ];
    for (const [name, content, encoding] of variants) {
      const file = opened(content);
      expect(file.encoding.name, name).toBe(encoding);
      expect(file.table.headers, name).toEqual(['编号', '名称', '经度', '纬度']);
      expect(file.table.rows, name).toEqual([['a', '章贡示例矿', '114', '25']]);
    }
  });

  it('may have a title line, line breaks in header cells, blank lines and trailing empty cells', () => {
    const { table } = opened('煤矿台账（2024）,,,\n编号,"经度\n(°)","纬度\n(°)"\n\na,114,25,,\n\nb,114,25\n');
    expect(table).toMatchObject({
      headers: ['编号', '经度 (°)', '纬度 (°)'],
      titleRows: 1,
      blankRows: 2,
      rowNumbers: [4, 6],
    });
    expect(convertFile('编号,"经度\n(°)","纬度\n(°)"\na,114,25', { kind: COAL }).rows[0]).toMatchObject({
      lng: 114,
      lat: 25,
    });
  });

  it('may be GeoJSON: points, areas by the middle of their box, records without geometry', () => {
    const feature = (geometry: unknown, properties: unknown, id?: string) => ({
      type: 'Feature',
      id,
      geometry,
      properties,
    });
    const square = {
      type: 'Polygon',
      coordinates: [
        [
          [114, 25],
          [115, 25],
          [115, 25.5],
          [114, 25.5],
          [114, 25],
        ],
      ],
    };
    const { rows, account } = convertFile(
      JSON.stringify({
        type: 'FeatureCollection',
        features: [
          feature({ type: 'Point', coordinates: [114.1, 25.2] }, { name: '甲' }, 'a'),
          feature(square, { name: '乙' }, 'b'),
          feature({ type: 'Point', coordinates: [null, 25] }, { name: '丙' }, 'c'),
          'nonsense',
        ],
      }),
      { kind: REGISTRY.require('chemical-park'), fileName: 'parks.geojson' },
    );
    expect(account).toMatchObject({ read: 4, accepted: 2, quarantined: 2 });
    expect(rows[0]).toMatchObject({ id: 'a', name: '甲', lng: 114.1, lat: 25.2 });
    expect(rows[1]).toMatchObject({ id: 'b', lng: 114.5, lat: 25.25, geometry: { type: 'Polygon' } });
    expect(opened('[{"id":1,"经度":114,"纬度":25}]', 'x.json').table.rows).toEqual([['1', '114', '25']]);
  });
});

describe('kinds', () => {
  it('are told by the fields and names that only they have', () => {
    const kindOf = (text: string): string => guessKind(opened(text).table, 'ledger.csv', REGISTRY.kinds).kind;
    expect(kindOf('编号,尾矿库名称,经度,纬度,是否头顶库,设计等别\na,甲尾矿库,114,25,是,四等')).toBe('tailings-pond');
    expect(kindOf('编号,煤矿名称,经度,纬度,核定产能\na,甲煤矿,114,25,120')).toBe('coal-mine');
    expect(kindOf('编号,名称,经度,纬度\na,甲客运站,114,25')).toBe('reference-site');
  });
});

describe('the download of quarantined rows', () => {
  it('opens in a spreadsheet without running anything', () => {
    const { quarantine } = convertFile('编号,经度,纬度\n"=1+1",0,0\na,-200,25', { kind: COAL });
    const csv = toQuarantineCsv(
      [
        ...quarantine,
        { row: 9, field: 'name', value: '=HYPERLINK("x","y")', code: 'x', words: { zh: '@原因', en: 'x' } },
      ],
      'zh-CN',
    );
    expect(csv.startsWith('\uFEFF行,字段,值,原因,代码\r\n')).toBe(true);
    expect(csv).toContain('"\'=HYPERLINK(""x"",""y"")",\'@原因');
    expect(csv).toContain('"0, 0"');
    expect(csv).toContain(`"'-200, 25"`);
  });
});
