import type { LoadAccount } from '../account.ts';
import { SHOWN_ISSUES, type ImportAccount, type ImportNote, type RowIssue } from './types.ts';

const addReasons = (reasons: readonly ImportNote[], more: readonly ImportNote[]): readonly ImportNote[] => {
  const all = new Map(reasons.map((reason) => [reason.code, reason]));
  for (const { code, words, count } of more) all.set(code, { code, words, count: (all.get(code)?.count ?? 0) + count });
  return [...all.values()].sort((a, b) => b.count - a.count);
};

/**
 * The import's account with what the register itself refused of the rows handed to it, so that the page states one
 * figure and not two: a dictionary that has become stricter since the file was converted. Read stays; what is refused
 * moves from accepted to quarantined, under the id of its row, because its number in the file is in no column here.
 */
export const mergeAccounts = (account: ImportAccount, register: LoadAccount): ImportAccount => {
  const { quarantined } = register;
  if (quarantined === 0) return account;
  const refused = register.rows.map(({ id, field, value, reason, words }): RowIssue => ({
    row: 0,
    field,
    value: `${id ?? ''}: ${value}`.slice(0, 80),
    code: `register-${reason}`,
    words,
  }));
  const reasons = register.reasons.map(({ reason, ...rest }) => ({ ...rest, code: `register-${reason}` }));
  const rows = [...refused, ...account.quarantine.rows].slice(0, SHOWN_ISSUES);
  return {
    ...account,
    accepted: account.accepted - quarantined,
    quarantined: account.quarantined + quarantined,
    reasons: addReasons(account.reasons, reasons),
    quarantine: { count: account.quarantined + quarantined, rows },
  };
};
