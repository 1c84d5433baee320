import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCoordinates } from './parse-coordinates.ts';

const NANCHANG = [115.02, 28.69] as const;

describe('positions in a text', () => {
  it.each([
    '115.02,28.69',
    '115.02 28.69',
    '28.69 115.02',
    '１１５．０２，２８．６９',
    '115.02、28.69',
    '(115.02, 28.69)',
    '28.69N 115.02E',
    '28.69N115.02E',
    'N28.69 E115.02',
    '28.69°N, 115.02°E',
    '北纬28.69° 东经115.02°',
    '东经115.02度，北纬28.69度',
    '经度：115.02 纬度：28.69',
    'lat: 28.69, lng: 115.02',
    'Latitude 28.69 Longitude 115.02',
    'lon=115.02,lat=28.69',
    '北纬28°41′24″ 东经115°01′12″',
    '北纬２８度４１分２４秒，东经１１５度１分１２秒',
    `28°41'24"N 115°1'12"E`,
    "28°41.4'N 115°1.2'E",
    "N28°41'24'' E115°01'12''",
    '  115.02 ,\t28.69\n',
  ])('%s', (text) => {
    const read = parseCoordinates(text);
    expect(read?.lngLat[0]).toBeCloseTo(NANCHANG[0], 9);
    expect(read?.lngLat[1]).toBeCloseTo(NANCHANG[1], 9);
    expect(read?.isOrderGuessed).toBe(false);
  });

  it('says that it guessed where both ways round are on Earth', () => {
    expect(parseCoordinates('75.9, 39.5')).toEqual({ lngLat: [75.9, 39.5], isOrderGuessed: true });
    expect(parseCoordinates('39.5 75.9')).toEqual({ lngLat: [75.9, 39.5], isOrderGuessed: true });
    expect(parseCoordinates('39.5N 75.9E')?.isOrderGuessed).toBe(false);
  });

  it('reads hemispheres anywhere on Earth', () => {
    expect(parseCoordinates('33.86S 151.2E')?.lngLat).toEqual([151.2, -33.86]);
    expect(parseCoordinates('西经58.4 南纬34.6')?.lngLat).toEqual([-58.4, -34.6]);
  });

  it.each([
    '',
    '360702',
    '360481-016',
    '12, 34',
    '115.02',
    '115.02,28.69,12',
    '28.69N 28.69N',
    '91N 115E',
    '28°61′00″N 115°00′00″E',
    "28.5°10'N 115E",
    '南纬-28 东经115',
    '115。02，28。69',
    '章贡区',
    '1'.repeat(500),
    `115${' '.repeat(500)}28`,
  ])('%j is no position', (text) => {
    expect(parseCoordinates(text)).toBeNull();
  });

  const lng = fc.integer({ min: 73_000_00, max: 135_999_99 }).map((n) => n / 1e5);
  const lat = fc.integer({ min: 3_000_00, max: 53_999_99 }).map((n) => n / 1e5);
  const sexagesimal = (value: number, [d, m, s]: readonly [string, string, string]): string => {
    const tenths = Math.round(value * 36_000);
    return `${Math.floor(tenths / 36_000)}${d}${Math.floor(tenths / 600) % 60}${m}${((tenths % 600) / 10).toFixed(1)}${s}`;
  };
  const SIGNS = [
    ['°', '′', '″'],
    ['度', '分', '秒'],
    ['°', "'", '"'],
    ['° ', "' ", "''"],
  ] as const;
  const wide = (text: string): string => text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const decimal: readonly ((lng: number, lat: number) => string)[] = [
    (x, y) => `${x},${y}`,
    (x, y) => `${y} ${x}`,
    (x, y) => wide(`${x}，${y}`),
    (x, y) => `${y}N ${x}E`,
    (x, y) => `E${x}/N${y}`,
    (x, y) => `北纬${y}° 东经${x}°`,
    (x, y) => `经度${x}纬度${y}`,
  ];

  it('come back from every decimal notation', () => {
    fc.assert(
      fc.property(lng, lat, fc.constantFrom(...decimal), (x, y, print) => {
        expect(parseCoordinates(print(x, y))?.lngLat).toEqual([x, y]);
      }),
    );
  });

  it('come back from every notation of degrees, minutes and seconds, to a tenth of a second', () => {
    fc.assert(
      fc.property(lng, lat, fc.constantFrom(...SIGNS), fc.boolean(), fc.boolean(), (x, y, signs, isChinese, isWide) => {
        const [longitude, latitude] = [sexagesimal(x, signs), sexagesimal(y, signs)];
        const text = isChinese ? `北纬${latitude}，东经${longitude}` : `${latitude}N ${longitude}E`;
        const read = parseCoordinates(isWide ? wide(text) : text)?.lngLat ?? [0, 0];
        expect(Math.abs(read[0] - x)).toBeLessThan(0.051 / 3600);
        expect(Math.abs(read[1] - y)).toBeLessThan(0.051 / 3600);
      }),
    );
  });

  it('are never read from a text at the price of an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => void parseCoordinates(text)));
  });
});
