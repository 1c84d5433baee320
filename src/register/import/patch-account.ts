import type { LevelKey } from '../../domain/levels.ts';
import { levelKeyOf, type MaybeRiskLevel } from '../../domain/levels.ts';
import type { Localised } from '../../domain/words.ts';
import { isRefusedByRegister } from './merge-accounts.ts';
import { PATCH_WORDS } from './patch-words.ts';
import { cellOf, rowNumberOf } from './quarantine-records.ts';
import type { Cells } from './merge-parquet.ts';
import { SHOWN_ISSUES, type FlagList, type ImportAccount, type ImportNote, type RowIssue } from './types.ts';

/** What became of a patch. */
export interface PatchOutcome {
  readonly taken: readonly { readonly core: Cells; readonly card: Cells }[];
  readonly duplicates: readonly RowIssue[];
  /** Numbers of rows that are corrected and still bad. */
  readonly stillBad: readonly number[];
  /** Rows that were not in quarantine. */
  readonly refused: number;
  /** The records of the quarantine from now on. */
  readonly remaining: readonly (readonly string[])[];
}

/** Notes that count rows; the others are of a file as a whole and are the first file's. */
const ROW_NOTES = new Set([
  'placed-by-code',
  'placed-by-name',
  'unknown-adcode',
  'code-renamed',
  'swap-repaired',
  'province-unknown',
  'generated-id',
  'missing-name',
  'shape-middle',
  'shape-left-out',
]);

/** Code and words of a reason as the quarantine file has it: in one language. */
const createReasonReader = (
  accounts: readonly ImportAccount[],
): ((text: string) => Pick<RowIssue, 'code' | 'words'>) => {
  const known = new Map<string, Pick<RowIssue, 'code' | 'words'>>();
  const learn = ({ code, words }: { readonly code: string; readonly words: Localised }): void => {
    for (const text of [words.zh, words.en]) if (!known.has(text)) known.set(text, { code, words });
  };
  for (const { quarantine, reasons } of accounts) [...quarantine.rows, ...reasons].forEach(learn);
  // One that no account lists: a limit of another field than the reason's first row has.
  return (text) => known.get(text) ?? { code: text, words: { zh: text, en: text } };
};

const addNotes = (notes: readonly ImportNote[], more: readonly ImportNote[]): readonly ImportNote[] => {
  const all = new Map(notes.map((note) => [`${note.code} ${note.words.zh}`, note]));
  for (const note of more) {
    const key = `${note.code} ${note.words.zh}`;
    all.set(key, { ...note, count: note.count + (all.get(key)?.count ?? 0) });
  }
  return [...all.values()].filter(({ count }) => count > 0);
};

/** Rows that the patch flags and that were taken. Past the first `SHOWN_ISSUES` the patch counts and does not list. */
const addFlags = (list: FlagList, more: FlagList, taken: ReadonlySet<number>, isAll: boolean): FlagList => {
  const rows = more.rows.filter(({ row }) => taken.has(row));
  return {
    count: list.count + (isAll ? more.count : rows.length),
    rows: [...list.rows, ...rows].slice(0, SHOWN_ISSUES),
  };
};

const addMissing = (
  known: ImportAccount['missingForLevel'],
  more: ImportAccount['missingForLevel'],
): ImportAccount['missingForLevel'] => {
  const all = new Map(known.map(({ field, count }) => [field, count]));
  for (const { field, count } of more) all.set(field, count + (all.get(field) ?? 0));
  return [...all].map(([field, count]) => ({ field, count })).sort((one, other) => other.count - one.count);
};

const addLevels = (account: ImportAccount, taken: PatchOutcome['taken']) => {
  const levels: Record<LevelKey, number> = { ...account.levels };
  let { statedLevels, computedLevels } = account;
  for (const { core } of taken) {
    const level = (core['risk_level'] ?? null) as MaybeRiskLevel;
    levels[levelKeyOf(level)]++;
    if (level !== null && core['level_computed'] === true) computedLevels++;
    else if (level !== null) statedLevels++;
  }
  return { levels, statedLevels, computedLevels };
};

/** Reasons and first rows of the quarantine as its records say them; what the register itself refused is in no record. */
const readQuarantined = (
  stored: ImportAccount,
  patch: ImportAccount,
  { remaining }: PatchOutcome,
): Pick<ImportAccount, 'reasons'> & { readonly rows: readonly RowIssue[] } => {
  const toReason = createReasonReader([stored, patch]);
  const reasons = new Map<string, ImportNote>();
  const rows: RowIssue[] = [];
  for (const record of remaining) {
    const reason = toReason(cellOf(record, 'quarantine_reason'));
    reasons.set(reason.code, { ...reason, count: (reasons.get(reason.code)?.count ?? 0) + 1 });
    if (rows.length >= SHOWN_ISSUES) continue;
    const row = rowNumberOf(record);
    const field = cellOf(record, 'quarantine_field');
    rows.push({ row: Number.isNaN(row) ? 0 : row, field, value: cellOf(record, 'quarantine_value'), ...reason });
  }
  const refused = stored.reasons.filter(isRefusedByRegister);
  return { reasons: [...reasons.values(), ...refused].sort((one, other) => other.count - one.count), rows };
};

/** The account of an import after a patch. Read stays; what was taken moves from quarantined to accepted. */
export const toPatchedAccount = (stored: ImportAccount, patch: ImportAccount, outcome: PatchOutcome): ImportAccount => {
  const { taken, duplicates, stillBad, refused } = outcome;
  const rowNumbers = new Set(taken.map(({ card }) => Number(card['source_row'])));
  const isAll = refused === 0;
  const flagged = (name: 'placedByCode' | 'placedByName' | 'outside' | 'mismatched'): FlagList =>
    addFlags(stored[name], patch[name], rowNumbers, isAll);
  const quarantined = stored.quarantined - taken.length;
  const { reasons, rows } = readQuarantined(stored, patch, outcome);
  return {
    ...stored,
    ...addLevels(stored, taken),
    accepted: stored.accepted + taken.length,
    isPlaceChecked: stored.isPlaceChecked && patch.isPlaceChecked,
    quarantined,
    reasons,
    quarantine: { count: quarantined, rows },
    duplicates: {
      count: stored.duplicates.count + duplicates.length,
      rows: [...stored.duplicates.rows, ...duplicates].slice(0, SHOWN_ISSUES),
    },
    placedByCode: flagged('placedByCode'),
    placedByName: flagged('placedByName'),
    outside: flagged('outside'),
    mismatched: flagged('mismatched'),
    // The patch counts its rows together: with some of them refused its notes would say too much.
    missingForLevel: isAll ? addMissing(stored.missingForLevel, patch.missingForLevel) : stored.missingForLevel,
    notes: addNotes(stored.notes, [
      ...(isAll ? patch.notes.filter(({ code }) => ROW_NOTES.has(code)) : []),
      { code: 'patch-taken', count: taken.length, words: PATCH_WORDS.taken },
      { code: 'patch-still-bad', count: stillBad.length, words: PATCH_WORDS.stillBad },
      { code: 'patch-refused', count: refused, words: PATCH_WORDS.refused },
    ]),
  };
};
