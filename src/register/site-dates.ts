import { formatChinaDate } from '../domain/clock.ts';
import type { BoardConfig } from '../domain/config.ts';
import { parseTime } from './cells.ts';
import { renamed } from './draft.ts';
import type { RegisterResult } from './faults.ts';
import type { SiteTable } from './site-table.ts';
import { readSnapshot } from './snapshot-reader.ts';

const DAY_MS = 86_400_000;
const CHINA_OFFSET_MS = 8 * 3_600_000;

/** Later than every day that is asked for, so that an unknown day is on or before none of them. */
export const UNKNOWN_DAY = 0x7fffffff;

/** Days since 1970-01-01 of the China calendar, UNKNOWN_DAY where there is none; as long as the table, in its order. */
export interface SiteDates {
  readonly registered: Int32Array;
  readonly linked: Int32Array;
}

/** Day of the China calendar that an instant falls on. */
export const toDay = (ms: number): number => Math.floor((ms + CHINA_OFFSET_MS) / DAY_MS);

/** @param date `YYYY-MM-DD` */
export const parseDay = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);

/** `YYYY-MM-DD`; `null` for UNKNOWN_DAY. */
export const printDay = (day: number): string | null => (day === UNKNOWN_DAY ? null : formatChinaDate(day * DAY_MS));

/** A date, or a date-time with its offset, as the day in China; what is neither is unknown. */
export const readDay = (value: unknown): number => {
  const ms = parseTime(value);
  return Number.isFinite(ms) ? toDay(ms) : UNKNOWN_DAY;
};

/** `null`: not one row says when it came on the register, so the register has no past to tell of. */
const withPast = (dates: SiteDates): SiteDates | null =>
  dates.registered.every((day) => day === UNKNOWN_DAY) ? null : dates;

/** From rows that came whole; `null` where they carry no dates. */
export const toDatesOfRecords = (records: NonNullable<SiteTable['records']>): SiteDates | null =>
  withPast({
    registered: Int32Array.from(records, (record) => readDay(record['registered_at'])),
    linked: Int32Array.from(records, (record) => readDay(record['linked_at'])),
  });

/** From a snapshot, joined by id; a value of `null` where it carries no dates. */
export const readDates = async (
  table: SiteTable,
  bytes: ArrayBuffer,
  name: string,
  config: BoardConfig,
): Promise<RegisterResult<SiteDates | null>> => {
  const read = await readSnapshot(bytes, {
    name,
    rename: (wire) => renamed(wire, table.kind, config),
    columns: ['id', 'registered_at', 'linked_at'],
    required: ['id'],
  });
  if (!read.ok) return read;
  const { id = [], registered_at: registered, linked_at: linked = [] } = read.value.columns;
  if (registered === undefined) return { ok: true, value: null };
  const rowOf = new Map<string, number>();
  id.forEach((each, row) => rowOf.set(String(each), row));
  const toDays = (column: readonly unknown[], field: string): Int32Array =>
    Int32Array.from(table.ids, (each) => {
      const said = table.changed?.get(each)?.[field];
      return readDay(said === undefined ? column[rowOf.get(each) ?? -1] : said);
    });
  const days = { registered: toDays(registered, 'registered_at'), linked: toDays(linked, 'linked_at') };
  return { ok: true, value: withPast(days) };
};
