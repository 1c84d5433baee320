import type { FieldDefinition } from '../../hazards/define.ts';
import type { CellReader } from '../cells.ts';
import { parseLedgerDate } from './parse-date.ts';
import { parseLedgerNumber } from './parse-number.ts';
import {
  emptyTokenOf,
  foldText,
  isSpoiltNumber,
  parseBooleanToken,
  parseLevelToken,
  parseLinkToken,
  withoutRemark,
} from './tokens.ts';
import { DEFAULT_READING, type ColumnMapping, type Reading } from './types.ts';
import { readUnit } from './units.ts';

/** A cell in its field's type, with what the reader must know of how it came there. */
export interface ConvertedValue {
  readonly value: unknown;
  /** `empty`: a token for nothing · `unreadable`: text that means nothing here, taken as empty. */
  readonly what?: 'empty' | 'range' | 'unreadable' | 'serial' | 'out-of-range';
  /** With `range`: only one bound is stated (`>5000`) and stands as the value; left out, the value is a middle. */
  readonly bound?: 'at-least' | 'at-most';
}

/** The part of a reading that cells of one column need. */
export type CellReading = Pick<Reading, 'decimal' | 'isDayFirst'>;

const EMPTY: ConvertedValue = { value: null, what: 'empty' };
const UNREADABLE: ConvertedValue = { value: null, what: 'unreadable' };

/** 1.11 × 100 is 111.00000000000001 in binary; twelve digits are more than any ledger has. */
const scale = (value: number, factor: number): number =>
  factor === 1 ? value : Number((value * factor).toPrecision(12));

const convertNumber = (field: FieldDefinition, text: string, factor: number, reading: CellReading): ConvertedValue => {
  const parsed = parseLedgerNumber(text, reading.decimal);
  if (parsed === null) return UNREADABLE;
  const own = readUnit(field, parsed.unit);
  if (parsed.unit !== null && (own.isUnknown || field.unit === undefined)) return UNREADABLE;
  // A unit in the cell itself speaks louder than the one in the header.
  const exact = scale(parsed.value, parsed.unit === null ? factor : own.factor);
  const value = field.type === 'integer' && parsed.isRange ? Math.round(exact) : exact;
  if (!Number.isFinite(value)) return UNREADABLE;
  if (field.type === 'integer' && !Number.isInteger(value)) return UNREADABLE;
  if (value < (field.min ?? -Infinity) || value > (field.max ?? Infinity)) return { value, what: 'out-of-range' };
  if (!parsed.isRange) return { value };
  return parsed.bound === null ? { value, what: 'range' } : { value, what: 'range', bound: parsed.bound };
};

const convertDate = (field: FieldDefinition, text: string, reading: CellReading): ConvertedValue => {
  const date = parseLedgerDate(text, reading.isDayFirst);
  if (date === null) return UNREADABLE;
  const value = field.type === 'date' ? date.day : `${date.day}T${date.time ?? '00:00:00+08:00'}`;
  return date.isSerial ? { value, what: 'serial' } : { value };
};

const synonymOf = (field: FieldDefinition, text: string): string | boolean | undefined => {
  const synonyms = field.valueSynonyms;
  if (synonyms === undefined) return undefined;
  const plain = text.trim().toLowerCase();
  // `constructor` and `__proto__` are no spellings of anything.
  if (Object.hasOwn(synonyms, plain)) return synonyms[plain];
  const folded = foldText(text);
  return Object.hasOwn(synonyms, folded) ? synonyms[folded] : undefined;
};

const exactOption = (field: FieldDefinition, text: string): string | null => {
  const synonym = synonymOf(field, text);
  if (synonym !== undefined) return String(synonym);
  const folded = foldText(text);
  const match = (field.options ?? []).find((option) => {
    const words = field.optionWords?.[option];
    return [option, words?.zh, words?.en].some((word) => word !== undefined && foldText(word) === folded);
  });
  return match ?? null;
};

/** What ledgers put before and behind a word without changing it: 正在建设, 四等库, 建设矿井, 露天煤矿, 中等型. Never 未, 拟 or 非. */
const BEFORE = /^(?:目前|现为|正在|已经|已|长期|属于|属)/;
const BEHIND = /(?:重大危险源|危险源|尾矿库|煤矿|矿井|矿山|库|矿|型|式|法|类|级|状态|阶段|开采|筑坝)$/;

