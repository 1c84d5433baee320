import { fileCase, type FaultCase } from '../fault-case.ts';
import {
  gbk,
  goodCsv,
  goodRow,
  goodRows,
  HEADS,
  joined,
  toText,
  utf16,
  utf8,
  withCell,
  withHeads,
} from '../build/text.ts';

const CSV = 'ledger.csv';
const csv = (name: string, build: FaultCase['build'], expect: FaultCase['expect'] = 'either'): FaultCase =>
  fileCase(name, CSV, build, expect);

/** Row 1 of three is bad, the others are not. */
const oneBad = { account: { read: 3, accepted: 2, quarantined: 1 } } as const;
const allGood = { account: { read: 3, accepted: 3, quarantined: 0 } } as const;
const twelve = { account: { read: 12, accepted: 12, quarantined: 0 } } as const;

const POSITIONS: readonly FaultCase[] = [
  ...[
    'NaN',
    'nan',
    '#N/A',
    'Infinity',
    '-Infinity',
    '1e999',
    '-1e999',
    '1e308',
    '999999',
    '0x72',
    '١١٤',
    '１１４．９度x',
  ].map((cell) =>
    csv(
      `a longitude of ${cell}`,
      () => withCell('经度', cell),
      cell === '１１４．９度x' || cell === '0x72' || cell === '١١٤' ? 'either' : oneBad,
    ),
  ),
  csv('a longitude of a million digits', () => withCell('经度', '9'.repeat(1_000_000))),
  csv('a longitude of minus zero and a latitude of zero', () => withCell('经度', '-0').replace('25.8000', '0'), oneBad),
  csv('a latitude of 5e-324', () => withCell('纬度', '5e-324')),
  csv(
    'every row without a position',
    () =>
      toText([
        ['编号', '经度', '纬度'],
        ['a', 'x', 'y'],
        ['b', '', '-'],
        ['c', '0', '0'],
      ]),
    {
      account: { read: 3, accepted: 0, quarantined: 3 },
    },
  ),
];

const DATES: readonly FaultCase[] = [
  '10000-01-01',
  '0000-00-00',
  '32.13.2020',
  '-000001-01-01',
  '2020-02-30',
  '99999999',
  '1e300',
  '2958466',
  '-1',
  '2020-13-01T25:61:61Z',
  '二〇二〇年十三月',
  '/Date(1e20)/',
].map((cell) => csv(`a date of ${cell}`, () => withCell('登记日期', cell), { account: { read: 3 } }));

const HEADERS: readonly FaultCase[] = [
  csv(
    'heads __proto__, constructor, prototype and hasOwnProperty',
    () => withHeads([...HEADS, '__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toString']),
    allGood,
  ),
  csv('a head __proto__ in the place of the id', () => withHeads(['__proto__', ...HEADS.slice(1)]), {
    account: { read: 3 },
  }),
  csv(
    'cells __proto__ in ids, names, levels and codes',
    () =>
      toText([
        HEADS,
        ...goodRows(3).map((row, at) => [
          ['__proto__', 'constructor', 'valueOf'][at] ?? '',
          '__proto__',
          ...row.slice(2, 5),
          'constructor',
          'toString',
          '1',
        ]),
      ]),
    { account: { read: 3 } },
  ),
  csv('the same head twice', () => withHeads([...HEADS, '编号', '经度'])),
  csv('every head the same', () => withHeads(HEADS.map(() => '煤矿名称'))),
  csv('empty heads', () => withHeads([...HEADS, '', '', ' ']), { account: { read: 3 } }),
  csv('no head at all', () => withHeads(HEADS.map(() => ''))),
  csv('heads of blanks and marks of direction', () => withHeads([...HEADS, '\u200B', '\u202E', '\uFEFF'])),
  csv('a head of a million characters', () => withHeads([...HEADS, 'x'.repeat(1_000_000)])),
  csv('100,000 columns', () => withHeads([...HEADS, ...Array.from({ length: 100_000 }, (_, at) => `c${at}`)], 2)),
  csv(
    '100,000 empty columns',
    () => `${HEADS.join(',')}${','.repeat(100_000)}\n${goodRow(0).join(',')}${','.repeat(100_000)}\n`,
  ),
  csv('a header alone', () => `${HEADS.join(',')}\n`, { fault: 'no-rows' }),
  csv('one row', () => goodCsv(1), { account: { read: 1, accepted: 1, quarantined: 0 } }),
  csv('one cell', () => 'x', { fault: 'any' }),
];

