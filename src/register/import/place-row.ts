import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { QuarantineReason } from '../account.ts';
import { checkPosition } from '../coordinates.ts';
import { parseAngle, parsePositionText, type PositionText } from './parse-degrees.ts';
import { parsePlainNumber } from './parse-number.ts';
import { placeNamesOf, type FoundPlace } from './place-names.ts';
import { PLACE_WORDS } from './place-words.ts';
import { gaussZoneOf, isEasting, isNorthing } from './projected.ts';
import { isOldDatum, isProjected, parseReferenceSystem, referenceSystemWords } from './reference-names.ts';
import { converterOf } from './reference-system.ts';
import { readAdcode, RENAMED_CODES } from './renamed-codes.ts';
import { emptyTokenOf } from './tokens.ts';
import { DEFAULT_READING, type IssueCode, type Reading, type ReferenceSystem } from './types.ts';
import { ISSUE_WORDS } from './words.ts';

/** Cells that say where a row is; `''`, or left out, where there is no such column. */
export interface PlaceCells {
  readonly lng: string;
  readonly lat: string;
  readonly adcode: string;
  readonly crs: string;
  /** Metres on a plane. */
  readonly easting?: string;
  readonly northing?: string;
  /** Both coordinates in one cell. */
  readonly position?: string;
  readonly province?: string;
  readonly prefecture?: string;
  readonly county?: string;
  readonly address?: string;
}

/** What decided where the row is. */
export type PlacedBy = 'position' | 'code' | 'name';

export interface Place {
  /** Degrees, WGS-84 ≈ CGCS2000. */
  readonly lng: number;
  readonly lat: number;
  /** Reference system of the file (or of the row, where it has a column for it). */
  readonly origin: ReferenceSystem;
  readonly by: PlacedBy;
  /** The position is the county's label point (`by` is not `position`): to be marked `coord_precision: 'county'`. */
  readonly isByCode: boolean;
  /** Stated code that the boundaries know, of whatever level; the county found where `by` is `name`. */
  readonly adcode: string | null;
  readonly isAdcodeUnknown: boolean;
  /** The axes of this row were exchanged, because only that can be true and the reading allows it. */
  readonly isSwapRepaired: boolean;
  /** The stated code is an older one of the county in `adcode`. */
  readonly isCodeRenamed: boolean;
  /** With `by: 'code'`: another county that the row's names tell; the two contradict each other. `null`: they do not. */
  readonly otherByName: string | null;
}

export interface PlaceFault {
  readonly field: string;
  readonly value: string;
  readonly code: IssueCode;
  readonly words: Localised;
}

export type PlaceResult =
  { readonly ok: true; readonly place: Place } | { readonly ok: false; readonly fault: PlaceFault };

const POSITION_FAULTS: Partial<Record<QuarantineReason, { readonly code: IssueCode; readonly words: Localised }>> = {
  'coordinate-missing': { code: 'not-finite', words: ISSUE_WORDS.notFinite },
  'coordinate-not-finite': { code: 'not-finite', words: ISSUE_WORDS.notFinite },
  'coordinate-impossible': { code: 'impossible', words: ISSUE_WORDS.impossible },
  'coordinate-zero': { code: 'zero', words: ISSUE_WORDS.zero },
  'coordinate-swapped': { code: 'swapped', words: ISSUE_WORDS.swapped },
};

const isNothing = (text: string | undefined): boolean => {
  if (text === undefined || text === '') return true;
  const token = emptyTokenOf(text);
  // `NaN` is a number that went wrong, not an empty cell: it is named.
  return token !== null && token.toLowerCase() !== 'nan';
};

const refuse = (field: string, value: string, code: IssueCode, words: Localised) =>
  ({ ok: false, fault: { field, value, code, words } }) as const;

interface StatedCode {
  /** Known to the boundaries, or any six digits where they are not at hand; `''` without. */
  readonly adcode: string;
  readonly isUnknown: boolean;
  readonly isRenamed: boolean;
}

