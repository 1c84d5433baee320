/**
 * Pseudo-random numbers in [0, 1) that depend on the seed alone: the same seed always gives the same sequence, so that a
 * figure made with them can be made again. Mixing after splitmix32, the label hashed by FNV-1a over its UTF-16 code units.
 */
export const createSeededRandom = (seed: string): (() => number) => {
  let state = 0x811c9dc5;
  for (let index = 0; index < seed.length; index++) state = Math.imul(state ^ seed.charCodeAt(index), 0x01000193);
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    mixed ^= mixed >>> 15;
    return (mixed >>> 0) / 4_294_967_296;
  };
};
