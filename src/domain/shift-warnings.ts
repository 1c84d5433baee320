import type { SiteProperties } from './grading.ts';
import { WARNING_LEVELS, type WarningLevel } from './levels.ts';
import { parseWireTime } from './wire-time.ts';

/** One row of the collection `warnings`; what the row does not state is `null`. Times are milliseconds since 1970. */
export interface ShiftWarning {
  readonly id: string;
  /** `kind:id`. */
  readonly site: string | null;
  readonly adcode: string | null;
  readonly level: WarningLevel;
  /** What is measured, and the value that passed the threshold, in `unit`. */
  readonly item: string | null;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly text: string;
  readonly startedMs: number | null;
  /** When the warning was last known to be true. */
  readonly lastValidMs: number | null;
  /** The site has gone silent since; the warning stands (失联不消警). */
  readonly isRetained: boolean;
  /** When it was withdrawn. Our own field: no service is known to state it. */
  readonly endedMs: number | null;
  /**
   * Whether somebody has acknowledged it, from `is_acknowledged`, else `acknowledged_at`: our own names, no document
   * fixes any. `null`: the row says nothing of it, which is neither yes nor no.
   */
  readonly isAcknowledged: boolean | null;
  readonly acknowledgedMs: number | null;
}

const toText = (value: unknown): string | null => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};

const toNumber = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

const toAcknowledged = (row: SiteProperties): boolean | null => {
  const stated = row['is_acknowledged'];
  if (typeof stated === 'boolean') return stated;
  const at = row['acknowledged_at'];
  // A column that is there and empty says no; one that is not there says nothing.
  return at === undefined ? null : parseWireTime(at) !== null;
};

/** `null` where the row has no warning level from 1 to 4: there is nothing to hand over. */
export const parseShiftWarning = (row: SiteProperties): ShiftWarning | null => {
  const level = WARNING_LEVELS.find((known) => String(known) === toText(row['level']));
  if (level === undefined || level === 0) return null;
  const site = toText(row['site']);
  return {
    id: toText(row['id']) ?? `${site ?? ''} ${toText(row['started_at']) ?? ''}`,
    site,
    adcode: toText(row['adcode']),
    level,
    item: toText(row['item']),
    value: toNumber(row['value']),
    threshold: toNumber(row['threshold']),
    unit: toText(row['unit']),
    text: toText(row['text']) ?? toText(row['item']) ?? '',
    startedMs: parseWireTime(row['started_at']),
    lastValidMs: parseWireTime(row['last_valid_at']),
    isRetained: row['state'] === 'retained',
    endedMs: parseWireTime(row['ended_at']),
    isAcknowledged: toAcknowledged(row),
    acknowledgedMs: parseWireTime(row['acknowledged_at']),
  };
};
