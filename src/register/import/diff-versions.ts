import { readSnapshot } from '../snapshot-reader.ts';
import type { ImportDifference } from './stored-register.ts';

/** Ids of each sort that are named. */
export const SHOWN_IDS = 200;

/** Id → digest. Ids are unique in a register; one that is not stands under as many keys as it has rows. */
const toDigests = (ids: readonly unknown[], digests: readonly unknown[]): Map<string, string> => {
  const all = new Map<string, string>();
  ids.forEach((each, row) => {
    const id = String(each);
    let key = id;
    for (let again = 2; all.has(key); again++) key = `${id}\u0000${again}`;
    all.set(key, String(digests[row]));
  });
  return all;
};

const readDigests = async (bytes: ArrayBuffer): Promise<Map<string, string> | null> => {
  const columns = ['id', 'digest'];
  const read = await readSnapshot(bytes, { name: 'digests', columns, required: columns });
  return read.ok ? toDigests(read.value.columns['id'] ?? [], read.value.columns['digest'] ?? []) : null;
};

/** Every id of a digests file; `null`: it cannot be read. */
export const readIds = async (bytes: ArrayBuffer): Promise<readonly string[] | null> => {
  const read = await readSnapshot(bytes, { name: 'digests', columns: ['id'], required: ['id'] });
  return read.ok ? (read.value.columns['id'] ?? []).map(String) : null;
};

const push = (list: string[], key: string): void => {
  if (list.length < SHOWN_IDS) list.push(key.split('\u0000', 1)[0] ?? key);
};

/**
 * What a newer version of a register changed, by id: added + changed + unchanged are its rows, removed + changed +
 * unchanged those of the one before. Both are Parquet with `id` and `digest`. `null`: one of them cannot be read, so that
 * nothing is known of what changed.
 */
export const compareDigests = async (previous: ArrayBuffer, next: ArrayBuffer): Promise<ImportDifference | null> => {
  const [before, after] = await Promise.all([readDigests(previous), readDigests(next)]);
  if (before === null || after === null) return null;
  const ids = { addedIds: [] as string[], changedIds: [] as string[], removedIds: [] as string[] };
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 };
  for (const [key, digest] of after) {
    const known = before.get(key);
    if (known === digest) counts.unchanged++;
    else if (known === undefined) {
      counts.added++;
      push(ids.addedIds, key);
    } else {
      counts.changed++;
      push(ids.changedIds, key);
    }
  }
  for (const key of before.keys()) {
    if (after.has(key)) continue;
    counts.removed++;
    push(ids.removedIds, key);
  }
  return { ...counts, ...ids };
};