const CELLS: readonly FaultCase[] = [
  csv('a cell of a million characters', () => withCell('煤矿名称', '甲'.repeat(1_000_000)), { account: { read: 3 } }),
  csv('a quoted cell of a million line breaks', () => withCell('煤矿名称', `"${'\n'.repeat(1_000_000)}"`), {
    account: { read: 3 },
  }),
  csv(
    'formulas',
    () => toText([HEADS, ...goodRows(3).map((row) => ["=cmd|' /C calc'!A0", '@SUM(1)', ...row.slice(2)])]),
    { account: { read: 3 } },
  ),
  csv('marks of direction and control characters', () => withCell('煤矿名称', '\u202E甲\u0007\u001B[31m乙\u0000')),
  csv('NUL bytes in every cell', () => goodCsv(3).replaceAll('示例', '示\u0000例')),
  csv('HTML in a name', () => withCell('煤矿名称', '<img src=x onerror=alert(1)>'), allGood),
  csv('JSON in a name', () => withCell('煤矿名称', '"{""__proto__"":{""x"":1}}"'), allGood),
  csv(
    'a lone surrogate as UTF-8',
    () =>
      joined(
        withCell('煤矿名称', 'AAA').split('AAA')[0] ?? '',
        [0xed, 0xa0, 0x80],
        withCell('煤矿名称', 'AAA').split('AAA')[1] ?? '',
      ),
    { account: { read: 3 } },
  ),
  csv('an id of a million characters', () => withCell('编号', 'a'.repeat(1_000_000)), { account: { read: 3 } }),
  csv('an empty id', () => withCell('编号', ''), { account: { read: 3 } }),
  csv('the same id in 5,000 rows', () => toText([HEADS, ...goodRows(5000).map((row) => ['same', ...row.slice(1)])]), {
    account: { read: 5000 },
  }),
  csv('a level that is none', () => withCell('风险等级', '紫'), { account: { read: 3 } }),
  csv('a negative capacity', () => withCell('核定产能（万吨/年）', '-5'), oneBad),
  csv('a capacity of 1e999', () => withCell('核定产能（万吨/年）', '1e999'), { account: { read: 3 } }),
  csv('a code of 999999', () => withCell('行政区划代码', '999999'), { account: { read: 3 } }),
  csv('a million characters of zalgo', () => withCell('煤矿名称', `e${'\u0301'.repeat(300_000)}`), {
    account: { read: 3 },
  }),
];

const QUOTES: readonly FaultCase[] = [
  csv('a quote that is never closed', () => `${goodCsv(3)}cm-9,"甲,114,25\n${goodCsv(3)}`),
  csv('a quote that is never closed in the header', () => `"${goodCsv(3)}`),
  csv('quotes in the middle of cells', () => goodCsv(3).replaceAll('示例', '示"例'), { account: { read: 3 } }),
  csv('text behind a closing quote', () => withCell('煤矿名称', '"甲"乙')),
  csv('quotes alone', () => '"'.repeat(999)),
  csv('commas alone', () => `${','.repeat(500)}\n`.repeat(50)),
  csv('rows of every width', () => toText([HEADS, ...goodRows(9).map((row, at) => [...row, ...row].slice(0, at * 2))])),
  csv('a delimiter that changes', () => `${goodCsv(3)}${goodCsv(3).replaceAll(',', ';')}`),
  csv('line breaks of every sort', () =>
    goodCsv(12)
      .split('\n')
      .map((line, at) => line + (['\n', '\r\n', '\r'][at % 3] ?? ''))
      .join(''),
  ),
  csv('CR alone', () => goodCsv(12).replaceAll('\n', '\r'), twelve),
  csv('lines of U+2028', () => goodCsv(12).replaceAll('\n', '\u2028')),
  csv('100,000 blank lines before the header', () => '\n'.repeat(100_000) + goodCsv(3)),
  csv('100,000 title lines', () => '煤矿台账\n'.repeat(100_000) + goodCsv(3)),
  csv('white space alone', () => ' \t\r\n'.repeat(1000), { fault: 'any' }),
  csv('200,000 empty rows', () => `${HEADS.join(',')}\n${',,,,,,,\n'.repeat(200_000)}`, { fault: 'any' }),
];

const long = (): string => goodCsv(30_000);

