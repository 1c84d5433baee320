import type { LoadAccount, QuarantinedRow, QuarantineReason, RowFlag } from './account.ts';
import { FLAG_WORDS, QUARANTINE_WORDS } from './words.ts';

const VALUE_LENGTH = 80;
export const LISTED_ROWS = 1000;

/** A cell as text for the account, shortened. */
export const shownValue = (value: unknown): string => {
  if (typeof value === 'string') return value.slice(0, VALUE_LENGTH);
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return JSON.stringify(value).slice(0, VALUE_LENGTH);
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint' ? String(value) : '';
};

/** Collects what becomes of rows; `listed` bounds the rows that are kept one by one, never the counts. */
export class AccountBuilder {
  readonly #listed: number;
  readonly #rows: QuarantinedRow[] = [];
  readonly #reasons = new Map<QuarantineReason, number>();
  #quarantined = 0;

  constructor(listed: number) {
    this.#listed = listed;
  }

  quarantine(row: Omit<QuarantinedRow, 'words'>): void {
    this.#quarantined++;
    this.#reasons.set(row.reason, (this.#reasons.get(row.reason) ?? 0) + 1);
    if (this.#rows.length < this.#listed) this.#rows.push({ ...row, words: QUARANTINE_WORDS[row.reason] });
  }

  /** @param accepted counted on its own by the caller, so that a lost row would show */
  finish(read: number, accepted: number): LoadAccount {
    if (read !== accepted + this.#quarantined)
      throw new Error(`${read} rows read, but ${accepted} accepted and ${this.#quarantined} quarantined`);
    const reasons = [...this.#reasons].map(([reason, count]) => ({ reason, words: QUARANTINE_WORDS[reason], count }));
    return {
      read,
      accepted,
      quarantined: this.#quarantined,
      reasons: reasons.sort((a, b) => b.count - a.count),
      rows: this.#rows,
      flags: [],
    };
  }
}

/** Flags of an account from the rows' flag bits, in the order of `bits`. */
export const toFlags = (
  bits: Readonly<Record<RowFlag, number>>,
  flagsOfRow: Uint8Array,
  rowNumbers: Uint32Array,
): LoadAccount['flags'] =>
  (Object.keys(bits) as RowFlag[]).flatMap((flag) => {
    const rows: number[] = [];
    for (let row = 0; row < flagsOfRow.length; row++)
      if (((flagsOfRow[row] ?? 0) & bits[flag]) !== 0) rows.push(rowNumbers[row] ?? 0);
    if (rows.length === 0) return [];
    rows.sort((a, b) => a - b);
    return [{ flag, words: FLAG_WORDS[flag], count: rows.length, rows: rows.slice(0, LISTED_ROWS) }];
  });
