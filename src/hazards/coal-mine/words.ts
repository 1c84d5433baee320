import type { HazardKind } from '../define.ts';

export const WORDS: HazardKind['words'] = {
  name: { zh: '煤矿', en: 'Coal mine' },
  shortName: { zh: '煤矿', en: 'Mines' },
  unit: { zh: '处', en: 'mines' },
  levelNote: {
    zh: '等级按煤矿类别，A 类最好：默认 A 蓝、B 黄、C 橙，D 类不评颜色；有未销号重大隐患为红。',
    en: 'Level by mine class, A being the best: blue, yellow, orange, and none for D; an open major hidden hazard is red.',
  },
};

export const FACETS = {
  stopped: { zh: '停产', en: 'Stopped' },
  openMajorHazard: { zh: '有未销号重大隐患', en: 'Open major hidden hazard' },
} as const;

export const EXPOSURE = { zh: '入井人数上限', en: 'Most people underground' };

export const TYPE_WORDS = {
  井工: { zh: '井工', en: 'Underground' },
  露天: { zh: '露天', en: 'Surface' },
} as const;
