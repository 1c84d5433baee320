import type { BoardConfig } from '../domain/config.ts';
import { LEVEL_KEYS, LEVEL_WORDS, LINK_STATUSES, LINK_WORDS } from '../domain/levels.ts';
import { toChinaIso } from '../domain/clock.ts';
import type { FieldDefinition } from '../hazards/define.ts';

/**
 * Cells as real servers send them, brought to the dictionary's types before anything is checked: numbers and booleans
 * as text (MapServer sends every value so), ids as numbers, 64-bit integers, dates as objects, lists as JSON text.
 * What cannot be brought there is left as it is, so that validation can name it. The bulk path and the row path share
 * these functions, which is why they cannot disagree on what a cell means.
 */
const STAMP =
  /^(\d{4})([-/])(\d{2})\2(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

const toOffset = (zone: string): string =>
  /^z$/i.test(zone) || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3) || '00'}`;

/**
 * Milliseconds since 1970 of ISO 8601 text, also as databases print it (`2020/11/16 09:00:00.123456+08`); `NaN` when it
 * is none. Without an offset it is China Standard Time.
 */
export const parseTime = (value: unknown): number => {
  if (value instanceof Date) return value.getTime();
  if (typeof value !== 'string') return Number.NaN;
  const match = STAMP.exec(value.trim());
  if (match === null) return Number.NaN;
  const [, year, , month, day, time = '00:00', zone = '+08:00'] = match;
  return Date.parse(`${year}-${month}-${day}T${time.replace(',', '.')}${toOffset(zone)}`);
};

const TRUE_WORDS = new Set(['true', 't', 'yes', 'y', '1', '是']);
const FALSE_WORDS = new Set(['false', 'f', 'no', 'n', '0', '否']);

const toBoolean = (value: unknown): unknown => {
  const word = typeof value === 'number' || typeof value === 'string' ? String(value).trim().toLowerCase() : '';
  if (TRUE_WORDS.has(word)) return true;
  return FALSE_WORDS.has(word) ? false : value;
};

const toNumber = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : value;
};

const toStructure = (value: unknown, isList: boolean): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return isList ? value.split(/[、,，;；]/).map((part) => part.trim()) : value;
  }
};

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Epoch milliseconds as some servers write a time, of 1973 to 2128; whatever else stands there is no time. */
const fromEpoch = (value: unknown): number =>
  typeof value === 'number' && value >= 1e11 && value <= 5e12 ? value : Number.NaN;

/** A cell in its field's type, `null` for blank; a value that does not fit comes back unchanged. */
export const coerceCell = (field: FieldDefinition, raw: unknown): unknown => {
  if (isBlank(raw)) return null;
  let value: unknown = typeof raw === 'bigint' ? Number(raw) : raw;
  if (field.valueSynonyms && (typeof value === 'string' || typeof value === 'number'))
    value = field.valueSynonyms[String(value).trim().toLowerCase()] ?? value;
  switch (field.type) {
    case 'number':
    case 'integer':
      return toNumber(value);
    case 'boolean':
      return toBoolean(value);
    case 'text':
    case 'enum':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'date':
    case 'datetime': {
      const ms = value instanceof Date ? value.getTime() : fromEpoch(value);
      if (!Number.isFinite(ms)) return value;
      const iso = toChinaIso(ms);
      return field.type === 'date' ? iso.slice(0, 10) : iso;
    }
    case 'list':
    case 'object':
      return toStructure(value, field.type === 'list');
  }
};

/** Cell → value in the dictionary's type; what does not fit comes back unchanged, to be named. */
export type CellReader = (field: FieldDefinition, raw: unknown) => unknown;

const lowerCase = (word: string): string => word.trim().toLowerCase();

const levelWords = (): Map<string, string> => {
  const words = new Map<string, string>();
  for (const key of LEVEL_KEYS) {
    const { colour, severity } = LEVEL_WORDS[key];
    for (const word of [key, colour.zh, colour.en, severity.zh, severity.en])
      if (word !== '') words.set(lowerCase(word), key);
  }
  return words;
};

/**
 * The one reader of cells. Levels and link statuses go through the configuration's mappings first, then the field's own
 * spellings, then the board's words (`1`, 红, 重大, 已接入). A blank link status is `not-linked`: what is not known to be
 * monitored is not.
 */
export const createCellReader = (config: BoardConfig): CellReader => {
  const byConfig = (mapping: Readonly<Record<string, string>>): Map<string, string> =>
    new Map(Object.entries(mapping).map(([word, value]) => [lowerCase(word), value]));
  const ownLevels = byConfig(config.levelMappings);
  const ownLinks = byConfig(config.linkMappings);
  const levels = levelWords();
  const links = new Map<string, string>(LINK_STATUSES.map((status) => [LINK_WORDS[status].zh, status]));
  const readLevel = (field: FieldDefinition, raw: unknown): unknown => {
    const mapped = ownLevels.get(lowerCase(String(raw))) ?? levels.get(lowerCase(String(raw)));
    return mapped === 'unassessed' ? null : coerceCell(field, mapped ?? raw);
  };
  const readLink = (field: FieldDefinition, raw: unknown): unknown => {
    const word = lowerCase(String(raw));
    return ownLinks.get(word) ?? links.get(word) ?? coerceCell(field, raw);
  };
  return (field, raw) => {
    if (field.name === 'link_status') return isBlank(raw) ? 'not-linked' : readLink(field, raw);
    if (isBlank(raw)) return null;
    return field.name === 'risk_level' ? readLevel(field, raw) : coerceCell(field, raw);
  };
};

/** Six-digit code of whatever the register wrote (number, text, 12-digit statistical code); 0 when there is none. */
export const parseAdcode = (raw: unknown): number => {
  const text = typeof raw === 'bigint' || typeof raw === 'number' || typeof raw === 'string' ? String(raw).trim() : '';
  return /^[1-9]\d{5}(\d{3}|\d{6})?$/.test(text) ? Number(text.slice(0, 6)) : 0;
};
