import { fold } from './fold.ts';

/** A position as a text states it, degrees. */
export interface ReadPosition {
  readonly lngLat: readonly [number, number];
  /** True: the text does not say which number is which, and both ways round are on Earth. */
  readonly isOrderGuessed: boolean;
}

type Axis = 'lng' | 'lat';

interface Angle {
  readonly degrees: number;
  /** `null`: not said. */
  readonly axis: Axis | null;
}

/** No notation needs more, and a pattern is not let loose on a page of text. */
const LONGEST = 80;
/** China with its seas, whole degrees: an unmarked pair is read in the order that lies in it. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 } as const;

/** Words for hemispheres as letters, and signs that say the same; 经度 before the 度 of a degree. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/北[纬緯]|[纬緯]度/g, 'n'],
  [/南[纬緯]/g, 's'],
  [/[东東][经經]|[经經]度/g, 'e'],
  [/西[经經]/g, 'w'],
  [/''|[″”“〃"]|秒/g, '"'],
  [/[′’‘']|分/g, "'"],
  [/[°˚º]|度/g, '°'],
  [/[、;，]/g, ','],
  [/lat(itude)?/g, 'n'],
  [/lo?ng?(itude)?/g, 'e'],
  [/\s+/g, ' '],
];

const NUMBER = String.raw`(-?\d{1,3}(?:\.\d{1,12})?)`;
const DETAIL = String.raw`(?: ?° ?(?:(\d{1,2}(?:\.\d{1,12})?) ?' ?(?:(\d{1,2}(?:\.\d{1,12})?) ?" ?)?)?)?`;
/** Hemisphere before or behind, never both. */
const ANGLE = String.raw`(?:([nsew]) ?[:=]? ?${NUMBER}${DETAIL}|${NUMBER}${DETAIL} ?([nsew])?)`;
const PAIR = new RegExp(String.raw`^\(?${ANGLE} ?[, /]? ?${ANGLE}\)?$`);
const GROUPS_AN_ANGLE = 8;

/** `null`: degrees with a fraction and minutes, or minutes from 60 up, are no notation. */
const toDegrees = (degrees: string, minutes: string | undefined, seconds: string | undefined): number | null => {
  if (minutes !== undefined && degrees.includes('.')) return null;
  if (seconds !== undefined && minutes?.includes('.') === true) return null;
  const [minute, second] = [Number(minutes ?? 0), Number(seconds ?? 0)];
  if (minute >= 60 || second >= 60) return null;
  const size = Math.abs(Number(degrees)) + minute / 60 + second / 3600;
  return degrees.startsWith('-') ? -size : size;
};

const AXES: Readonly<Record<string, Axis>> = { n: 'lat', s: 'lat', e: 'lng', w: 'lng' };

const toAngle = (groups: readonly (string | undefined)[]): Angle | null => {
  const [before, degreesA, minutesA, secondsA, degreesB, minutesB, secondsB, behind] = groups;
  const hemisphere = before ?? behind;
  const degrees = toDegrees(degreesA ?? degreesB ?? '', minutesA ?? minutesB, secondsA ?? secondsB);
  if (degrees === null) return null;
  if (hemisphere === undefined) return { degrees, axis: null };
  const isBackwards = hemisphere === 's' || hemisphere === 'w';
  // 南纬 −28 says the same thing twice, and nobody knows which it means.
  if (isBackwards && degrees < 0) return null;
  return { degrees: isBackwards ? -degrees : degrees, axis: AXES[hemisphere] ?? null };
};

const isOnEarth = (lng: number, lat: number): boolean => Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
const isInChina = (lng: number, lat: number): boolean =>
  lng >= CHINA.west && lng <= CHINA.east && lat >= CHINA.south && lat <= CHINA.north;

const toPosition = (a: Angle, b: Angle): ReadPosition | null => {
  if (a.axis === null && b.axis === null) {
    const isLngFirst = isInChina(a.degrees, b.degrees);
    if (!isLngFirst && !isInChina(b.degrees, a.degrees)) return null;
    const lngLat = isLngFirst ? ([a.degrees, b.degrees] as const) : ([b.degrees, a.degrees] as const);
    return { lngLat, isOrderGuessed: isOnEarth(lngLat[1], lngLat[0]) };
  }
  if (a.axis === b.axis) return null;
  const isLngFirst = a.axis === 'lng' || b.axis === 'lat';
  const lngLat = isLngFirst ? ([a.degrees, b.degrees] as const) : ([b.degrees, a.degrees] as const);
  return isOnEarth(...lngLat) ? { lngLat, isOrderGuessed: false } : null;
};

/**
 * A position written in decimal degrees, or in degrees, minutes and seconds, with or without hemispheres, in Chinese,
 * English or signs alone; `null` for any other text. Without a word on the order it must lie in China.
 */
export const parseCoordinates = (text: string): ReadPosition | null => {
  if (text.length > LONGEST) return null;
  const plain = SPELLINGS.reduce((each, [pattern, sign]) => each.replace(pattern, sign), fold(text)).trim();
  const match = PAIR.exec(plain);
  if (match === null) return null;
  const first = toAngle(match.slice(1, 1 + GROUPS_AN_ANGLE));
  const second = toAngle(match.slice(1 + GROUPS_AN_ANGLE, 1 + 2 * GROUPS_AN_ANGLE));
  return first === null || second === null ? null : toPosition(first, second);
};
