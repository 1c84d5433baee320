import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_RECORD_CHARACTERS } from './cut-records.ts';
import { kindOfHead } from './formats/file-kind.ts';
import type { OpenedSource, ReadOptions } from './opened-source.ts';
import { MOST_BROKEN_ROWS, readCsv } from './read-csv.ts';
import { MOST_COLUMNS } from './record-table.ts';
import type { BrokenRow, ImportResult } from './types.ts';

type Content = string | Uint8Array<ArrayBuffer>;

const toFile = (content: Content): File => new File([content], 'ledger.csv');

interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly rowNumbers: readonly number[];
  readonly broken: readonly BrokenRow[];
  readonly blankRows: number;
  readonly fault: string | null;
}

const drain = async (source: OpenedSource): Promise<Table> => {
  const batches = source.batches();
  const table = { headers: source.headers, rows: [] as (readonly string[])[], rowNumbers: [] as number[] };
  const broken: BrokenRow[] = [];
  let blankRows = 0;
  for (;;) {
    const next = await batches.next();
    if (next.done === true) return { ...table, broken, blankRows, fault: next.value.ok ? null : next.value.fault.kind };
    table.rows.push(...next.value.rows);
    table.rowNumbers.push(...next.value.rowNumbers);
    broken.push(...next.value.broken);
    blankRows += next.value.blankRows;
  }
};

const readWhole = async (content: Content, options: ReadOptions = {}, chunkBytes?: number): Promise<Table | string> => {
  const opened = await readCsv(toFile(content), options, chunkBytes);
  return opened.ok ? drain(opened.value) : `${opened.fault.kind}: ${opened.fault.words.zh}`;
};

const opened = async (content: Content, options: ReadOptions = {}): Promise<OpenedSource> => {
  const result: ImportResult<OpenedSource> = await readCsv(toFile(content), options);
  if (!result.ok) throw new Error(result.fault.message);
  return result.value;
};

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const utf16 = (text: string, isLittle: boolean, hasMark: boolean): Uint8Array<ArrayBuffer> => {
  const marked = hasMark ? `\uFEFF${text}` : text;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
};

