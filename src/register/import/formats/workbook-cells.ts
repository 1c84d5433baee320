import type { CellValue } from 'hucre';
import { clockText, dayTimeText, hasLostDigits, numberText } from './cell-text.ts';
import { IMPORT_LIMITS } from './limits.ts';

/** What was done to cells of a sheet, counted. */
export interface CellTally {
  errors: number;
  lostDigits: number;
  cut: number;
}

export const emptyTally = (): CellTally => ({ errors: 0, lostDigits: 0, cut: 0 });

const ERROR =
  /^#(?:N\/A|NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA|ERR!)$/;

/** A time of day or a duration of OpenDocument. */
const ISO_DURATION = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/;

const DAY_MS = 86_400_000;
/** Day 0 of both date systems; a date on it is a time of day alone. */
const DAY_ZERO_1900 = -2_209_075_200_000;
const DAY_ZERO_1904 = -2_082_844_800_000;

const dateText = (ms: number, is1904: boolean): string => {
  const sinceZero = ms - (is1904 ? DAY_ZERO_1904 : DAY_ZERO_1900);
  return sinceZero >= 0 && sinceZero < DAY_MS ? clockText(Math.round(sinceZero / 1000)) : dayTimeText(ms);
};

const textOf = (value: string, tally: CellTally): string => {
  if (value.startsWith('#') && ERROR.test(value)) {
    tally.errors++;
    return '';
  }
  const duration = value.startsWith('PT') ? ISO_DURATION.exec(value) : null;
  if (duration !== null) return clockText(Number(duration[1]) * 3600 + Number(duration[2]) * 60 + Number(duration[3]));
  if (value.length <= IMPORT_LIMITS.cellCharacters) return value;
  tally.cut++;
  return value.slice(0, IMPORT_LIMITS.cellCharacters);
};

/**
 * Text of a cell: numbers in plain notation, dates as `YYYY-MM-DD` (with the time when it is not midnight) in the
 * sheet's own clock, truth as `TRUE` and `FALSE`, formula errors as nothing.
 */
export const cellText = (value: CellValue | undefined, is1904: boolean, tally: CellTally): string => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return textOf(value, tally);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value !== 'number') return dateText(value.getTime(), is1904);
  if (hasLostDigits(value)) tally.lostDigits++;
  return Number.isFinite(value) ? numberText(value) : '';
};
