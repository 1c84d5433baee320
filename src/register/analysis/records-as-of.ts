import { toChinaIso } from '../../domain/clock.ts';
import { parseWireTime } from '../../domain/wire-time.ts';
import type { HeldCollection } from './context.ts';

/** Newest time that any row states in a field, milliseconds since 1970; 0 where none does. */
const newestOf = (held: HeldCollection | null, field: string): number =>
  (held?.rows ?? []).reduce((latest, row) => Math.max(latest, parseWireTime(row[field]) ?? 0), 0);

/** Newest `as_of` of the rows, else their newest time (`at`): what they can tell of. `null` where they state neither. */
export const toRecordsAsOf = (held: HeldCollection | null): string | null => {
  const ms = newestOf(held, 'as_of') || newestOf(held, 'at');
  return ms === 0 ? null : toChinaIso(ms);
};

/**
 * Whether the rows say themselves that they end before a time begins, so that nothing is known of it. Without an `as_of`
 * they are as of when they were read, and a quiet time is a quiet one.
 */
export const endBefore = (held: HeldCollection | null, fromMs: number): boolean => {
  const asOfMs = newestOf(held, 'as_of');
  return asOfMs !== 0 && asOfMs <= fromMs;
};
