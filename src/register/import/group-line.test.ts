import { describe, expect, it } from 'vitest';
import { isGroupLine } from './group-line.ts';
import { readCsv } from './read-csv.ts';

const lines = (text: string): string[][] => text.split('\n').map((line) => line.split(','));

const isPair = (text: string): boolean => {
  const [above = [], line = [], ...below] = lines(text);
  return isGroupLine(above, line, below);
};

describe('two lines of a header without merged cells', () => {
  const shapes = [
    [
      'groups over every column',
      '基本信息,,,位置,,\n编号,名称,地址,经度,纬度,高程\na,甲,某路,114,25,80\nb,乙,某街,115,26,90',
    ],
    ['a last group of one column', '基本信息,,位置,,等级\n编号,名称,经度,纬度,级别\na,甲,114,25,红\nb,乙,115,26,蓝'],
    ['the same names under two groups', '编号,坝高,,库容,\n编号,设计,实际,设计,实际\na,10,9,100,80\nb,12,11,200,150'],
    ['a first column without a group', ',位置,,规模,\n编号,经度,纬度,产能,储量\na,114,25,30,5\nb,115,26,40,6'],
  ] as const;

  it.each(shapes)('%s', (_name, text) => {
    expect(isPair(text)).toBe(true);
  });

  it.each([
    ['a line of the form’s filler', '填报单位：某局,,,填报日期,,\n编号,名称,地址,经度,纬度,高程\na,甲,某路,114,25,80'],
    ['a header with columns without names, above a row', '编号,,经度,,备注\na,甲,114,25,无\nb,乙,115,26,无'],
    ['rows of words alone', '名称,,所在地,\n甲,公司,浏阳市,集里街道\n乙,厂,浏阳市,荷花街道'],
    ['names side by side above a header', '填报人,张三,,\n编号,名称,经度,纬度\na,甲,114,25'],
  ])('not %s', (_name, text) => {
    expect(isPair(text)).toBe(false);
  });

  it('are found in a text file, below its title', async () => {
    const headersOf = async (text: string): Promise<readonly [readonly string[], number]> => {
      const read = await readCsv(new File([text], 'x.csv'));
      if (!read.ok) throw new Error(read.fault.message);
      return [read.value.headers, read.value.titleRows];
    };
    expect(await headersOf(`台账,,,,,\n${shapes[0][1]}`)).toEqual([
      ['基本信息 编号', '基本信息 名称', '基本信息 地址', '位置 经度', '位置 纬度', '位置 高程'],
      1,
    ]);
    expect(await headersOf(shapes[1][1])).toEqual([
      ['基本信息 编号', '基本信息 名称', '位置 经度', '位置 纬度', '等级 级别'],
      0,
    ]);
    expect(await headersOf(shapes[2][1])).toEqual([['编号', '坝高 设计', '坝高 实际', '库容 设计', '库容 实际'], 0]);
    expect(await headersOf(shapes[3][1])).toEqual([['编号', '位置 经度', '位置 纬度', '规模 产能', '规模 储量'], 0]);
  });
});
