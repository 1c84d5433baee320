import { existsSync, readFileSync } from 'node:fs';
import { writeOds } from 'hucre/ods';
import { writeXlsx, type CellValue, type MergeRange, type WriteSheet } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { OpenedSource, ReadOptions } from '../opened-source.ts';
import { allRows, faultOf, opened } from './test-files.ts';

const merge = (startRow: number, startCol: number, endRow: number, endCol: number): MergeRange => ({
  startRow,
  startCol,
  endRow,
  endCol,
});

const open = async (sheets: readonly WriteSheet[], options: ReadOptions = {}, more = {}): Promise<OpenedSource> =>
  opened(await writeXlsx({ sheets: [...sheets], ...more }), 'ledger.xlsx', options);

const sheet = (name: string, rows: readonly (readonly CellValue[])[], more: Partial<WriteSheet> = {}): WriteSheet => ({
  name,
  rows: rows.map((row) => [...row]),
  ...more,
});

const codes = (source: OpenedSource): Record<string, number> =>
  Object.fromEntries(source.notes.map(({ code, count }) => [code, count]));

const rowsOf = async (source: OpenedSource): Promise<readonly (readonly string[])[]> => (await allRows(source)).rows;

describe('the header of a sheet', () => {
  it('over two lines that nobody merged, and a column without a header', async () => {
    const rows = [
      ['基本信息', null, '位置', null, null],
      ['编号', '名称', '经度', '纬度', null],
      ['a', '甲', 114.1, 25.1, '注'],
      ['b', '乙', 114.2, 25.2, null],
    ];
    const source = await open([sheet('台账', rows)]);
    expect(source.headers).toEqual(['基本信息 编号', '基本信息 名称', '位置 经度', '位置 纬度', '']);
    expect(source.choices.headerRecords).toEqual([1, 2]);
    const plain = await open([sheet('台账', rows.slice(1))]);
    expect(plain.headers).toEqual(['编号', '名称', '经度', '纬度', '']);
    expect((await allRows(plain)).rows[0]).toEqual(['a', '甲', '114.1', '25.1', '注']);
  });

  it('below a title, a filler line and two lines of merged cells; merged names of enterprises are spread', async () => {
    const rows = [
      ['某县尾矿库台账', null, null, null, null, null],
      ['填报单位：某县应急管理局', null, null, null, '2020年11月', null],
      ['序号', '基本信息', null, '位置', null, '备注'],
      [null, '企业\r\n名称', '库名', '经度', '纬度', null],
      [1, '甲公司', '一号库', 114.1, 25.1, null],
      [2, null, '二号库', 114.2, 25.2, '好'],
      [null, null, null, null, null, null],
      [3, '乙公司', '三号库', 114.3, 25.3, null],
    ];
    const merges = [
      merge(0, 0, 0, 5),
      merge(1, 0, 1, 3),
      merge(1, 4, 1, 5),
      merge(2, 0, 3, 0),
      merge(2, 1, 2, 2),
      merge(2, 3, 2, 4),
      merge(2, 5, 3, 5),
      merge(4, 1, 5, 1),
    ];
    const source = await open([sheet('台账', rows, { merges })]);
    expect(source.headers).toEqual(['序号', '基本信息 企业 名称', '基本信息 库名', '位置 经度', '位置 纬度', '备注']);
    expect(source.choices.headerRecords).toEqual([3, 4]);
    expect(source.titleRows).toBe(2);
    const { rows: read, rowNumbers, blankRows } = await allRows(source);
    expect(read).toEqual([
      ['1', '甲公司', '一号库', '114.1', '25.1', ''],
      ['2', '甲公司', '二号库', '114.2', '25.2', '好'],
      ['3', '乙公司', '三号库', '114.3', '25.3', ''],
    ]);
    expect([rowNumbers, blankRows]).toEqual([[5, 6, 8], 1]);
    expect(codes(source)).toEqual({ 'merged-cells': 1 });
  });

  it('three lines, most columns of one line only', async () => {
    const rows = [
      ['编号', '名称', '监测', null, null, '状态'],
      [null, null, '水位', null, '位移', null],
      [null, null, '个数', '在线', '个数', null],
      ['a', '甲', 1, 2, 3, '好'],
    ];
    const merges = [merge(0, 0, 2, 0), merge(0, 1, 2, 1), merge(0, 2, 0, 4), merge(1, 2, 1, 3), merge(0, 5, 2, 5)];
    const source = await open([sheet('x', rows, { merges })]);
    expect(source.headers).toEqual(['编号', '名称', '监测 水位 个数', '监测 水位 在线', '监测 位移 个数', '状态']);
    expect(await rowsOf(source)).toEqual([['a', '甲', '1', '2', '3', '好']]);
  });

  it('lines chosen by hand, without merged cells', async () => {
    const rows = [
      ['说明', '行'],
      ['坐标', null],
      ['经度', '纬度'],
      [1, 2],
    ];
    const source = await open([sheet('x', rows)], { headerRecords: [2, 3] });
    expect(source.headers).toEqual(['坐标 经度', '坐标 纬度']);
    expect(source.rowCount).toBe(1);
  });

  it('a heading merged over a row is not spread into its columns', async () => {
    const rows = [
      ['编号', '经度', '纬度', '名称'],
      ['一、章贡区', null, null, null],
      ['a', 1, 2, '甲'],
    ];
    const source = await open([sheet('x', rows, { merges: [merge(1, 0, 1, 3)] })]);
    expect(await rowsOf(source)).toEqual([
      ['一、章贡区', '', '', ''],
      ['a', '1', '2', '甲'],
    ]);
  });
});

