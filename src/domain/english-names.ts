import { RegionIndex, type RegionIndexFile } from './region-index.ts';

/** `public/boundaries/region-names.json`: readings in the order of `regions.json`, syllables of the full name apart by spaces. */
export interface RegionNamesFile {
  readonly format: 'hazard-atlas-region-names-1';
  readonly adcodes: readonly number[];
  readonly pinyin: readonly string[];
  readonly initials: readonly string[];
}

/** Names in English use that are not the Mandarin reading. */
const ESTABLISHED: Readonly<Record<number, string>> = {
  150000: 'Inner Mongolia',
  540000: 'Xizang',
  610000: 'Shaanxi',
  810000: 'Hong Kong',
  820000: 'Macao',
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
    const established = ESTABLISHED[adcode];
    if (established !== undefined) return established;
    const name = file.names[index] ?? '';
    const shortName = file.shortNames[index] ?? name;
    const syllables = (names.pinyin[index] ?? '').split(' ');
    const length = name.startsWith(shortName) ? shortName.length : syllables.length;
    return join(syllables.slice(0, length)) || name;
  });
  return new RegionIndex({ ...file, names: english, shortNames: english }, 'China');
};