const BYTES: readonly FaultCase[] = [
  csv('nothing', () => '', { fault: 'empty-file' }),
  csv('a byte order mark alone', () => joined([0xef, 0xbb, 0xbf]), { fault: 'any' }),
  csv('a byte order mark of UTF-16 alone', () => joined([0xff, 0xfe]), { fault: 'any' }),
  csv('two byte order marks', () => joined([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], goodCsv(3)), { account: { read: 3 } }),
  csv('half a character at the end', () => joined(goodCsv(3), 'cm-9,', [0xe7, 0xa4]), { account: { read: 4 } }),
  csv('half a character at the end of GBK', () => joined(gbk(goodCsv(3)), [0xbf]), 'either'),
  csv('GBK', () => gbk(goodCsv(12)), twelve),
  csv('GBK of many chunks, its characters across their edges', () => joined([0x78], gbk(long())), {
    account: { read: 30_000 },
  }),
  csv('UTF-8 of many chunks, its characters across their edges', () => joined('x', long()), {
    account: { read: 30_000 },
  }),
  csv('UTF-16LE', () => utf16(goodCsv(12), true), twelve),
  csv('UTF-16BE', () => utf16(goodCsv(12), false), twelve),
  csv('UTF-16 of an odd length', () => utf16(goodCsv(12), true).subarray(0, -1), { account: { read: 12 } }),
  csv('UTF-16 without a mark', () => utf16(goodCsv(12), true, false)),
  csv('UTF-16 with a lone surrogate', () => utf16(withCell('煤矿名称', '\uD83D'), true), { account: { read: 3 } }),
  csv('UTF-32', () =>
    joined(
      [0xff, 0xfe, 0, 0],
      Array.from(goodCsv(3)).flatMap((each) => {
        const code = each.codePointAt(0) ?? 0;
        return [code & 255, (code >> 8) & 255, code >> 16, 0];
      }),
    ),
  ),
  csv('UTF-8 and GBK in one file', () => joined(goodCsv(12), gbk(goodCsv(12)))),
  csv('Latin-1', () => joined(goodCsv(12), [0xe9, 0x2c, 0xe8, 0x0a])),
  csv('overlong UTF-8', () => joined(goodCsv(3), [0xc0, 0xaf, 0x2c, 0xf8, 0x88, 0x80, 0x80, 0x80])),
  csv('65,536 NUL bytes', () => new Uint8Array(65_536), { fault: 'any' }),
  csv('random bytes', () => Uint8Array.from({ length: 65_536 }, (_, at) => (at * 2_654_435_761) >>> 13), {
    fault: 'any',
  }),
  csv('every byte in turn', () => Uint8Array.from({ length: 4096 }, (_, at) => at & 255)),
  csv('UTF-7', () => '+/v8-+ADw-script+AD4-'),
  csv('BOM and NUL', () => joined([0xef, 0xbb, 0xbf, 0, 0, 0])),
  csv('a table with a half sequence before each comma', () =>
    joined(...goodRows(12).flatMap((row) => row.flatMap((cell) => [cell, [0xe4, 0xb8], ',']))),
  ),
];

const FOREIGN: readonly FaultCase[] = [
  fileCase(
    'HTML saved as .xls',
    'ledger.xls',
    () => '<html><head><meta charset="gb2312"></head><body><table><tr><td>编号</td></tr></table></body></html>',
    { fault: 'any' },
  ),
  fileCase(
    'an XML workbook of 2003 as .xls',
    'ledger.xls',
    () =>
      '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    { fault: 'any' },
  ),
  fileCase(
    'entities that expand, as XML',
    'bomb.xml',
    () =>
      `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]><a>&j;</a>`,
    { fault: 'any' },
  ),
  fileCase('a mail', 'ledger.csv', () => 'From: a\nTo: b\nSubject: c\n\n您好'),
  fileCase('a script', 'ledger.csv', () => '#!/bin/sh\necho 1\n'),
  fileCase('SQL', 'ledger.csv', () => "INSERT INTO t VALUES (1,'a',2);\nINSERT INTO t VALUES (2,'b',3);\n"),
  fileCase('a JSON log', 'ledger.csv', () => '{"a":1}\n{"a":2}\n'),
  fileCase('a PDF', 'ledger.csv', () => joined('%PDF-1.7\n', [0, 1, 2]), { fault: 'any' }),
  fileCase('a picture', 'ledger.csv', () => joined([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), {
    fault: 'any',
  }),
  fileCase('a name without an extension', 'ledger', () => goodCsv(12)),
  fileCase('a name of dots and slashes', '../../etc/passwd.csv', () => goodCsv(12), twelve),
  fileCase('a name that is __proto__', '__proto__.csv', () => goodCsv(12), twelve),
  fileCase('a name of 10,000 characters', `${'长'.repeat(10_000)}.csv`, () => utf8(goodCsv(12)), twelve),
];

export const TEXT_FILES: readonly FaultCase[] = [
  ...POSITIONS,
  ...DATES,
  ...HEADERS,
  ...CELLS,
  ...QUOTES,
  ...BYTES,
  ...FOREIGN,
];
