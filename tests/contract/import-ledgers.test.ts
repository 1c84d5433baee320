import { readFileSync } from 'node:fs';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/domain/config.ts';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { ImportSession, type OpenedFile } from '../../src/register/import/import-session.ts';
import type { ImportAccount, NormalisedRow } from '../../src/register/import/types.ts';
import { AS_OF, NOW_MS, toFile, toImportedRows } from './import-kit.ts';

/** Ledgers as bureaus write them, with the page's own guesses and the real boundaries. */
const boundaries = (name: string): ArrayBuffer =>
  new Uint8Array(readFileSync(new URL(`../../public/boundaries/${name}`, import.meta.url))).buffer;

interface Imported {
  readonly file: OpenedFile;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly account: ImportAccount;
  readonly rows: readonly NormalisedRow[];
}

let session: ImportSession;

beforeAll(() => {
  session = new ImportSession(REGISTRY.kinds);
  session.setUp(DEFAULT_CONFIG);
  if (!session.setDivisions(boundaries('regions.json'), boundaries('divisions.json'))) throw new Error('no boundaries');
});

const importFile = async (content: string | Uint8Array, fileName: string): Promise<Imported> => {
  const opened = await session.open(toFile(content, fileName));
  if (!opened.ok) throw new Error(opened.fault.message);
  const file = opened.value;
  const plan = { kind: file.kind.kind, reading: file.reading, columns: file.guesses };
  const made = await session.convert({ plan, asOf: AS_OF, nowMs: NOW_MS, previous: null, language: 'zh-CN' });
  if (!made.ok) throw new Error(made.fault.message);
  const fields = Object.fromEntries(file.headers.map((header, at) => [header, file.guesses[at]?.field ?? null]));
  return { file, fields, account: made.value.account, rows: await toImportedRows(made.value.files) };
};

const csv = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => row.join(',')).join('\r\n');

const reasonsOf = ({ account }: Imported): Record<string, number> =>
  Object.fromEntries(account.reasons.map(({ code, count }) => [code, count]));

describe('totals among the rows', () => {
  it('are quarantined as such, with a county beside them or not; nothing of them is counted', async () => {
    const imported = await importFile(
      csv([
        ['县区', '企业名称', '危险源等级', 'R值'],
        ['镇海区', '甲', '一级', 120],
        ['镇海区', '小计', '', 120],
        ['北仑区', '乙', '二级', 60],
        ['北仑区', '小 计', '', 60],
        ['全市', '合计', '', 180],
      ]),
      '重大危险源统计.csv',
    );
    expect(imported.account).toMatchObject({ read: 5, accepted: 2, quarantined: 3, placedByName: { count: 2 } });
    expect(reasonsOf(imported)).toEqual({ 'total-row': 3 });
    expect(imported.account.levels).toEqual({ '1': 1, '2': 1, '3': 0, '4': 0, unassessed: 0 });
  });

  it('are rows where they have coordinates of their own', async () => {
    const imported = await importFile('煤矿名称,经度,纬度\n甲,110.5,38.84\n小计,110.4,38.82\n', '煤矿.csv');
    expect(imported.account).toMatchObject({ accepted: 2, quarantined: 0 });
  });
});

