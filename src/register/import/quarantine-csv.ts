import { BYTE_ORDER_MARK, toCsvLine } from '../../domain/csv.ts';
import { inLanguage, type Language } from '../../domain/words.ts';
import { PATCH_COLUMNS } from './stored-register.ts';
import type { RowIssue } from './types.ts';

/** Characters held as text before they become bytes. */
const PART_CHARACTERS = 1 << 18;

/** A quarantined row with the cells that it had in the file. */
export interface QuarantinedCells extends RowIssue {
  readonly cells: readonly string[];
}

/**
 * Quarantined rows as CSV for a spreadsheet: UTF-8 with byte order mark, CRLF, formulas neutralised. First what
 * `PATCH_COLUMNS` say, then the file's own columns as they stood; corrected outside and opened again it is a patch.
 * Cells of private fields stand in it as in the file that it comes from; it is made for whoever has that file.
 */
export class QuarantineCsv {
  readonly #source: string;
  readonly #language: Language;
  readonly #width: number;
  readonly #encoder = new TextEncoder();
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  #text: string;
  #bytes = 0;

  constructor(source: string, headers: readonly string[], language: Language) {
    this.#source = source;
    this.#language = language;
    this.#width = headers.length;
    this.#text = BYTE_ORDER_MARK + toCsvLine([...PATCH_COLUMNS, ...headers]);
  }

  add({ row, field, value, words, cells }: QuarantinedCells): void {
    const line: (string | number)[] = [this.#source, row, field, value, inLanguage(words, this.#language)];
    for (let column = 0; column < this.#width; column++) line.push(cells[column] ?? '');
    this.#text += toCsvLine(line);
    if (this.#text.length >= PART_CHARACTERS) this.#flush();
  }

  finish(): ArrayBuffer {
    this.#flush();
    const all = new Uint8Array(this.#bytes);
    let at = 0;
    for (let part = this.#parts.shift(); part !== undefined; part = this.#parts.shift()) {
      all.set(part, at);
      at += part.length;
    }
    return all.buffer;
  }

  #flush(): void {
    const part = this.#encoder.encode(this.#text);
    this.#parts.push(part);
    this.#bytes += part.length;
    this.#text = '';
  }
}
