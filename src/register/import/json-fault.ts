/** Where a JSON text stops being JSON. Engines word this differently or not at all, hence a reader of our own. */
export interface JsonFaultPosition {
  /** 0-based offset into the text. */
  readonly offset: number;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  readonly isEndOfText: boolean;
}

const LITERAL = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const STRING = /"(?:[\x20\x21\x23-\x5b\x5d-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SPACE = /[\x20\t\r\n]*/y;

type Expectation = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

const matchAt = (pattern: RegExp, text: string, offset: number): number => {
  pattern.lastIndex = offset;
  const match = pattern.exec(text);
  return match === null ? -1 : offset + match[0].length;
};

/** Reads with an explicit stack, so that nesting cannot overflow the call stack; answers the offset of the first fault. */
const faultOffset = (text: string): number => {
  const stack: ('{' | '[')[] = [];
  let expected: Expectation = 'value';
  let offset = 0;
  for (;;) {
    offset = matchAt(SPACE, text, offset);
    const character = text[offset];
    const inside = stack.at(-1);
    if (inside === undefined && expected === 'comma-or-end') return character === undefined ? -1 : offset;
    if (character === undefined) return offset;
    const closes = (inside === '{' && character === '}') || (inside === '[' && character === ']');
    if (closes && (expected === 'comma-or-end' || expected === 'value-or-end' || expected === 'key-or-end')) {
      stack.pop();
      expected = 'comma-or-end';
      offset++;
    } else if (expected === 'comma-or-end' || expected === 'colon') {
      if (character !== (expected === 'colon' ? ':' : ',')) return offset;
      expected = expected === 'colon' || inside === '[' ? 'value' : 'key';
      offset++;
    } else if (expected === 'key' || expected === 'key-or-end') {
      const end = matchAt(STRING, text, offset);
      if (end < 0) return offset;
      [offset, expected] = [end, 'colon'];
    } else if (character === '{' || character === '[') {
      stack.push(character);
      expected = character === '{' ? 'key-or-end' : 'value-or-end';
      offset++;
    } else {
      const end = matchAt(character === '"' ? STRING : LITERAL, text, offset);
      if (end < 0) return offset;
      [offset, expected] = [end, 'comma-or-end'];
    }
  }
};

/** Position of the first fault of a text that `JSON.parse` refuses; `null` when none is found. */
export const findJsonFault = (text: string): JsonFaultPosition | null => {
  const offset = faultOffset(text);
  if (offset < 0) return null;
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { offset, line, column: offset - before.lastIndexOf('\n'), isEndOfText: offset >= text.length };
};
