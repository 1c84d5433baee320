import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLedgerDate, dayOrderOf } from './parse-date.ts';
import { parseLedgerNumber, parsePlainNumber } from './parse-number.ts';

describe('numbers', () => {
  it.each([
    ['35,272.00', '.', 35272],
    ['35.272,00', ',', 35272],
    ['67,719,070.00', '.', 67719070],
    ['67.719.070', ',', 67719070],
    ['12,5', ',', 12.5],
    ['12.5', ',', 12.5],
    ['35.272', ',', 35272],
    ['35.272', '.', 35.272],
    ['１２．５', '.', 12.5],
    ['1 200', '.', 1200],
    ['−3', '.', -3],
    ['1e3', '.', 1000],
  ] as const)('%s with %s is %d', (text, decimal, value) => {
    expect(parsePlainNumber(text, decimal)).toBe(value);
  });

  it.each(['12,5', '1,23', '12,34.5', 'nan', '', '.', '-', '+', '1..2', 'Infinity', '0x10'])('%j is none', (text) => {
    expect(parsePlainNumber(text)).toBeNull();
  });

  it('are what they were written from, under either mark', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (hundredths) => {
        const value = hundredths / 100;
        const point = value.toLocaleString('en-US', { minimumFractionDigits: 2 });
        expect(parsePlainNumber(point)).toBe(value);
        const comma = value.toLocaleString('de-DE', { minimumFractionDigits: 2 });
        expect(parsePlainNumber(comma, ',')).toBe(value);
      }),
    );
  });

  it.each([
    ['500-600', 550, true, null, null],
    ['500~600万吨', 550, true, null, '万吨'],
    ['1-100', 50.5, true, null, null],
    ['acima de 5001', 5001, true, 'at-least', null],
    ['>5000', 5000, true, 'at-least', null],
    ['100人以上', 100, true, 'at-least', '人'],
    ['不超过30米', 30, true, 'at-most', '米'],
    ['120万吨/年', 120, false, null, '万吨/年'],
    ['约5', 5, true, null, null],
    ['近300人', 300, true, null, '人'],
    ['90余家', 90, true, null, '家'],
    ['1200多吨', 1200, true, null, '吨'],
  ] as const)('%s', (text, value, isRange, bound, unit) => {
    expect(parseLedgerNumber(text)).toEqual({ value, isRange, bound, unit });
  });

  it('take no time over long text', () => {
    expect(parseLedgerNumber(`${'1-'.repeat(5000)}x`)).toBeNull();
    expect(parsePlainNumber('1,'.repeat(100_000))).toBeNull();
  });
});

describe('dates', () => {
  it.each([
    ['03/04/2020', true, '2020-04-03'],
    ['03/04/2020', false, '2020-03-04'],
    ['31/12/1999', null, '1999-12-31'],
    ['12/31/1999', true, '1999-12-31'],
    ['2020-11-16', null, '2020-11-16'],
    ['2020年1月6日', null, '2020-01-06'],
    ['20201116', null, '2020-11-16'],
    ['16 Nov 2020', null, '2020-11-16'],
    ['November 16, 2020', null, '2020-11-16'],
    ['43831', null, '2020-01-01'],
  ] as const)('%s with day first %s is %s', (text, isDayFirst, day) => {
    expect(parseLedgerDate(text, isDayFirst)?.day).toBe(day);
  });

  it.each(['03/04/2020', '2020-02-30', '10000-01-01', '2020', '00/00/2020', '16 Foo 2020', '2020-13-01'])(
    'does not guess what %s is',
    (text) => {
      expect(parseLedgerDate(text)).toBeNull();
    },
  );

  it('with a time are the same moment in whatever offset, on the day that it is in China', () => {
    const moment = { day: '2020-11-16', time: '06:30:00+08:00', isSerial: false };
    for (const text of [
      '2020-11-16 06:30',
      '2020-11-16T06:30:00+08:00',
      '2020-11-15T22:30:00Z',
      '2020-11-16T07:30+0900',
    ])
      expect(parseLedgerDate(text)).toEqual(moment);
  });

  it('show their own order where one number exceeds 12', () => {
    expect(['31/12/1999', '12/31/1999', '01/02/2000', '2020-11-16'].map(dayOrderOf)).toEqual([true, false, null, null]);
  });
});
