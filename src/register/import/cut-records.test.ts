import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutRecords, MOST_RECORD_CHARACTERS, usualWidthOf, type CutRecords, type Layout } from './cut-records.ts';

const layoutOf = (text: string): Layout => {
  const layout = { delimiter: ',', quote: '"' } as const;
  return { ...layout, width: usualWidthOf(text, layout) };
};

const cut = (text: string): CutRecords => cutRecords(text, layoutOf(text), 0, true);

/** Numbers of the records with broken quotes. */
const badOf = ({ badQuotes, numbers }: CutRecords): (number | undefined)[] => [...badQuotes].map((at) => numbers[at]);

const HEADER = '编号,名称,经度,纬度,备注';
const rowsOf = (count: number): string[] => Array.from({ length: count }, (_, at) => `r${at},矿${at},114,25,无`);

describe('a quote that is broken takes its own line only', () => {
  const withLine = (line: string): CutRecords => cut([HEADER, ...rowsOf(3), line, ...rowsOf(3)].join('\n'));

  it.each([
    ['text behind it', '"甲"乙,丙,114,25,无'],
    ['never closed', 'x,"甲,114,25,无'],
    ['never closed, in the last column', 'x,甲,114,25,"无'],
  ])('%s', (_name, line) => {
    const records = withLine(line);
    expect(records.numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(badOf(records)).toEqual([5]);
    expect(records.records[4]?.join(',')).toBe(line);
  });

  it('closed by a quote of a later row, though the record has the width of the table', () => {
    const text = [HEADER, ...rowsOf(3), 'x,"甲,114,25,无', 'y,乙",114,25,无', ...rowsOf(2)].join('\n');
    const records = cut(text);
    expect(records.records.map((record) => record.length)).toEqual(Array.from({ length: 8 }, () => 5));
    expect(badOf(records)).toEqual([5]);
    expect(records.records[5]).toEqual(['y', '乙"', '114', '25', '无']);
  });

  it('in each of 100,000 lines, none of which closes', () => {
    const text = `${HEADER}\n${'x,"甲,114,25,无\n'.repeat(100_000)}`;
    const records = cut(text);
    expect([records.last, records.badQuotes.size]).toEqual([100_001, 100_000]);
  });

  it('that goes on beyond the length of a record', () => {
    const line = `${'x'.repeat(999)},1,2,3,4\n`;
    const count = Math.ceil(MOST_RECORD_CHARACTERS / line.length) + 10;
    const records = cut(`${HEADER}\na,"b,1,2,3\n${line.repeat(count)}c","d",1,2,3`);
    expect([records.last, badOf(records)]).toEqual([count + 3, [2]]);
  });
});

describe('a text is given up', () => {
  it('where a quoted one longer than any record has no rows in it, or a line is that long', () => {
    const long = 'x\n'.repeat(MOST_RECORD_CHARACTERS / 2 + 10);
    const quoted = cut(`${HEADER}\n${rowsOf(3).join('\n')}\na,"${long}`);
    expect([quoted.stopped, quoted.last]).toEqual(['unclosed-quote', 4]);
    const line = cut(`${HEADER}\na,${long.replaceAll('\n', 'y')}`);
    expect([line.stopped, line.last]).toEqual(['record-too-long', 1]);
  });
});

describe('line breaks in quotes are text', () => {
  it.each([
    ['a note of several lines', '甲,"一，\n二,三\n\n四",114,25,无'],
    ['in the first cell', '"甲\n乙",丙,114,25,无'],
    ['with doubled quotes', '甲,"他说""好""\n""二""",114,25,无'],
    ['with blanks behind the closing quote', '甲,"一\n二"  ,114,25,无'],
  ])('%s', (_name, record) => {
    const records = cut([HEADER, ...rowsOf(3), record, ...rowsOf(3)].join('\n'));
    expect(badOf(records)).toEqual([]);
    expect(records.numbers).toHaveLength(8);
    expect(records.records[4]).toHaveLength(5);
  });

  it('in a table of three columns even where each line has three cells', () => {
    const records = cut('编号,地址,人数\na,"x,y\nz,w",3\nb,"v",4\nc,u,5\n');
    expect(records.records[1]).toEqual(['a', 'x,y\nz,w', '3']);
  });
});

describe('no line is lost', () => {
  const cell = fc.constantFrom('甲', '114.5', '', '"乙', '丙"', '丁"戊', '"己"庚', '"辛"', '""', '"', '壬 ');
  const line = fc.array(cell, { minLength: 5, maxLength: 5 }).map((cells) => cells.join(','));
  const noise = fc.constantFrom('', '  ', ',,,,', '甲,乙');

  it('records and blank lines are as many as lines where no cell has a line break', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 6, arbitrary: line }, noise), { maxLength: 30 }), (lines) => {
        // The table's width is told by rows in order.
        const text = `${[HEADER, ...rowsOf(40), ...lines].join('\n')}\n`;
        const records = cut(text);
        expect(records.last).toBe(41 + lines.length);
        const numbers = new Set(records.numbers);
        lines.forEach((each, at) => {
          expect(numbers.has(42 + at)).toBe(each.replace(/[,\s]/g, '') !== '');
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('and quoted line breaks in order come back as they were written', () => {
    const text = fc.string({ maxLength: 8, unit: fc.constantFrom('甲', ',', '"', '\n', ' ', 'x') });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), (rows) => {
        const written = rows.map((cells) => ['a', ...cells, 'z']);
        const lines = written.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(','));
        const records = cutRecords(lines.join('\n'), { delimiter: ',', quote: '"', width: 0 }, 0, true);
        expect(records.records).toEqual(written);
      }),
    );
  });
});
