import fc from 'fast-check';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import {
  GAUSS_ZONES,
  gaussZoneOf,
  isEasting,
  isNorthing,
  toProjDefinition,
  zonePrefixOf,
  zonesOfEasting,
} from './projected.ts';
import {
  fromWkt,
  isOldDatum,
  isProjected,
  parseReferenceSystem,
  REFERENCE_SYSTEMS,
  referenceSystemWords,
} from './reference-names.ts';
import { converterOf, toWgs84Geometry } from './reference-system.ts';
import type { ReferenceSystem } from './types.ts';

/** Computed with PROJ 9 (pyproj) from EPSG:4490: code, longitude, latitude, easting, northing. */
const BY_PROJ: readonly (readonly [number, number, number, number, number])[] = [
  [4527, 117.2, 36.6, 39517895.1628, 4052140.037],
  [4549, 119.5, 32.1, 452804.517, 3553050.6348],
  [4498, 118.9, 31.3, 20680902.915, 3465794.5818],
  [4507, 104.1, 30.7, 413776.5466, 3398060.0122],
  [4513, 75.5, 39.4, 25543068.3793, 4363030.9862],
  [4554, 134.7, 48.3, 477742.51, 5351829.074],
];

const ESRI_ZONE_39 =
  'PROJCS["CGCS2000_3_Degree_GK_Zone_39",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",39500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';

const convert = (crs: ReferenceSystem, east: number, north: number): readonly [number, number] => {
  const converter = converterOf(crs);
  if (!converter.ok) throw new Error(converter.fault.message);
  return converter.value(east, north);
};

describe('zones of CGCS2000', () => {
  it('are 64, with the central meridians of EPSG', () => {
    expect(GAUSS_ZONES.map(({ epsg }) => epsg).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 64 }, (_, index) => 4491 + index),
    );
    const meridians = [4491, 4501, 4502, 4512, 4513, 4533, 4534, 4554].map(
      (epsg) => gaussZoneOf(epsg)?.centralMeridian,
    );
    expect(meridians).toEqual([75, 135, 75, 135, 75, 135, 75, 135]);
  });

  it.each(BY_PROJ)('EPSG:%i gives the degrees of PROJ within a millimetre', (epsg, lng, lat, east, north) => {
    const [x, y] = convert(`EPSG:${epsg}`, east, north);
    expect(x).toBeCloseTo(lng, 8);
    expect(y).toBeCloseTo(lat, 8);
  });

  it('come back to the metre they left, in every zone and 3° around it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...GAUSS_ZONES),
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 3.5, max: 53.5, noNaN: true }),
        (zone, off, lat) => {
          const at: [number, number] = [zone.centralMeridian + off, lat];
          const [east, north] = proj4('+proj=longlat +ellps=GRS80 +no_defs', toProjDefinition(zone)).forward(at);
          expect(isEasting(east) && isNorthing(north)).toBe(true);
          expect(zonePrefixOf(east)).toBe(zone.hasPrefix ? zone.zone : null);
          expect(zonesOfEasting(east)).toContainEqual(zone);
          const [lng, back] = convert(`EPSG:${zone.epsg}`, east, north);
          expect(Math.hypot(lng - at[0], back - at[1])).toBeLessThan(1e-9);
        },
      ),
    );
  });
});

describe('datums', () => {
  it('take GCJ-02 and BD-09 back within half a metre anywhere in the country', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('GCJ02' as const, 'BD09' as const),
        fc.double({ min: 74, max: 134, noNaN: true }),
        fc.double({ min: 18, max: 53, noNaN: true }),
        (datum, lng, lat) => {
          const [x, y] = gcoord.transform<[number, number]>([lng, lat], gcoord.WGS84, gcoord[datum]);
          const [east, north] = convert(datum, x, y);
          expect(Math.hypot(east - lng, north - lat) * 111_195).toBeLessThan(0.5);
        },
      ),
    );
  });

  it('leave CGCS2000 as it stands', () => {
    expect(convert('CGCS2000', 116.4, 39.9)).toEqual([116.4, 39.9]);
    expect(convert('EPSG:4490', 116.4, 39.9)).toEqual([116.4, 39.9]);
  });
});

