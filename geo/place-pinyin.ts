import { pinyin } from 'pinyin-pro';

/**
 * Readings that `pinyin-pro` gets wrong in names of divisions, as 民政部's romanisation and the 现代汉语词典 have them.
 * One syllable a character, without tone, ü as v. Single characters hold in every division name.
 */
export const PLACE_READINGS: Readonly<Record<string, string>> = {
  都: 'du',
  什: 'shi',
  棱: 'ling',
  丽水: 'li shui',
  乐亭: 'lao ting',
  乐清: 'yue qing',
  乐陵: 'lao ling',
  单县: 'shan xian',
  召陵: 'shao ling',
  台州: 'tai zhou',
  吴堡: 'wu bu',
  红寺堡: 'hong si bu',
  大城: 'dai cheng',
  大埔: 'da bu',
  大箐山: 'da qing shan',
  宕昌: 'tan chang',
  尉犁: 'yu li',
  曾都: 'zeng du',
  民乐: 'min le',
  泌阳: 'bi yang',
  洪洞: 'hong tong',
  浚县: 'xun xian',
  涡阳: 'guo yang',
  牟定: 'mou ding',
  珲春: 'hun chun',
  万柏林: 'wan bai lin',
  筠连: 'jun lian',
  繁峙: 'fan shi',
  蔚县: 'yu xian',
  蚌山: 'beng shan',
  调兵山: 'diao bing shan',
  闵行: 'min hang',
  六合: 'lu he',
  歙县: 'she xian',
  黄陂: 'huang pi',
  深水埗: 'shen shui bu',
};

/** Syllables of a division's name, one a character, lower case, without tone, ü as v: `jiang xi sheng`. */
export const toPlacePinyin = (name: string): string => {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' });
  if (syllables.length !== name.length) throw new Error(`${name}: ${syllables.length} readings`);
  // Longer phrases last, so that 曾都 is not undone by 都.
  for (const [phrase, reading] of Object.entries(PLACE_READINGS).sort(([a], [b]) => a.length - b.length)) {
    const at = name.indexOf(phrase);
    if (at >= 0) syllables.splice(at, phrase.length, ...reading.split(' '));
  }
  const wrong = syllables.find((syllable) => !/^[a-z]+$/.test(syllable));
  if (wrong !== undefined) throw new Error(`${name}: no reading for "${wrong}"`);
  return syllables.join(' ');
};
