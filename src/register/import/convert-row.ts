import type { Localised } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import type { CellReader } from '../cells.ts';
import { MASKED_TEXT } from '../words.ts';
import type { AccountTally } from './account-tally.ts';
import { convertValue } from './convert-value.ts';
import { emptyTokenOf } from './tokens.ts';
import type { ColumnMapping, RowIssue } from './types.ts';
import { ISSUE_WORDS, NOTE_WORDS } from './words.ts';

/** A column that is imported. */
export interface MappedColumn {
  readonly index: number;
  readonly field: FieldDefinition;
  readonly mapping: ColumnMapping;
}

export interface ConvertedFields {
  readonly values: Record<string, unknown>;
  /** First field with a value that cannot be true; the row is quarantined. */
  readonly fault: Omit<RowIssue, 'row'> | null;
}

/** Read by `placeRow` and by the id rules, not as plain cells. */
const READ_APART = new Set(['id', 'lng', 'lat', 'adcode', 'crs']);

/** Texts of private fields never stand in an account, whatever the page does with the row itself. */
export const shownText = (field: FieldDefinition, text: string): string =>
  field.privacy === 'mask' ? MASKED_TEXT : text.trim().slice(0, 80);

const fieldName = (field: FieldDefinition): Localised => field.words;

const bilingual = (field: FieldDefinition, words: (name: string) => Localised): Localised => ({
  zh: words(fieldName(field).zh).zh,
  en: words(fieldName(field).en).en,
});

/**
 * The plain cells of a row in the types and units of their fields. What was read as empty, taken from a range or not
 * understood goes into the tally's notes; ranges also keep their text in `import_notes` of the row.
 */
export const convertFields = (
  cells: readonly string[],
  columns: readonly MappedColumn[],
  read: CellReader,
  tally: AccountTally,
): ConvertedFields => {
  const values: Record<string, unknown> = {};
  const kept: string[] = [];
  for (const { index, field, mapping } of columns) {
    if (READ_APART.has(field.name)) continue;
    const text = cells[index] ?? '';
    const { value, what } = convertValue(field, text, mapping, read);
    if (what === 'out-of-range') {
      const words = ISSUE_WORDS.outOfRange(field.min, field.max);
      return { values, fault: { field: field.name, value: shownText(field, text), code: 'out-of-range', words } };
    }
    values[field.name] = value;
    if (what !== undefined) noteValue(what, field, text, tally);
    if (what === 'range')
      kept.push(`${field.name}: 区间 ${text.trim()} 取中值 ${String(value)} / range ${text.trim()}, middle taken`);
  }
  if (kept.length > 0) values['import_notes'] = kept;
  return { values, fault: null };
};

const noteValue = (
  what: 'empty' | 'range' | 'unreadable' | 'serial',
  field: FieldDefinition,
  text: string,
  tally: AccountTally,
): void => {
  if (what === 'range') tally.note('range', field.name, () => bilingual(field, NOTE_WORDS.range));
  else if (what === 'serial') tally.note('date-serial', field.name, () => bilingual(field, NOTE_WORDS.dateSerial));
  else if (what === 'empty') {
    const token = emptyTokenOf(text) ?? text;
    tally.note('null-token', `${field.name}|${token}`, () =>
      bilingual(field, (name) => NOTE_WORDS.nullToken(name, token)),
    );
  } else if (field.name === 'link_status') tally.note('link-unreadable', '', () => NOTE_WORDS.linkUnreadable);
  else {
    const example = shownText(field, text).slice(0, 30);
    tally.note('unreadable', field.name, () => bilingual(field, (name) => NOTE_WORDS.unreadable(name, example)));
  }
};
