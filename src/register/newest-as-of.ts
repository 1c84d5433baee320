import { parseTime } from './cells.ts';
import type { ItemRow } from './item-pages.ts';

/** `as_of` of the newest row, as it is written: what a collection's register is as of where the collection does not say. */
export const newestAsOf = (items: readonly ItemRow[]): string | null => {
  let newest: string | null = null;
  let newestMs = Number.NEGATIVE_INFINITY;
  for (const { properties } of items) {
    const text = properties['as_of'];
    // Nearly all rows say the same: a time is parsed when it differs.
    if (typeof text !== 'string' || text === newest) continue;
    const ms = parseTime(text);
    if (ms > newestMs) [newest, newestMs] = [text, ms];
  }
  return newest;
};
