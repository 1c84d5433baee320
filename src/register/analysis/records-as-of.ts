import { toChinaIso } from '../../domain/clock.ts';
import { parseWireTime } from '../../domain/wire-time.ts';
import type { HeldCollection } from './context.ts';

/** Newest `as_of` of the rows, else their newest time (`at`): what they can tell of. `null` where they state neither. */
export const toRecordsAsOf = (held: HeldCollection | null): string | null => {
  const newest = (field: string): number =>
    (held?.rows ?? []).reduce((latest, row) => Math.max(latest, parseWireTime(row[field]) ?? 0), 0);
  const ms = newest('as_of') || newest('at');
  return ms === 0 ? null : toChinaIso(ms);
};
