import type { Localised } from '../../domain/words.ts';
import type { FieldDefinition } from '../../hazards/define.ts';
import type { QuarantineReason } from '../account.ts';
import type { CellReader } from '../cells.ts';
import { checkCell } from '../row-schema.ts';
import { MASKED_TEXT, QUARANTINE_WORDS } from '../words.ts';
import type { AccountTally } from './account-tally.ts';
import { convertValue } from './convert-value.ts';
import { ownText } from './row-ids.ts';
import { POSITION_FIELDS } from './targets.ts';
import { emptyTokenOf } from './tokens.ts';
import type { ColumnMapping, Reading, RowIssue } from './types.ts';
import { ISSUE_WORDS, NOTE_WORDS } from './words.ts';

/** A column that is imported. */
export interface MappedColumn {
  readonly index: number;
  readonly field: FieldDefinition;
  readonly mapping: ColumnMapping;
}

export type CellFault = Omit<RowIssue, 'row'>;

/** Read by `placeRow` and by the id rules, not as plain cells. */
export const READ_APART: ReadonlySet<string> = new Set(['id', 'adcode', 'crs', ...POSITION_FIELDS]);

/** Texts of private fields never stand in an account, whatever the page does with the row itself. */
export const shownText = (field: FieldDefinition, text: string): string =>
  field.privacy === 'mask' ? MASKED_TEXT : text.trim().slice(0, 80);

export const bilingual = (field: FieldDefinition, words: (name: string) => Localised): Localised => ({
  zh: words(field.words.zh).zh,
  en: words(field.words.en).en,
});

/** A row that the register itself would refuse, under the register's own reason. */
export const registerFault = (field: string, value: string, reason: QuarantineReason): CellFault => ({
  field,
  value,
  code: `register-${reason}`,
  words: QUARANTINE_WORDS[reason],
});

interface ReadCell {
  readonly value: unknown;
  readonly what: ReturnType<typeof convertValue>['what'];
  readonly fault: CellFault | null;
  readonly isFilled: boolean;
}

/** Different texts of one column that are kept with what they mean; most columns repeat a few, names and numbers do not. */
const MOST_KEPT = 4096;
/** After this many texts a column that hardly repeats one is no longer looked up. */
const TRIAL = 1024;

/** One mapped column: its cells in the type and unit of its field. Equal texts are read once. */
class ColumnReader {
  readonly column: MappedColumn;
  readonly #check: FieldDefinition;
  readonly #read: CellReader;
  readonly #reading: Reading;
  #kept: Map<string, ReadCell> | null = new Map();
  #hits = 0;
  /** Cells with a value, for notes about the whole column. */
  filled = 0;

  constructor(column: MappedColumn, check: FieldDefinition | undefined, read: CellReader, reading: Reading) {
    this.column = column;
    this.#check = check ?? column.field;
    this.#read = read;
    this.#reading = reading;
  }

  take(text: string): ReadCell {
    const cell = this.#lookUp(text);
    if (cell.isFilled) this.filled++;
    return cell;
  }

  #lookUp(text: string): ReadCell {
    const kept = this.#kept;
    if (kept === null) return this.#convert(text);
    const known = kept.get(text);
    if (known !== undefined) {
      this.#hits++;
      return known;
    }
    const own = ownText(text);
    const cell = this.#convert(own);
    kept.set(own, cell);
    const isUnique = kept.size >= TRIAL && this.#hits < kept.size;
    if (isUnique || kept.size >= MOST_KEPT) this.#kept = null;
    return cell;
  }

  #convert(text: string): ReadCell {
    const { field, mapping } = this.column;
    const { value, what } = convertValue(field, text, mapping, this.#read, this.#reading);
    const isFilled = what !== 'empty' && text.trim() !== '';
    return { value, what, fault: this.#faultOf(text, value, what), isFilled };
  }

  #faultOf(text: string, value: unknown, what: ReadCell['what']): CellFault | null {
    const { field } = this.column;
    if (what === 'out-of-range') {
      const words = ISSUE_WORDS.outOfRange(field.min, field.max);
      return { field: field.name, value: shownText(field, text), code: 'out-of-range', words };
    }
    const reason = value === null ? null : checkCell(this.#check, value);
    return reason === null ? null : registerFault(field.name, shownText(field, text), reason);
  }
}

/**
 * The plain cells of rows in the types and units of their fields. What was read as empty, taken from a range or not
 * understood goes into the tally's notes; ranges also keep their text in `import_notes` of the row.
 */
export class RowReader {
  readonly #columns: readonly ColumnReader[];
  readonly #required: readonly FieldDefinition[];
  readonly #tally: AccountTally;

  /** @param register the fields of the register with the limits that it holds itself */
  constructor(
    columns: readonly MappedColumn[],
    register: readonly FieldDefinition[],
    read: CellReader,
    reading: Reading,
    tally: AccountTally,
  ) {
    const checks = new Map(register.map((field) => [field.name, field]));
    this.#columns = columns
      .filter(({ field }) => !READ_APART.has(field.name))
      .map((column) => new ColumnReader(column, checks.get(column.field.name), read, reading));
    this.#required = register.filter(({ name, isRequired }) => isRequired === true && !READ_APART.has(name));
    this.#tally = tally;
  }

  /** Writes the row's values into `into` under their fields' names; answers the first that cannot be true. */
  read(cells: readonly string[], into: Record<string, unknown>): CellFault | null {
    let kept: string[] | null = null;
    for (const reader of this.#columns) {
      const { field, index } = reader.column;
      const text = cells[index] ?? '';
      const { value, what, fault } = reader.take(text);
      if (fault !== null) return fault;
      into[field.name] = value;
      if (what === undefined) continue;
      noteValue(what, field, text, this.#tally);
      if (what === 'range')
        (kept ??= []).push(
          `${field.name}: ${text.trim()} 读作 ${String(value)} / ${text.trim()} read as ${String(value)}`,
        );
    }
    if (kept !== null) into['import_notes'] = kept;
    for (const { name } of this.#required)
      if (into[name] === null || into[name] === undefined) return registerFault(name, '', 'missing');
    return null;
  }

  filled(): readonly { readonly column: MappedColumn; readonly filled: number }[] {
    return this.#columns.map(({ column, filled }) => ({ column, filled }));
  }
}

const noteValue = (
  what: NonNullable<ReadCell['what']>,
  field: FieldDefinition,
  text: string,
  tally: AccountTally,
): void => {
  if (what === 'range') tally.note('range', field.name, () => bilingual(field, NOTE_WORDS.range));
  else if (what === 'serial') tally.note('date-serial', field.name, () => bilingual(field, NOTE_WORDS.dateSerial));
  else if (what === 'empty') {
    const token = emptyTokenOf(text) ?? text;
    tally.note('null-token', `${field.name}|${token}`, () =>
      bilingual(field, (name) => NOTE_WORDS.nullToken(name, ownText(token))),
    );
  } else if (field.name === 'link_status') tally.note('link-unreadable', '', () => NOTE_WORDS.linkUnreadable);
  else {
    const example = ownText(shownText(field, text).slice(0, 30));
    tally.note('unreadable', field.name, () => bilingual(field, (name) => NOTE_WORDS.unreadable(name, example)));
  }
};
