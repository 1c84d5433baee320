import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { toDraftFromColumns } from '../../src/register/draft.ts';
import { guessKind } from '../../src/register/import/guess-kind.ts';
import { PATCH_COLUMNS } from '../../src/register/import/stored-register.ts';
import { targetsOf } from '../../src/register/import/targets.ts';
import { checkCell } from '../../src/register/row-schema.ts';
import { rowFieldsOf } from '../../src/register/site-fields.ts';
import { readSnapshot } from '../../src/register/snapshot-reader.ts';
import { convertFile, NOW_MS, opened, readAll, toBytes, tryOpen } from './import-kit.ts';

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

  it('always adds up, whatever the cells say', async () => {
    const header = '编号,名称,经度,纬度,行政区划代码,核定产能,风险等级,接入状态,超层越界';
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 11 }), { minLength: 1, maxLength: 25 }),
        async (rows) => {
          const text = [header, ...rows.map((row) => row.map(quote).join(','))].join('\n');
          const file = await tryOpen(text, 'x.csv');
          if (!file.ok) return;
          const read = await readAll(file.value);
          const { account, rows: accepted, quarantine } = await convertFile(text, { kind: COAL, fileName: 'x.csv' });
          expect(account.read).toBe(read.rows.length + read.broken.length);
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

  it('puts a level that does not exist aside by name; what is no number stays unread, and 1–4 are taken', async () => {
    const levels = ['1', '4级', '红', '5', '5级', '0', '-1', '2.5', '1-2', '很高', ''];
    const rows = levels.map((level, row) => `M${row},"矿 ${row}",114.${row},25.1,C,${level}`);
    const text = ['编号,名称,经度,纬度,煤矿类别,风险等级', ...rows].join('\n');
    const { account, rows: accepted, quarantine } = await convertFile(text, { kind: COAL });
    expect(quarantine.map(({ row, field, value, code }) => [row, field, value, code])).toEqual(
      ['5', '5级', '0', '-1', '2.5'].map((level, index) => [5 + index, 'risk_level', level, 'out-of-range']),
    );
    expect(accepted.map((row) => row['risk_level'] ?? null)).toEqual([1, 4, 1, null, null, null]);
    expect(account.read).toBe(levels.length);
  });

  it('adds up on files with flipped bytes, or says why the file cannot be read', async () => {
    const text = `编号,名称,经度,纬度,核定产能\n${Array.from({ length: 20 }, (_, n) => `M${n},"示例矿 ${n}",114.${n},25.1,${n}`).join('\n')}`;
    const bytes = toBytes(text);
    const flip = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 12 }), async (flips) => {
        const broken = bytes.slice();
        for (const [at, mask] of flips) broken[at] = (broken[at] ?? 0) ^ mask;
        const file = await tryOpen(broken, 'x.csv');
        if (!file.ok) {
          expect(file.fault.words.zh).not.toBe('');
          return;
        }
        const { account } = await convertFile(broken, { kind: COAL });
        expect(account.accepted + account.quarantined).toBe(account.read);
      }),
      { numRuns: 300 },
    );
  });
});

