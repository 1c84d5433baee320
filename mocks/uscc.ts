/** Characters of 统一社会信用代码 in the order of their values (GB 32100-2015, table 2: no I, O, S, V, Z). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Check character of the first 17 (GB 32100-2015, 4.2.5: weights 3^(i−1) mod 31). */
export const usccCheckCharacter = (first17: string): string => {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
};

/**
 * A code of the right length and alphabet that no real enterprise can have: its check character is off by one.
 * @param adcode county, 6 digits
 * @param serial whole number below 31⁴, told apart within the county
 */
export const toSyntheticUscc = (adcode: string, serial: number): string => {
  let rest = serial;
  let tail = '';
  for (let place = 0; place < 4; place++) {
    tail = (ALPHABET[rest % 31] ?? '0') + tail;
    rest = Math.floor(rest / 31);
  }
  const first17 = `91${adcode}DEM00${tail}`;
  const right = ALPHABET.indexOf(usccCheckCharacter(first17));
  return first17 + (ALPHABET[(right + 1) % 31] ?? '');
};
