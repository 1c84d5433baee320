import type { RegionIndex } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import { createRowReader, locateRow } from './checkup-rows.ts';
import { datumOfHeaders, type GuessTable } from './guess-mapping.ts';
import { dayOrderOf } from './parse-date.ts';
import { parseAngle, parsePositionText } from './parse-degrees.ts';
import { parsePlainNumber } from './parse-number.ts';
import { agrees } from './position-repairs.ts';
import { toMetresText, zonesOfEasting } from './projected.ts';
import { READING_WORDS } from './reading-words.ts';
import { isOldDatum, parseReferenceSystem, referenceSystemWords } from './reference-names.ts';
import { EASTING_FIELD, NORTHING_FIELD, POSITION_FIELD } from './targets.ts';
import { emptyTokenOf } from './tokens.ts';
import {
  DEFAULT_READING,
  type ColumnMapping,
  type CountyLookup,
  type DecimalMark,
  type Reading,
  type ReferenceSystem,
} from './types.ts';

/** Why a part of the reading is as it is. */
export interface ReadingReason {
  readonly part: 'crs' | 'decimal' | 'isDayFirst' | 'isSwapped';
  readonly words: Localised;
}

export interface ReadingGuess {
  readonly reading: Reading;
  /** The file itself says what its coordinates are in, or their numbers leave no choice; otherwise it is an assumption. */
  readonly isCrsStated: boolean;
  readonly reasons: readonly ReadingReason[];
  /** Reference systems between which the file does not tell: to be asked, and until then rows with coordinates are not placed. */
  readonly asks: readonly ReferenceSystem[];
}

/** Boundaries, where they are at hand: a zone without a number is told by where its rows say that they are. */
export interface GuessPlaces {
  readonly regions: RegionIndex;
  readonly locator: CountyLookup;
}

const SAMPLE_VALUES = 500;

/** Share of the rows that must speak for something that concerns all of them. */
const MOST = 0.8;

const valuesOf = (table: GuessTable, column: number): string[] =>
  table.rows
    .slice(0, SAMPLE_VALUES)
    .map((row) => row[column] ?? '')
    .filter((value) => emptyTokenOf(value) === null);

const columnOf = (guesses: readonly ColumnMapping[], field: string): number =>
  guesses.findIndex((guess) => guess.field === field);

const BY_COMMA = /^[+-]?(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,\d{1,2}|\d+,\d{4,})$/;
const BY_POINT = /^[+-]?(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.\d{1,2}|\d+\.\d{4,}|\d{1,3}(?:,\d{3}){2,})$/;

/** `35.272,00` and `35,272.00` say it; `35,272` does not. */
const guessDecimal = (table: GuessTable): { readonly decimal: DecimalMark; readonly reasons: ReadingReason[] } => {
  let [comma, point] = [0, 0];
  for (const row of table.rows.slice(0, SAMPLE_VALUES))
    for (const cell of row) {
      if (cell.length > 20) continue;
      const text = cell.trim();
      if (BY_COMMA.test(text)) comma++;
      else if (BY_POINT.test(text)) point++;
    }
  if (comma <= point || comma < 2) return { decimal: '.', reasons: [] };
  return { decimal: ',', reasons: [{ part: 'decimal', words: READING_WORDS.decimalComma(comma, point) }] };
};

const DATE_HEADER = /日期|时间|date|data|time|_at$|至$/i;

/** One day beyond the twelfth tells the order for the file; two that contradict each other leave every date to itself. */
const guessDays = (table: GuessTable): { readonly isDayFirst: boolean | null; readonly reasons: ReadingReason[] } => {
  let [dayFirst, monthFirst] = [0, 0];
  table.headers.forEach((header, column) => {
    const values = valuesOf(table, column);
    const orders = values.map(dayOrderOf);
    const told = orders.filter((order) => order !== null);
    if (told.length === 0 || (told.length < 2 && !DATE_HEADER.test(header))) return;
    dayFirst += told.filter(Boolean).length;
    monthFirst += told.filter((order) => !order).length;
  });
  if (dayFirst === 0 && monthFirst === 0) return { isDayFirst: null, reasons: [] };
  if (dayFirst > 0 && monthFirst > 0)
    return {
      isDayFirst: null,
      reasons: [{ part: 'isDayFirst', words: READING_WORDS.daysContradict(dayFirst, monthFirst) }],
    };
  const words = dayFirst > 0 ? READING_WORDS.dayFirst(dayFirst) : READING_WORDS.monthFirst(monthFirst);
  return { isDayFirst: dayFirst > 0, reasons: [{ part: 'isDayFirst', words }] };
};

interface CrsGuess {
  readonly crs: ReferenceSystem;
  readonly isStated: boolean;
  readonly reasons: readonly ReadingReason[];
  readonly asks: readonly ReferenceSystem[];
}

