import type { LevelKey } from '../../domain/levels.ts';
import type { LinkState } from '../../domain/symbol.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '图例', en: 'Legend 图例' },
  title: { zh: '图例', en: 'Legend' },
  note: { zh: '四色 × 各类，点选即筛选', en: 'click to filter' },
  total: { zh: '合计', en: 'Total' },
  levels: { zh: '风险等级', en: 'Risk level' },
  links: { zh: '监测接入', en: 'Monitoring link' },
  warnings: { zh: '动态预警', en: 'Live warnings' },
  facets: { zh: '专项', en: 'Findings' },
  extras: { zh: '预警与专项', en: 'Warnings and findings' },
  more: { zh: '更多', en: 'More' },
  fewer: { zh: '收起', en: 'Fewer' },
  registered: { zh: '登记', en: 'Registered' },
  unplaced: { zh: '不在任何区县', en: 'In no county' },
  unplacedNote: {
    zh: '坐标和代码都落不到区县，只计入全国。',
    en: 'Neither code nor position leads to a county; counted in the country only.',
  },
  lateNote: {
    zh: '已接入，但最近一次上报早于时限；含在已接入之中。',
    en: 'Linked, but the last report is older than the limit; part of linked.',
  },
  registeredNote: {
    zh: '登记数不受接入筛选影响，是接入率的分母。',
    en: 'Registered does not obey the link filter; it is the denominator of the linked rate.',
  },
} as const satisfies Record<string, Localised>;

/** Names of the rows of link states. */
export const STATE_WORDS: Readonly<Record<LinkState, Localised>> = {
  linked: { zh: '已接入', en: 'Linked' },
  late: { zh: '其中迟报', en: 'of it late' },
  offline: { zh: '离线', en: 'Offline' },
  'not-linked': { zh: '未接入', en: 'Not linked' },
  partial: { zh: '部分接入', en: 'Partial' },
  'not-applicable': { zh: '不适用', en: 'n/a' },
};

export const titleOfLevel = (level: LevelKey, words: Localised): Localised =>
  level === 'unassessed' ? words : { zh: `${words.zh}色点位`, en: `${words.en} sites` };
