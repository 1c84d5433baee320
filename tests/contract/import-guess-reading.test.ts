import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { LEDGER_REGISTRY as REGISTRY } from '../../src/hazards/ledger-registry.ts';
import { loadLocator, loadRegions } from './boundaries-kit.ts';
import { guessMapping } from '../../src/register/import/guess-mapping.ts';
import { guessReading, type GuessPlaces } from '../../src/register/import/guess-reading.ts';
import { gaussZoneOf, toProjDefinition } from '../../src/register/import/projected.ts';

const places: GuessPlaces = { regions: loadRegions(), locator: loadLocator() };

const read = (headers: readonly string[], rows: readonly (readonly string[])[], at: GuessPlaces | null = null) => {
  const table = { headers, rows };
  return guessReading(table, guessMapping(table, REGISTRY.require('reference-site')), null, at);
};

const DEGREES = [
  ['116.4074', '39.9042'],
  ['121.4737', '31.2304'],
  ['113.2644', '23.1291'],
] as const;

/** Counties with their label points in a zone. */
const metresIn = (epsg: number, adcodes: readonly string[]): string[][] => {
  const zone = gaussZoneOf(epsg);
  if (zone === undefined) throw new Error(String(epsg));
  const forward = proj4('+proj=longlat +ellps=GRS80 +no_defs', toProjDefinition(zone));
  return adcodes.map((adcode) => {
    const [east, north] = forward.forward([...(places.regions.get(adcode)?.label ?? [0, 0])] as [number, number]);
    return [adcode, north.toFixed(3), east.toFixed(3)];
  });
};

describe('the reading of a file', () => {
  it('assumes WGS-84 and says so', () => {
    const { reading, isCrsStated, reasons, asks } = read(['经度', '纬度'], DEGREES);
    expect(reading).toEqual({ crs: 'WGS84', decimal: '.', isDayFirst: null, isSwapped: false, repairsSwapped: false });
    expect([isCrsStated, asks.length, reasons.map(({ part }) => part)]).toEqual([false, 0, ['crs']]);
  });

  it.each([
    [['经度(GCJ02)', '纬度(GCJ02)'], 'GCJ02'],
    [['bd09_lng', 'bd09_lat'], 'BD09'],
    [['经度（2000国家大地坐标系）', '纬度（2000国家大地坐标系）'], 'CGCS2000'],
  ] as const)('takes the reference system from headers %j', (headers, crs) => {
    expect(read(headers, DEGREES)).toMatchObject({ reading: { crs }, isCrsStated: true });
  });

  it('takes it from a column that says the same in every row', () => {
    const rows = DEGREES.map(([lng, lat]) => [lng, lat, '百度坐标系']);
    expect(read(['经度', '纬度', '坐标系'], rows)).toMatchObject({ reading: { crs: 'BD09' }, isCrsStated: true });
  });

  it('takes what the file states before anything else', () => {
    const table = { headers: ['bd09_lng', 'bd09_lat'], rows: DEGREES };
    const guesses = guessMapping(table, REGISTRY.require('reference-site'));
    expect(guessReading(table, guesses, 'EPSG:4527')).toMatchObject({
      reading: { crs: 'EPSG:4527' },
      isCrsStated: true,
    });
  });

  it('finds columns that hold each other’s values', () => {
    expect(read(['纬度', '经度'], DEGREES).reading.isSwapped).toBe(true);
    expect(
      read(
        ['纬度', '经度'],
        DEGREES.map(([lng, lat]) => [lat, lng]),
      ).reading.isSwapped,
    ).toBe(false);
  });

  it('finds the order within one column, and says where it cannot', () => {
    const join = (pairs: readonly (readonly [string, string])[]) => pairs.map((pair) => [pair.join(',')]);
    const turned = DEGREES.map(([lng, lat]) => [lat, lng] as const);
    const abroad = [
      ['12.4964', '41.9028'],
      ['13.4050', '52.5200'],
      ['2.3522', '48.8566'],
    ] as const;
    expect(read(['经纬度'], join(DEGREES))).toMatchObject({
      reading: { isSwapped: false },
      reasons: [{}, { part: 'isSwapped' }],
    });
    expect(read(['经纬度'], join(turned)).reading.isSwapped).toBe(true);
    expect(read(['经纬度'], join(abroad)).reasons.at(-1)?.words.zh).toContain('请核对');
  });

  it('tells the decimal mark from what only one of them can be', () => {
    expect(
      read(
        ['a', 'b'],
        [
          ['35.272,00', '1'],
          ['1.234,5', '2'],
        ],
      ).reading.decimal,
    ).toBe(',');
    expect(
      read(
        ['a', 'b'],
        [
          ['35,272.00', '1'],
          ['1,234.5', '2'],
        ],
      ).reading.decimal,
    ).toBe('.');
    expect(
      read(
        ['a', 'b'],
        [
          ['35,272', '1'],
          ['1,234', '2'],
        ],
      ).reading.decimal,
    ).toBe('.');
  });

  it('tells the order of days from one day beyond the twelfth, and leaves a contradiction open', () => {
    const order = (...dates: string[]) =>
      read(
        ['登记日期'],
        dates.map((date) => [date]),
      ).reading.isDayFirst;
    expect(order('03/04/2020', '31/12/2019')).toBe(true);
    expect(order('03/04/2020', '12/31/2019')).toBe(false);
    expect(order('31/12/2019', '12/31/2019')).toBeNull();
    expect(order('03/04/2020', '05/06/2020')).toBeNull();
  });
});

describe('the zone of coordinates on a plane', () => {
  const SHANXI = ['140423', '140425', '140426', '140427', '140428'];

  it('is named by eastings that carry it: 3° and 6°', () => {
    expect(read(['行政区划代码', 'X', 'Y'], metresIn(4526, SHANXI))).toMatchObject({
      reading: { crs: 'EPSG:4526' },
      isCrsStated: true,
      asks: [],
    });
    expect(read(['行政区划代码', 'X', 'Y'], metresIn(4497, SHANXI)).reading.crs).toBe('EPSG:4497');
  });

  it('is found by where the rows say that they are, and asked where they do not say', () => {
    const rows = metresIn(4547, SHANXI);
    const found = read(['行政区划代码', 'X', 'Y'], rows, places);
    expect(found).toMatchObject({ reading: { crs: 'EPSG:4547' }, asks: [] });
    expect(found.reasons[0]?.words.zh).toContain('5 行中有 5 行');
    const asked = read(
      ['X', 'Y'],
      rows.map(([, x = '', y = '']) => [x, y]),
      places,
    );
    expect(asked.asks).toContain('EPSG:4547');
    expect(asked.isCrsStated).toBe(false);
    expect(read(['行政区划代码', 'X', 'Y'], rows).asks.length).toBeGreaterThan(10);
  });
});