const stated = (crs: ReferenceSystem, words: Localised): CrsGuess => ({
  crs,
  isStated: true,
  reasons: [{ part: 'crs', words }],
  asks: [],
});

const crsOfHeaders = (table: GuessTable, guesses: readonly ColumnMapping[]): CrsGuess | null => {
  for (const field of ['lng', 'lat', EASTING_FIELD, NORTHING_FIELD, POSITION_FIELD]) {
    const header = table.headers[columnOf(guesses, field)] ?? '';
    const crs = parseReferenceSystem(header);
    if (crs !== null) return stated(crs, READING_WORDS.crsOfHeader(header, referenceSystemWords(crs)));
  }
  return null;
};

/** One and the same system in every filled cell of a column for it. */
const crsOfColumn = (table: GuessTable, guesses: readonly ColumnMapping[]): CrsGuess | null => {
  const column = columnOf(guesses, 'crs');
  const values = new Set(column < 0 ? [] : valuesOf(table, column).map((value) => value.trim()));
  const systems = new Set([...values].map(parseReferenceSystem));
  const [only] = systems;
  if (systems.size !== 1 || only === null || only === undefined) return null;
  return stated(only, READING_WORDS.crsOfColumn(referenceSystemWords(only)));
};

/** Zones by how many of the sample's rows they put into the place that the row states. */
const zoneByPlaces = (
  table: GuessTable,
  guesses: readonly ColumnMapping[],
  zones: readonly ReferenceSystem[],
  reading: Reading,
  places: GuessPlaces | null,
): CrsGuess | null => {
  if (places === null) return null;
  const read = createRowReader({ kind: '', reading, columns: guesses }, places.regions);
  const rows = table.rows.slice(0, SAMPLE_VALUES).map((row, index) => read(row, index));
  const scored = zones
    .map((crs) => {
      const located = rows.map((row) => ({
        row,
        located: locateRow(row.cells, { ...reading, crs }, places.regions, places.locator),
      }));
      return { crs, count: located.filter(({ row, located: at }) => agrees(row, at, places.regions) === true).length };
    })
    .toSorted((a, b) => b.count - a.count);
  const [best, next] = scored;
  const comparable = rows.filter((row) => row.stated !== null).length;
  // A 3° and a 6° zone of one central meridian give the same positions: either will do.
  const isDecided = best !== undefined && best.count >= 3 && best.count >= comparable * 0.5;
  if (!isDecided || comparable === 0) return null;
  const rivals = scored.filter(({ count }) => count === best.count).length;
  if (rivals > 2 || (next !== undefined && next.count > best.count * 0.9 && next.count < best.count)) return null;
  return {
    crs: best.crs,
    isStated: false,
    reasons: [
      { part: 'crs', words: READING_WORDS.crsOfPlaces(referenceSystemWords(best.crs), best.count, comparable) },
    ],
    asks: [],
  };
};

const crsOfEastings = (
  table: GuessTable,
  guesses: readonly ColumnMapping[],
  reading: Reading,
  places: GuessPlaces | null,
): CrsGuess | null => {
  const column = columnOf(guesses, EASTING_FIELD);
  const factor = guesses[column]?.factor ?? 1;
  const texts = column < 0 ? [] : valuesOf(table, column);
  const values = texts.map((text) => parsePlainNumber(toMetresText(text, factor, reading.decimal), reading.decimal));
  const eastings = values.filter((value) => value !== null);
  if (eastings.length === 0) return null;
  const counts = new Map<number, number>();
  for (const easting of eastings)
    for (const { epsg } of zonesOfEasting(easting)) counts.set(epsg, (counts.get(epsg) ?? 0) + 1);
  const likely = [...counts]
    .filter(([, count]) => count >= eastings.length * MOST)
    .map(([epsg]) => `EPSG:${epsg}` as const);
  const [only] = likely;
  if (likely.length === 1 && only !== undefined)
    return stated(only, READING_WORDS.crsOfPrefix(referenceSystemWords(only)));
  const zones = likely.length > 0 ? likely : [...counts.keys()].map((epsg) => `EPSG:${epsg}` as const);
  const asked: CrsGuess = {
    crs: 'WGS84',
    isStated: false,
    reasons: [{ part: 'crs', words: READING_WORDS.zoneUnknown }],
    asks: zones,
  };
  return zoneByPlaces(table, guesses, zones, reading, places) ?? asked;
};

