import { beginsPart, foldUnit } from './fold.ts';

/** Lets the worker answer something else before the build goes on. */
export type Pause = () => Promise<void>;

/** A text to be found; `starts` where its parts begin, in ascending order, left out: by `beginsPart`. */
export interface IndexedText {
  readonly text: string;
  readonly starts?: readonly number[];
}

/** Entries `first` up to, not including, `end`. */
export interface Span {
  readonly first: number;
  readonly end: number;
}

/** Units read, or entries sorted, before others get their turn: some 10 ms of work. */
const SLICE = 40_000;
const UNIT_COUNT = 0x1_0000;

/**
 * Every text from every part on, in one sorted array: what contains a term at the beginning of a part is one run of it,
 * found by halving. Four bytes an entry and two a character; nothing is copied out of the texts.
 */
export class PartIndex {
  /** Of finished searches: entries compared and handed out. Grows with the hits, and by one for each doubling of the index. */
  visited = 0;
  /** Folded texts one after the other, a 0 before each and after the last. */
  readonly #units: Uint16Array;
  readonly #textStarts: Uint32Array;
  readonly #entries: Uint32Array;

  private constructor(units: Uint16Array, textStarts: Uint32Array, entries: Uint32Array) {
    this.#units = units;
    this.#textStarts = textStarts;
    this.#entries = entries;
  }

  static async build(texts: readonly IndexedText[], pause: Pause): Promise<PartIndex> {
    const { units, textStarts } = await layOut(texts, pause);
    const entries = await toEntries(units, textStarts, texts, pause);
    await sortEntries(units, entries, pause);
    return new PartIndex(units, textStarts, entries);
  }

  /** Parts that begin with the folded term. */
  find(term: string): Span {
    const first = this.#lowerBound(term, 0, false);
    return { first, end: this.#lowerBound(term, first, true) };
  }

  /** First entry at or after `from` that is not before the term; with `isAfter`, that is after everything that begins with it. */
  #lowerBound(term: string, from: number, isAfter: boolean): number {
    let low = from;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.#compare(this.#entries[middle] ?? 0, term);
      this.visited++;
      if (order < 0 || (isAfter && order === 0)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** 0 where the text at `at` begins with the term. */
  #compare(at: number, term: string): number {
    for (let index = 0; index < term.length; index++) {
      const difference = (this.#units[at + index] ?? 0) - term.charCodeAt(index);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Text that an entry is of. */
  textOf(entry: number): number {
    const at = this.#entries[entry] ?? 0;
    this.visited++;
    let low = 0;
    let high = this.#textStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#textStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Place in its text, UTF-16 units. */
  offsetOf(entry: number, text: number): number {
    return (this.#entries[entry] ?? 0) - (this.#textStarts[text] ?? 0);
  }

  lengthOf(text: number): number {
    return (this.#textStarts[text + 1] ?? 0) - (this.#textStarts[text] ?? 0) - 1;
  }

  /** First part of the text that begins with the term, −1 for none. */
  offsetIn(text: number, term: string): number {
    const start = this.#textStarts[text] ?? 0;
    for (let at = start; (this.#units[at] ?? 0) !== 0; at++)
      if (beginsPart(this.#units[at - 1] ?? 0, this.#units[at] ?? 0) && this.#compare(at, term) === 0)
        return at - start;
    return -1;
  }
}

const layOut = async (
  texts: readonly IndexedText[],
  pause: Pause,
): Promise<{ readonly units: Uint16Array; readonly textStarts: Uint32Array }> => {
  const textStarts = new Uint32Array(texts.length + 1);
  let end = 1;
  texts.forEach(({ text }, index) => {
    textStarts[index] = end;
    end += text.length + 1;
  });
  textStarts[texts.length] = end;
  const units = new Uint16Array(end);
  let done = 0;
  for (const [index, { text }] of texts.entries()) {
    const start = textStarts[index] ?? 0;
    for (let at = 0; at < text.length; at++) units[start + at] = foldUnit(text.charCodeAt(at));
    done += text.length;
    if (done < SLICE) continue;
    done = 0;
    // oxlint-disable-next-line no-await-in-loop -- the pauses are the purpose
    await pause();
  }
  return { units, textStarts };
};

/** Places where a part begins, gathered by its first unit. */
const toEntries = async (
  units: Uint16Array,
  textStarts: Uint32Array,
  texts: readonly IndexedText[],
  pause: Pause,
): Promise<Uint32Array> => {
  const counts = new Uint32Array(UNIT_COUNT + 1);
  const each = async (visit: (at: number) => void): Promise<void> => {
    let done = 0;
    for (const [index, { text, starts }] of texts.entries()) {
      const start = textStarts[index] ?? 0;
      if (starts !== undefined) for (const offset of starts) visit(start + offset);
      else
        for (let at = start; at < start + text.length; at++)
          if (beginsPart(units[at - 1] ?? 0, units[at] ?? 0)) visit(at);
      done += text.length;
      if (done < SLICE) continue;
      done = 0;
      // oxlint-disable-next-line no-await-in-loop -- the pauses are the purpose
      await pause();
    }
  };
  const slotOf = (at: number): number => (units[at] ?? 0) + 1;
  await each((at) => (counts[slotOf(at)] = (counts[slotOf(at)] ?? 0) + 1));
  for (let slot = 1; slot <= UNIT_COUNT; slot++) counts[slot] = (counts[slot] ?? 0) + (counts[slot - 1] ?? 0);
  const entries = new Uint32Array(counts[UNIT_COUNT] ?? 0);
  await each((at) => {
    const slot = units[at] ?? 0;
    const next = counts[slot] ?? 0;
    entries[next] = at;
    counts[slot] = next + 1;
  });
  return entries;
};

/** Sorts each run of one first unit by what follows it. */
const sortEntries = async (units: Uint16Array, entries: Uint32Array, pause: Pause): Promise<void> => {
  const compare = (a: number, b: number): number => {
    for (let offset = 1; ; offset++) {
      const unit = units[a + offset] ?? 0;
      const difference = unit - (units[b + offset] ?? 0);
      if (difference !== 0 || unit === 0) return difference === 0 ? a - b : difference;
    }
  };
  let done = 0;
  for (let first = 0; first < entries.length;) {
    const unit = units[entries[first] ?? 0];
    let end = first + 1;
    while (end < entries.length && units[entries[end] ?? 0] === unit) end++;
    entries.subarray(first, end).sort(compare);
    done += end - first;
    first = end;
    if (done < SLICE) continue;
    done = 0;
    // oxlint-disable-next-line no-await-in-loop -- the pauses are the purpose
    await pause();
  }
};