/** The option that a text names, as it stands or without what changes nothing; `null` when it names none. */
export const enumValueOf = (field: FieldDefinition, text: string): string | null => {
  const exact = exactOption(field, text);
  if (exact !== null || text.length > 60) return exact;
  const folded = withoutRemark(text);
  const said = exactOption(field, folded);
  if (said !== null) return said;
  for (const rest of [
    folded.replace(BEHIND, ''),
    folded.replace(BEFORE, ''),
    folded.replace(BEFORE, '').replace(BEHIND, ''),
  ]) {
    const option = rest === '' || rest === folded ? null : exactOption(field, rest);
    if (option !== null) return option;
  }
  return null;
};

const readEnum = (field: FieldDefinition, text: string): ConvertedValue => {
  if ((field.options ?? []).length === 0 && synonymOf(field, text) === undefined)
    return emptyTokenOf(text) === null ? { value: text.trim() } : EMPTY;
  const option = enumValueOf(field, text);
  if (option !== null) return { value: option };
  return emptyTokenOf(text) === null ? UNREADABLE : EMPTY;
};

/** Answers by field and cell: an enum's column has a few words in a million rows. */
const enums = new WeakMap<FieldDefinition, Map<string, ConvertedValue>>();

const MOST_WORDS = 500;

const convertEnum = (field: FieldDefinition, text: string): ConvertedValue => {
  let known = enums.get(field);
  if (known === undefined) enums.set(field, (known = new Map()));
  let value = known.get(text);
  if (value === undefined) {
    if (known.size > MOST_WORDS) known.clear();
    known.set(text, (value = readEnum(field, text)));
  }
  return value;
};

const convertBoolean = (field: FieldDefinition, text: string, isInverted: boolean): ConvertedValue => {
  const synonym = synonymOf(field, text);
  const value = synonym === undefined ? parseBooleanToken(text) : parseBooleanToken(String(synonym));
  if (value === undefined) return emptyTokenOf(text) === null ? UNREADABLE : EMPTY;
  // Only 0 and 1 have two polarities; 是 means yes whatever the column says.
  return { value: isInverted && /^[01]$/.test(text.normalize('NFKC').trim()) ? !value : value };
};

const convertLevel = (field: FieldDefinition, text: string, read: CellReader): ConvertedValue => {
  const token = parseLevelToken(text);
  const configured = read(field, text);
  if (typeof configured === 'number' && [1, 2, 3, 4].includes(configured)) return { value: configured };
  if (configured === null || token === null) return { value: null };
  if (token !== undefined) return { value: token };
  if (emptyTokenOf(text) !== null) return EMPTY;
  // 5 or 5级 is a statement, and a wrong one: taken as empty, the rule would colour what contradicts itself.
  const number = parseLedgerNumber(text);
  const isLevel = number !== null && !number.isRange && (number.unit ?? '级') === '级';
  return isLevel ? { value: number.value, what: 'out-of-range' } : UNREADABLE;
};

const LINK_VALUES: readonly unknown[] = ['linked', 'partial', 'offline', 'not-linked', 'not-applicable'];

/** What cannot be read is `not-linked`: what is not known to be monitored is not. */
const convertLink = (field: FieldDefinition, text: string, read: CellReader): ConvertedValue => {
  const configured = read(field, text);
  const value = LINK_VALUES.includes(configured) && text.trim() !== '' ? configured : parseLinkToken(text);
  return value === undefined ? { value: 'not-linked', what: 'unreadable' } : { value };
};

/**
 * Text of a cell → value in the field's type and unit. Never throws and never guesses: what cannot be read is `null`
 * with `unreadable`. Enums and booleans are looked up before empty tokens, because 无 is an answer there.
 * @param read the configuration's own words for levels and link statuses come in here
 * @param reading decimal mark and order of days of the file
 */
export const convertValue = (
  field: FieldDefinition,
  text: string,
  mapping: ColumnMapping,
  read: CellReader,
  reading: CellReading = DEFAULT_READING,
): ConvertedValue => {
  if (text.trim() === '' && field.name !== 'link_status') return { value: null };
  if (field.name === 'link_status') return convertLink(field, text, read);
  if (field.name === 'risk_level') return convertLevel(field, text, read);
  if (field.type === 'enum') return convertEnum(field, text);
  if (field.type === 'boolean') return convertBoolean(field, text, mapping.isInverted);
  const synonym = synonymOf(field, text);
  if (synonym === undefined && emptyTokenOf(text) !== null) return EMPTY;
  const said = synonym === undefined ? text : String(synonym);
  if (field.type === 'number' || field.type === 'integer') return convertNumber(field, said, mapping.factor, reading);
  if (field.type === 'date' || field.type === 'datetime') return convertDate(field, said, reading);
  // The digits behind the exponent are gone: no code and no number of a licence.
  return isSpoiltNumber(said) ? UNREADABLE : { value: said.trim() };
};
