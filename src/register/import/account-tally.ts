import { levelKeyOf, type LevelKey } from '../../domain/levels.ts';
import type { GradeResult } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import { ownText } from './row-ids.ts';
import { SYNTHETIC_NOTE } from './synthetic-rows.ts';
import { SHOWN_ISSUES, type ImportAccount, type RowIssue } from './types.ts';

/** Distinct notes of one sort kept; a column of garbage must not make a list as long as the file. */
const MOST_NOTES = 60;

/** What concerns every row comes before what concerns single values; the rest keeps its order. */
const FIRST_NOTES = [
  SYNTHETIC_NOTE,
  'not-linked-without-column',
  'place-unchecked',
  'datum',
  'damaged',
  'unit-factor',
  'unit-unknown',
];

const rankOf = (code: string): number => {
  const rank = FIRST_NOTES.indexOf(code);
  return rank < 0 ? FIRST_NOTES.length : rank;
};

export const FLAG_NAMES = ['duplicates', 'placedByCode', 'placedByName', 'outside', 'mismatched'] as const;
export type FlagName = (typeof FLAG_NAMES)[number];

interface Flagged {
  count: number;
  rows: RowIssue[];
}

/** Without its cell's block of the file behind it. */
const ownIssue = ({ row, field, value, code, words }: RowIssue): RowIssue => ({
  row,
  field,
  value: ownText(value),
  code,
  words,
});

/** Collects the account of an import while its rows are converted. */
export class AccountTally {
  /** The first of the quarantined rows, in the file's order of finding. */
  readonly #quarantine: RowIssue[] = [];
  #quarantined = 0;
  readonly #reasons = new Map<string, { code: string; count: number; words: Localised }>();
  readonly #flags = Object.fromEntries(
    FLAG_NAMES.map((name): [FlagName, Flagged] => [name, { count: 0, rows: [] }]),
  ) as Record<FlagName, Flagged>;
  readonly #notes = new Map<string, { code: string; count: number; words: Localised }>();
  readonly #levels: Record<LevelKey, number> = { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 };
  readonly #missing = new Map<string, number>();
  #stated = 0;
  #computed = 0;

  flag(name: FlagName, issue: RowIssue): void {
    const list = this.#flags[name];
    list.count++;
    if (list.rows.length < SHOWN_ISSUES) list.rows.push(ownIssue(issue));
  }

  quarantine(issue: RowIssue): void {
    this.#quarantined++;
    if (this.#quarantine.length < SHOWN_ISSUES) this.#quarantine.push(ownIssue(issue));
    const known = this.#reasons.get(issue.code);
    if (known === undefined) this.#reasons.set(issue.code, { code: issue.code, count: 1, words: issue.words });
    else known.count++;
  }

  /** Counts one more value under a note; `key` tells notes of one code apart (field, token). */
  note(code: string, key: string, words: () => Localised, count = 1): void {
    const id = `${code}|${key}`;
    const known = this.#notes.get(id);
    if (known !== undefined) known.count += count;
    else if (key === '' || this.#notes.size < MOST_NOTES) this.#notes.set(id, { code, count, words: words() });
  }

  level(isStated: boolean, grade: GradeResult): void {
    const key = levelKeyOf(grade.level);
    this.#levels[key]++;
    if (isStated) this.#stated++;
    else if (grade.level !== null) this.#computed++;
    if (grade.level === null)
      for (const field of grade.missing) this.#missing.set(field, (this.#missing.get(field) ?? 0) + 1);
  }

  finish(
    read: number,
    accepted: number,
    rest: { readonly blankRows: number; readonly isPlaceChecked: boolean },
  ): ImportAccount {
    const quarantined = this.#quarantined;
    if (read !== accepted + quarantined)
      throw new Error(`${read} rows read, ${accepted} + ${quarantined} accounted for`);
    return {
      read,
      accepted,
      quarantined,
      ...rest,
      reasons: [...this.#reasons.values()].sort((a, b) => b.count - a.count),
      quarantine: { count: quarantined, rows: this.#quarantine },
      ...this.#flags,
      notes: [...this.#notes.values()].sort((a, b) => rankOf(a.code) - rankOf(b.code)),
      levels: { ...this.#levels },
      statedLevels: this.#stated,
      computedLevels: this.#computed,
      missingForLevel: [...this.#missing].map(([field, count]) => ({ field, count })).sort((a, b) => b.count - a.count),
    };
  }
}
