import { LEVEL_WORDS, levelKeyOf, type MaybeRiskLevel } from '../../domain/levels.ts';
import { inLanguage, type Language, type Localised } from '../../domain/words.ts';
import type { FieldDefinition, FieldType, HazardKind } from '../../hazards/define.ts';
import type { RegisterEntry } from '../register-entry.ts';
import { WORDS } from './words.ts';

const own = (name: string, type: FieldType, zh: string, en: string): FieldDefinition => ({
  name,
  type,
  words: { zh, en },
});

/** What the columns of every register know; a kind's own declaration goes before it. */
const CORE: readonly FieldDefinition[] = [
  own('id', 'text', '编号', 'ID'),
  own('name', 'text', '名称', 'Name'),
  own('adcode', 'text', '行政区划代码', 'Division code'),
  own('lng', 'number', '经度', 'Longitude'),
  own('lat', 'number', '纬度', 'Latitude'),
  own('risk_level', 'integer', '风险等级', 'Risk level'),
  own('link_status', 'text', '接入状态', 'Link status'),
  own('warning_level', 'integer', '预警等级', 'Warning level'),
  own('warning_retained', 'boolean', '失联保留预警', 'Warning kept after silence'),
  own('last_report_at', 'datetime', '最近上报', 'Last report'),
  own('source_doc', 'text', '数据来源', 'Source document'),
  own('as_of', 'datetime', '数据截至', 'As of'),
  own('is_synthetic', 'boolean', '演示数据', 'Synthetic'),
];

const NAMES_ONLY = ['name', 'not_linked_reason'];
const DATES = ['registered_at', 'linked_at'];

/**
 * Columns of the file in the dictionary's order: what the columns of the register know, and what its card has. Properties
 * that the dictionary does not declare stay out, because nobody said whether they may be shown.
 */
export const toExportFields = (
  kind: HazardKind,
  entries: readonly RegisterEntry[],
  cardColumns: ReadonlySet<string>,
): readonly FieldDefinition[] => {
  const present = new Set<string>([...CORE.map(({ name }) => name), ...cardColumns]);
  for (const facet of kind.facets) present.add(facet.field);
  if (kind.exposure !== undefined) present.add(kind.exposure.field);
  if (entries.some(({ card }) => card !== null)) for (const name of NAMES_ONLY) present.add(name);
  if (entries.some(({ dates }) => dates !== null)) for (const name of DATES) present.add(name);
  const declared = kind.fields.filter(({ name }) => present.has(name));
  const names = new Set(declared.map(({ name }) => name));
  const core = CORE.filter(({ name }) => !names.has(name));
  const facets = kind.facets
    .filter(({ field }) => !names.has(field))
    .map(({ field, words }) => own(field, 'boolean', words.zh, words.en));
  return [...core, ...declared, ...facets];
};

/** Brackets within brackets would hide the unit from a reader of headers. */
const withoutBrackets = (text: string): string => text.replace(/[（(]/g, ' ').replace(/[）)]/g, '').trim();

/** Heads of columns in words with their units, all different. */
export const toHeads = (fields: readonly FieldDefinition[], language: Language): readonly string[] => {
  const seen = new Set<string>();
  return fields.map((field) => {
    const word = inLanguage(field.words, language);
    const unit = field.unit === undefined ? '' : withoutBrackets(inLanguage(field.unit, language));
    let head = unit === '' ? word : language === 'en' ? `${word} (${unit})` : `${word}（${unit}）`;
    if (seen.has(head)) head = `${head} ${field.name}`;
    seen.add(head);
    return head;
  });
};

const WARNING_WORDS: Readonly<Record<number, Localised>> = {
  0: WORDS.noWarning,
  ...Object.fromEntries(([1, 2, 3, 4] as const).map((level) => [level, LEVEL_WORDS[levelKeyOf(level)].colour])),
};

/** A text of the file in words; `null`: not known. */
export const toWords = (field: FieldDefinition, value: unknown, language: Language): string | number | null => {
  if (value === null || value === undefined || value === '') return null;
  if (field.name === 'risk_level' && typeof value === 'number' && value >= 1 && value <= 4)
    return inLanguage(LEVEL_WORDS[levelKeyOf(value as MaybeRiskLevel)].colour, language);
  const warning = field.name === 'warning_level' ? WARNING_WORDS[Number(value)] : undefined;
  if (warning !== undefined) return inLanguage(warning, language);
  if (typeof value === 'boolean') return inLanguage(value ? WORDS.yes : WORDS.no, language);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'object') return JSON.stringify(value);
  const text = typeof value === 'string' ? value : `${value as bigint}`;
  const option =
    field.optionWords !== undefined && Object.hasOwn(field.optionWords, text) ? field.optionWords[text] : undefined;
  return option === undefined ? text : inLanguage(option, language);
};
