import { parseAngle } from './parse-degrees.ts';
import { withoutMarks } from './tokens.ts';
import type { DecimalMark } from './types.ts';

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const GROUPED_BY_POINTS = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
const COMMA_DECIMAL = /^[+-]?\d+,\d+$/;

const fold = (text: string): string => withoutMarks(text).normalize('NFKC').trim().replaceAll('−', '-');

/** Digits with at most a sign and one point, which is nearly every cell: a scan is several times cheaper than folding. */
const isPlainDecimal = (text: string): boolean => {
  let digits = 0;
  let points = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
    else if (code === 46) points++;
    else if (at !== 0 || (code !== 45 && code !== 43)) return false;
  }
  return digits > 0 && points <= 1;
};

const finite = (text: string): number | null => {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
};

/** Under a decimal comma a point before three digits groups, as in `35.272`; any other point can only be a decimal one. */
const readByComma = (folded: string): number | null => {
  if (GROUPED_BY_POINTS.test(folded)) return Number(folded.replaceAll('.', '').replace(',', '.'));
  if (COMMA_DECIMAL.test(folded)) return Number(folded.replace(',', '.'));
  return PLAIN.test(folded) ? finite(folded) : null;
};

/**
 * `1200`, `1,200.50`, `1 200`, full-width digits; `null` for anything else.
 * @param decimal the file's decimal mark; under `,` the same is `1.200,50`
 */
export const parsePlainNumber = (text: string, decimal: DecimalMark = '.'): number | null => {
  if (isPlainDecimal(text) && (decimal === '.' || !text.includes('.'))) return Number(text);
  if (text.length > 60) return null;
  const folded = fold(text).replace(/(?<=\d)[ '](?=\d{3}(\D|$))/g, '');
  if (decimal === ',') return readByComma(folded);
  if (GROUPED.test(folded)) return Number(folded.replaceAll(',', ''));
  return PLAIN.test(folded) ? finite(folded) : null;
};

export interface LedgerNumber {
  /** Middle of a range; the bound itself where only one is given. */
  readonly value: number;
  readonly isRange: boolean;
  /** Only one bound is given: `>5000`, 5000以上, acima de 5001. */
  readonly bound: 'at-least' | 'at-most' | null;
  /** Unit written in the cell itself, `万吨` of `120万吨`; `null` without. */
  readonly unit: string | null;
}

const RANGE = /^(.+?)\s*(?:-|–|—|~|〜|至|到|\bto\b|\baté\b)\s*(.+)$/;
const AT_LEAST =
  /^(?:>=?|≥|大于等于|大于|不少于|不低于|超过|高于|above|over|more than|at least|acima de|mais de)\s*(.+)$|^(.+?)\s*(?:以上|及以上|\+|or more|and above|ou mais)$/i;
const AT_MOST =
  /^(?:<=?|≤|小于等于|小于|不超过|不高于|不大于|少于|低于|below|under|less than|up to|at most|abaixo de|menos de|até)\s*(.+)$|^(.+?)\s*(?:以下|及以下|以内|or less|and below|ou menos)$/i;

/** 约5, 近300人, 90余家: a number that is not meant to the last digit, and said to be none. */
const ABOUT = /^(?:大约|约为|约|近|about|approx\.?|ca\.)\s*(.+)$|^(.*\d)\s*(?:余|多|左右)(.*)$/i;

/** The number is an open bound: `>5000`. The bound itself is taken, as the only number that the cell states. */
const readBound = (folded: string, decimal: DecimalMark): LedgerNumber | null => {
  for (const [bound, pattern] of [
    ['at-least', AT_LEAST],
    ['at-most', AT_MOST],
  ] as const) {
    const match = pattern.exec(folded);
    const inner = match?.[1] ?? match?.[2];
    if (inner === undefined) continue;
    const number = readWithUnit(inner.trim(), decimal);
    if (number !== null && !number.isRange) return { ...number, isRange: true, bound };
  }
  return null;
};

const readWithUnit = (folded: string, decimal: DecimalMark): LedgerNumber | null => {
  const withUnit = /^([^a-z\p{Script=Han}%‰°]*\d)\s*([a-z\p{Script=Han}%‰°].*)$/iu.exec(folded);
  const body = withUnit?.[1] ?? folded;
  const unit = withUnit?.[2]?.trim() ?? null;
  const single = parsePlainNumber(body, decimal);
  if (single !== null) return { value: single, isRange: false, bound: null, unit };
  const range = RANGE.exec(unit !== null && /^[至到]/.test(unit) ? folded : body);
  const low = range === null ? null : parsePlainNumber(range[1] ?? '', decimal);
  const high = range === null ? null : readWithUnit(range[2] ?? '', decimal);
  if (low === null || high === null || high.isRange || low < 0 || high.value < low) return null;
  const own = unit !== null && !/^[至到]/.test(unit) ? unit : high.unit;
  return { value: (low + high.value) / 2, isRange: true, bound: null, unit: own };
};

/**
 * A number as ledgers write it, with or without its unit. A range `500-600` gives its middle, 550, and says so: the
 * lower bound would understate, nothing at all would throw away what the ledger knows. `>5000` gives its bound and says
 * so. `null` when it is no number.
 */
export const parseLedgerNumber = (text: string, decimal: DecimalMark = '.'): LedgerNumber | null => {
  const plain = parsePlainNumber(text, decimal);
  if (plain !== null) return { value: plain, isRange: false, bound: null, unit: null };
  // No number with its unit is as long as a sentence; patterns must not be run over one.
  if (text.length > 80) return null;
  const folded = fold(text);
  const about = ABOUT.exec(folded);
  const number = about === null ? null : readWithUnit((about[1] ?? `${about[2]}${about[3]}`).trim(), decimal);
  if (number !== null && !number.isRange) return { ...number, isRange: true };
  return readBound(folded, decimal) ?? readWithUnit(folded, decimal);
};

/** Degrees of `116.3912`, `116°23′28.3″`, `E116.39` or `39.9N`; see `parseAngle`. `null` when it is none, so never NaN. */
export const parseDegreesText = (text: string): number | null => parseAngle(text)?.degrees ?? null;
