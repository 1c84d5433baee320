import { foldHeader, parseBooleanToken } from './tokens.ts';
import type { ImportAccount } from './types.ts';

/** Headers under which a file says of a row that nothing of it is real: the wire's, and those of the board's own exports. */
const HEADERS = new Set(['is_synthetic', '演示数据', 'synthetic'].map(foldHeader));

/** Column of that mark; −1 where the file has none. */
export const syntheticColumnOf = (headers: readonly string[]): number =>
  headers.findIndex((header) => HEADERS.has(foldHeader(header)));

export const saysSynthetic = (cell: string): boolean => cell !== '' && parseBooleanToken(cell) === true;

/** Code of the account's note that counts such rows. */
export const SYNTHETIC_NOTE = 'synthetic-rows';

/**
 * Whether an import is a synthetic register: one invented row is enough, because a register that holds it must not stand
 * for a real one in any figure.
 */
export const isSyntheticImport = (account: Pick<ImportAccount, 'notes'>): boolean =>
  account.notes.some(({ code }) => code === SYNTHETIC_NOTE);