describe('headers of forms', () => {
  it('below title, filler and date; footers are quarantined', async () => {
    const blank = Array.from({ length: 6 }, () => '');
    const { file, fields, account, rows } = await importFile(
      csv([
        ['某市危险化学品重大危险源台账', ...blank, ''],
        ['填报单位：某市应急管理局', ...blank, '填报日期：2024年3月5日'],
        ['序号', 'BA编号', '企业名称', '重大危险源名称', '重大危险源级别', '是否接入', '经度', '纬度'],
        [1, 'BA430181001', '甲公司', '液氨储罐区', '一级', '是', 113.64, 28.16],
        [2, 'BA430181002', '甲公司', '甲醇罐区', '二级', '否', 113.7, 28.2],
        ['填表人：张三', '', '审核人：李四', ...Array.from({ length: 5 }, () => '')],
      ]),
      '台账.csv',
    );
    expect(file).toMatchObject({ kind: { kind: 'major-hazard-source' }, titleRows: 2 });
    expect(fields).toMatchObject({
      序号: null,
      BA编号: 'hazard_code',
      企业名称: null,
      重大危险源名称: 'name',
      重大危险源级别: 'hazard_level',
      是否接入: 'link_status',
    });
    expect(account).toMatchObject({ read: 3, accepted: 2, quarantined: 1, levels: { '1': 1, '2': 1 } });
    // The authority's own code stands for the id: next month the same source is the same row.
    expect(rows.map(({ id, name }) => [id, name])).toEqual([
      ['BA430181001', '液氨储罐区'],
      ['BA430181002', '甲醇罐区'],
    ]);
  });

  it('two lines with units in the upper one: what stands below a group belongs to it', async () => {
    const merge = (startRow: number, startCol: number, endRow: number, endCol: number) => ({
      startRow,
      startCol,
      endRow,
      endCol,
    });
    const lines = [
      ['尾矿库名称', '县', '库容（万立方米）', '', '坝高（m）', ''],
      ['', '', '设计', '现状', '设计', '现状'],
      ['甲尾矿库', '大余县', 1250.5, 800, 65, 52.5],
    ];
    const merges = [merge(0, 0, 1, 0), merge(0, 1, 1, 1), merge(0, 2, 0, 3), merge(0, 4, 0, 5)];
    const rows = lines.map((line) => line.map((cell) => (cell === '' ? null : cell)));
    const workbook = await writeXlsx({ sheets: [{ name: '台账', rows, merges }] });
    for (const [content, name] of [
      [workbook, '尾矿库.xlsx'],
      [csv(lines), '尾矿库.csv'],
    ] as const) {
      const imported = await importFile(content, name);
      expect(imported.rows).toMatchObject([
        { capacity_design: 1250.5, capacity_now: 800, dam_height_design: 65, dam_height_now: 52.5 },
      ]);
    }
  });

  it('sheets of counties with a total below each are one register, not times of one', async () => {
    const sheet = (name: string, county: string, mines: readonly string[]) => ({
      name,
      rows: [
        ['序号', '煤矿名称', '所在县', '矿井瓦斯等级'],
        ...mines.map((mine, at) => [at + 1, mine, county, '低瓦斯矿井']),
        ['合计', null, null, null],
      ],
    });
    const sheets = [sheet('神木', '神木市', ['甲', '乙']), sheet('府谷', '府谷县', ['丙'])];
    const { account, rows } = await importFile(await writeXlsx({ sheets }), '煤矿.xlsx');
    expect(account).toMatchObject({ read: 5, accepted: 3, quarantined: 2 });
    expect(rows.map((row) => row['gas_grade'])).toEqual(['低', '低', '低']);
  });
});

