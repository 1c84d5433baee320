import type { Localised } from '../../domain/words.ts';
import type { AccountTally } from './account-tally.ts';
import { MORE_NOTES } from './account-words.ts';
import type { MappedColumn } from './convert-row.ts';
import { referenceSystemWords } from './reference-names.ts';
import type { SourceHead } from './table-converter.ts';
import { readHeader, readScore } from './headers.ts';
import { POSITION_FIELDS, type ImportKind } from './targets.ts';
import type { CountyLookup, ImportPlan } from './types.ts';
import { readUnit, unitsOf } from './units.ts';
import { NOTE_WORDS } from './words.ts';

export interface WholeFacts {
  readonly kind: ImportKind;
  readonly accepted: number;
  readonly locator: CountyLookup | null;
  /** How many cells of each column had a value. */
  readonly filled: readonly { readonly column: MappedColumn; readonly filled: number }[];
}

/** What was done to every row alike: link status, datum, units, columns left out, and what the reader of the file says. */
export const noteWholeFile = (
  tally: AccountTally,
  { headers, titleRows, choices, notes }: SourceHead,
  plan: ImportPlan,
  columns: readonly MappedColumn[],
  { kind, accepted, locator, filled }: WholeFacts,
): void => {
  const names = new Set(columns.map(({ field }) => field.name));
  if (!names.has('link_status') && accepted > 0)
    tally.note('not-linked-without-column', '', () => NOTE_WORDS.notLinkedWithoutColumn, accepted);
  for (const { column, filled: count } of filled) noteColumn(tally, column, count, headers[column.index] ?? '', kind);
  const leftOut = headers.length - columns.length;
  if (leftOut > 0) tally.note('columns-left-out', '', () => NOTE_WORDS.columnsLeftOut, leftOut);
  const { crs } = plan.reading;
  if ([...POSITION_FIELDS].some((name) => names.has(name)) && accepted > 0) {
    const words = crs === 'WGS84' || crs === 'CGCS2000' ? MORE_NOTES.asStated : MORE_NOTES.converted;
    tally.note('datum', '', () => words(referenceSystemWords(crs)), accepted);
  }
  if (locator === null) tally.note('place-unchecked', '', () => NOTE_WORDS.placeUnchecked, accepted);
  const damaged = choices.encoding?.damaged ?? 0;
  if (damaged > 0) tally.note('damaged', '', () => NOTE_WORDS.damaged(damaged), damaged);
  if (titleRows > 0) tally.note('title-rows', '', () => NOTE_WORDS.titleRows, titleRows);
  for (const { code, count, words } of notes) tally.note(code, '', () => words, count);
};

interface UnitSaid {
  readonly unit: string;
  /** The header has a unit that the field does not know, and none was chosen. */
  readonly isUnknown: boolean;
}

/** The unit that a factor stands for: the header's own where it is that one, else the one that was chosen. */
const unitOf = ({ field, mapping }: MappedColumn, header: string, kind: ImportKind): UnitSaid => {
  const parsed = readHeader(header, kind);
  const unit = readScore(parsed, field).unit ?? parsed.bracket;
  const read = readUnit(field, unit);
  if (unit !== null && read.factor === mapping.factor) return { unit, isUnknown: read.isUnknown };
  return { unit: unitsOf(field).find(({ factor }) => factor === mapping.factor)?.token ?? '', isUnknown: false };
};

const noteColumn = (
  tally: AccountTally,
  column: MappedColumn,
  filled: number,
  header: string,
  kind: ImportKind,
): void => {
  if (filled === 0) return;
  const { field, mapping } = column;
  const isNumber = field.type === 'number' || field.type === 'integer';
  const { unit: said, isUnknown } = isNumber ? unitOf(column, header, kind) : { unit: '', isUnknown: false };
  const both = (words: (name: string, target: string) => Localised): Localised => ({
    zh: words(field.words.zh, field.unit?.zh ?? '').zh,
    en: words(field.words.en, field.unit?.en ?? '').en,
  });
  if (mapping.factor !== 1)
    tally.note(
      'unit-factor',
      field.name,
      () => both((name, target) => NOTE_WORDS.unitFactor(name, said, target, mapping.factor)),
      filled,
    );
  else if (isUnknown)
    tally.note('unit-unknown', field.name, () => both((name) => NOTE_WORDS.unitUnknown(name, said)), filled);
  if (mapping.isInverted) tally.note('inverted', field.name, () => both((name) => NOTE_WORDS.inverted(name)), filled);
};