const readCode = (text: string, regions: RegionIndex | null): StatedCode => {
  const code = readAdcode(text);
  if (regions === null || code === '' || regions.has(code))
    return { adcode: code, isUnknown: code === '' && !isNothing(text), isRenamed: false };
  const renamed = RENAMED_CODES.get(code);
  if (renamed !== undefined && regions.has(renamed)) return { adcode: renamed, isUnknown: false, isRenamed: true };
  return { adcode: '', isUnknown: true, isRenamed: false };
};

const atLabel = (
  adcode: string,
  by: 'code' | 'name',
  regions: RegionIndex,
  origin: ReferenceSystem,
  code: StatedCode,
  otherByName: string | null = null,
): PlaceResult => {
  const [lng, lat] = regions.get(adcode)?.label ?? [Number.NaN, Number.NaN];
  const isAdcodeUnknown = code.isUnknown;
  const isCodeRenamed = by === 'code' && code.isRenamed;
  const place = {
    lng,
    lat,
    origin,
    by,
    isByCode: true,
    adcode,
    isAdcodeUnknown,
    isSwapRepaired: false,
    isCodeRenamed,
    otherByName,
  };
  return { ok: true, place };
};

const namePath = (adcode: string, regions: RegionIndex): string =>
  regions
    .pathTo(adcode)
    .slice(1)
    .map(({ name }) => name)
    .join('');

const saidText = (text: string | undefined): string => (text === undefined || isNothing(text) ? '' : text.trim());

interface Names {
  readonly province: string;
  readonly prefecture: string;
  readonly county: string;
  readonly address: string;
}

const readNames = (cells: PlaceCells): Names => ({
  province: saidText(cells.province),
  prefecture: saidText(cells.prefecture),
  county: saidText(cells.county),
  address: saidText(cells.address),
});

const findByName = (names: Names, adcode: string, regions: RegionIndex): FoundPlace =>
  names.county === '' && names.address === '' && names.prefecture === ''
    ? { kind: 'none' }
    : placeNamesOf(regions).find({ adcode, ...names });

/** The county of the code; where the code is an old one and the names tell another county, theirs: some lists fill in any code of the city. */
const placeByCode = (names: Names, code: StatedCode, origin: ReferenceSystem, regions: RegionIndex): PlaceResult => {
  const within = `${code.adcode.slice(0, 2)}0000`;
  const found = findByName(names, within, regions);
  const other = found.kind === 'found' && found.adcode !== code.adcode ? found.adcode : null;
  if (other !== null && code.isRenamed) return atLabel(other, 'name', regions, origin, code);
  return atLabel(code.adcode, 'code', regions, origin, code, other);
};

/** Without coordinates: the county of the code, or the one that names and address tell within what the code says. */
const placeInCounty = (cells: PlaceCells, origin: ReferenceSystem, regions: RegionIndex | null): PlaceResult => {
  const code = readCode(cells.adcode, regions);
  const names = readNames(cells);
  if (regions !== null && code.adcode !== '' && regions.countyIndexOf(code.adcode) !== 0)
    return placeByCode(names, code, origin, regions);
  if (regions !== null) {
    // An unknown code still names its province; what it says below that may be wrong.
    const within = code.adcode !== '' ? code.adcode : `${readAdcode(cells.adcode).slice(0, 2)}0000`;
    const found = findByName(names, within, regions);
    if (found.kind === 'found') return atLabel(found.adcode, 'name', regions, origin, code);
    if (found.kind === 'ambiguous') {
      const candidates = found.candidates.map((candidate) => namePath(candidate, regions));
      return refuse('stated_county', found.name, 'ambiguous-place', PLACE_WORDS.ambiguous(found.name, candidates));
    }
    if (code.adcode !== '') return refuse('adcode', cells.adcode, 'code-above-county', ISSUE_WORDS.codeAboveCounty);
  }
  if (!isNothing(cells.adcode)) return refuse('adcode', cells.adcode, 'unknown-adcode', ISSUE_WORDS.unknownAdcode);
  const hasWords = Object.values(names).some((name) => name !== '');
  return refuse('lng', '', 'no-position', hasWords ? PLACE_WORDS.noName : ISSUE_WORDS.noPosition);
};

