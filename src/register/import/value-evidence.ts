import { parseAdcode } from '../cells.ts';
import { parseDegreesText } from './parse-number.ts';
import { emptyTokenOf, parseLevelToken } from './tokens.ts';

/** 18 characters of GB 32100: digits and capitals without I, O, S, V, Z. */
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/i;

/** First two digits of GB/T 2260 codes. */
const PROVINCE_PREFIX = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/;

/** Fewer values than this prove nothing. */
const FEWEST_VALUES = 3;

/** `null` where there are too few values to say. */
const shareOf = (values: readonly string[], test: (value: string) => boolean): number | null => {
  const filled = values.filter((value) => emptyTokenOf(value) === null);
  return filled.length < FEWEST_VALUES ? null : filled.filter(test).length / filled.length;
};

const isWithin = (value: string, low: number, high: number): boolean => {
  const degrees = parseDegreesText(value);
  return /\d[.°]\d/.test(value) && degrees !== null && degrees >= low && degrees <= high;
};

const TESTS: Readonly<Record<string, { readonly test: (value: string) => boolean; readonly confidence: number }>> = {
  uscc: { test: (value) => CREDIT_CODE.test(value.trim()), confidence: 0.75 },
  adcode: {
    test: (value) => PROVINCE_PREFIX.test(value.trim()) && parseAdcode(value) !== 0 && /^\d+$/.test(value.trim()),
    confidence: 0.7,
  },
  lng: { test: (value) => isWithin(value, 73, 136), confidence: 0.6 },
  lat: { test: (value) => isWithin(value, 3, 54), confidence: 0.6 },
  // Plain digits could be anything; 红, 重大 and 一级 could not.
  risk_level: {
    test: (value) => !/^\d$/.test(value.trim()) && parseLevelToken(value) !== undefined,
    confidence: 0.6,
  },
};

/** Confidence that a column without a telling header is this field, from what its values look like; 0 where values say nothing. */
export const scoreValues = (fieldName: string, values: readonly string[]): number => {
  const evidence = TESTS[fieldName];
  return evidence !== undefined && (shareOf(values, evidence.test) ?? 0) >= 0.8 ? evidence.confidence : 0;
};

/** Share of the values with text that are degrees, for doubting a header; `null` where there are too few. */
export const shareOfDegrees = (values: readonly string[]): number | null =>
  shareOf(values, (value) => parseDegreesText(value) !== null);