const guessCrs = (
  table: GuessTable,
  guesses: readonly ColumnMapping[],
  statedCrs: ReferenceSystem | null,
  reading: Reading,
  places: GuessPlaces | null,
): CrsGuess => {
  if (statedCrs !== null) return stated(statedCrs, READING_WORDS.crsOfFile(referenceSystemWords(statedCrs)));
  const said = crsOfHeaders(table, guesses) ?? crsOfColumn(table, guesses);
  // CGCS2000 in a header names the datum; metres below it are a zone of it.
  const metres = said === null || said.crs === 'CGCS2000' ? crsOfEastings(table, guesses, reading, places) : null;
  const found = metres ?? said;
  const old = table.headers.some(isOldDatum) ? [{ part: 'crs' as const, words: READING_WORDS.oldDatum }] : [];
  if (found !== null) return { ...found, reasons: [...found.reasons, ...old] };
  const datum = datumOfHeaders(table.headers);
  if (datum !== null) return stated(datum, READING_WORDS.crsOfHeader(datum, referenceSystemWords(datum)));
  return {
    crs: 'WGS84',
    isStated: false,
    reasons: [{ part: 'crs', words: READING_WORDS.crsAssumed }, ...old],
    asks: [],
  };
};

interface Axes {
  readonly isSwapped: boolean;
  readonly reasons: readonly ReadingReason[];
}

const isLngOfChina = (value: number): boolean => value >= 73 && value <= 136;
const isLatOfChina = (value: number): boolean => value >= 3 && value <= 54;

/** Whether the first of two numbers is a latitude and the second a longitude: `true`, `false` the other way, `null` unclear. */
const isLatFirst = (first: number, second: number): boolean | null => {
  if (isLatOfChina(first) && isLngOfChina(second)) return true;
  if (isLngOfChina(first) && isLatOfChina(second)) return false;
  if (Math.abs(second) > 90 && Math.abs(first) <= 90) return true;
  return Math.abs(first) > 90 && Math.abs(second) <= 90 ? false : null;
};

/** Share of the rows that say so, of those that say anything; half of them must. */
const isMostly = (orders: readonly (boolean | null)[], wanted: boolean): boolean => {
  const told = orders.filter((order) => order !== null);
  return told.length >= 3 && told.filter((order) => order === wanted).length >= told.length * 0.95;
};

const pairsOf = (table: GuessTable, guesses: readonly ColumnMapping[]): readonly (readonly [number, number])[] => {
  const [lng, lat] = [columnOf(guesses, 'lng'), columnOf(guesses, 'lat')];
  if (lng < 0 || lat < 0) return [];
  return table.rows.slice(0, SAMPLE_VALUES).flatMap((row) => {
    const [east, north] = [parseAngle(row[lng] ?? ''), parseAngle(row[lat] ?? '')];
    return east === null || north === null ? [] : [[east.degrees, north.degrees] as const];
  });
};

const guessAxes = (table: GuessTable, guesses: readonly ColumnMapping[]): Axes => {
  const orders = pairsOf(table, guesses).map(([lng, lat]) => isLatFirst(lng, lat));
  if (isMostly(orders, true))
    return { isSwapped: true, reasons: [{ part: 'isSwapped', words: READING_WORDS.swapped }] };
  const column = columnOf(guesses, POSITION_FIELD);
  if (column < 0 || columnOf(guesses, 'lng') >= 0) return { isSwapped: false, reasons: [] };
  const texts = valuesOf(table, column).map(parsePositionText);
  const told = texts.map((text) => (text === null || text.order !== null ? null : isLatFirst(text.first, text.second)));
  if (isMostly(told, true)) return { isSwapped: true, reasons: [{ part: 'isSwapped', words: READING_WORDS.latFirst }] };
  const words = isMostly(told, false) ? READING_WORDS.lngFirst : READING_WORDS.orderUnknown;
  const isNeeded = texts.some((text) => text?.order === null);
  return { isSwapped: false, reasons: isNeeded ? [{ part: 'isSwapped', words }] : [] };
};

/**
 * How the cells of a file are read, from its headers and a sample: decimal mark, order of days, reference system, order
 * of axes, each with its reason. What the file does not tell stays at the default, or is asked (`asks`).
 * @param places boundaries; without them a zone that eastings do not name is always asked
 */
export const guessReading = (
  table: GuessTable,
  guesses: readonly ColumnMapping[],
  statedCrs: ReferenceSystem | null,
  places: GuessPlaces | null = null,
): ReadingGuess => {
  const { decimal, reasons: ofDecimal } = guessDecimal(table);
  const { isDayFirst, reasons: ofDays } = guessDays(table);
  const { isSwapped, reasons: ofAxes } = guessAxes(table, guesses);
  const base: Reading = { ...DEFAULT_READING, decimal, isDayFirst, isSwapped };
  const { crs, isStated, reasons, asks } = guessCrs(table, guesses, statedCrs, base, places);
  return {
    reading: { ...base, crs },
    isCrsStated: isStated,
    reasons: [...reasons, ...ofDecimal, ...ofDays, ...ofAxes],
    asks,
  };
};