const hex = (digits: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const TEXT = '编号,名称,经度,纬度\r\na,章贡示例矿,114,25\r\n';
/** The same in GB 18030. */
const GB = hex('b1e0bac52cc3fbb3c62cbeadb6c82cceb3b6c80d0a612cd5c2b9b1cabec0fdbff32c3131342c32350d0a');

describe('a delimited text is the same table however its bytes are cut', () => {
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('甲', '114.5', '', ' ', 'a"b', '😀煤', '\r', '"', "'", '""', '是,否') },
    { weight: 1, arbitrary: fc.string({ maxLength: 6, unit: 'binary' }) },
  );
  const quoted = fc
    .tuple(cell, fc.boolean())
    .map(([text, isQuoted]) => (isQuoted ? `"${text.replaceAll('"', '""')}"` : text));
  const lineBreak = fc.constantFrom('\n', '\r\n', '\r');
  const text = fc
    .array(fc.tuple(fc.array(quoted, { minLength: 1, maxLength: 5 }), lineBreak), { maxLength: 12 })
    .map((rows) => `编号,名称,经度\n${rows.map(([cells, end]) => cells.join(',') + end).join('')}`);

  it('at every chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 40 }), async (content, chunkBytes) => {
        const options = { delimiter: ',', quote: '"', encoding: 'UTF-8' } as const;
        expect(await readWhole(content, options, chunkBytes)).toEqual(await readWhole(content, options));
      }),
      { numRuns: 250 },
    );
  });

  it('in every encoding, down to one byte at a time', async () => {
    const variants: readonly Content[] = [
      TEXT,
      `\uFEFF${TEXT}`,
      GB,
      ...[true, false].flatMap((isLittle) => [utf16(TEXT, isLittle, true), utf16(TEXT, isLittle, false)]),
    ];
    for (const content of variants)
      for (const chunkBytes of [1, 2, 3, 5, 1 << 20])
        expect(await readWhole(content, {}, chunkBytes)).toMatchObject({
          headers: ['编号', '名称', '经度', '纬度'],
          rows: [['a', '章贡示例矿', '114', '25']],
          rowNumbers: [2],
          broken: [],
        });
  });

  it('or a fault, never a crash, for bytes of any sort', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const table = await readWhole(bytes.slice(), {}, 64);
        if (typeof table === 'string') expect(table).toMatch(/^[a-z-]+: ./);
        else for (const row of table.rows) expect(row).toHaveLength(table.headers.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is found out, and can be corrected', () => {
  it('names the encoding', async () => {
    const encodingOf = async (content: Content) => (await opened(content)).choices.encoding;
    expect(await encodingOf(TEXT)).toEqual({ name: 'UTF-8', hasByteOrderMark: false, damaged: 0 });
    expect(await encodingOf(`\uFEFF${TEXT}`)).toMatchObject({ name: 'UTF-8', hasByteOrderMark: true });
    expect(await encodingOf(GB)).toEqual({ name: 'GB18030', hasByteOrderMark: false, damaged: 0 });
    expect(await encodingOf(utf16(TEXT, true, false))).toMatchObject({ name: 'UTF-16LE', hasByteOrderMark: false });
    expect(await encodingOf(utf16(TEXT, false, true))).toMatchObject({ name: 'UTF-16BE', hasByteOrderMark: true });
  });

  it('counts half a character at the end as damaged', async () => {
    for (const [content, name] of [
      [bytesOf(`${TEXT}b,末尾`).slice(0, -1), 'UTF-8'],
      [hex('b1e0bac52cc3fbb3c60a612cd5c2b9b1cabe0a622cc0'), 'GB18030'],
      [utf16(`${TEXT}b,末`, true, true).slice(0, -1), 'UTF-16LE'],
    ] as const)
      expect((await opened(content)).choices.encoding).toMatchObject({ name, damaged: 1 });
  });

  it('finds a byte of another encoding wherever it stands', async () => {
    const long = `编号,名称\n${'a,章贡示例矿\n'.repeat(120_000)}`;
    const bytes = bytesOf(long);
    bytes[bytes.length - 4] = 0xff;
    expect((await opened(bytes)).choices.encoding).toMatchObject({ name: 'UTF-8', damaged: 3 });
  });

  it('tells delimiter and quotes', async () => {
    const choices = async (text: string) => {
      const { delimiter, quote } = (await opened(text)).choices;
      return [delimiter, quote];
    };
    expect(await choices('a;b\n1,5;2\n')).toEqual([';', '"']);
    expect(await choices("编号|名称\n'1'|'甲|乙'\n'2'|'丙'\n")).toEqual(['|', "'"]);
    expect(await choices("id\tname\n1\tO'Brien\n2\t'quoted'\n")).toEqual(['\t', '"']);
    expect((await opened('a;b,c\n1;2,3\n')).headers).toEqual(['a;b', 'c']);
    expect((await opened('a;b,c\n1;2,3\n', { delimiter: ';' })).headers).toEqual(['a', 'b,c']);
  });

  it('finds the header over two lines of merged cells, or takes the one that the user names', async () => {
    const text = '台账（2024）,,,\n编号,坐标,,名称\n,经度,纬度,\na,114,25,甲\n';
    const corrected = await opened(text, { headerRecords: [2, 2] });
    expect(corrected).toMatchObject({ headers: ['编号', '坐标', '', '名称'], titleRows: 1, rowCount: 2 });
    expect(await opened(text)).toMatchObject({
      headers: ['编号', '坐标 经度', '坐标 纬度', '名称'],
      titleRows: 1,
      rowCount: 1,
      sample: [['a', '114', '25', '甲']],
    });
    expect((await opened(text)).choices.headerRecords).toEqual([2, 3]);
  });

  it('finds the header below blank lines and a title', async () => {
    const source = await opened(`${'\n'.repeat(30)}台账\n${TEXT}`);
    expect(source).toMatchObject({ headers: ['编号', '名称', '经度', '纬度'], titleRows: 31, rowCount: 1 });
  });

  it('drops NUL characters and counts them; many of them make no text', async () => {
    const source = await opened('编号,名称,经度\na,甲\0乙,114\0\n');
    expect(source.sample).toEqual([['a', '甲乙', '114']]);
    expect(source.notes).toMatchObject([{ code: 'null-characters', count: 2 }]);
    expect((await opened(utf16(TEXT, true, false))).notes).toEqual([]);
    const kindOf = (text: string): string => kindOfHead(bytesOf(text), 'csv');
    expect(kindOf('编号,名称,经度\na,甲\0乙,114\0\n')).toBe('text');
    expect(kindOf(`编号,名称\na,甲${'\0'.repeat(20)}\n`)).toBe('unknown');
    expect(kindOf('编号,名称\na,\u0001甲\0\n')).toBe('unknown');
  });

  it('keeps columns of the same name apart and says so', async () => {
    const source = await opened('名称,名称,经度\n甲,乙,114\n');
    expect(source.headers).toEqual(['名称', '名称', '经度']);
    expect(source.notes).toMatchObject([{ code: 'duplicate-headers', count: 1 }]);
  });
});

