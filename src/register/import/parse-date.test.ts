import { describe, expect, it } from 'vitest';
import { parseLedgerDate } from './parse-date.ts';

describe('a date in Chinese numerals', () => {
  it.each([
    ['二〇二四年三月五日', '2024-03-05'],
    ['二○二四年十月十日', '2024-10-10'],
    ['二零二七年十二月三十一日', '2027-12-31'],
    ['二〇一九年一月二十日', '2019-01-20'],
    ['二〇二〇年二月二十九日', '2020-02-29'],
  ])('%s', (text, day) => {
    expect(parseLedgerDate(text)).toEqual({ day, time: null, isSerial: false });
  });

  it.each(['二〇二四年三月', '二〇二四年十三月五日', '二〇二三年二月二十九日', '三月五日', '二〇二四年'])(
    '%s is none',
    (text) => {
      expect(parseLedgerDate(text)).toBeNull();
    },
  );
});
