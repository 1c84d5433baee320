import type { RegisterResult } from '../faults.ts';
import type { SiteTable } from '../site-table.ts';
import { readSnapshot } from '../snapshot-reader.ts';
import { toSiteOrder } from './site-search.ts';

/** Enterprise → row of its worst site in one register: red first, then unlinked. */
export type WorstSites = ReadonlyMap<string, number>;

/** Site → enterprise, empty where none is stated. */
export type OwnerIds = ReadonlyMap<string, string>;

/** @param ownerOf enterprise of a row, empty where none is stated */
const toWorstSites = (table: SiteTable, ownerOf: (row: number) => string): WorstSites => {
  const worst = new Map<string, number>();
  for (let row = 0; row < table.rowCount; row++) {
    const owner = ownerOf(row);
    if (owner === '') continue;
    const known = worst.get(owner);
    if (known === undefined || toSiteOrder(table, row, 0) < toSiteOrder(table, known, 0)) worst.set(owner, row);
  }
  return worst;
};

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** From the rows themselves; `null` where the register has columns alone. */
export const ownersOfRecords = (table: SiteTable): WorstSites | null => {
  const { records } = table;
  return records === null ? null : toWorstSites(table, (row) => toText(records[row]?.['enterprise_id']));
};

/** From what the snapshot said, and changes since. */
export const ownersOfIds = (table: SiteTable, owners: OwnerIds): WorstSites =>
  toWorstSites(table, (row) => {
    const id = table.ids[row] ?? '';
    const changed = table.changed?.get(id)?.['enterprise_id'];
    return changed === undefined ? (owners.get(id) ?? '') : toText(changed);
  });

/** From the snapshot `owners`: `id`, `enterprise_id`. */
export const readOwners = async (
  bytes: ArrayBuffer,
  name: string,
  rename: (wire: string) => string,
): Promise<RegisterResult<OwnerIds>> => {
  const required = ['id', 'enterprise_id'];
  const read = await readSnapshot(bytes, { name, rename, columns: required, required });
  if (!read.ok) return read;
  const { id = [], enterprise_id: owner = [] } = read.value.columns;
  return { ok: true, value: new Map(id.map((each, index) => [toText(each), toText(owner[index])])) };
};
