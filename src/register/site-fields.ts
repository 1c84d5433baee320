import { LINK_STATUSES } from '../domain/levels.ts';
import type { FieldDefinition, HazardKind } from '../hazards/define.ts';

const same = (text: string): { zh: string; en: string } => ({ zh: text, en: text });

/** Fields that the board itself depends on; a kind's own declaration of them only adds words. Positions are checked apart. */
const STRUCTURAL: readonly FieldDefinition[] = [
  { name: 'id', words: same('id'), type: 'text', isRequired: true },
  { name: 'risk_level', words: same('risk_level'), type: 'integer', min: 1, max: 4 },
  // Only the import writes it: the board computed the level itself when it converted the file.
  { name: 'level_computed', words: same('level_computed'), type: 'boolean' },
  { name: 'link_status', words: same('link_status'), type: 'enum', options: LINK_STATUSES },
  { name: 'warning_level', words: same('warning_level'), type: 'integer', min: 0, max: 4 },
  { name: 'warning_retained', words: same('warning_retained'), type: 'boolean' },
  { name: 'last_report_at', words: same('last_report_at'), type: 'datetime' },
];

/** Read by functions of their own: an unknown code is accepted and flagged, a bad position has reasons of its own. */
const READ_APART = new Set(['adcode', 'lng', 'lat']);

/** Fields of the core snapshot that are checked cell by cell, in the order in which the first bad one is named. */
export const coreFieldsOf = (kind: HazardKind): FieldDefinition[] => {
  const declared = new Map(kind.fields.map((field) => [field.name, field]));
  const names = new Set(STRUCTURAL.map((field) => field.name));
  const extra: FieldDefinition[] = [];
  for (const facet of kind.facets) {
    if (names.has(facet.field)) continue;
    names.add(facet.field);
    extra.push({ name: facet.field, words: facet.words, type: 'boolean' });
  }
  const exposure = kind.exposure?.field;
  if (exposure !== undefined && !names.has(exposure)) {
    extra.push(declared.get(exposure) ?? { name: exposure, words: same(exposure), type: 'number', min: 0 });
  }
  const structural = STRUCTURAL.map((field) => {
    const valueSynonyms = declared.get(field.name)?.valueSynonyms;
    return valueSynonyms ? { ...field, valueSynonyms } : field;
  });
  return [...structural, ...extra];
};

/** Every field of a full row: the core first, then the rest of the kind's dictionary. */
export const rowFieldsOf = (kind: HazardKind): FieldDefinition[] => {
  const core = coreFieldsOf(kind);
  const names = new Set(core.map((field) => field.name));
  const rest = kind.fields.filter((field) => !names.has(field.name) && !READ_APART.has(field.name));
  // A facet may be asked of a field of another type (status text …); then only `test` reads it, not the core check.
  const declared = new Map(kind.fields.map((field) => [field.name, field]));
  const facetFields = new Set(kind.facets.map((facet) => facet.field));
  return [...core.map((field) => (facetFields.has(field.name) ? (declared.get(field.name) ?? field) : field)), ...rest];
};

/** Columns without which a core snapshot says nothing. */
export const requiredColumnsOf = (kind: HazardKind): string[] => [
  'id',
  'lng',
  'lat',
  'link_status',
  'risk_level',
  'warning_level',
  ...kind.facets.map((facet) => facet.field),
];