describe('what columns mean', () => {
  it('by their words where a header fits two fields', async () => {
    const pond = await importFile(
      '尾矿库名称,县,运行状态,设计等别\n甲,大余县,在用,四等库\n乙,大余县,停用,五等\n丙,大余县,闭库,三等\n',
      '尾矿库.csv',
    );
    expect(pond.fields['运行状态']).toBe('status');
    expect(pond.rows.map((row) => [row['status'], row['design_grade']])).toEqual([
      ['在用', '四等'],
      ['停用', '五等'],
      ['闭库', '三等'],
    ]);
    const park = (values: readonly string[]): string =>
      csv([['化工园区名称', '县', '安全风险等级'], ...values.map((value, at) => [`园区${at}`, '浏阳市', value])]);
    expect((await importFile(park(['C', 'A级', 'D']), '园区.csv')).fields['安全风险等级']).toBe('grade');
    expect((await importFile(park(['红', '黄', '蓝']), '园区.csv')).fields['安全风险等级']).toBe('risk_level');
  });

  it('words with a remark behind them, marks without width, codes cut off by a spreadsheet', async () => {
    const imported = await importFile(
      csv([
        ['编号', '危险源名称', '重大危险源级别', '是否接入', '安全风险等级', '是否位于化工园区', '经度', '纬度\u200b'],
        [
          '4.30181E+17',
          '甲',
          '一级重大危险源',
          '已接入省平台',
          '红色（重大）',
          '是（镇海园区）',
          113.64,
          '28.16\u200b',
        ],
        ['4.30181E+17', '乙', '二级（62.5）', '未接入（停产）', '重大风险(红)', '否。', 113.65, 28.16],
        ['4.30181E+17', '丙', 'Ⅱ', '√', '红色（较大）', '是', 113.66, 28.16],
        ['4.30181E+17', '丁', '四级', '接入中', '低风险（蓝色）', '否', 113.67, 28.16],
      ]),
      '重大危险源.csv',
    );
    const picked = imported.rows.map((row) =>
      ['hazard_level', 'link_status', 'risk_level', 'in_park', 'lat'].map((name) => row[name]),
    );
    // 红色（较大） contradicts itself: the level is computed from what else the row says.
    expect(picked).toEqual([
      ['一级', 'linked', 1, true, 28.16],
      ['二级', 'not-linked', 1, false, 28.16],
      ['二级', 'linked', null, true, 28.16],
      ['四级', 'not-linked', 4, false, 28.16],
    ]);
    expect(imported.account).toMatchObject({ accepted: 4, duplicates: { count: 0 } });
    expect(imported.account.notes.find(({ code }) => code === 'spoilt-id')?.count).toBe(4);
    expect(imported.rows.every(({ id }) => String(id).startsWith('row-'))).toBe(true);
  });

  it('numbers that can only be m³ or t a year where no unit is stated', async () => {
    const ponds = await importFile(
      '尾矿库名称,总库容,现库容（万m³）,县\n甲,12505000,800,大余县\n乙,850000,60,大余县\n丙,300万m³,300,大余县\n',
      '尾矿库.csv',
    );
    expect(ponds.rows.map((row) => [row['capacity_design'], row['capacity_now']])).toEqual([
      [1250.5, 800],
      [85, 60],
      [300, 300],
    ]);
    expect(ponds.account.notes.find(({ code }) => code === 'unit-factor')?.words.zh).toContain('m³ 换算为 万m³');
    const big = await importFile('尾矿库名称,总库容,县\n甲,12505,大余县\n乙,850,大余县\n', '尾矿库.csv');
    expect(big.rows[0]).toMatchObject({ capacity_design: 12505 });
  });

  it('divisions in one column, and counties that were merged into others', async () => {
    const { account, rows } = await importFile(
      '企业名称,危险源级别,所属区域\n甲,一级,浙江省/宁波市/镇海区\n乙,二级,北京市崇文区\n丙,三级,江苏省苏州市沧浪区\n',
      '危险源.csv',
    );
    expect(account).toMatchObject({ accepted: 3, placedByName: { count: 3 } });
    expect(rows.map(({ adcode }) => adcode)).toEqual(['330211', '110101', '320508']);
  });

  it('a header of every kind tells no kind', async () => {
    const { file, fields } = await importFile(
      '风险点名称,风险等级,经度,纬度\n锅炉房,重大风险,113.64,28.16\n',
      '清单.csv',
    );
    expect(file.kind.kind).toBe('reference-site');
    expect(fields['风险点名称']).toBe('name');
  });

  it('a route without a name is called by its line or its ends', async () => {
    const { rows } = await importFile(
      '客运班线,起点,终点,县\n长沙-广州,长沙,广州,雨花区\n,浏阳,深圳,浏阳市\n',
      '班线.csv',
    );
    expect(rows.map(({ name }) => name)).toEqual(['长沙-广州', '浏阳—深圳']);
  });
});

describe('positions as surveyors write them', () => {
  it('kilometres with the number of the zone', async () => {
    const { file, rows } = await importFile(
      '尾矿库名称,横坐标（km）,纵坐标（km）\n甲,38464.64204,3116.22549\n乙,38470.54603,3120.6424\n丙,38475.43223,3109.54902\n',
      '尾矿库.csv',
    );
    expect(file.reading.crs).toBe('EPSG:4526');
    for (const [at, lng, lat] of [
      [0, 113.64, 28.16],
      [1, 113.7, 28.2],
      [2, 113.75, 28.1],
    ] as const) {
      expect(rows[at]?.['lng']).toBeCloseTo(lng, 4);
      expect(rows[at]?.['lat']).toBeCloseTo(lat, 4);
    }
  });

  it('degrees, minutes and seconds apart: never the degrees alone', async () => {
    const { rows } = await importFile(
      '尾矿库名称,经度,,,纬度,,\n,度,分,秒,度,分,秒\n甲库,113,38,24,28,9,36\n乙库,113,42,0,28,12,0\n',
      '尾矿库.csv',
    );
    expect(rows).toMatchObject([
      { lng: 113.64, lat: 28.16 },
      { lng: 113.7, lat: 28.2 },
    ]);
  });
});

it('records within the answer of an interface', async () => {
  const list = [1, 2].map((n) => ({ id: 100000000000000000n + BigInt(n), name: `煤矿${n}`, lng: 110.5, lat: 38.84 }));
  const text = `{"code":0,"data":{"total":2,"list":[${list
    .map((each) => `{"id":${each.id},"name":"${each.name}","lng":${each.lng},"lat":${each.lat}}`)
    .join(',')}]}}`;
  const { file, rows } = await importFile(text, 'api.json');
  expect(file.notes).toMatchObject([{ code: 'wrapped-list', count: 2 }]);
  expect(rows.map(({ id }) => id)).toEqual(['100000000000000001', '100000000000000002']);
});
