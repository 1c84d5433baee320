import type { HazardKind } from '../define.ts';

export const WORDS: HazardKind['words'] = {
  name: { zh: '危险化学品重大危险源', en: 'Major hazard source' },
  shortName: { zh: '危险源', en: 'Hazards' },
  unit: { zh: '处', en: 'sites' },
  levelNote: {
    zh: '等级按 GB 18218-2018 的 R 值分为一至四级，默认一级红、二级橙、三级黄、四级蓝。',
    en: 'Levels one to four by the R value of GB 18218-2018; by default red, orange, yellow, blue.',
  },
};

export const FACETS = {
  inPark: { zh: '园区内', en: 'Inside a park' },
  distanceShort: { zh: '外部距离不足', en: 'External distance too short' },
} as const;

export const EXPOSURE = { zh: '500 m 内人数', en: 'Residents within 500 m' };

export const LEVEL_WORDS = {
  一级: { zh: '一级', en: 'Level 1' },
  二级: { zh: '二级', en: 'Level 2' },
  三级: { zh: '三级', en: 'Level 3' },
  四级: { zh: '四级', en: 'Level 4' },
} as const;
