import { describe, expect, it } from 'vitest';
import { findTextHeader } from './text-header.ts';

const records = (text: string): string[][] => text.split('\n').map((line) => line.split(','));

describe('the header of a delimited text', () => {
  it.each([
    ['the first line', '编号,名称\na,甲\nb,乙', [0, 0]],
    [
      'below a title and a line of the form’s filler',
      '台账,,,,,,\n填报单位：某局,,,,填报日期：2024年3月5日,,\n,,,,,,\n序号,编号,名称,级别,R值,经度,纬度\n1,a,甲,一级,120,113.6,28.1\n2,b,乙,二级,60,113.7,28.2',
      [3, 3],
    ],
    ['a line that names half of the columns', 'x,y,z,,,\na,甲,1,2,3,4\nb,乙,1,2,3,4', [0, 0]],
    ['two lines of merged names', '序号,名称,位置,,状态\n,,经度,纬度,\n1,甲,113.6,28.1,好', [0, 1]],
    ['a blank name over values is no group', '序号,名称,,状态\n1,甲,113.6,好\n2,乙,113.7,好', [0, 0]],
    [
      'a row of text under a name that reaches over two columns is no header',
      '名称,所在地,\n甲,浏阳市,集里街道\n乙,浏阳市,x',
      [0, 0],
    ],
    ['no line with two cells', '台账\n甲\n乙', [0, 0]],
  ])('%s', (_name, text, span) => {
    expect(findTextHeader(records(text))).toEqual(span);
  });
});
