import type { LoadAccount } from '../account.ts';
import { SHOWN_ISSUES, type ImportAccount, type RowIssue } from './types.ts';

/** What the register refused of a file that the import had accepted; such a row is in no quarantine download. */
const REFUSED = 'refused-';

export const isRefusedByRegister = ({ code }: { readonly code: string }): boolean => code.startsWith(REFUSED);

/** The account as the import worker made it. */
const withoutRefused = (account: ImportAccount): ImportAccount => {
  const refused = account.reasons.filter(isRefusedByRegister).reduce((sum, { count }) => sum + count, 0);
  if (refused === 0) return account;
  const rows = account.quarantine.rows.filter((issue) => !isRefusedByRegister(issue));
  const quarantined = account.quarantined - refused;
  return {
    ...account,
    accepted: account.accepted + refused,
    quarantined,
    reasons: account.reasons.filter((reason) => !isRefusedByRegister(reason)),
    quarantine: { count: quarantined, rows },
  };
};

/**
 * The import's account with what the register itself refuses of the rows handed to it, so that the page states one figure
 * and not two: a dictionary that has become stricter since the file was converted. Read stays; what is refused moves from
 * accepted to quarantined, under the id of its row, because its number in the file is in no column here. Merging the
 * same answer again changes nothing.
 */
export const mergeAccounts = (merged: ImportAccount, register: LoadAccount): ImportAccount => {
  const account = withoutRefused(merged);
  if (register.quarantined === 0) return account;
  const quarantined = account.quarantined + register.quarantined;
  const refused = register.rows.map(({ id, field, value, reason, words }): RowIssue => ({
    row: 0,
    field,
    value: `${id ?? ''}: ${value}`.slice(0, 80),
    code: `${REFUSED}${reason}`,
    words,
  }));
  const reasons = register.reasons.map(({ reason, words, count }) => ({ code: `${REFUSED}${reason}`, words, count }));
  return {
    ...account,
    accepted: account.accepted - register.quarantined,
    quarantined,
    reasons: [...account.reasons, ...reasons].sort((a, b) => b.count - a.count),
    quarantine: { count: quarantined, rows: [...refused, ...account.quarantine.rows].slice(0, SHOWN_ISSUES) },
  };
};
