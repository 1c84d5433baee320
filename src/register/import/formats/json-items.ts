/** One value of the list that a JSON text is, as text; `null` when it is longer than the limit. */
export interface JsonItem {
  readonly text: string | null;
  /** The first characters, to name an item whose text is not kept. */
  readonly start: string;
}

/** What a JSON text turned out to be once it has been read to its end. */
export interface JsonEnd {
  /** False: brackets do not close, commas are missing or too many, or something follows the end. */
  readonly isWhole: boolean;
  /** `collection`: items of `features` · `array`: items of the outermost array · `values`: each outermost value is an item. */
  readonly layout: 'collection' | 'array' | 'values';
  /** The outermost object with an empty list of features; empty text for the other layouts. */
  readonly frame: string;
}

const SHOWN_START = 80;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Before each value of a GeoJSON text sequence (RFC 8142). */
const RECORD_SEPARATOR = 0x1e;

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
const opens = (code: number): boolean => code === OPEN_ARRAY || code === OPEN_OBJECT;
const closes = (code: number): boolean => code === CLOSE_ARRAY || code === CLOSE_OBJECT;

/** `root`: outside of everything · `frame`: in the outermost object · `list`: between items · `item` · `broken`: no JSON. */
type Phase = 'root' | 'frame' | 'list' | 'item' | 'broken';

/** Text that comes in pieces, up to a limit; beyond it only its start is kept. */
class KeptText {
  readonly #most: number;
  #text = '';
  #length = 0;
  start = '';
  /** The last characters, to know the key of a value. */
  tail = '';

  constructor(most: number) {
    this.#most = most;
  }

  add(text: string): void {
    if (this.start.length < SHOWN_START) this.start = (this.start + text).slice(0, SHOWN_START);
    this.tail = (this.tail + text.slice(-SHOWN_START)).slice(-SHOWN_START);
    this.#length += text.length;
    this.#text = this.#length > this.#most ? '' : this.#text + text;
  }

  take(): JsonItem {
    const item = { text: this.#length > this.#most ? null : this.#text, start: this.start };
    this.#text = this.start = this.tail = '';
    this.#length = 0;
    return item;
  }
}

/**
 * Cuts a JSON text that comes in pieces into the items of its one long list, so that a file of any size is held one
 * item at a time: features of a collection, values of an array, or one value after the other (newline-delimited, with
 * or without record separators). Only brackets, commas and quotes are followed; whether an item is JSON its own parsing
 * tells. Nesting costs nothing.
 */
export class JsonItemReader {
  readonly #frameText: KeptText;
  readonly #itemText: KeptText;
  #phase: Phase = 'root';
  #depth = 0;
  #itemDepth = 0;
  #isInText = false;
  #isEscaped = false;
  #awaits: 'first' | 'item' | 'comma' = 'first';
  #layout: JsonEnd['layout'] = 'values';
  #values = 0;
  #isDone = false;
  #frame = '';
  #mark = 0;
  #found: JsonItem[] = [];

  /** @param most characters of one item */
  constructor(most: number) {
    this.#frameText = new KeptText(most);
    this.#itemText = new KeptText(most);
  }

  /** Items that end within this piece. */
  push(piece: string): readonly JsonItem[] {
    this.#found = [];
    this.#mark = 0;
    for (let at = 0; at < piece.length && this.#phase !== 'broken'; at++) {
      const code = piece.charCodeAt(at);
      if (this.#isInText) this.#inText(code);
      else if (!isSpace(code)) this.#step(piece, at, code);
    }
    if (this.#phase === 'frame' || this.#phase === 'item') this.#keep(piece, piece.length);
    return this.#found;
  }

  end(): JsonEnd {
    const isWhole = this.#phase === 'root' && (this.#isDone || this.#values > 0);
    return { isWhole, layout: this.#layout, frame: this.#frame };
  }

  #inText(code: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (code === BACKSLASH) this.#isEscaped = true;
    else if (code === QUOTE) this.#isInText = false;
  }

  #step(piece: string, at: number, code: number): void {
    if (this.#phase === 'root') this.#atRoot(at, code);
    else if (this.#phase === 'frame') this.#inFrame(piece, at, code);
    else if (this.#phase === 'list') this.#inList(at, code);
    else this.#inItem(piece, at, code);
  }

  #atRoot(at: number, code: number): void {
    if (code === RECORD_SEPARATOR) return;
    this.#mark = at;
    this.#depth = 1;
    if (code === OPEN_OBJECT && !this.#isDone) this.#phase = 'frame';
    else if (code === OPEN_ARRAY && !this.#isDone && this.#values === 0) this.#enterList('array');
    else this.#phase = 'broken';
  }

  #enterList(layout: 'array' | 'collection'): void {
    this.#layout = layout;
    this.#phase = 'list';
    this.#itemDepth = this.#depth;
    this.#awaits = 'first';
  }

  #inFrame(piece: string, at: number, code: number): void {
    if (code === QUOTE) this.#isInText = true;
    else if (opens(code)) {
      this.#depth++;
      const canBeFeatures = code === OPEN_ARRAY && this.#depth === 2 && this.#layout === 'values' && this.#values === 0;
      if (!canBeFeatures) return;
      this.#keep(piece, at + 1);
      if (/(?<!\\)"features"\s*:\s*\[$/.test(this.#frameText.tail)) this.#enterList('collection');
    } else if (closes(code) && --this.#depth === 0) {
      this.#keep(piece, at + 1);
      this.#phase = 'root';
      const value = this.#frameText.take();
      if (this.#layout === 'collection') {
        this.#frame = value.text ?? '';
        this.#isDone = true;
      } else {
        this.#values++;
        this.#found.push(value);
      }
    }
  }

  #inList(at: number, code: number): void {
    this.#mark = at;
    if (code === CLOSE_ARRAY && this.#awaits !== 'item') {
      this.#depth--;
      this.#isDone = this.#layout === 'array';
      this.#phase = this.#layout === 'array' ? 'root' : 'frame';
    } else if (code === COMMA && this.#awaits === 'comma') this.#awaits = 'item';
    else if (code === COMMA || closes(code) || this.#awaits === 'comma') this.#phase = 'broken';
    else {
      this.#phase = 'item';
      if (code === QUOTE) this.#isInText = true;
      else if (opens(code)) this.#depth++;
    }
  }

  #inItem(piece: string, at: number, code: number): void {
    const isOutermost = this.#depth === this.#itemDepth;
    if (code === QUOTE) this.#isInText = true;
    else if (opens(code)) this.#depth++;
    else if (isOutermost && (code === COMMA || closes(code))) {
      // A number, word or text ends where the list goes on.
      this.#endItem(piece, at);
      this.#inList(at, code);
    } else if (closes(code) && --this.#depth === this.#itemDepth) this.#endItem(piece, at + 1);
  }

  #endItem(piece: string, end: number): void {
    this.#keep(piece, end);
    this.#found.push(this.#itemText.take());
    this.#phase = 'list';
    this.#awaits = 'comma';
  }

  /** Keeps what was read since the mark with the frame or the item it belongs to. */
  #keep(piece: string, end: number): void {
    (this.#phase === 'frame' ? this.#frameText : this.#itemText).add(piece.slice(this.#mark, end));
    this.#mark = end;
  }
}