interface Pair {
  /** East or longitude first; NaN where the text is no number. */
  readonly east: number;
  readonly north: number;
  /** Field for the account. */
  readonly field: string;
  /** Letters say that the axes stand the other way round. */
  readonly isCrossed: boolean;
  /** System that the cell names itself. */
  readonly srid: string | null;
}

const turned = (pair: Pair): Pair => ({ ...pair, east: pair.north, north: pair.east });

const readPosition = (text: string, isSwapped: boolean): Pair => {
  const parsed: PositionText | null = parsePositionText(text);
  const isLatFirst = parsed?.order === null ? isSwapped : parsed?.order === 'lat-lng';
  const [first, second] = [parsed?.first ?? Number.NaN, parsed?.second ?? Number.NaN];
  const [east, north] = isLatFirst ? [second, first] : [first, second];
  return { east, north, field: 'position', isCrossed: false, srid: parsed?.srid ?? null };
};

const readDegrees = (cells: PlaceCells, isSwapped: boolean): Pair => {
  const [lng, lat] = [parseAngle(cells.lng), parseAngle(cells.lat)];
  const pair: Pair = {
    east: lng?.degrees ?? Number.NaN,
    north: lat?.degrees ?? Number.NaN,
    field: lng !== null && lat === null ? 'lat' : 'lng',
    isCrossed: (lng?.axis === 'lat' && lat?.axis !== 'lat') || (lat?.axis === 'lng' && lng?.axis !== 'lng'),
    srid: null,
  };
  return isSwapped ? { ...turned(pair), isCrossed: false } : pair;
};

const readMetres = (eastText: string, northText: string, reading: Reading, field: string): Pair => {
  const pair: Pair = {
    east: parsePlainNumber(eastText, reading.decimal) ?? Number.NaN,
    north: parsePlainNumber(northText, reading.decimal) ?? Number.NaN,
    field,
    isCrossed: false,
    srid: null,
  };
  return reading.isSwapped ? turned(pair) : pair;
};

/** The pair of coordinates of a row; `null` when it has none. */
const readPair = (cells: PlaceCells, reading: Reading, isMetres: boolean): Pair | null => {
  if (!isNothing(cells.lng) || !isNothing(cells.lat))
    return isMetres ? readMetres(cells.lng, cells.lat, reading, 'lng') : readDegrees(cells, reading.isSwapped);
  const [easting, northing] = [cells.easting ?? '', cells.northing ?? ''];
  if (!isNothing(easting) || !isNothing(northing)) return readMetres(easting, northing, reading, 'easting');
  const position = cells.position ?? '';
  return isNothing(position) ? null : readPosition(position, reading.isSwapped);
};

/** Whether the row states coordinates at all, right or wrong. */
export const hasCoordinates = (cells: PlaceCells): boolean =>
  [cells.lng, cells.lat, cells.easting, cells.northing, cells.position].some((cell) => !isNothing(cell));

/** The coordinates as the row has them, for the account. */
const textOf = (cells: PlaceCells, field: string): string => {
  if (field === 'position') return (cells.position ?? '').trim();
  const [east, north] = field === 'easting' ? [cells.easting, cells.northing] : [cells.lng, cells.lat];
  return `${(east ?? '').trim()}, ${(north ?? '').trim()}`;
};

/** Metres from the false easting beyond which a zone's arithmetic means nothing. */
const ZONE_REACH = 1_000_000;

const checkMetres = ({ east, north }: Pair, crs: ReferenceSystem): { code: IssueCode; words: Localised } | null => {
  if (!Number.isFinite(east) || !Number.isFinite(north)) return { code: 'not-finite', words: ISSUE_WORDS.notFinite };
  if (east === 0 && north === 0) return { code: 'zero', words: ISSUE_WORDS.zero };
  const zone = crs.startsWith('EPSG:') ? gaussZoneOf(Number(crs.slice(5))) : undefined;
  if (zone === undefined) return null;
  if (!isEasting(east) && isNorthing(east) && isEasting(north)) return { code: 'swapped', words: ISSUE_WORDS.swapped };
  const isOff = Math.abs(east - zone.falseEasting) > ZONE_REACH || Math.abs(north) > 10_000_000;
  return isOff ? { code: 'impossible', words: PLACE_WORDS.outsideZone } : null;
};

