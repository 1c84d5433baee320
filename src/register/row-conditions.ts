import { linkOfCode, SITE_CODE_COUNT } from '../domain/site-code.ts';
import { NOT_LINKED_REASONS, type NotLinkedReason, type RowConditions } from '../domain/row-conditions.ts';
import { parseDay, type SiteDates } from './site-dates.ts';
import { reasonTextAt, type Card } from './site-rows.ts';
import type { SiteTable } from './site-table.ts';

/** Not linked as the figure `not-linked` has it: everything but linked and offline (DOMAIN.md §4). By site code. */
export const IS_NOT_LINKED: readonly boolean[] = Array.from(
  { length: SITE_CODE_COUNT },
  (_, code) => !['linked', 'offline'].includes(linkOfCode(code)),
);

const isReason = (text: string): text is NotLinkedReason => (NOT_LINKED_REASONS as readonly string[]).includes(text);

/** An own wording that is none of the dictionary's counts as 其他; only a site that says nothing is `unstated`. */
const toReason = (text: string | null): NotLinkedReason => {
  const said = text?.trim() ?? '';
  if (said === '') return 'unstated';
  return isReason(said) ? said : '其他';
};

/** Index into NOT_LINKED_REASONS of each row; `null` while the register's reasons are not known. */
export const toReasons = (table: SiteTable, card: Card | null): Uint8Array | null => {
  if (table.records === null && card === null) return null;
  return Uint8Array.from(table.ids, (_, row) => NOT_LINKED_REASONS.indexOf(toReason(reasonTextAt(table, card, row))));
};

/** What a register must know before a condition can be asked of its rows; `null`: it does not. */
export interface KnownOfRows {
  readonly table: SiteTable;
  readonly dates: SiteDates | null;
  readonly reasons: Uint8Array | null;
}

/**
 * 1 for each row that passes; `null` where the register cannot tell, which is not the same as no row. A row without the
 * date asked for does not pass; neither does one that is linked when reasons are asked for.
 */
export const toPasses = ({ table, dates, reasons }: KnownOfRows, conditions: RowConditions): Uint8Array | null => {
  const { period, event } = conditions;
  if ((period !== null && dates === null) || (conditions.reasons !== null && reasons === null)) return null;
  const passes = new Uint8Array(table.rowCount).fill(1);
  if (period !== null && dates !== null) {
    const [from, to] = [parseDay(period.from), parseDay(period.to)];
    dates[event].forEach((day, row) => {
      if (!(day >= from && day <= to)) passes[row] = 0;
    });
  }
  if (conditions.reasons !== null && reasons !== null) {
    const wanted = NOT_LINKED_REASONS.map((reason) => conditions.reasons?.includes(reason));
    reasons.forEach((reason, row) => {
      if (wanted[reason] !== true || IS_NOT_LINKED[table.codes[row] ?? 0] !== true) passes[row] = 0;
    });
  }
  return passes;
};
