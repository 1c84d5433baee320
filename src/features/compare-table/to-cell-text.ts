import type { Cell, ComparisonRow, Difference } from '../../domain/comparison.ts';
import type { Indicator } from '../../domain/comparison-indicators.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import { formatDifference, formatNumber, formatRate, MISSING } from '../../ui/format.ts';
import { PER_WORDS, WORDS } from './words.ts';

const MOST_DIGITS = 6;

/** Decimals of a row's measurements: enough for three figures of its smallest one, so that no rate vanishes. */
export const digitsOf = ({ indicator, cells }: ComparisonRow): number => {
  if (indicator.per === 'count') return 0;
  const sizes = cells.flatMap(({ value }) => (value === null || value === 0 ? [] : [value]));
  if (sizes.length === 0) return 0;
  return Math.max(0, Math.min(MOST_DIGITS, 2 - Math.floor(Math.log10(Math.min(...sizes)))));
};

/** `未接入 每万 km²`. */
export const toRowName = ({ words, per }: Indicator): Localised =>
  per === 'count' ? words : { zh: `${words.zh} ${PER_WORDS[per].zh}`, en: `${words.en} ${PER_WORDS[per].en}` };

/** `58.55–65.94`; `null` without an interval. */
export const toIntervalText = ({ interval }: Cell, { take }: Indicator, digits: number): string | null => {
  if (interval === null) return null;
  const print = (end: number): string => (take === 'linked-rate' ? formatRate(end, 1) : formatNumber(end, digits));
  return `${print(interval.low)}–${print(interval.high)}`;
};

export interface DifferenceText {
  readonly absolute: string;
  /** `+17 %`, 样本少, or empty. */
  readonly relative: string;
}

/** In words of the unit, then relative: `+11.63 点`, `−45` and `−19 %`. */
export const toDifferenceText = (
  difference: Difference | null,
  isSmall: boolean,
  indicator: Indicator,
  digits: number,
  language: Language,
): DifferenceText => {
  if (difference === null) return { absolute: MISSING, relative: isSmall ? inLanguage(WORDS.few, language) : '' };
  const isRate = indicator.take === 'linked-rate';
  const number = toSigned(difference.absolute, isRate ? 2 : digits, language);
  const absolute = isRate && difference.absolute !== 0 ? `${number} ${inLanguage(WORDS.points, language)}` : number;
  if (isSmall) return { absolute, relative: inLanguage(WORDS.few, language) };
  const { relative } = difference;
  return {
    absolute,
    relative: relative === null || relative === 0 ? '' : `${toSigned(relative * 100, 0, language)} %`,
  };
};

/** `+45`, `−0.3`; 同 for no difference at all, `≈ 0` for one too small to print: +0 would be neither. */
const toSigned = (value: number, digits: number, language: Language): string => {
  if (value === 0) return inLanguage(WORDS.equal, language);
  const text = formatDifference(value, digits);
  return /[1-9]/.test(text) ? text : '≈ 0';
};