describe('cells', () => {
  const day = (text: string): Date => new Date(text);

  it.each(['1900', '1904'] as const)('dates of the %s system, without a shift of zone', async (dateSystem) => {
    const style = { style: { numFmt: 'yyyy-mm-dd hh:mm' } };
    const dates = ['2020-11-16T00:00:00Z', '2020-11-16T23:59:58Z', '1999-12-31T00:00:00Z', '2024-02-29T06:30:00Z'];
    const cells = new Map(dates.map((_, at) => [`${at + 1},1`, style] as const));
    const rows = [['编号', '日期'], ...dates.map((text, at) => [`a${at}`, day(text)])];
    const source = await open([sheet('x', rows, { cells })], {}, { dateSystem });
    expect((await rowsOf(source)).map((row) => row[1])).toEqual([
      '2020-11-16',
      '2020-11-16 23:59:58',
      '1999-12-31',
      '2024-02-29 06:30:00',
    ]);
  });

  it('numbers in plain notation, truth, errors, codes that lost digits', async () => {
    const rows = [
      ['a', 'b'],
      [0.1 + 0.2, 1e21],
      [1e-9, -114.5],
      [true, false],
      ['#N/A', '#DIV/0!'],
      [913607001234567936, 'x'],
      [3.14e7, 999999999999999],
    ];
    const source = await open([sheet('x', rows)]);
    expect(await rowsOf(source)).toEqual([
      ['0.3', `1${'0'.repeat(21)}`],
      ['0.000000001', '-114.5'],
      ['TRUE', 'FALSE'],
      ['913607001234568000', 'x'],
      ['31400000', '999999999999999'],
    ]);
    expect(codes(source)).toEqual({ 'error-cells': 2, 'lost-digits': 2 });
  });

  it('formulas give their stored value; one without is counted', async () => {
    const cells = new Map([
      ['1,1', { value: 6, type: 'formula', formula: 'A2*2', formulaResult: 6 } as const],
      ['2,1', { value: null, type: 'formula', formula: 'A3*2' } as const],
    ]);
    const source = await open([
      sheet(
        'x',
        [
          ['a', 'b'],
          [3, 6],
          [4, null],
        ],
        { cells },
      ),
    ]);
    expect(await rowsOf(source)).toEqual([
      ['3', '6'],
      ['4', ''],
    ]);
    expect(codes(source)).toEqual({ 'formulas-without-value': 1 });
  });

  it('a merged area of the whole sheet costs no more than the rows there are', async () => {
    const rows = [
      ['a', 'b', 'c'],
      ['x', null, null],
      [null, null, 1],
    ];
    const source = await open([sheet('x', rows, { merges: [merge(1, 0, 1_048_575, 1)] })]);
    expect(await rowsOf(source)).toEqual([
      ['x', 'x', ''],
      ['x', 'x', '1'],
    ]);
  });
});

