import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsPart, fold, toTerms } from './fold.ts';
import { PartIndex } from './part-index.ts';

const pause = (): Promise<void> => Promise.resolve();

/** Text and place of everything that begins with the term, found the slow way. */
const scan = (texts: readonly string[], term: string): string[] =>
  texts.flatMap((text, index) => {
    const folded = fold(text);
    return Array.from(folded, (_, at) => at)
      .filter((at) => beginsPart(at === 0 ? 0 : folded.charCodeAt(at - 1), folded.charCodeAt(at)))
      .filter((at) => folded.startsWith(term, at))
      .map((at) => `${index} ${at}`);
  });

const find = async (texts: readonly string[], term: string): Promise<string[]> => {
  const index = await PartIndex.build(
    texts.map((text) => ({ text })),
    pause,
  );
  const { first, end } = index.find(term);
  return Array.from({ length: end - first }, (_, at) => {
    const text = index.textOf(first + at);
    return `${text} ${index.offsetOf(first + at, text)}`;
  });
};

describe('the index of parts', () => {
  it('finds what a scan of every text finds', async () => {
    const piece = fc.constantFrom('演', '示', '危化', '-', ' ', '36', '0', 'a', 'Ab', 'ａ', '（', '', '\u0000');
    const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 30 }), text, async (texts, query) => {
        const [term = '危'] = toTerms(query);
        expect((await find(texts, term)).toSorted()).toEqual(scan(texts, term).toSorted());
      }),
    );
  });

  it.each([
    ['演示危化-360481-016', '016', ['0 12']],
    ['演示危化-360481-016', '360481-016', ['0 5']],
    ['演示危化-360481-016', '60481', []],
    ['MHS360481', '360481', ['0 3']],
    ['甲（乙）', '乙', ['0 2']],
    ['', 'a', []],
  ])('%s holds %s at %j', async (text, term, expected) => {
    expect(await find([text], term)).toEqual(expected);
  });

  it('splits a query into words that may begin a part', () => {
    expect(toTerms(' －０１６　Ｇａｎ  zhou gan ')).toEqual(['016', 'gan', 'zhou']);
    expect(toTerms('-—（ ）')).toEqual([]);
    expect(toTerms('\udc00\udc00')).toEqual([]);
    expect(toTerms('危'.repeat(101))).toEqual([]);
  });
});
