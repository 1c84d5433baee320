import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toPopulationLookup } from '../../../src/domain/population.ts';
import { RegionIndex, type RegionIndexFile } from '../../../src/domain/region-index.ts';
import { parsePopulation } from '../../../src/register/population/parse-population.ts';
import { createPopulationShelf } from '../../../src/register/population/population-shelf.ts';

const root = resolve(import.meta.dirname, '../../..');
const regions = new RegionIndex(
  JSON.parse(readFileSync(`${root}/public/boundaries/regions.json`, 'utf8')) as RegionIndexFile,
);
const hasProvince = (adcode: string): boolean => regions.get(adcode)?.level === 'province';
const LAST_MODIFIED = Date.parse('2021-05-11T10:00:00+08:00');

const parseBytes = (bytes: Uint8Array, name = 'people.csv') =>
  parsePopulation({ name, bytes, lastModified: LAST_MODIFIED }, hasProvince);
const parse = (text: string, name?: string) => parseBytes(new TextEncoder().encode(text), name);
const mustParse = (text: string, name?: string) => {
  const result = parse(text, name);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

describe('rows that cannot be used', () => {
  const { account, rows } = mustParse(
    [
      'adcode,pop',
      '360102,523000',
      '360103,-4',
      '360104,',
      '360111,约五十万',
      '360112,0',
      '360102,600000',
      '36011,1',
      ',9',
      '990101,7',
      '360113,52.3',
      '360121,1,2',
    ].join('\n'),
  );

  it('stand apart with row, field, value and reason, and the account adds up', () => {
    expect(account.read).toBe(11);
    expect(account.accepted + account.quarantined).toBe(account.read);
    expect(rows).toEqual([{ adcode: '360102', people: 523000 }]);
    expect(account.issues.map(({ row, field, value }) => [row, field, value])).toEqual([
      [3, 'pop', '-4'],
      [4, 'pop', ''],
      [5, 'pop', '约五十万'],
      [6, 'pop', '0'],
      [7, 'adcode', '360102'],
      [8, 'adcode', '36011'],
      [9, 'adcode', ''],
      [10, 'adcode', '990101'],
      [11, 'pop', '52.3'],
      [12, '', '360121 | 1 | 2'],
    ]);
    expect(new Set(account.issues.map(({ words }) => words.zh)).size).toBe(10);
    for (const { words } of account.issues) expect(words.zh !== '' && words.en !== '').toBe(true);
    expect(account.issues[4]?.words.zh).toContain('第 2 行');
  });
});

describe('files that are no population table', () => {
  it.each([
    ['', '文件是空的'],
    ['adcode,pop\n', '没有数据行'],
    ['a,b\n1,2\n', '没有一列是六位行政区划代码'],
    ['adcode,b\n360102,2\n', '没有一列是人口数'],
    ['adcode,pop\n360102,x\n', '没有一行可用'],
    ['[{"adcode":"360102","pop":5}]', 'GeoJSON'],
    ['adcode,pop\n"360102,5\n', '没有配对的双引号'],
    ['PK\u0003\u0004 workbook', 'Excel'],
  ])('%j is answered in words', (text, words) => {
    const result = parse(text);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.fault.words.zh).toContain(words);
  });

  it('no bytes make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, hasHead) => {
        const head = hasHead ? new TextEncoder().encode('adcode,pop\n') : new Uint8Array();
        const result = parseBytes(new Uint8Array([...head, ...bytes]));
        return (
          !result.ok || result.value.account.read === result.value.account.accepted + result.value.account.quarantined
        );
      }),
    );
  });
});

describe('columns, encodings and dates', () => {
  it('finds the columns by what ledgers call them', () => {
    for (const header of ['区划代码,常住人口', '行政区划代码,2020年常住人口（人）', 'Code,Population', '代码;人口'])
      expect(mustParse(`${header}\n360102${header.includes(';') ? ';' : ','}523000\n`).rows).toHaveLength(1);
  });

  it('reads GB18030', () => {
    // 区划代码,人口 in GB18030.
    const header = [0xc7, 0xf8, 0xbb, 0xae, 0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc8, 0xcb, 0xbf, 0xda, 0x0a];
    const result = parseBytes(new Uint8Array([...header, ...new TextEncoder().encode('360102,523000\n')]));
    expect(result.ok && result.value.encoding).toBe('GB18030');
    expect(result.ok && result.value.columns.people).toBe('人口');
  });

  it('takes the date of the header before that of the name, and of the file last, saying so', () => {
    const row = '\n360102,5\n';
    expect(mustParse(`adcode,2019年常住人口${row}`, 'p-2020.csv')).toMatchObject({
      asOf: '2019',
      isAsOfGuessed: false,
    });
    expect(mustParse(`adcode,pop${row}`, 'county-2020.csv')).toMatchObject({ asOf: '2020', isAsOfGuessed: false });
    expect(mustParse(`adcode,pop${row}`, '20201101.csv')).toMatchObject({ asOf: '2020-11-01', isAsOfGuessed: false });
    expect(mustParse(`adcode,pop${row}`)).toMatchObject({ asOf: '2021-05-11', isAsOfGuessed: true });
  });

  it('reads numbers as spreadsheets write them', () => {
    expect(mustParse('adcode\tpop\n360102.0\t"523,000"\n360103000000\t1\n').rows).toEqual([
      { adcode: '360102', people: 523000 },
      { adcode: '360103', people: 1 },
    ]);
  });
});

