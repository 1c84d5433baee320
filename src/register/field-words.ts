import type { Localised } from '../domain/words.ts';
import type { FieldDefinition, HazardKind } from '../hazards/define.ts';

const PATH = /^([a-z0-9_]+)(?:\[\d*\])?(?:\.([a-z0-9_]+))?$/;

const find = (fields: readonly FieldDefinition[] | undefined, name: string | undefined): FieldDefinition | undefined =>
  fields?.find((field) => field.name === name);

/** What a reader calls a property that a rule names: `score`, `chemicals[2].critical_quantity`; itself if nobody declared it. */
export const toFieldWords = (kind: Pick<HazardKind, 'fields'> | undefined, path: string): Localised => {
  const [, name, member] = PATH.exec(path) ?? [];
  const field = find(kind?.fields, name);
  if (field === undefined) return { zh: path, en: path };
  if (member === undefined) return field.words;
  const item = find(field.items, member);
  const inner = item?.words ?? { zh: member, en: member };
  return { zh: `${field.words.zh}：${inner.zh}`, en: `${field.words.en}: ${inner.en}` };
};

/** `chemicals[2].beta` → `chemicals[].beta`: the same lack of whichever entry. */
export const toFieldKey = (path: string): string => path.replace(/\[\d+\]/g, '[]');
