import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAngle, parsePositionText } from './parse-degrees.ts';

const D = 116 + 23 / 60 + 28.3 / 3600;

describe('angles', () => {
  it.each([
    '116°23′28.3″',
    `116°23'28.3"`,
    "116°23'28.3''",
    '116º23’28.3”',
    '116度23分28.3秒',
    '116-23-28.3',
    '116 23 28.3',
    '116:23:28.3',
    '116d23m28.3s',
    '１１６°２３′２８.３″',
  ])('%s', (text) => {
    expect(parseAngle(text)).toEqual({ degrees: expect.closeTo(D, 9) as number, axis: null });
  });

  it.each([
    ['116 23 28.3 E', D, 'lng'],
    ['E116°23′28.3″', D, 'lng'],
    ['东经116°23′28.3″', D, 'lng'],
    ['南纬20度30分', -20.5, 'lat'],
    ['39.9N', 39.9, 'lat'],
    ['20.5S', -20.5, 'lat'],
    ['116°23.5′', 116 + 23.5 / 60, null],
    ['116度23分', 116 + 23 / 60, null],
    ['116.3912°', 116.3912, null],
    ['-43.804389', -43.804389, null],
    ['-20°30′', -20.5, null],
    ['116,3912', 116.3912, null],
  ] as const)('%s', (text, degrees, axis) => {
    expect(parseAngle(text)).toEqual({ degrees: expect.closeTo(degrees, 9) as number, axis });
  });

  it.each([
    '',
    'abc',
    '1162328.3E1162328',
    '116-23',
    '116°75′',
    '116°23′75″',
    '116°23.5′28″',
    'NaN',
    '--',
    '116 23',
    '1.2.3',
  ])('does not guess what %j means', (text) => {
    expect(parseAngle(text)).toBeNull();
  });

  it('come back from every way of writing them', () => {
    const marks = [
      (d: number, m: number, s: string) => `${d}°${m}′${s}″`,
      (d: number, m: number, s: string) => `${d}度${m}分${s}秒`,
      (d: number, m: number, s: string) => `${d}-${m}-${s}`,
      (d: number, m: number, s: string) => `${d} ${m} ${s}`,
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 179 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59_999 }),
        fc.constantFrom(...marks),
        (degrees, minutes, millis, write) => {
          const seconds = (millis / 1000).toFixed(3);
          const parsed = parseAngle(write(degrees, minutes, seconds));
          expect(parsed?.degrees).toBeCloseTo(degrees + minutes / 60 + Number(seconds) / 3600, 10);
        },
      ),
    );
  });

  it('are never NaN, whatever stands in the cell', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseAngle(text);
        expect(parsed === null || Number.isFinite(parsed.degrees)).toBe(true);
      }),
    );
  });
});

describe('positions in one cell', () => {
  it.each([
    ['39.9042,116.4074', 39.9042, 116.4074, null],
    ['116.4074，39.9042', 116.4074, 39.9042, null],
    ['116.4074 39.9042', 116.4074, 39.9042, null],
    ['(39.9042; 116.4074)', 39.9042, 116.4074, null],
    ['N39.9042 E116.4074', 39.9042, 116.4074, 'lat-lng'],
    ['东经116.4074,北纬39.9042', 116.4074, 39.9042, 'lng-lat'],
    ['东经116.4074北纬39.9042', 116.4074, 39.9042, 'lng-lat'],
    ['39.9042N116.4074E', 39.9042, 116.4074, 'lat-lng'],
    ['POINT(116.4074 39.9042)', 116.4074, 39.9042, 'lng-lat'],
    ['POINT Z (116.4074 39.9042 51.2)', 116.4074, 39.9042, 'lng-lat'],
  ] as const)('%s', (text, first, second, order) => {
    expect(parsePositionText(text)).toEqual({ first, second, order, srid: null });
  });

  it('reads the reference system of EWKT', () => {
    expect(parsePositionText('SRID=4490;POINT(116.4 39.9)')?.srid).toBe('4490');
  });

  it.each(['', '116.4', 'N39.9,N40.1', 'POINT EMPTY', 'POINT(1)', 'LINESTRING(1 2,3 4)', '北京市朝阳区', '1,2,3'])(
    'finds none in %j',
    (text) => {
      expect(parsePositionText(text)).toBeNull();
    },
  );
});
