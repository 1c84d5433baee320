import { isJsonObject } from '../../domain/json-object.ts';
import { inLanguage, type Language } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import { formatIso, formatNumber } from '../../ui/format.ts';
import { WORDS } from './words.ts';

const SEPARATORS = { 'zh-CN': '、', en: ', ' } as const;

/** Value of a register field as a reader sees it; `null` when the register has none, so that no line is drawn. */
export const toFieldText = (field: FieldDefinition, value: unknown, language: Language): string | null => {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return toListText(field, value, language);
  if (isJsonObject(value)) return toObjectText(field, value, language);
  const plain = toPlain(value);
  if (plain === null) return null;
  const unit = field.unit === undefined ? '' : ` ${inLanguage(field.unit, language)}`;
  if (typeof plain === 'number') return `${formatNumber(plain, 3)}${unit}`;
  if (typeof plain === 'boolean') return inLanguage(plain ? WORDS.yes : WORDS.no, language);
  if (field.type === 'date' || field.type === 'datetime') return formatIso(plain);
  const words = field.optionWords?.[plain];
  return words === undefined ? `${plain}${unit}` : inLanguage(words, language);
};

/** A register's values are plain; anything else would show as an object's name and is left out. */
const toPlain = (value: unknown): string | number | boolean | null => {
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
};

const toListText = (field: FieldDefinition, values: readonly unknown[], language: Language): string | null => {
  const texts = values.flatMap((entry) => toFieldText(field, entry, language) ?? []);
  return texts.length === 0 ? null : texts.join(SEPARATORS[language]);
};

/** Members in the order the field declares them; members it does not declare are not shown. */
const toObjectText = (
  field: FieldDefinition,
  value: Readonly<Record<string, unknown>>,
  language: Language,
): string | null => {
  const texts = (field.items ?? []).flatMap((item) => {
    const text = toFieldText(item, value[item.name], language);
    return text === null ? [] : [`${inLanguage(item.words, language)} ${text}`];
  });
  return texts.length === 0 ? null : texts.join(' · ');
};

export interface FieldLine {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

const isPerson = (field: FieldDefinition): boolean =>
  field.privacy === 'mask' || (field.items?.some(({ privacy }) => privacy === 'mask') ?? false);

const inCardOrder = (fields: readonly FieldDefinition[]): readonly FieldDefinition[] =>
  fields.filter(({ cardOrder }) => cardOrder !== undefined).sort((a, b) => (a.cardOrder ?? 0) - (b.cardOrder ?? 0));

/** The card's plain fields, in the order the kind declares, without those that speak of people. */
export const toFieldLines = (
  fields: readonly FieldDefinition[],
  properties: Readonly<Record<string, unknown>>,
  language: Language,
): readonly FieldLine[] =>
  inCardOrder(fields)
    .filter((field) => !isPerson(field) && field.name !== 'name')
    .flatMap((field) => {
      const text = toFieldText(field, properties[field.name], language);
      return text === null ? [] : [{ name: field.name, title: inLanguage(field.words, language), text }];
    });

/** One line a responsible person, or a masked field of its own: role, then what may be shown. */
export const toPersonLines = (
  fields: readonly FieldDefinition[],
  properties: Readonly<Record<string, unknown>>,
  language: Language,
): readonly FieldLine[] =>
  inCardOrder(fields)
    .filter(isPerson)
    .flatMap((field): FieldLine[] => {
      const value = properties[field.name];
      const title = inLanguage(field.words, language);
      if (!Array.isArray(value) || field.items === undefined) {
        const text = toFieldText(field, value, language);
        return text === null ? [] : [{ name: field.name, title, text }];
      }
      const [first, ...others] = field.items;
      return value.filter(isJsonObject).map((person, index) => ({
        name: `${field.name}.${index}`,
        title: (first && toFieldText(first, person[first.name], language)) ?? title,
        text: others.flatMap((item) => toFieldText(item, person[item.name], language) ?? []).join('  '),
      }));
    });