describe('sheets', () => {
  const sites = (from: number, to: number): CellValue[][] =>
    Array.from({ length: to - from }, (_, at) => [`T${from + at}`, `库${from + at}`, 114 + at / 100, 25]);
  const HEADER = ['编号', '名称', '经度', '纬度'];

  it('the one that looks most like a register; pages of text and hidden lists lose', async () => {
    const about = sheet(
      '填报说明',
      Array.from({ length: 50 }, (_, at) => [`第 ${at} 条`, '说明', '请', '填']),
    );
    const list = sheet(
      '列表',
      Array.from({ length: 90 }, (_, at) => [at, `项${at}`]),
      { hidden: true },
    );
    const source = await open([about, list, sheet('台账', [HEADER, ...sites(0, 20)])]);
    expect(source.choices).toMatchObject({ sheets: ['台账'], joins: [] });
    expect(source.sheets?.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['填报说明', 49],
      ['列表', 89],
      ['台账', 20],
    ]);
    expect(codes(source)['sheets-left-out']).toBe(1);
  });

  it('sheets of the same header follow each other, also with columns in another order; the sheet is named', async () => {
    const other = [
      ['名称', '编号', '纬度', '经度'],
      ['库x', 'X', 26, 115],
    ];
    const source = await open([sheet('章贡区', [HEADER, ...sites(0, 3)]), sheet('南康区', other)]);
    expect(source.headers).toEqual([...HEADER, '工作表']);
    expect((await rowsOf(source)).at(-1)).toEqual(['X', '库x', '115', '26', '南康区']);
    expect(source.choices.sheets).toEqual(['章贡区', '南康区']);
    const one = await open([sheet('章贡区', [HEADER, ...sites(0, 3)]), sheet('南康区', other)], { sheets: ['南康区'] });
    expect(one.rowCount).toBe(1);
  });

  it('the same ledger of another month is left out and said', async () => {
    const source = await open([sheet('9月', [HEADER, ...sites(0, 9)]), sheet('10月', [HEADER, ...sites(0, 10)])]);
    expect(source.choices).toMatchObject({ sheets: ['10月'], joins: [] });
    expect(codes(source)).toEqual({ 'sheets-left-out': 1 });
  });

  it('are joined by a key, never multiplying rows; collisions are named by the sheet', async () => {
    const owners = [
      ['编 号', '企业', '名称', '经度'],
      ...Array.from({ length: 9 }, (_, at) => [`T${at}`, `企业${at}`, `库${at}`, 0]),
    ];
    const source = await open([sheet('台账', [HEADER, ...sites(0, 10)]), sheet('企业', owners)]);
    expect(source.headers).toEqual([...HEADER, '企业', '企业 经度']);
    expect(source.rowCount).toBe(10);
    expect((await rowsOf(source))[9]).toEqual(['T9', '库9', '114.09', '25', '', '']);
    expect(codes(source)).toEqual({ 'sheet-joined': 9, 'join-without-partner': 1, 'join-same-columns': 1 });
    const chosen = await open([sheet('台账', [HEADER, ...sites(0, 10)]), sheet('企业', owners)], { joins: [] });
    expect(chosen.headers).toEqual(HEADER);
  });

  it('a join chosen by hand takes the first of repeated keys and counts the others', async () => {
    const notes = [
      ['id', '备注'],
      ['T1', 'first'],
      ['T1', 'second'],
      ['T99', 'nobody'],
    ];
    const join = { sheet: '备注', baseKey: '编号', key: 'id' };
    const source = await open([sheet('台账', [HEADER, ...sites(0, 3)]), sheet('备注', notes)], {
      sheets: ['台账'],
      joins: [join, { ...join, sheet: '没有' }],
    });
    expect((await rowsOf(source)).map((row) => row[4])).toEqual(['', 'first', '']);
    expect(source.choices.joins).toEqual([join]);
    expect(codes(source)).toMatchObject({
      'join-repeated': 1,
      'join-only-there': 1,
      'join-without-partner': 2,
      'join-not-possible': 1,
    });
  });

  it('line numbers are no key', async () => {
    const one = [['序号', '名称'], ...Array.from({ length: 5 }, (_, at) => [at + 1, `a${at}`])];
    const two = [['序号', '电话', '人'], ...Array.from({ length: 5 }, (_, at) => [at + 1, 'x', 'y'])];
    expect((await open([sheet('x', one), sheet('y', two)])).choices.joins).toEqual([]);
  });
});

