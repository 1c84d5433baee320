import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { neutralise, toCsv } from './csv.ts';

describe('CSV', () => {
  it('begins with a byte order mark and ends every line with CRLF', () => {
    expect(toCsv(['名称', '处'], [['甲', 3]])).toBe('\uFEFF名称,处\r\n甲,3\r\n');
  });

  it('neutralises what a spreadsheet would calculate and leaves numbers alone', () => {
    const cells = ['=1+1', '@SUM(A1)', '-2+3', '+cmd', '-12.5', '+3', -12.5, null, '\t=1'];
    const line = toCsv(['a'], [cells]).split('\r\n')[1];
    expect(line).toBe("'=1+1,'@SUM(A1),'-2+3,'+cmd,-12.5,+3,-12.5,,'\t=1");
  });

  it.each([
    '＝1+1',
    '＋1+1',
    '－1+1',
    '＠SUM(A1)',
    '  =1',
    '\u3000＝1',
    '"=1"',
    '\u202E=1',
    '\u200B@x',
    '\r=1',
    '\n=1',
    '-',
  ])('puts an apostrophe before %j', (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
    expect(neutralise(neutralise(text))).toBe(`'${text}`);
  });

  it.each(['-1', '-1.5', '+86', '-.5', '-1e-5', '-1,234.5', '-3%', '甲-乙', "'=1", 'a=b', ' 甲'])(
    'leaves %j alone',
    (text) => expect(neutralise(text)).toBe(text),
  );

  it('gives every text back to a reader of CSV', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((each) => neutralise(each) === each);
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
        const read = Papa.parse<string[]>(toCsv(['a', 'b'], rows).slice(1), { newline: '\r\n', skipEmptyLines: false });
        expect(read.data.slice(1, -1)).toEqual(rows);
      }),
    );
  });
});
