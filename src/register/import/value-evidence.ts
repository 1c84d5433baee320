import type { FieldDefinition } from '../../hazards/define.ts';
import { enumValueOf } from './convert-value.ts';
import { parseLedgerDate } from './parse-date.ts';
import { parseDegreesText, parseLedgerNumber, parsePlainNumber } from './parse-number.ts';
import { parsePositionText } from './parse-degrees.ts';
import type { PlaceNames } from './place-names.ts';
import { isEasting, isNorthing, zonePrefixOf } from './projected.ts';
import { readAdcode } from './renamed-codes.ts';
import { PROVINCE_FIELD } from './targets.ts';
import { emptyTokenOf, foldText, parseBooleanToken, parseLevelToken } from './tokens.ts';

/** 18 characters of GB 32100: digits and capitals without I, O, S, V, Z. */
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{18}$/i;

/** First two digits of GB/T 2260 codes. */
const PROVINCE_PREFIX = /^(?:156)?(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/;

/** Fewer values than this prove nothing. */
const FEWEST_VALUES = 3;

/** Share of the values of which a column is said to be something. */
const MOST = 0.8;

/** `null` where there are too few values to say. */
const shareOf = (values: readonly string[], test: (value: string) => boolean): number | null => {
  const filled = values.filter((value) => emptyTokenOf(value) === null);
  return filled.length < FEWEST_VALUES ? null : filled.filter(test).length / filled.length;
};

const isWithin = (value: string, low: number, high: number): boolean => {
  const degrees = parseDegreesText(value);
  return /\d[.°º度'-]\d/.test(value) && degrees !== null && degrees >= low && degrees <= high;
};

/** Shares and temperatures lie between 3 and 54 too; without a header only what is as precise as a place counts. */
const isPrecise = (value: string): boolean => /\d\.\d{3,}|[°º度'′]/.test(value);

/** 6, 9 or 12 digits of a division, or the same as a spreadsheet spoilt it. */
const isDivisionCode = (value: string): boolean => PROVINCE_PREFIX.test(value.trim()) && readAdcode(value) !== '';

const isPosition = (value: string): boolean => {
  const parsed = parsePositionText(value);
  // 3,5 and 10 20 are pairs too: coordinates have decimals, marks or letters.
  return parsed !== null && (parsed.order !== null || /\d\.\d{2,}\D+\d+\.\d{2,}/.test(value));
};

const TESTS: Readonly<Record<string, { readonly test: (value: string) => boolean; readonly confidence: number }>> = {
  uscc: { test: (value) => CREDIT_CODE.test(value.trim()) && !/^\d{18}$/.test(value.trim()), confidence: 0.75 },
  adcode: { test: isDivisionCode, confidence: 0.7 },
  position: { test: isPosition, confidence: 0.7 },
  lng: { test: (value) => isPrecise(value) && isWithin(value, 73, 136), confidence: 0.6 },
  lat: { test: (value) => isPrecise(value) && isWithin(value, 3, 54), confidence: 0.6 },
  // Plain digits could be anything; 红, 重大 and 一级 could not.
  risk_level: {
    test: (value) => !/^\d$/.test(value.trim()) && parseLevelToken(value) !== undefined,
    confidence: 0.6,
  },
};

/** An enum's own words, as they stand or as ledgers spell them; two different ones at least, and none a bare digit or letter. */
const scoreOptions = (field: FieldDefinition, values: readonly string[]): number => {
  if (field.type !== 'enum' || (field.options ?? []).length < 2) return 0;
  const words = new Set([...(field.options ?? []), ...Object.keys(field.valueSynonyms ?? {})].map(foldText));
  const isOption = (value: string): boolean => {
    const folded = foldText(value);
    return folded.length > 1 && words.has(folded) && parseBooleanToken(value) === undefined;
  };
  const share = shareOf(values, isOption) ?? 0;
  return share >= 0.9 && new Set(values.map(foldText)).size >= 2 ? 0.57 : 0;
};

const NAME_LEVELS: Readonly<Record<string, 'province' | 'prefecture' | 'county'>> = {
  [PROVINCE_FIELD]: 'province',
  stated_prefecture: 'prefecture',
  stated_county: 'county',
};

/** Names of divisions, where the boundaries are at hand to know them. */
const scoreNames = (
  level: 'province' | 'prefecture' | 'county',
  values: readonly string[],
  names: PlaceNames,
): number => {
  const share = shareOf(values, (value) => names.levelOf(value) === level) ?? 0;
  // Prefectures stand in columns of counties too: a bus town's list has 大同 beside 广灵.
  return share >= (level === 'county' ? 0.5 : MOST) ? 0.62 : 0;
};

/** Confidence that a column without a telling header is this field, from what its values look like; 0 where values say nothing. */
export const scoreValues = (
  field: FieldDefinition,
  values: readonly string[],
  names: PlaceNames | null = null,
): number => {
  const evidence = TESTS[field.name];
  if (evidence !== undefined) return (shareOf(values, evidence.test) ?? 0) >= MOST ? evidence.confidence : 0;
  const level = NAME_LEVELS[field.name];
  if (level !== undefined) return names === null ? 0 : scoreNames(level, values, names);
  return scoreOptions(field, values);
};

/** What a column that a header calls a coordinate holds, by its numbers alone; `null`: they do not say. */
export type CoordinateRole = 'lng' | 'lat' | 'easting' | 'northing' | 'degrees';

const isMetresNorth = (value: number): boolean => isNorthing(value) && value > 860_000;
const isMetresEast = (value: number): boolean => isEasting(value) && (zonePrefixOf(value) !== null || value > 1000);

export const coordinateRoleOf = (values: readonly string[]): CoordinateRole | null => {
  const metres = (value: string): number => parsePlainNumber(value) ?? parsePlainNumber(value, ',') ?? Number.NaN;
  const share = (test: (value: string) => boolean): boolean => (shareOf(values, test) ?? 0) >= MOST;
  if (share((value) => isMetresNorth(metres(value)))) return 'northing';
  if (share((value) => isMetresEast(metres(value)))) return 'easting';
  if (share((value) => isWithin(value, 73, 136))) return 'lng';
  if (share((value) => isWithin(value, 3, 54))) return 'lat';
  return share((value) => parseDegreesText(value) !== null) ? 'degrees' : null;
};

/** Of two fields that a header fits (运行状态) the one is meant whose words the column has. */
const enumDoubt = (field: FieldDefinition, values: readonly string[]): number => {
  const filled = values.filter((value) => emptyTokenOf(value) === null);
  if (filled.length === 0 || (field.options ?? []).length === 0) return 1;
  const known = filled.filter((value) => enumValueOf(field, value) !== null).length;
  return 1 - 0.35 * (1 - known / filled.length);
};

/**
 * How far values take back what a header says, 1 = not at all. Only where hardly a value can be read as the field: a
 * column called 位置 with pairs of numbers is no address.
 */
export const doubtOf = (field: FieldDefinition, values: readonly string[]): number => {
  const readable = (test: (value: string) => boolean): boolean => (shareOf(values, test) ?? 1) >= 0.2;
  if (field.name === 'adcode') return readable(isDivisionCode) ? 1 : 0.4;
  if (field.name === 'position') return readable((value) => parsePositionText(value) !== null) ? 1 : 0.4;
  if (field.name === 'lng' || field.name === 'lat')
    return readable((value) => parseDegreesText(value) !== null) ? 1 : 0.4;
  if (field.name === 'address') return readable((value) => parsePositionText(value) === null) ? 1 : 0.4;
  if (field.type === 'enum' && field.name !== 'crs' && field.name !== 'link_status') return enumDoubt(field, values);
  if (field.name === 'risk_level')
    return readable((value) => parseLevelToken(value) !== undefined || /\d/.test(value)) ? 1 : 0.6;
  if (field.type === 'date' || field.type === 'datetime')
    return readable((value) => parseLedgerDate(value, true) !== null) ? 1 : 0.5;
  if (field.type === 'number' || field.type === 'integer')
    return readable(
      (value) =>
        (parseLedgerNumber(value) ?? parseLedgerNumber(value, ',')) !== null ||
        Object.hasOwn(field.valueSynonyms ?? {}, foldText(value)),
    )
      ? 1
      : 0.5;
  return 1;
};
