import { RegionIndex, shortNameAt, type RegionIndexFile } from './region-index.ts';

/**
 * `public/boundaries/region-names.json`: readings in the order of `regions.json`, one syllable a character of the full
 * name, apart by spaces, without tone, ü as v. For English names and for search.
 */
export interface RegionNamesFile {
  readonly format: 'hazard-atlas-region-names-1';
  readonly adcodes: readonly number[];
  readonly pinyin: readonly string[];
}

/** Names in English use that are not the Mandarin reading. */
const ESTABLISHED: Readonly<Record<number, string>> = {
  150000: 'Inner Mongolia',
  540000: 'Xizang',
  610000: 'Shaanxi',
  810000: 'Hong Kong',
  820000: 'Macao',
};

/** The established English name of a division, where that is not its reading. */
export const establishedNameOf = (adcode: number): string | undefined => ESTABLISHED[adcode];

/** Syllables of the short name, from those of the full one: 海南州 takes its characters where they stand in 海南藏族自治州. */
export const toShortSyllables = (name: string, shortName: string, syllables: readonly string[]): readonly string[] => {
  const taken: string[] = [];
  let at = -1;
  for (const character of shortName) {
    at = name.indexOf(character, at + 1);
    if (at < 0) return syllables;
    taken.push(syllables[at] ?? '');
  }
  return taken;
};

/** Before a vowel a syllable of its own is set off, as in Xi’an. */
const join = (syllables: readonly string[]): string => {
  const text = syllables
    .map((syllable, index) => (index > 0 && /^[aoe]/.test(syllable) ? `’${syllable}` : syllable))
    .join('');
  return text === '' ? text : text.charAt(0).toUpperCase() + text.slice(1);
};

/** The index with English names: the reading of the short name, or the established one. */
export const toEnglishIndex = (file: RegionIndexFile, names: RegionNamesFile): RegionIndex => {
  const english = file.adcodes.map((adcode, index) => {
    const name = file.names[index] ?? '';
    const syllables = (names.pinyin[index] ?? '').split(' ');
    return establishedNameOf(adcode) ?? (join(toShortSyllables(name, shortNameAt(file, index), syllables)) || name);
  });
  return new RegionIndex({ ...file, names: english, shortNames: english }, 'China');
};
