import { levelKeyOf, type LevelKey } from '../../domain/levels.ts';
import type { GradeResult } from '../../domain/grading.ts';
import type { Localised } from '../../domain/words.ts';
import { SHOWN_ISSUES, type FlagList, type ImportAccount, type ImportNote, type RowIssue } from './types.ts';

/** Distinct notes of one sort kept; a column of garbage must not make a list as long as the file. */
const MOST_NOTES = 60;

/** What concerns every row comes before what concerns single values; the rest keeps its order. */
const FIRST_NOTES = ['not-linked-without-column', 'place-unchecked', 'datum', 'damaged', 'unit-factor', 'unit-unknown'];

const rankOf = (code: string): number => {
  const rank = FIRST_NOTES.indexOf(code);
  return rank < 0 ? FIRST_NOTES.length : rank;
};

type FlagName = 'duplicates' | 'outside' | 'mismatched';

/** Collects the account of an import while its rows are converted. */
export class AccountTally {
  /** Every quarantined row, in the file's order of finding. */
  readonly quarantine: RowIssue[] = [];
  readonly #flags: Readonly<Record<FlagName, { count: number; rows: RowIssue[] }>> = {
    duplicates: { count: 0, rows: [] },
    outside: { count: 0, rows: [] },
    mismatched: { count: 0, rows: [] },
  };
  readonly #notes = new Map<string, { code: string; count: number; words: Localised }>();
  readonly #levels: Record<LevelKey, number> = { '1': 0, '2': 0, '3': 0, '4': 0, unassessed: 0 };
  readonly #missing = new Map<string, number>();
  #stated = 0;
  #computed = 0;

  flag(name: FlagName, issue: RowIssue): void {
    const list = this.#flags[name];
    list.count++;
    if (list.rows.length < SHOWN_ISSUES) list.rows.push(issue);
  }

  /** Counts one more value under a note; `key` tells notes of one code apart (field, token). */
  note(code: string, key: string, words: () => Localised, count = 1): void {
    const id = `${code}|${key}`;
    const known = this.#notes.get(id);
    if (known !== undefined) known.count += count;
    else if (this.#notes.size < MOST_NOTES) this.#notes.set(id, { code, count, words: words() });
  }

  level(isStated: boolean, grade: GradeResult): void {
    const key = levelKeyOf(grade.level);
    this.#levels[key]++;
    if (isStated) this.#stated++;
    else if (grade.level !== null) this.#computed++;
    if (grade.level === null)
      for (const field of grade.missing) this.#missing.set(field, (this.#missing.get(field) ?? 0) + 1);
  }

  #reasons(): readonly ImportNote[] {
    const reasons = new Map<string, { code: string; count: number; words: Localised }>();
    for (const { code, words } of this.quarantine) {
      const known = reasons.get(code);
      if (known === undefined) reasons.set(code, { code, count: 1, words });
      else known.count++;
    }
    return [...reasons.values()].sort((a, b) => b.count - a.count);
  }

  finish(
    read: number,
    accepted: number,
    rest: { readonly blankRows: number; readonly isPlaceChecked: boolean },
  ): ImportAccount {
    const quarantined = this.quarantine.length;
    if (read !== accepted + quarantined)
      throw new Error(`${read} rows read, ${accepted} + ${quarantined} accounted for`);
    const flagList = (name: FlagName): FlagList => this.#flags[name];
    return {
      read,
      accepted,
      quarantined,
      ...rest,
      reasons: this.#reasons(),
      quarantine: { count: quarantined, rows: this.quarantine.slice(0, SHOWN_ISSUES) },
      duplicates: flagList('duplicates'),
      outside: flagList('outside'),
      mismatched: flagList('mismatched'),
      notes: [...this.#notes.values()].sort((a, b) => rankOf(a.code) - rankOf(b.code)),
      levels: { ...this.#levels },
      statedLevels: this.#stated,
      computedLevels: this.#computed,
      missingForLevel: [...this.#missing].map(([field, count]) => ({ field, count })).sort((a, b) => b.count - a.count),
    };
  }
}