describe('names of reference systems', () => {
  it.each([
    ['WGS-84', 'WGS84'],
    ['GCJ-02', 'GCJ02'],
    ['高德坐标', 'GCJ02'],
    ['百度坐标系', 'BD09'],
    ['2000国家大地坐标系', 'CGCS2000'],
    ['EPSG:4490', 'CGCS2000'],
    ['EPSG:4527', 'EPSG:4527'],
    ['4549', 'EPSG:4549'],
    ['CGCS2000 3度带 第39带', 'EPSG:4527'],
    ['6度带20带', 'EPSG:4498'],
    ['CGCS2000 中央经线120 3度带', 'EPSG:4549'],
    ['CGCS2000 / 3-degree Gauss-Kruger zone 39', 'EPSG:4527'],
    [ESRI_ZONE_39, 'EPSG:4527'],
  ])('%s is %s', (text, crs) => {
    expect(parseReferenceSystem(text)).toBe(crs);
  });

  it.each(['西安80', 'Beijing 1954', '独立坐标系', '', '经度', 'Longitude', 'X'])('%j is none', (text) => {
    expect(parseReferenceSystem(text)).toBeNull();
  });

  it('have words in both languages', () => {
    expect(REFERENCE_SYSTEMS).toHaveLength(68);
    for (const crs of REFERENCE_SYSTEMS) {
      const words = referenceSystemWords(crs);
      expect(words.zh).not.toBe('');
      expect(words.en).not.toBe('');
    }
    expect(referenceSystemWords('EPSG:4527').zh).toContain('第 39 带');
  });
});

describe('the text of a .prj', () => {
  it('is named by its code where it has one, also without the zone in the easting', () => {
    expect(fromWkt(ESRI_ZONE_39)).toBe('EPSG:4527');
    expect(fromWkt(ESRI_ZONE_39.replace('39500000.0', '500000.0'))).toBe('EPSG:4548');
    expect(fromWkt('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]')).toBe(
      'WGS84',
    );
  });

  it('is read by proj4 otherwise: UTM 50N', () => {
    const utm =
      'PROJCS["WGS_1984_UTM_Zone_50N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
    const crs = fromWkt(utm);
    expect(crs).toBe(`WKT:${utm}`);
    expect(isProjected(crs)).toBe(true);
    const [lng, lat] = convert(crs, 500_000, 4_000_000);
    expect(lng).toBeCloseTo(117, 9);
    expect(lat).toBeCloseTo(36.14471, 4);
  });

  it.each(['WKT:PROJCS["x"]', 'WKT:nonsense', 'WKT:', 'WKT:PROJCS[' + '['.repeat(2000), 'EPSG:999999'])(
    'is a fault in words where it cannot be read: %.30s',
    (crs) => {
      const converter = converterOf(crs as ReferenceSystem);
      expect(converter.ok).toBe(false);
      if (!converter.ok) expect(converter.fault.words.en).not.toBe('');
    },
  );

  it('says of an old datum how far off positions stay', () => {
    const old = ESRI_ZONE_39.replace('D_China_2000', 'D_Xian_1980').replace('CGCS2000_3', 'Xian_1980_3');
    expect(isOldDatum(old)).toBe(true);
    expect(fromWkt(old)).toBe(`WKT:${old}`);
    expect(referenceSystemWords(fromWkt(old)).zh).toContain('约 100 米');
  });
});

describe('lines and areas', () => {
  it('are converted point by point, rings in rings, and turned round where the file is', () => {
    const ring = [
      [39517895.1628, 4052140.037],
      [39517995.1628, 4052140.037],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] } as const;
    const converted = toWgs84Geometry(geometry, 'EPSG:4527').coordinates as number[][][];
    expect(converted[0]?.[0]?.[0]).toBeCloseTo(117.2, 8);
    expect(converted[0]?.[0]?.[1]).toBeCloseTo(36.6, 8);
    const turned = { type: 'Polygon', coordinates: [ring.map(([x, y]) => [y, x])] } as const;
    expect(toWgs84Geometry(turned, { crs: 'EPSG:4527', isSwapped: true }).coordinates).toEqual(converted);
  });
});
