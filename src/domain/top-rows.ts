/**
 * The `count` first of `rows` in the order of `isBefore`, sorted; all of them when there are fewer. A heap of `count`
 * entries with the last of them on top: n·log(count) comparisons, and no sorting of the rest.
 *
 * @param isBefore a strict total order: of two different rows exactly one is before the other.
 */
export const takeFirst = (
  rows: ArrayLike<number>,
  count: number,
  isBefore: (first: number, second: number) => boolean,
): Uint32Array => {
  const size = Math.max(0, Math.min(Math.floor(count), rows.length));
  const heap = new Uint32Array(size);
  const at = (index: number): number => heap[index] ?? 0;
  const sink = (length: number): void => {
    let parent = 0;
    for (;;) {
      const left = 2 * parent + 1;
      if (left >= length) return;
      const right = left + 1;
      const last = right < length && isBefore(at(left), at(right)) ? right : left;
      if (!isBefore(at(parent), at(last))) return;
      swap(heap, parent, last);
      parent = last;
    }
  };
  const rise = (from: number): void => {
    let child = from;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!isBefore(at(parent), at(child))) return;
      swap(heap, parent, child);
      child = parent;
    }
  };
  if (size === 0) return heap;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? 0;
    if (index < size) {
      heap[index] = row;
      rise(index);
    } else if (isBefore(row, at(0))) {
      heap[0] = row;
      sink(size);
    }
  }
  for (let length = size; length > 1; length--) {
    swap(heap, 0, length - 1);
    sink(length - 1);
  }
  return heap;
};

const swap = (values: Uint32Array, first: number, second: number): void => {
  const value = values[first] ?? 0;
  values[first] = values[second] ?? 0;
  values[second] = value;
};
