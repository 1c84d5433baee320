import { describe, expect, it } from 'vitest';
import { totalOf } from './total-row.ts';

describe('a row of totals', () => {
  it.each([
    [['合计', '', '180'], '合计'],
    [['', '合  计', '180'], '合  计'],
    [['镇海区', '小计', '', '120'], '小计'],
    [['赣州市小计', '2座', '1335.5'], '赣州市小计'],
    [['总计：12座'], '总计：12座'],
    [['合计3座'], '合计3座'],
    [['其中：神木市', '神木市', '120'], '其中：神木市'],
    [['Grand Total', '', '7'], 'Grand Total'],
    [['subtotal:', '7'], 'subtotal:'],
  ])('%j', (cells, text) => {
    expect(totalOf(cells)).toBe(text);
  });

  it.each([
    [['1', '合计水库', '库']],
    [['1', '甲煤矿', '核定产能合理', '120']],
    [['累计站', 'Total 加油站']],
    [['1', '甲', '乙', '丙', '与二期合计']],
    [['Total Energies']],
    [['']],
  ])('%j is none', (cells) => {
    expect(totalOf(cells)).toBeNull();
  });
});
