import { toChinaIso } from '../../domain/clock.ts';

export interface LedgerDate {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `HH:MM:SS` with offset, or `null` when only a day is written. */
  readonly time: string | null;
  readonly isSerial: boolean;
}

const pad = (value: number): string => String(value).padStart(2, '0');

const toDay = (year: number, month: number, day: number): string | null => {
  const lastDay = month >= 1 && month <= 12 ? daysOf(year, month) : 0;
  return year >= 1900 && year <= 2200 && day >= 1 && day <= lastDay ? `${year}-${pad(month)}-${pad(day)}` : null;
};

const daysOf = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const toTime = (text: string | undefined): string | null | undefined => {
  if (text === undefined || text.trim() === '') return null;
  const match = /^[T\s]*(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})(?:\.\d+)?秒?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const zone = match[4] === undefined ? '+08:00' : match[4].toUpperCase();
  return `${pad(hour)}:${pad(minute)}:${pad(second)}${/^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`;
};

/** Days from 1899-12-30, as Excel counts; 1954-10-03 to 2064-04-08: smaller numbers are years or counts. */
const fromSerial = (serial: number): string => {
  const EXCEL_ZERO_DAYS = 25_569;
  let days = Math.floor(serial) - EXCEL_ZERO_DAYS;
  let year = 1970;
  const lengthOf = (of: number): number => (daysOf(of, 2) === 29 ? 366 : 365);
  for (; days < 0; year--) days += lengthOf(year - 1);
  for (; days >= lengthOf(year); year++) days -= lengthOf(year);
  let month = 1;
  for (; days >= daysOf(year, month); month++) days -= daysOf(year, month);
  return `${year}-${pad(month)}-${pad(days + 1)}`;
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `16 November 2020`, `16-Nov-2020`, `Nov 16, 2020`. */
const fromEnglish = (text: string): string | null => {
  const match =
    /^(\d{1,2})[\s-]+([a-z]{3,9})[.,]?[\s-]+(\d{4})$/i.exec(text) ??
    /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/i.exec(text);
  if (match === null) return null;
  const [word, day] = /^\d/.test(match[1] ?? '') ? [match[2], match[1]] : [match[1], match[2]];
  return toDay(Number(match[3]), MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1, Number(day));
};

/** `31/12/2020` by the order of its parts: their size tells, or else the file's. */
const fromWestern = (match: RegExpExecArray, isDayFirst: boolean | null): string | null => {
  const [first, second, year] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (first <= 12 && second <= 12 && first !== second && isDayFirst === null) return null;
  const isFirstDay = first > 12 || (second <= 12 && isDayFirst === true);
  return isFirstDay ? toDay(year, second, first) : toDay(year, first, second);
};

/** Whether a date written `12/31/2020` shows its own order: `true` day first, `false` month first, `null` neither. */
export const dayOrderOf = (text: string): boolean | null => {
  const match = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?:\D|$)/.exec(text);
  const [first, second] = [Number(match?.[1]), Number(match?.[2])];
  if (first > 12 && first <= 31 && second <= 12) return true;
  return second > 12 && second <= 31 && first <= 12 ? false : null;
};

/** `2020-11-16` by its digits alone: nearly every date of a big file. */
const fromIso = (text: string): string | null => {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  for (let at = 0; at < 10; at++) {
    const code = text.charCodeAt(at);
    if (at !== 4 && at !== 7 && (code < 48 || code > 57)) return null;
  }
  return toDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
};

/** The same moment has the same text, and belongs to the day that it is in China, in whatever offset it is written. */
const toDate = (day: string | null, clock?: string): LedgerDate | null => {
  const time = toTime(clock);
  if (day === null || time === undefined) return null;
  const atMs = time === null || time.endsWith('+08:00') ? Number.NaN : Date.parse(`${day}T${time}`);
  if (Number.isNaN(atMs)) return { day, time, isSerial: false };
  const inChina = toChinaIso(atMs);
  return { day: inChina.slice(0, 10), time: inChina.slice(11), isSerial: false };
};

const NUMERALS = '〇一二三四五六七八九';

/** 二〇二四年三月十五日 → 2024年3月15日; anything else as it is. */
const fromNumerals = (text: string): string => {
  if (!/^[〇○零Ｏ一二三四五六七八九]{4}年/.test(text)) return text;
  const digits = text.replace(/[○零Ｏ]/g, '〇').replace(/[一二三]?十[一二三四五六七八九]?/g, (tens) => {
    const [before = '', behind = ''] = tens.split('十');
    return `${before === '' ? 1 : NUMERALS.indexOf(before)}${behind === '' ? 0 : NUMERALS.indexOf(behind)}`;
  });
  return digits.replace(/[〇一二三四五六七八九]/g, (numeral) => String(NUMERALS.indexOf(numeral)));
};

/**
 * A day, with or without a time, as ledgers write it: `2020-11-16`, `2020/1/6`, `2020年1月6日`, `二〇二〇年一月六日`, `20201116`,
 * `31/12/2020`, `16 Nov 2020`, Excel's serial numbers. Without an offset a time is China Standard Time. `31/12` and
 * `12/31` are told apart where one number exceeds 12; where neither does `isDayFirst` of the file decides, and without
 * it the date is ambiguous and `null`.
 */
export const parseLedgerDate = (text: string, isDayFirst: boolean | null = null): LedgerDate | null => {
  const plain = fromIso(text);
  if (plain !== null) return { day: plain, time: null, isSerial: false };
  if (text.length > 60) return null;
  const folded = fromNumerals(text.trim()).normalize('NFKC');
  const chinese = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?([T\s].*)?$/.exec(folded);
  const iso = chinese ?? /^(\d{4})(\d{2})(\d{2})$/.exec(folded);
  if (iso !== null) return toDate(toDay(Number(iso[1]), Number(iso[2]), Number(iso[3])), chinese?.[4]);
  const western = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})([T\s].*)?$/.exec(folded);
  if (western !== null) return toDate(fromWestern(western, isDayFirst), western[4]);
  const serial = /^\d{5}(\.\d+)?$/.test(folded) ? Number(folded) : Number.NaN;
  if (serial >= 20_000 && serial < 60_000) return { day: fromSerial(serial), time: null, isSerial: true };
  return toDate(fromEnglish(folded));
};
