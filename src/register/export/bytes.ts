/** Texts that are gathered before they become bytes, in characters. */
const GATHERED = 1 << 16;

/** Text as UTF-8 bytes, in pieces: the whole is never one string. */
export class TextBytes {
  readonly #encoder = new TextEncoder();
  readonly #pieces: Uint8Array[] = [];
  #text: string[] = [];
  #characters = 0;

  add(text: string): void {
    this.#text.push(text);
    this.#characters += text.length;
    if (this.#characters >= GATHERED) this.#flush();
  }

  #flush(): void {
    // A lone surrogate has no UTF-8: it becomes U+FFFD.
    this.#pieces.push(this.#encoder.encode(this.#text.join('')));
    this.#text = [];
    this.#characters = 0;
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.#flush();
    const whole = new Uint8Array(this.#pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of this.#pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}
