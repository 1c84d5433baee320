import type { FieldDefinition, FieldType } from './define.ts';
import type { Localised } from '../domain/words.ts';

type Extras = Omit<FieldDefinition, 'name' | 'words' | 'type' | 'options' | 'optionWords'>;

export const UNITS = {
  people: { zh: '人', en: 'people' },
  tonnes: { zh: '吨', en: 't' },
  tenThousandTonnes: { zh: '万吨', en: '10⁴ t' },
  tenThousandTonnesAYear: { zh: '万吨/年', en: '10⁴ t/a' },
  tenThousandCubicMetres: { zh: '万m³', en: '10⁴ m³' },
  metres: { zh: 'm', en: 'm' },
  kilometres: { zh: 'km', en: 'km' },
  squareKilometres: { zh: 'km²', en: 'km²' },
  points: { zh: '分', en: 'points' },
  vehicles: { zh: '辆', en: 'vehicles' },
  tripsADay: { zh: '班/日', en: 'trips/day' },
  seats: { zh: '座', en: 'seats' },
  firms: { zh: '家', en: 'firms' },
  sites: { zh: '处', en: 'sites' },
  faces: { zh: '个', en: 'faces' },
} as const satisfies Readonly<Record<string, Localised>>;

/** A field of any type but `enum`; what is left out takes the contract's default. */
export const field = (name: string, type: Exclude<FieldType, 'enum'>, zh: string, en: string, extras: Extras = {}) =>
  ({ name, type, words: { zh, en }, ...extras }) satisfies FieldDefinition;

/** `options`: value on the wire (Chinese, as registers carry it) → English, in the order they are listed. */
export const enumField = (
  name: string,
  zh: string,
  en: string,
  options: Readonly<Record<string, string>>,
  extras: Extras = {},
): FieldDefinition => ({
  name,
  type: 'enum',
  words: { zh, en },
  options: Object.keys(options),
  optionWords: Object.fromEntries(
    Object.entries(options).map(([value, english]) => [value, { zh: value, en: english }]),
  ),
  ...extras,
});

/** Option words where the value on the wire is not the Chinese word itself: value → [zh, en]. */
export const codedField = (
  name: string,
  zh: string,
  en: string,
  options: Readonly<Record<string, readonly [string, string]>>,
  extras: Extras = {},
): FieldDefinition => ({
  name,
  type: 'enum',
  words: { zh, en },
  options: Object.keys(options),
  optionWords: Object.fromEntries(
    Object.entries(options).map(([value, [chinese, english]]) => [value, { zh: chinese, en: english }]),
  ),
  ...extras,
});