describe('other workbooks, and what is none', () => {
  it('OpenDocument, under any name', async () => {
    const bytes = await writeOds({
      sheets: [
        sheet('x', [
          ['编号', '经度'],
          ['a', 114.5],
        ]),
      ],
    });
    const source = await opened(bytes, 'ledger.csv');
    expect(await rowsOf(source)).toEqual([['a', '114.5']]);
    expect(codes(source)).toEqual({ 'wrong-extension': 1 });
  });

  it('a password, an empty workbook, a header alone', async () => {
    const rows = [
      ['a', 'b'],
      [1, 2],
    ];
    const locked = await writeXlsx({ sheets: [sheet('x', rows)], encryption: { password: 'p', spinCount: 10 } });
    expect((await faultOf(locked, 'x.xlsx')).kind).toBe('encrypted');
    expect((await faultOf(locked, 'x.xlsx')).words.zh).toContain('另存为 xlsx 或 CSV');
    const biff4 = Uint8Array.from([9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0, 0, 0]);
    expect(await faultOf(biff4, 'x.xls')).toMatchObject({ kind: 'binary-file' });
    expect((await faultOf(biff4, 'x.xls')).words.zh).toContain('另存为 xlsx 或 CSV');
    expect((await faultOf(await writeXlsx({ sheets: [sheet('x', [])] }), 'x.xlsx')).words.zh).toContain('工作簿');
    expect((await faultOf(await writeXlsx({ sheets: [sheet('x', [['编号', '经度']])] }), 'x.xlsx')).kind).toBe(
      'no-rows',
    );
  });

  it('cut off anywhere: a fault in words, or every row', async () => {
    const bytes = await writeXlsx({
      sheets: [
        sheet('x', [
          ['a', 'b'],
          [1, 2],
        ]),
      ],
    });
    for (let length = 4; length < bytes.length; length += 37)
      expect(['damaged', 'binary-file', 'empty-file']).toContain(
        (await faultOf(bytes.slice(0, length), 'x.xlsx')).kind,
      );
  });
});

const REAL = '../shared/data';
const real = (path: string): Uint8Array => new Uint8Array(readFileSync(`${REAL}/${path}`));

describe.skipIf(!existsSync(REAL))(`real workbooks (skipped where ${REAL} is absent)`, () => {
  it('nine sheets of Brazilian dams joined by ID Barragem', async () => {
    const source = await opened(real('tailings-brazil/sigbm_2024-11-11.xlsx'), 'sigbm.xlsx');
    expect(source.rowCount).toBe(334);
    expect(source.choices.sheets).toEqual(['1']);
    expect(source.choices.joins?.map(({ sheet: name, key }) => `${name}:${key}`)).toEqual(
      ['2', '3', '4', '5', '6', '7', '1.2', '1.1'].map((name) => `${name}:ID Barragem`),
    );
    const joined = source.notes.filter(({ code }) => code === 'sheet-joined').map(({ count }) => count);
    expect(joined).toEqual([334, 334, 334, 334, 334, 334, 76, 10]);
    expect(source.headers.indexOf('Latitude')).toBeGreaterThan(0);
    expect(source.headers).toContain('1.1 Latitude');
    const rows = await rowsOf(source);
    const latitude = source.headers.indexOf('Latitude');
    expect(rows.every((row) => Number(row[latitude]) < 0)).toBe(true);
    expect(rows[0]?.[source.headers.indexOf('VolumeAtualReservatorio_m3')]).toBe('549,927.00');
  });

  it('coal mines of the world: 5,226 rows, and 1,354 on the closed sheet', async () => {
    const bytes = real('coal-mines/Global-Coal-Mine-Tracker-April-2024.xlsx');
    const source = await opened(bytes, 'mines.xlsx');
    expect(source.sheets?.map(({ rowCount }) => rowCount)).toEqual([16, 5226, 1354]);
    expect(source.rowCount).toBe(5226);
    expect(source.choices.joins).toEqual([]);
    const closed = source.sheets?.[2]?.name ?? '';
    const second = await opened(bytes, 'mines.xlsx', { sheets: [closed], joins: [] });
    expect(second.rowCount).toBe(1354);
    expect(second.headers).toContain('Mine Size (Km2)');
    const both = await opened(bytes, 'mines.xlsx', { sheets: [source.sheets?.[1]?.name ?? '', closed], joins: [] });
    expect(both.rowCount).toBe(6580);
  });
});
