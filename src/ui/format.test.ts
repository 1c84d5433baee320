import { describe, expect, it } from 'vitest';
import { formatAge, formatCount, formatDifference, formatIso, formatNumber, formatRate, formatSpan } from './format.ts';

describe('numbers', () => {
  it.each([
    [22273, '22,273'],
    [0, '0'],
    [null, '—'],
    [-3867, '−3,867'],
    [1234567, '1,234,567'],
    [999, '999'],
  ])('count %s', (value, text) => expect(formatCount(value)).toBe(text));

  it('rates have two decimals, and never round a last site away', () => {
    expect(formatRate(14713 / 22273)).toBe('66.06');
    expect(formatRate(1)).toBe('100.00');
    expect(formatRate(22272 / 22273)).toBe('99.99');
    expect(formatRate(99999 / 100000)).toBe('99.99');
    expect(formatRate(1 / 1e6)).toBe('0.01');
    expect(formatRate(0)).toBe('0.00');
    expect(formatRate(null)).toBe('—');
  });

  it('differences carry their sign', () => {
    expect(formatDifference(-33.94, 2)).toBe('−33.94');
    expect(formatDifference(3)).toBe('+3');
    expect(formatDifference(0)).toBe('0');
    expect(formatNumber(112.36)).toBe('112.36');
    expect(formatNumber(null)).toBe('—');
  });
});

describe('times', () => {
  const now = Date.parse('2020-11-16T14:30:00+08:00');
  it('ages in words', () => {
    expect(formatAge(now - 120_000, now, 'zh-CN')).toBe('2 分前');
    expect(formatAge(now - 120_000, now, 'en')).toBe('2 min ago');
    expect(formatAge(now + 5_000, now, 'zh-CN')).toBe('刚刚');
    expect(formatSpan((15 * 60 + 49) * 60_000, 'zh-CN')).toBe('15 小时 49 分');
    expect(formatSpan(50 * 3_600_000, 'en')).toBe('2 d 2 h');
  });
  it('China time, whatever the zone of the machine', () => {
    expect(formatIso('2020-11-16T06:30:00Z')).toBe('2020-11-16 14:30');
    expect(formatIso('2020-11-16')).toBe('2020-11-16');
    expect(formatIso(null)).toBe('—');
    expect(formatIso('soon')).toBe('soon');
  });
});
