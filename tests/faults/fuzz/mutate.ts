/** Bytes that parsers trip over: limits of counts, signs of formats, quotes, breaks, halves of characters. */
const TOKENS: readonly (readonly number[])[] = [
  [0x00],
  [0xff],
  [0x7f],
  [0x80],
  [0x22],
  [0x27],
  [0x2c],
  [0x0a],
  [0x0d],
  [0x09],
  [0x3d],
  [0x7b],
  [0x5b],
  [0x3c],
  [0x26],
  [0xff, 0xff, 0xff, 0xff],
  [0xff, 0xff, 0xff, 0x7f],
  [0x00, 0x00, 0x00, 0x80],
  [0x00, 0x00, 0x00, 0x00],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xe7, 0xa4],
  [0xed, 0xa0, 0x80],
  [0xf0, 0x9f],
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x41, 0x52, 0x31],
  ...[
    'NaN',
    'Infinity',
    '1e999',
    '-1',
    '99999999999999999999',
    '__proto__',
    'constructor',
    '0000-00-00',
    '=1+1',
    '","',
    '}]',
    '</row>',
    '<c',
    ']]>',
    '&x;',
  ].map((text) => [...new TextEncoder().encode(text)]),
];

type Random = () => number;

const below = (random: Random, end: number): number => Math.floor(random() * Math.max(1, end));

/** A place, and a length of at most a quarter of the bytes, mostly short. */
const spanOf = (random: Random, length: number): readonly [number, number] => {
  const most = random() < 0.7 ? 16 : Math.max(16, length >> 2);
  const at = below(random, length);
  return [at, Math.min(length - at, 1 + below(random, most))];
};

const spliced = (bytes: Uint8Array, at: number, removed: number, added: Uint8Array | readonly number[]): Uint8Array => {
  const result = new Uint8Array(bytes.length - removed + added.length);
  result.set(bytes.subarray(0, at), 0);
  result.set(added, at);
  result.set(bytes.subarray(at + removed), at + added.length);
  return result;
};

export type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip: (bytes, random) => {
    const result = bytes.slice();
    for (let count = 1 + below(random, 4); count > 0; count--) {
      const at = below(random, bytes.length);
      result[at] = (result[at] ?? 0) ^ (1 << below(random, 8));
    }
    return result;
  },
  random: (bytes, random) => {
    const [at, length] = spanOf(random, bytes.length);
    const added = Array.from({ length }, () => below(random, 256));
    return spliced(bytes, at, length, added);
  },
  cut: (bytes, random) => bytes.subarray(0, below(random, bytes.length)).slice(),
  remove: (bytes, random) => {
    const [at, length] = spanOf(random, bytes.length);
    return spliced(bytes, at, length, []);
  },
  duplicate: (bytes, random) => {
    const [at, length] = spanOf(random, bytes.length);
    return spliced(bytes, at, 0, bytes.subarray(at, at + length));
  },
  repeat: (bytes, random) => {
    const [at, length] = spanOf(random, Math.min(64, bytes.length));
    const piece = bytes.subarray(at, at + length);
    const times = 1 + below(random, 2000);
    const added = new Uint8Array(piece.length * times);
    for (let each = 0; each < times; each++) added.set(piece, each * piece.length);
    return spliced(bytes, below(random, bytes.length), 0, added);
  },
  swap: (bytes, random) => {
    const [from, length] = spanOf(random, bytes.length);
    const piece = bytes.slice(from, from + length);
    const rest = spliced(bytes, from, length, []);
    return spliced(rest, below(random, rest.length), 0, piece);
  },
  insert: (bytes, random) => spliced(bytes, below(random, bytes.length), 0, TOKENS[below(random, TOKENS.length)] ?? []),
  overwrite: (bytes, random) => {
    const token = TOKENS[below(random, TOKENS.length)] ?? [];
    const at = below(random, bytes.length);
    return spliced(bytes, at, Math.min(token.length, bytes.length - at), token);
  },
  zero: (bytes, random) => {
    const [at, length] = spanOf(random, bytes.length);
    return spliced(bytes, at, length, new Uint8Array(length));
  },
};

export const MUTATION_NAMES: readonly string[] = Object.keys(MUTATIONS);
