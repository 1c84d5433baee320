import type { LoadAccount } from '../account.ts';
import { SHOWN_ISSUES, type ImportAccount, type ImportNote, type NormalisedRow, type RowIssue } from './types.ts';

export interface MergedAccount {
  readonly account: ImportAccount;
  readonly quarantine: readonly RowIssue[];
}

const addReasons = (reasons: readonly ImportNote[], issues: readonly RowIssue[]): readonly ImportNote[] => {
  const all = new Map(reasons.map((reason) => [reason.code, reason]));
  for (const { code, words } of issues) {
    const known = all.get(code);
    all.set(code, { code, words, count: (known?.count ?? 0) + 1 });
  }
  return [...all.values()].sort((a, b) => b.count - a.count);
};

/**
 * The import's account with what the register itself refused of the rows handed to it, so that the page states one
 * figure and not two. Read stays; what the register refused moves from accepted to quarantined under its file row.
 */
export const mergeAccounts = (
  account: ImportAccount,
  quarantine: readonly RowIssue[],
  register: LoadAccount,
  rows: readonly NormalisedRow[],
): MergedAccount => {
  if (register.quarantined === 0) return { account, quarantine };
  const refused = register.rows.map(({ row, field, value, reason, words }): RowIssue => ({
    row: Number(rows[row - 1]?.['source_row'] ?? 0),
    field,
    value,
    code: `register-${reason}`,
    words,
  }));
  const all = [...quarantine, ...refused].sort((a, b) => a.row - b.row);
  return {
    quarantine: all,
    account: {
      ...account,
      accepted: account.accepted - register.quarantined,
      quarantined: account.quarantined + register.quarantined,
      reasons: addReasons(account.reasons, refused),
      quarantine: { count: account.quarantined + register.quarantined, rows: all.slice(0, SHOWN_ISSUES) },
    },
  };
};
