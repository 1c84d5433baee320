import type { DivisionLevel } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { GroupId } from './to-options.ts';

export const WORDS = {
  name: { zh: '搜索', en: 'Search' },
  field: { zh: '搜索区域、点位、企业或坐标', en: 'Search regions, sites, enterprises or coordinates' },
  placeholder: { zh: '地名、拼音、代码、坐标', en: 'Place, pinyin, code, coordinates' },
  results: { zh: '搜索结果', en: 'Results' },
  clear: { zh: '清空并关闭', en: 'Clear and close' },
  indexing: { zh: '正在建立索引…', en: 'Preparing the index…' },
  searching: { zh: '正在搜索…', en: 'Searching…' },
  failed: {
    zh: '搜索没有应答，请重试；其他功能不受影响。',
    en: 'The search did not answer; try again. Everything else works on.',
  },
  tooLong: {
    zh: '文字太长，请只输入名称、代码或坐标。',
    en: 'This text is too long; type a name, a code or coordinates.',
  },
  blank: { zh: '请输入文字、数字或坐标。', en: 'Type letters, figures or coordinates.' },
  examples: {
    zh: '例如：章贡 · ganzhou · gz · 360702 · 115.02,28.68 · 28°41′N 115°1′E',
    en: 'For example: 章贡 · ganzhou · gz · 360702 · 115.02,28.68 · 28°41′N 115°1′E',
  },
  noPlace: { zh: '不在任何区县内', en: 'In no county' },
  noCounty: { zh: '所在区县未知', en: 'County unknown' },
  guessed: { zh: '按经纬度范围推定次序', en: 'Order taken from the range of values' },
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
  sites: { zh: '处点位', en: 'sites' },
  linked: { zh: '已接入', en: 'linked' },
  position: { zh: '坐标', en: 'Position' },
} as const satisfies Record<string, Localised>;

export const GROUP_WORDS: Readonly<Record<GroupId, Localised>> = {
  regions: { zh: '区域', en: 'Regions' },
  sites: { zh: '点位', en: 'Sites' },
  enterprises: { zh: '企业', en: 'Enterprises' },
  coordinates: { zh: '坐标', en: 'Coordinates' },
};

export const LEVEL_NAMES: Readonly<Record<DivisionLevel, Localised>> = {
  country: { zh: '全国', en: 'Country' },
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '地级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
};

/** Read out after each answer: 12 个结果. */
export const countWords = (total: number): Localised => ({
  zh: `${total} 个结果`,
  en: total === 1 ? '1 result' : `${total} results`,
});

const SHOWN_CHARACTERS = 24;

/** 没有找到“…”, cut where the text would fill the box. */
export const nothingWords = (text: string): Localised => {
  const characters = Array.from(text.trim());
  const shown =
    characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')}…` : characters.join('');
  return {
    zh: `没有找到“${shown}”。可试简称、拼音首字母、代码的一段或坐标。`,
    en: `Nothing found for “${shown}”. Try a short name, initials, part of a code, or coordinates.`,
  };
};
