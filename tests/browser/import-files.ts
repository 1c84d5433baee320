/** Ledgers as an authority has them, made for the browser tests of the import. */
import { readFileSync } from 'node:fs';
import gcoord from 'gcoord';
import { writeXlsx } from 'hucre';
import { RegionIndex, type RegionIndexFile } from '../../src/domain/region-index.ts';
import type { BoundaryTopology } from '../../src/domain/topology.ts';
import { createCountyLocator } from '../../src/register/county-locator.ts';

export interface FileOfTest {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export const csvFile = (name: string, rows: readonly (readonly (string | number)[])[]): FileOfTest => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${rows.map((row) => row.join(',')).join('\n')}\n`),
});

const readJson = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/boundaries/${name}`, import.meta.url), 'utf8'));

/** Positions around the label points of the counties of 江西, each with the county it lies in. */
export const jiangxiRows = (count: number): readonly { lng: number; lat: number; adcode: string }[] => {
  const regions = new RegionIndex(readJson('regions.json') as RegionIndexFile);
  const counties = [...regions.all()].filter(({ adcode, level }) => level === 'county' && adcode.startsWith('36'));
  return Array.from({ length: count }, (_, index) => {
    const county = counties[index % counties.length];
    if (county === undefined) throw new Error('江西 has no counties');
    return { lng: county.label[0], lat: county.label[1], adcode: county.adcode };
  });
};

/**
 * Rows of 江西 whose positions were taken from a map in GCJ-02, half of them so near a border that as WGS-84 they lie in
 * the county beside the stated one: only the shift explains that.
 */
export const shiftedRows = (): readonly (readonly (string | number)[])[] => {
  const file = readJson('regions.json') as RegionIndexFile;
  const regions = new RegionIndex(file);
  const locator = createCountyLocator(readJson('divisions.json') as BoundaryTopology, file);
  const near: (readonly [number, number, string])[] = [];
  const far: (readonly [number, number, string])[] = [];
  for (let lat = 25; lat < 29; lat += 0.0131)
    for (let lng = 114; lng < 117.5; lng += 0.0173) {
      const adcode = regions.adcodeOfCounty(locator.locate(lng, lat));
      if (adcode === undefined || !adcode.startsWith('36')) continue;
      const [x, y] = gcoord.transform<[number, number]>([lng, lat], gcoord.WGS84, gcoord.GCJ02);
      const found = regions.adcodeOfCounty(locator.locate(x, y));
      (found === adcode ? far : near).push([x, y, adcode]);
    }
  const every = <T>(list: readonly T[], wanted: number): readonly T[] =>
    list.filter((_, index) => index % Math.max(1, Math.floor(list.length / wanted)) === 0).slice(0, wanted);
  const rows = [...every(near, 150), ...every(far, 150)];
  return [
    ['编号', '名称', '经度', '纬度', '行政区划代码'],
    ...rows.map(([lng, lat, adcode], index) => [`S${index}`, `点位${index}`, lng.toFixed(6), lat.toFixed(6), adcode]),
  ];
};

/** A workbook as offices write it: a title, two header lines with merged groups, dates as numbers, a second sheet of notes. */
export const workbookWithTwoHeaders = async (): Promise<FileOfTest> => {
  const rows = jiangxiRows(24).map(({ lng, lat, adcode }, index) => [
    `WK-${String(index + 1).padStart(3, '0')}`,
    `示例尾矿库${index + 1}`,
    adcode,
    lng,
    lat,
    ['红', '橙', '黄', '蓝'][index % 4] ?? '红',
    12.5 + index,
  ]);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '尾矿库台账',
        rows: [
          ['2020年尾矿库台账'],
          ['基本信息', null, '位置', null, null, '分级', '规模'],
          ['编号', '名称', '行政区划代码', '经度', '纬度', '风险等级', '坝高（m）'],
          ...rows,
        ],
        merges: [
          { startRow: 0, startCol: 0, endRow: 0, endCol: 6 },
          { startRow: 1, startCol: 0, endRow: 1, endCol: 1 },
          { startRow: 1, startCol: 2, endRow: 1, endCol: 4 },
        ],
      },
      { name: '说明', rows: [['填表说明'], ['坝高以米计']] },
    ],
  });
  return {
    name: '尾矿库.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  };
};

/** Text in GBK. Node decodes it and does not write it, so the table is turned round. */
export const toGbk = (text: string): Buffer => {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = decoder.decode(new Uint8Array([high, low]));
      if (character.length === 1 && character !== '\uFFFD') codes.set(character, [high, low]);
    }
  return Buffer.from(
    Array.from(text).flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      const pair = codes.get(character);
      if (pair === undefined) throw new Error(`${character} is not in GBK`);
      return [...pair];
    }),
  );
};
