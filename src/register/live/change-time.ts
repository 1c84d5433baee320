import { parseTime } from '../cells.ts';

/** Time columns by which a row says when it was changed; `config.columnMappings` may lead another name to the first. */
const TIME_KEYS = ['updated_at', 'changed_at', 'modified_at', 'last_modified', 'modified'] as const;

/** When a row was changed by its own words, milliseconds since 1970; `null`: it does not say. */
export const readChangeTime = (
  properties: Readonly<Record<string, unknown>>,
  rename: (name: string) => string,
): number | null => {
  for (const name of TIME_KEYS) {
    const ms = parseTime(properties[name]);
    if (!Number.isNaN(ms)) return ms;
  }
  const mapped = Object.keys(properties).find((name) => rename(name) === TIME_KEYS[0]);
  const ms = mapped === undefined ? Number.NaN : parseTime(properties[mapped]);
  return Number.isNaN(ms) ? null : ms;
};

/** Times of rows by id; `null`: not every row has an id and says when it was changed, so that nothing can be asked since. */
export const toRowTimes = (
  rows: readonly Readonly<Record<string, unknown>>[],
  rename: (name: string) => string,
): ReadonlyMap<string, number> | null => {
  const times = new Map<string, number>();
  for (const row of rows) {
    const at = readChangeTime(row, rename);
    const id = row['id'];
    if (at === null || (typeof id !== 'string' && typeof id !== 'number')) return null;
    times.set(String(id), at);
  }
  return times;
};