const checkDegrees = ({ east, north, isCrossed }: Pair): { code: IssueCode; words: Localised } | null => {
  if (isCrossed) return { code: 'swapped', words: ISSUE_WORDS.swapped };
  const fault = POSITION_FAULTS[checkPosition(east, north) ?? 'missing'] ?? null;
  const isCrossedAbroad = Math.abs(north) > 90 && Math.abs(north) <= 180 && Math.abs(east) <= 90;
  if (fault?.code === 'impossible' && isCrossedAbroad) return { code: 'swapped', words: PLACE_WORDS.crossed };
  if (fault?.code === 'impossible' && Math.abs(east) > 1000) return { code: 'impossible', words: PLACE_WORDS.metres };
  return fault;
};

const systemOf = (cells: PlaceCells, pair: Pair | null, reading: Reading): ReferenceSystem | null => {
  const said = pair?.srid ?? cells.crs;
  if (said === '' || isNothing(said)) return reading.crs;
  const own = parseReferenceSystem(said);
  return own ?? (isOldDatum(said) ? null : reading.crs);
};

/**
 * Where a row is. With coordinates they decide and are checked before they are converted; without them the county of its
 * division code does, or the one that its names or its address tell, at the county's label point and marked so. Refused
 * are coordinates that are not finite, impossible, (0, 0) or swapped (unless the reading repairs them), names that fit
 * several counties, and rows that say nothing usable at all.
 * @param reading how the file's cells are read; a reference system alone reads the rest by default
 * @param regions `null`: divisions are not at hand; rows without coordinates are then refused
 */
export const placeRow = (
  cells: PlaceCells,
  reading: Reading | ReferenceSystem,
  regions: RegionIndex | null,
): PlaceResult => {
  const how = typeof reading === 'string' ? { ...DEFAULT_READING, crs: reading } : reading;
  const stated = systemOf(cells, null, how);
  const first = readPair(cells, how, stated !== null && isProjected(stated));
  if (first === null) return placeInCounty(cells, stated ?? how.crs, regions);
  const crs = first.srid === null ? stated : systemOf(cells, first, how);
  if (crs === null) return refuse('crs', cells.crs, 'unknown-crs', PLACE_WORDS.oldDatum);
  const converter = converterOf(crs);
  if (!converter.ok) return refuse('crs', referenceSystemWords(crs).zh, 'unknown-crs', PLACE_WORDS.unknownSystem);
  const check = (pair: Pair) => (isProjected(crs) ? checkMetres(pair, crs) : checkDegrees(pair));
  let pair = first;
  let fault = check(pair);
  const isSwapRepaired = fault?.code === 'swapped' && how.repairsSwapped;
  if (isSwapRepaired) {
    pair = { ...turned(pair), isCrossed: false };
    fault = check(pair);
  }
  if (fault !== null) return refuse(first.field, textOf(cells, first.field), fault.code, fault.words);
  const [lng, lat] = converter.value(pair.east, pair.north);
  const after = isProjected(crs) ? POSITION_FAULTS[checkPosition(lng, lat) ?? 'missing'] : undefined;
  if (after !== undefined) return refuse(first.field, textOf(cells, first.field), after.code, PLACE_WORDS.outsideZone);
  const code = readCode(cells.adcode, regions);
  const adcode = code.adcode === '' ? null : code.adcode;
  const place = {
    lng,
    lat,
    origin: crs,
    by: 'position',
    isByCode: false,
    adcode,
    isAdcodeUnknown: code.isUnknown,
    isSwapRepaired,
    isCodeRenamed: code.isRenamed,
    otherByName: null,
  } as const;
  return { ok: true, place };
};
