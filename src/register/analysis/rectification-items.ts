import type { FaultyItem } from '../../domain/rectification-fault.ts';
import { readRectification, toSaid, type Rectification } from '../../domain/rectification.ts';
import type { HeldCollection } from './context.ts';

/** A row that is in no count, with the division that it states. */
export interface UnreadItem extends FaultyItem {
  readonly adcode: string;
}

/** The collection, read once. */
export interface ReadItems {
  readonly items: readonly Rectification[];
  readonly unread: readonly UnreadItem[];
  /** Synthetic items beside real ones: no figure adds the two, and the real ones stay. */
  readonly syntheticLeftOut: number;
}

const NOTHING: ReadItems = { items: [], unread: [], syntheticLeftOut: 0 };
const known = new WeakMap<HeldCollection, ReadItems>();

/** Items of the collection `rectifications`; of `null`, which never came, none. */
export const readItems = (held: HeldCollection | null): ReadItems => {
  if (held === null) return NOTHING;
  const before = known.get(held);
  if (before !== undefined) return before;
  const read = readRows(held);
  known.set(held, read);
  return read;
};

const readRows = ({ rows }: HeldCollection): ReadItems => {
  const items = new Map<string, Rectification>();
  const unread: UnreadItem[] = [];
  for (const row of rows) {
    const read = readRectification(row);
    const adcode = toSaid(row['adcode']);
    if (!read.ok) {
      const id = toSaid(row['item_id'] ?? row['id']);
      unread.push({ id, fault: read.fault.reason, said: read.fault.said, isCounted: false, adcode });
    } else if (items.has(read.value.id)) {
      const { id, listType, state } = read.value;
      unread.push({ id, fault: 'duplicate-id', said: `${listType} · ${state}`, isCounted: false, adcode });
    } else items.set(read.value.id, read.value);
  }
  const all = [...items.values()];
  const real = all.filter(({ isSynthetic }) => !isSynthetic);
  const isMixed = real.length > 0 && real.length < all.length;
  return { items: isMixed ? real : all, unread, syntheticLeftOut: isMixed ? all.length - real.length : 0 };
};
