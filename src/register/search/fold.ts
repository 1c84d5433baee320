const SPACE = 0x20;

/**
 * A UTF-16 unit as search compares it: small letters, half width, every dash a hyphen, every blank and control
 * character a space, ü as v. One unit for one unit, so that a place in the folded text is a place in the text.
 */
export const foldUnit = (unit: number): number => {
  const half = unit >= 0xff01 && unit <= 0xff5e ? unit - 0xfee0 : unit;
  if (half <= SPACE || half === 0x7f || half === 0xa0 || half === 0x3000 || half === 0xfeff) return SPACE;
  if (half >= 0x2000 && half <= 0x200f) return SPACE;
  if (half >= 0x41 && half <= 0x5a) return half + 0x20;
  if ((half >= 0x2010 && half <= 0x2015) || half === 0x2212) return 0x2d;
  if (half === 0x2018 || half === 0x2019) return 0x27;
  return half === 0xfc || half === 0xdc ? 0x76 : half;
};

export const fold = (text: string): string => {
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += String.fromCharCode(foldUnit(text.charCodeAt(at)));
  return folded;
};

const MARK = 0;
const DIGIT = 1;
const LETTER = 2;
const SIGN = 3;

/** Of a folded unit. Second halves of surrogate pairs begin nothing and count as marks. */
const classOf = (unit: number): number => {
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit <= 0x24f)) return LETTER;
  if (unit < 0x370 || (unit >= 0x2000 && unit < 0x2e80) || (unit >= 0x3000 && unit < 0x3041 && unit !== 0x3007))
    return MARK;
  return (unit >= 0xdc00 && unit < 0xe000) || unit >= 0xfe00 ? MARK : SIGN;
};

/** A part begins at every Han character, and where a run of letters or of digits begins. `before` is 0 at the start of a text. */
export const beginsPart = (before: number, unit: number): boolean => {
  const own = classOf(unit);
  return own === SIGN || (own !== MARK && own !== classOf(before));
};

/** Longest text that is looked for: no name or code is longer. */
export const LONGEST_QUERY = 100;
const MOST_TERMS = 6;

/** Words of a query, folded, each beginning where a part may begin; none where nothing can be looked for. */
export const toTerms = (text: string): readonly string[] => {
  if (text.length > LONGEST_QUERY) return [];
  const words = fold(text).split(' ').map(toTerm);
  return [...new Set(words.filter((word) => word !== ''))].slice(0, MOST_TERMS);
};

const toTerm = (word: string): string => {
  let start = 0;
  while (start < word.length && !beginsPart(0, word.charCodeAt(start))) start++;
  return word.slice(start);
};