describe('columns without a header', () => {
  const HEADER = '编号,经度,纬度,,';

  it('stay, without a name, where rows have text in them', async () => {
    const table = await readWhole(`${HEADER}\na,114,25,注,\nb,114,25,,\nc,114,25\nd,114,25,x,,y\ne,114\n`);
    expect(table).toMatchObject({
      headers: ['编号', '经度', '纬度', ''],
      rows: [
        ['a', '114', '25', '注'],
        ['b', '114', '25', ''],
        ['c', '114', '25', ''],
      ],
      broken: [
        { row: 5, code: 'ragged' },
        { row: 6, code: 'ragged' },
      ],
    });
  });

  it('and are none where no row has, or where the header has no cell for them', async () => {
    expect(await readWhole(`${HEADER}\na,114,25,,\n`)).toMatchObject({ headers: ['编号', '经度', '纬度'] });
    expect(await readWhole('编号,经度,纬度\na,114,25,注\nb,114,25\n')).toMatchObject({
      headers: ['编号', '经度', '纬度'],
      broken: [{ row: 2, code: 'ragged' }],
    });
    expect(await readWhole('编号,,经度,纬度\na,注,114,25\n')).toMatchObject({
      headers: ['编号', '', '经度', '纬度'],
      rows: [['a', '注', '114', '25']],
    });
  });

  it('are found however late their text comes', async () => {
    const rows = 'a,114,25,,\n'.repeat(20_000);
    const table = await readWhole(`${HEADER}\n${rows}b,114,25,,注\n`);
    expect(table).toMatchObject({ headers: ['编号', '经度', '纬度', '', ''], broken: [], rows: { length: 20_001 } });
  });
});

describe('bounds', () => {
  it('a header of more columns than a ledger has', async () => {
    const header = Array.from({ length: 100_000 }, (_, column) => `c${column}`).join(',');
    expect(await readWhole(`${header}\n1,2\n`)).toMatch(/^too-many-columns: .*100,000/);
    const wide = Array.from({ length: MOST_COLUMNS }, (_, column) => `c${column}`).join(',');
    expect(await readWhole(`${wide}\n${wide}\n`)).toMatchObject({ rows: [{ length: MOST_COLUMNS }] });
  });

  it('a line without an end, and a quote without one, in a file however long', async () => {
    const long = 'x'.repeat(MOST_RECORD_CHARACTERS + 10);
    const table = async (text: string) => readWhole(text);
    expect(await table(`编号,名称\na,甲\nb,${long}`)).toMatch(/^record-too-long: .*第 3 行/);
    const open = await table(`编号,名称\na,甲\nb,"${'x,x\n'.repeat(MOST_RECORD_CHARACTERS / 3)}`);
    expect(open).toMatchObject({ fault: null, broken: [{ row: 3, code: 'bad-quotes' }] });
    expect(open).toMatchObject({ rows: { length: Math.floor(MOST_RECORD_CHARACTERS / 3) } });
  });

  it('a fault far down comes from the batches, after what stood above it', async () => {
    const rows = 'a,章贡示例矿,114,25\n'.repeat(900_000);
    const text = `编号,名称,经度,纬度\n${rows}b,"乙,114,25\n`;
    const source = await opened(text);
    expect(source.rowCount).toBeNull();
    expect(await drain(source)).toMatchObject({
      fault: null,
      rows: { length: 900_000 },
      broken: [{ row: 900_002, code: 'bad-quotes' }],
    });
    const cut = await opened(text.replace('b,"乙', 'b,乙') + 'x'.repeat(MOST_RECORD_CHARACTERS + 10));
    expect(await drain(cut)).toMatchObject({ fault: 'record-too-long', rows: { length: 900_001 } });
  });

  it('millions of broken rows and next to no others', async () => {
    const piece = bytesOf('x,1\n'.repeat(MOST_BROKEN_ROWS / 10));
    const file = new File([TEXT.repeat(600), ...Array.from({ length: 12 }, () => piece)], 'ledger.csv');
    const open = await readCsv(file);
    expect(open).toMatchObject({ ok: false, fault: { kind: 'wrong-delimiter' } });
    // Above the size that is counted at once, it comes from the batches.
    const large = new File([TEXT.repeat(600), ...Array.from({ length: 18 }, () => piece)], 'ledger.csv');
    const source = await readCsv(large);
    if (!source.ok) throw new Error(source.fault.message);
    expect(source.value.rowCount).toBeNull();
    const batches = source.value.batches();
    for (;;) {
      const next = await batches.next();
      if (next.done !== true) continue;
      expect(next.value).toMatchObject({ ok: false, fault: { kind: 'wrong-delimiter' } });
      break;
    }
  });

  it('reads the rows of a file again and again', async () => {
    const source = await opened(TEXT);
    expect(await drain(source)).toEqual(await drain(source));
  });
});
