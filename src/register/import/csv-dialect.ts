import Papa from 'papaparse';
import { DELIMITERS, type Delimiter, type QuoteCharacter } from './types.ts';

const SAMPLE_RECORDS = 60;
const SAMPLE_CHARACTERS = 200_000;

/** Rows that agree on one field count above 1, times how many fields: the delimiter that makes a table of the text. */
const scoreOf = (records: readonly (readonly string[])[]): number => {
  const byWidth = new Map<number, number>();
  for (const record of records) byWidth.set(record.length, (byWidth.get(record.length) ?? 0) + 1);
  let score = 0;
  for (const [width, count] of byWidth)
    if (width > 1) score = Math.max(score, (count / records.length) * (1 + Math.log2(width)));
  return score;
};

/** Delimiter among `, ; Tab |` under which the first records agree best; `null` when none makes more than one column. */
export const detectDelimiter = (text: string, quote: QuoteCharacter = '"'): Delimiter | null => {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  let best: Delimiter | null = null;
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(sample, {
      delimiter,
      quoteChar: quote,
      preview: SAMPLE_RECORDS,
      skipEmptyLines: 'greedy',
    });
    const score = data.length === 0 ? 0 : scoreOf(data);
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
};

const countOf = (text: string, pattern: RegExp): number => {
  let count = 0;
  for (const _ of text.matchAll(pattern)) count++;
  return count;
};

/** Fewer cells in apostrophes than this may be words that happen to have them. */
const FEWEST_QUOTED = 2;

/** `'` where whole cells stand between apostrophes and none between double quotes. */
export const detectQuote = (text: string): QuoteCharacter => {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  if (/(?:^|[,;\t|\r\n])"/.test(sample)) return '"';
  const singles = countOf(sample, /(?<=^|[,;\t|\r\n])'[^'\r\n]*(?:''[^'\r\n]*)*'(?=[,;\t|\r\n]|$)/g);
  return singles >= FEWEST_QUOTED ? "'" : '"';
};
