import gcoord from 'gcoord';
import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { QuarantineReason } from '../account.ts';
import { parseAdcode } from '../cells.ts';
import { checkPosition } from '../coordinates.ts';
import { parseDegreesText } from './parse-number.ts';
import { emptyTokenOf, foldHeader } from './tokens.ts';
import type { Datum, IssueCode, ShapeGeometry } from './types.ts';
import { ISSUE_WORDS } from './words.ts';

/** Cells that say where a row is; `''` where there is no such column. */
export interface PlaceCells {
  readonly lng: string;
  readonly lat: string;
  readonly adcode: string;
  readonly crs: string;
}

export interface Place {
  /** Degrees, WGS-84 ≈ CGCS2000. */
  readonly lng: number;
  readonly lat: number;
  /** Datum of the file. */
  readonly origin: Datum;
  /** The position is the county's label point, because the row has a code only. */
  readonly isByCode: boolean;
  /** Stated code that the boundaries know, of whatever level. */
  readonly adcode: string | null;
  readonly isAdcodeUnknown: boolean;
}

export interface PlaceFault {
  readonly field: string;
  readonly value: string;
  readonly code: IssueCode;
  readonly words: Localised;
}

/** 火星坐标, GCJ-02, 国家2000, EPSG:4490 … → datum; `null` when it is none that can be converted. */
export const parseDatum = (text: string): Datum | null => {
  const folded = foldHeader(text);
  if (/gcj|火星|高德|腾讯/.test(folded)) return 'GCJ02';
  if (/bd09|百度/.test(folded)) return 'BD09';
  if (/cgcs|2000|4490/.test(folded)) return 'CGCS2000';
  return /wgs|4326|84/.test(folded) ? 'WGS84' : null;
};

/** Position in the datum → WGS-84. CGCS2000 differs from it by less than a metre and is taken as it stands. */
export const toWgs84 = (lng: number, lat: number, datum: Datum): readonly [number, number] => {
  if (datum === 'WGS84' || datum === 'CGCS2000') return [lng, lat];
  const [east, north] = gcoord.transform<[number, number]>([lng, lat], gcoord[datum], gcoord.WGS84);
  return [east, north];
};

const convertPositions = (coordinates: unknown, datum: Datum): unknown => {
  if (!Array.isArray(coordinates)) return coordinates;
  const [lng, lat] = coordinates as readonly unknown[];
  if (typeof lng === 'number' && typeof lat === 'number') return toWgs84(lng, lat, datum);
  return coordinates.map((item) => convertPositions(item, datum));
};

export const toWgs84Geometry = (geometry: ShapeGeometry, datum: Datum): ShapeGeometry => ({
  type: geometry.type,
  coordinates: convertPositions(geometry.coordinates, datum),
});

/** Codes of the statistical system and of geodata packages brought to six digits: 12-digit, `360281.0`, `156360281`. */
const readAdcode = (text: string): string => {
  const digits = text.normalize('NFKC').trim().replace(/\.0+$/, '');
  const code = parseAdcode(/^156\d{6}$/.test(digits) ? digits.slice(3) : digits);
  return code === 0 ? '' : String(code);
};

const POSITION_FAULTS: Partial<Record<QuarantineReason, { readonly code: IssueCode; readonly words: Localised }>> = {
  'coordinate-missing': { code: 'not-finite', words: ISSUE_WORDS.notFinite },
  'coordinate-not-finite': { code: 'not-finite', words: ISSUE_WORDS.notFinite },
  'coordinate-impossible': { code: 'impossible', words: ISSUE_WORDS.impossible },
  'coordinate-zero': { code: 'zero', words: ISSUE_WORDS.zero },
  'coordinate-swapped': { code: 'swapped', words: ISSUE_WORDS.swapped },
};

const isNothing = (text: string): boolean => {
  const token = emptyTokenOf(text);
  // `NaN` is a number that went wrong, not an empty cell: it is named.
  return token !== null && token.toLowerCase() !== 'nan';
};

type PlaceResult = { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly fault: PlaceFault };

const refuse = (field: string, value: string, code: PlaceFault['code'], words: Localised): PlaceResult => ({
  ok: false,
  fault: { field, value, code, words },
});

const placeByCode = (cells: PlaceCells, adcode: string, origin: Datum, regions: RegionIndex | null): PlaceResult => {
  if (isNothing(cells.adcode)) return refuse('lng', '', 'no-position', ISSUE_WORDS.noPosition);
  const region = regions?.get(adcode);
  if (regions === null || region === undefined)
    return refuse('adcode', cells.adcode, 'unknown-adcode', ISSUE_WORDS.unknownAdcode);
  if (regions.countyIndexOf(adcode) === 0)
    return refuse('adcode', cells.adcode, 'code-above-county', ISSUE_WORDS.codeAboveCounty);
  const [lng, lat] = region.label;
  return { ok: true, place: { lng, lat, origin, isByCode: true, adcode, isAdcodeUnknown: false } };
};

/**
 * Where a row is. With coordinates they decide and are checked before the datum is converted; without them the county of
 * its division code does, at the county's label point and marked so. Refused are coordinates that are not finite,
 * impossible, (0, 0) or swapped, and rows that say nothing usable at all.
 */
export const placeRow = (cells: PlaceCells, datum: Datum, regions: RegionIndex | null): PlaceResult => {
  const origin = parseDatum(cells.crs) ?? datum;
  const adcode = readAdcode(cells.adcode);
  const isKnown = adcode !== '' && (regions === null || regions.has(adcode));
  if (isNothing(cells.lng) && isNothing(cells.lat)) return placeByCode(cells, adcode, origin, regions);
  const [lng, lat] = [parseDegreesText(cells.lng), parseDegreesText(cells.lat)];
  const fault = POSITION_FAULTS[checkPosition(lng ?? Number.NaN, lat ?? Number.NaN) ?? 'missing'];
  if (fault !== undefined) {
    const isLatitude = lng !== null && lat === null;
    return refuse(isLatitude ? 'lat' : 'lng', `${cells.lng.trim()}, ${cells.lat.trim()}`, fault.code, fault.words);
  }
  const [east, north] = toWgs84(lng ?? Number.NaN, lat ?? Number.NaN, origin);
  return {
    ok: true,
    place: {
      lng: east,
      lat: north,
      origin,
      isByCode: false,
      adcode: isKnown ? adcode : null,
      isAdcodeUnknown: !isKnown && !isNothing(cells.adcode),
    },
  };
};
