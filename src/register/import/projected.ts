import type { Localised } from '../../domain/words.ts';
import { parsePlainNumber } from './parse-number.ts';
import type { DecimalMark } from './types.ts';

/** A Gauss–Krüger zone of CGCS2000, as EPSG lists it. */
export interface GaussZone {
  /** EPSG code, 4491–4554. */
  readonly epsg: number;
  readonly widthDegrees: 3 | 6;
  /** Number of the zone, 13–23 (6°) or 25–45 (3°). */
  readonly zone: number;
  /** Degrees east. */
  readonly centralMeridian: number;
  /** Metres; holds the number of the zone where eastings are written with it (39 517 895). */
  readonly falseEasting: number;
  readonly hasPrefix: boolean;
}

const FALSE_EASTING = 500_000;
const ZONE_STEP = 1_000_000;

const zoneOf = (epsg: number, widthDegrees: 3 | 6, zone: number, hasPrefix: boolean): GaussZone => ({
  epsg,
  widthDegrees,
  zone,
  centralMeridian: widthDegrees === 6 ? 6 * zone - 3 : 3 * zone,
  falseEasting: (hasPrefix ? zone * ZONE_STEP : 0) + FALSE_EASTING,
  hasPrefix,
});

const series = (first: number, widthDegrees: 3 | 6, hasPrefix: boolean): readonly GaussZone[] => {
  const [from, to] = widthDegrees === 6 ? [13, 23] : [25, 45];
  return Array.from({ length: to - from + 1 }, (_, index) =>
    zoneOf(first + index, widthDegrees, from + index, hasPrefix),
  );
};

/**
 * Every zone of CGCS2000: 4491–4501 (6°, zone in the easting), 4502–4512 (6°, without), 4513–4533 (3°, zone in the
 * easting), 4534–4554 (3°, without). The parameters follow from the number alone; all 64 agree with the EPSG data set
 * (compared with PROJ), and the tests hold positions computed by PROJ.
 */
export const GAUSS_ZONES: readonly GaussZone[] = [
  ...series(4491, 6, true),
  ...series(4502, 6, false),
  ...series(4513, 3, true),
  ...series(4534, 3, false),
];

const BY_CODE = new Map(GAUSS_ZONES.map((zone) => [zone.epsg, zone]));

export const gaussZoneOf = (epsg: number): GaussZone | undefined => BY_CODE.get(epsg);

/** Definition that `proj4` reads; EPSG gives all zones scale 1 and GRS80 for CGCS2000 (the two differ by 0.1 mm). */
export const toProjDefinition = ({ centralMeridian, falseEasting }: GaussZone): string =>
  `+proj=tmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEasting} +y_0=0 +ellps=GRS80 +units=m +no_defs`;

/** CGCS2000 3° 带第 39 带，中央经线 117°E（EPSG:4527） */
export const gaussZoneWords = ({ epsg, widthDegrees, zone, centralMeridian, hasPrefix }: GaussZone): Localised => ({
  zh: `CGCS2000 ${widthDegrees}° 带第 ${zone} 带，中央经线 ${centralMeridian}°E，${hasPrefix ? '横坐标含带号' : '横坐标不含带号'}（EPSG:${epsg}）`,
  en: `CGCS2000 ${widthDegrees}° zone ${zone}, central meridian ${centralMeridian}°E, ${hasPrefix ? 'zone in the easting' : 'no zone in the easting'} (EPSG:${epsg})`,
});

/** Northings of 2° to 55° N in metres: the country with its seas. */
export const isNorthing = (metres: number): boolean => metres >= 220_000 && metres <= 6_100_000;

/** Metres from the central meridian that a 6° zone can hold at the equator (334 km) and a little beyond. */
const WIDEST = 360_000;

/**
 * A cell of metres that its column has in another unit (km): the same number in metres; any other text as it is.
 * @param factor what brings the column's numbers to metres
 */
export const toMetresText = (text: string, factor: number, decimal: DecimalMark): string => {
  const value = factor === 1 || text === '' ? null : parsePlainNumber(text, decimal);
  // A tenth of a millimetre; beyond it is the noise of binary fractions.
  return value === null ? text : String(Math.round(value * factor * 1e4) / 1e4);
};

/** Zone of an easting that carries it, 13–45; `null` without. */
export const zonePrefixOf = (easting: number): number | null => {
  const zone = Math.floor(easting / ZONE_STEP);
  const rest = easting - zone * ZONE_STEP;
  return zone >= 13 && zone <= 45 && zone !== 24 && Math.abs(rest - FALSE_EASTING) <= WIDEST ? zone : null;
};

/** An easting as a Gauss–Krüger zone of China has it, with or without the number of the zone. */
export const isEasting = (metres: number): boolean =>
  zonePrefixOf(metres) !== null || Math.abs(metres - FALSE_EASTING) <= WIDEST;

/** Zones with which an easting can be read: one where it carries the number, otherwise every zone without. */
export const zonesOfEasting = (easting: number): readonly GaussZone[] => {
  const zone = zonePrefixOf(easting);
  if (zone !== null) return GAUSS_ZONES.filter((each) => each.hasPrefix && each.zone === zone);
  return isEasting(easting) ? GAUSS_ZONES.filter((each) => !each.hasPrefix) : [];
};
