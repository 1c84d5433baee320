import { describe, expect, it } from 'vitest';
import { allRows, opened } from './formats/test-files.ts';

describe('degrees, minutes and seconds in columns of their own', () => {
  it('are one column, below two lines of a header or one', async () => {
    const text =
      '名称,经度,,,纬度,,,坝高\n,度,分,秒,度,分,秒,\n甲,113,38,24,28,9,36,30\n乙,113,42,,28,12,0,20\n丙,113.5,,,28.5,,,20\n';
    const source = await opened(text, 'a.csv');
    expect(source.headers).toEqual(['名称', '经度', '纬度', '坝高']);
    expect(source.sample).toEqual([
      ['甲', '113°38′24″', '28°9′36″', '30'],
      ['乙', '113°42′', '28°12′0″', '20'],
      ['丙', '113.5', '28.5', '20'],
    ]);
    expect((await allRows(source)).rows).toEqual(source.sample);
    expect(source.notes).toMatchObject([{ code: 'degrees-joined', count: 2 }]);
    const flat = await opened(
      '名称,东经（度）,东经（分）,东经（秒）,北纬（度）,北纬（分）,北纬（秒）\n甲,113,38,24,28,9,36\n',
      'a.csv',
    );
    expect([flat.headers, flat.sample]).toEqual([['名称', '东经', '北纬'], [['甲', '113°38′24″', '28°9′36″']]]);
  });

  it('leaves degrees alone as they are, and what was joined once', async () => {
    const headers = ['名称', '经度（度）', '纬度（度）', '评分'];
    expect((await opened(`${headers.join(',')}\n甲,113.6,28.1,3\n`, 'a.csv')).headers).toEqual(headers);
    const again = await opened('名称,经度,纬度\n甲,113°38′24″,28°9′36″\n', 'a.csv');
    expect([again.headers, again.notes]).toEqual([['名称', '经度', '纬度'], []]);
  });
});