describe('rows of the dictionary', () => {
  it('read numbers, ranges, empty tokens and booleans of both polarities, and say so', async () => {
    const { rows, account } = await convertFile(
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

  it('take the authority’s own words for levels and link statuses', async () => {
    const config = { ...DEFAULT_CONFIG, levelMappings: { 特级: '1' }, linkMappings: { 已并网: 'linked' } } as const;
    const { rows } = await convertFile('编号,经度,纬度,风险等级,接入状态\na,114,25,特级,已并网', {
      kind: COAL,
      config,
    });
    expect(rows[0]).toMatchObject({ risk_level: 1, link_status: 'linked' });
  });

  it('bring GCJ-02 and BD-09 to WGS-84 once and keep the origin', async () => {
    const text = '编号,经度,纬度\na,114.005,25.005';
    const [wgs, gcj, bd] = await Promise.all(
      (['WGS84', 'GCJ02', 'BD09'] as const).map(
        async (datum) => (await convertFile(text, { kind: COAL, datum })).rows[0],
      ),
    );
    expect(wgs).toMatchObject({ lng: 114.005, lat: 25.005, crs: 'WGS84', crs_origin: 'WGS84' });
    expect(gcj).toMatchObject({ crs: 'WGS84', crs_origin: 'GCJ02' });
    const shift = (row: typeof wgs): number =>
      Math.hypot(Number(row?.['lng']) - 114.005, Number(row?.['lat']) - 25.005);
    expect(shift(gcj)).toBeGreaterThan(0.002);
    expect(shift(gcj)).toBeLessThan(0.01);
    expect(shift(bd)).toBeGreaterThan(shift(gcj));
  });

  it('keep repeated ids apart and the stated id visible', async () => {
    const { rows, account } = await convertFile('编号,经度,纬度\na,114,25\na#2,114,25\na,114,25\na,114,25', {
      kind: COAL,
    });
    expect(rows.map((row) => row['id'])).toEqual(['a', 'a#2', 'a#3', 'a#4']);
    expect(rows[2]).toMatchObject({ stated_id: 'a' });
    expect(account.duplicates.count).toBe(2);
  });

  it('get the same made id from the same file', async () => {
    const text = '名称,经度,纬度\n甲,114,25\n甲,114,25';
    const ids = async () => (await convertFile(text, { kind: COAL })).rows.map((row) => row['id']);
    expect(await ids()).toEqual(await ids());
    expect(new Set(await ids()).size).toBe(2);
  });

  it('flag positions outside every county and in another province than stated', async () => {
    const { account, rows } = await convertFile(
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

  it('place rows without coordinates by the code of their county', async () => {
    const { rows, account } = await convertFile(
      '编号,经度,纬度,行政区划代码\na,,,360702\nb,,,360702001000\nc,,,156360703',
      {
        kind: COAL,
      },
    );
    expect(rows.map((row) => [row['adcode'], row['lng'], row['coord_precision']])).toEqual([
      ['360702', 113.5, 'county'],
      ['360702', 113.5, 'county'],
      ['360703', 115, 'county'],
    ]);
    expect(noteCodes(account)).toContain('placed-by-code');
    expect(account.placedByCode).toMatchObject({ count: 3, rows: [{ row: 2, value: '360702' }, {}, {}] });
    expect(account.placedByName.count).toBe(0);
  });

  it('say that nothing was checked where there are no boundaries', async () => {
    const { account } = await convertFile('编号,经度,纬度\na,110,25', { kind: COAL, regions: null, locator: null });
    expect(account).toMatchObject({ accepted: 1, isPlaceChecked: false, outside: { count: 0 } });
    expect(noteCodes(account)).toContain('place-unchecked');
  });
});

describe('files', () => {
  it('are the same table in every encoding and delimiter', async () => {
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
      const file = await opened(content);
      expect(file.choices.encoding?.name, name).toBe(encoding);
      expect(file.headers, name).toEqual(['编号', '名称', '经度', '纬度']);
      expect((await readAll(file)).rows, name).toEqual([['a', '章贡示例矿', '114', '25']]);
    }
  });

  it('may have a title line, line breaks in header cells, blank lines and trailing empty cells', async () => {
    const source = await opened('煤矿台账（2024）,,,\n编号,"经度\n(°)","纬度\n(°)"\n\na,114,25,,\n\nb,114,25\n');
    expect(source).toMatchObject({ headers: ['编号', '经度 (°)', '纬度 (°)'], titleRows: 1, rowCount: 2 });
    expect(await readAll(source)).toMatchObject({ blankRows: 2, rowNumbers: [4, 6] });
    expect((await convertFile('编号,"经度\n(°)","纬度\n(°)"\na,114,25', { kind: COAL })).rows[0]).toMatchObject({
      lng: 114,
      lat: 25,
    });
  });

  it('may be GeoJSON: points, areas by the middle of their box, records without geometry', async () => {
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
    const { rows, account } = await convertFile(
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
    expect((await readAll(await opened('[{"id":1,"经度":114,"纬度":25}]', 'x.json'))).rows).toEqual([
      ['1', '114', '25'],
    ]);
  });
});

describe('kinds', () => {
  it('are told by the fields and names that only they have', async () => {
    const kindOf = async (text: string): Promise<string> => {
      const { headers, sample } = await opened(text);
      return guessKind({ headers, rows: sample }, 'ledger.csv', REGISTRY.kinds).kind;
    };
    expect(await kindOf('编号,尾矿库名称,经度,纬度,是否头顶库,设计等别\na,甲尾矿库,114,25,是,四等')).toBe(
      'tailings-pond',
    );
    expect(await kindOf('编号,煤矿名称,经度,纬度,核定产能\na,甲煤矿,114,25,120')).toBe('coal-mine');
    expect(await kindOf('编号,名称,经度,纬度\na,甲客运站,114,25')).toBe('reference-site');
  });
});

describe('the download of quarantined rows', () => {
  const text = '编号,名称,经度,纬度,备注\n"=1+1",甲,0,0,"a ""b"", c"\nb,乙,-200,25,-5\nc,丙,114\nd,丁,114,25,x';

  it('has every bad row with its reason and with its own cells as they stood', async () => {
    const { csv, account } = await convertFile(text, { kind: COAL });
    expect(account).toMatchObject({ read: 4, accepted: 1, quarantined: 3 });
    expect(csv.startsWith(`\uFEFF${PATCH_COLUMNS.join(',')},编号,名称,经度,纬度,备注\r\n`)).toBe(true);
    const { headers, sample } = await opened(csv);
    expect(headers.slice(0, 5)).toEqual([...PATCH_COLUMNS]);
    expect(sample.map((row) => [row[0], row[1], row[2], ...row.slice(5)])).toEqual([
      ['import-test', '2', 'lng', "'=1+1", '甲', '0', '0', 'a "b", c'],
      ['import-test', '3', 'lng', 'b', '乙', '-200', '25', '-5'],
      ['import-test', '4', '', 'c', '丙', '114', '', ''],
    ]);
    for (const row of sample) expect(row[4]).not.toBe('');
  });

  it('runs nothing in a spreadsheet', async () => {
    const { csv } = await convertFile(text, { kind: COAL });
    expect(csv).toContain(",'=1+1,");
    expect(csv).not.toMatch(/(^|,)"?[=@]/m);
  });

  it('names every row, where the account shows the first 200', async () => {
    const rows = Array.from({ length: 450 }, (_, n) => `M${n},0,0`);
    const { csv, account } = await convertFile(['编号,经度,纬度', ...rows, 'ok,114,25'].join('\n'), { kind: COAL });
    expect(account.quarantine).toMatchObject({ count: 450, rows: { length: 200 } });
    expect((await opened(csv)).rowCount).toBe(450);
  });
});

describe('the bytes of a register', () => {
  const CONTEXT = { config: DEFAULT_CONFIG, nowMs: NOW_MS, listed: 10 };
  const columnsOf = async (bytes: ArrayBuffer) => {
    const read = await readSnapshot(bytes, { name: 'import' });
    if (!read.ok) throw new Error(read.fault.message);
    return read.value;
  };

  it('pass the register’s own checks, whatever the file says', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', '__proto__', 'constructor', '10000-01-01', '+010000-01-01', '2020-02-30', '1e400', '-1e308'),
      fc.constantFrom(
        'NaN',
        'Infinity',
        '114',
        '25',
        '红',
        '5',
        '是',
        '2024-04-30 08:00',
        '360702',
        '离线',
        'A',
        '\uD800',
      ),
      fc.string({ maxLength: 8 }),
      fc.constant(''),
    );
    const header = REGISTRY.kinds.map((kind) => ({
      kind,
      fields: targetsOf(kind).map(({ name }) => name),
    }));
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...header),
        fc.array(fc.infiniteStream(cell), { minLength: 1, maxLength: 8 }),
        async ({ kind, fields }, streams) => {
          const lines = streams.map((stream) => {
            const row = [...stream.take(fields.length)].map((value) => `"${value.replaceAll('"', '""')}"`);
            // Half of the rows shall get beyond the position, whose faults come first.
            if (row[0]?.length !== 2) [row[fields.indexOf('lng')], row[fields.indexOf('lat')]] = ['114', '25'];
            if (row[0]?.length !== 2) row[fields.indexOf('crs')] = 'WGS84';
            return row.join(',');
          });
          const text = [fields.join(','), ...lines].join('\n');
          const columns = fields.map((field) => ({ field, factor: 1, isInverted: false }));
          const { files, account, rows } = await convertFile(text, { kind, columns });
          expect(account.read).toBe(account.accepted + account.quarantined);
          accepted += account.accepted;
          const core = await columnsOf(files.core);
          const draft = toDraftFromColumns(core.columns, core.rowCount, { ...CONTEXT, kind });
          expect(draft.account).toMatchObject({ read: account.accepted, quarantined: 0 });
          const known = rowFieldsOf(kind);
          for (const row of rows)
            for (const field of known)
              if (!['id', 'risk_level'].includes(field.name))
                expect(checkCell(field, row[field.name] ?? null)).toBeNull();
        },
      ),
      { numRuns: 150 },
    );
    // The property says nothing where every row is quarantined.
    expect(accepted).toBeGreaterThan(50);
  });

  it('carry computed levels apart from stated ones, and the kind’s flags', async () => {
    const text = '编号,经度,纬度,煤矿类别,风险等级,煤矿状态\na,114,25,D,红,\nb,114,25,C,,停产\nc,114,25,,,';
    const { files, account } = await convertFile(text, { kind: COAL });
    const { columns } = await columnsOf(files.core);
    expect(columns['risk_level']).toEqual([1, expect.any(Number), null]);
    expect(columns['level_computed']).toEqual([false, true, false]);
    expect(columns['is_stopped']).toEqual([false, true, false]);
    expect(account).toMatchObject({ statedLevels: 1, computedLevels: 1 });
    expect(columns['last_report_at']).toBeUndefined();
  });

  it('count rows by county, and what is connected among them', async () => {
    const { counts } = await convertFile(
      '编号,经度,纬度,区划代码,接入状态\na,113.5,25,,已接入\nb,113.5,25,360703,离线\nc,115,25,360000,未接入\nd,1,50,,部分接入',
      { kind: COAL },
    );
    expect(counts).toEqual({ counties: [0, 2, 3], registered: [1, 1, 2], linked: [0, 1, 1] });
  });

  it('have digests that change with a row’s content and with nothing else', async () => {
    const digests = async (text: string, options = {}) => {
      const { files } = await convertFile(text, { kind: COAL, ...options });
      const { columns } = await columnsOf(files.digests);
      return Object.fromEntries((columns['id'] ?? []).map((id, row) => [String(id), columns['digest']?.[row]]));
    };
    const first = await digests(
      '编号,名称,经度,纬度,核定产能,数据截至\na,甲,114,25,120,2024-03-31\nb,乙,114.5,25,60,2024-03-31',
    );
    const later = await digests(
      '数据截至,核定产能,纬度,经度,名称,编号\n2024-04-30,60,25,114.5,乙,b\n2024-04-30,150,25,114,甲,a',
      { fileName: 'april.csv' },
    );
    expect(later['b']).toBe(first['b']);
    expect(later['a']).not.toBe(first['a']);
    const unnamed = '名称,经度,纬度\n甲,114,25\n乙,114.5,25';
    const moved = '名称,经度,纬度\n新,115,25\n甲,114,25\n乙,114.5,25';
    expect(Object.keys(await digests(moved))).toEqual(expect.arrayContaining(Object.keys(await digests(unnamed))));
  });

  it('are the same for the same file', async () => {
    const text = '编号,名称,经度,纬度,核定产能\na,甲,114,25,120\nb,乙,0,0,60';
    const [one, other] = [await convertFile(text, { kind: COAL }), await convertFile(text, { kind: COAL })];
    expect(one.files).toEqual(other.files);
  });
});