describe('people of a region', () => {
  const table = mustParse(
    [
      'adcode,pop',
      '100000,9999',
      '360000,1000',
      '360100,600',
      '360102,250',
      '360103,250',
      '360171,100',
      '360200,400',
      '460300,2333',
      '110000,50',
      '110100,50',
      '110101,50',
    ].join('\n'),
  );
  const lookup = toPopulationLookup(table, regions);

  it('counts nobody twice, whatever levels the table has', () => {
    expect(lookup.of('360000').people).toBe(1000);
    expect(lookup.of('360100')).toMatchObject({ people: 600, strays: { rows: 1, people: 100 }, stated: 600 });
    expect(lookup.of('110000').people).toBe(50);
    expect(lookup.of('100000').people).toBe(1000 + 2333 + 50);
  });

  it('says which counties have no row, and that the sum is then not complete', () => {
    const nanchang = lookup.of('360100');
    expect(nanchang.counties).toBe(regions.childrenOf('360100').length);
    expect(nanchang.without).toHaveLength(nanchang.counties - 2);
    expect(nanchang.isComplete).toBe(false);
    expect(lookup.of('360200')).toMatchObject({ people: 400, without: [], isComplete: true });
    expect(lookup.of('460300')).toMatchObject({ people: 2333, isComplete: true });
  });

  it('does not know people of a region without a row, nor of no region: never 0', () => {
    expect(lookup.of('500000')).toMatchObject({ people: null, isComplete: false });
    expect(lookup.of('360202').people).toBeNull();
    expect(lookup.of('nonsense').people).toBeNull();
  });

  it('a total that is larger than its parts is not complete', () => {
    const short = toPopulationLookup(mustParse('adcode,pop\n110101,5\n110000,50\n'), regions);
    expect(short.of('110000')).toMatchObject({ people: 5, stated: 50, isComplete: false });
  });

  it('parts of a division sum to it, for any table', () => {
    const counties = regions.childrenOf('360000').flatMap(({ adcode }) => regions.childrenOf(adcode));
    fc.assert(
      fc.property(fc.subarray(counties, { minLength: 1 }), fc.boolean(), (chosen, hasTotals) => {
        const lines = chosen.map(({ adcode }, index) => `${adcode},${index + 1}`);
        const totals = hasTotals ? ['360000,123456789', '360100,3000'] : [];
        const any = toPopulationLookup(mustParse(['adcode,pop', ...totals, ...lines].join('\n')), regions);
        const parts = regions.childrenOf('360000').reduce((sum, { adcode }) => sum + (any.of(adcode).people ?? 0), 0);
        const whole = any.of('360000');
        return whole.people === parts && whole.counties === counties.length;
      }),
      { numRuns: 30 },
    );
  });
});

describe('shelf', () => {
  const table = mustParse('adcode,pop\n360102,5\n');
  const refuse = { ok: false, fault: { kind: 'storage', message: 'QuotaExceededError: full' } } as const;

  it('keeps a table in use when storage refuses it, and says so', async () => {
    const shelf = createPopulationShelf(async () => ({
      isPersistent: true,
      get: async () => refuse,
      put: async () => refuse,
      remove: async () => refuse,
    }));
    await shelf.load();
    expect(shelf.state()).toMatchObject({ table: null, isLoaded: true });
    expect(shelf.state().problem?.zh).toContain('重新载入');
    await shelf.set(table);
    expect(shelf.state().table).toBe(table);
    expect(shelf.state().problem?.zh).toContain('QuotaExceededError');
    await shelf.remove();
    expect(shelf.state().table).toBeNull();
    expect(shelf.state().problem?.zh).toContain('删除');
  });
});
