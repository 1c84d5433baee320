import type { RuleSource } from '../../domain/bands.ts';
import type { Colours } from '../../domain/grading-result.ts';
import type { Localised } from '../../domain/words.ts';

/* Coal mines, DOMAIN.md §3. Here A is the best class: the letters run the other way than those of chemical parks. */

export const MINE_CLASSES = ['A', 'B', 'C', 'D'] as const;
export type MineClass = (typeof MINE_CLASSES)[number];

export const CLASS_SOURCE: RuleSource = {
  document: '煤矿分类监管（A 较高、B 一般、C 较低、D 长期停产停建）',
  clause: '',
  confidence: 'a',
};

/** Band of a mine with an open 重大隐患, for an authority that colours it itself. */
export const OPEN_HAZARD_BAND = '重大隐患';

export const COLOURS: Colours = {
  id: 'coal.colour',
  document: '项目默认（无全国统一配色）',
  clause: '',
  confidence: 'c',
  words: { zh: '煤矿类别', en: 'mine class' },
  bands: [
    { band: OPEN_HAZARD_BAND, level: 1 },
    { band: 'A', level: 4 },
    { band: 'B', level: 3 },
    { band: 'C', level: 2 },
    { band: 'D', level: null },
  ],
};

export const MAJOR_HAZARD_DECREE: RuleSource = {
  document: '应急管理部令第4号',
  clause: '煤矿重大事故隐患 15 种情形',
  confidence: 'a',
};

/** The 15 kinds in the order of the decree; index 0 is kind 1. */
export const MAJOR_HAZARD_KINDS: readonly Localised[] = [
  { zh: '超能力、超强度或超定员', en: 'over capacity, intensity or headcount' },
  { zh: '瓦斯超限作业', en: 'working above the gas limit' },
  { zh: '突出矿井未防突', en: 'outburst-prone without prevention' },
  { zh: '未建抽采或监控', en: 'no gas drainage or monitoring' },
  { zh: '通风不可靠', en: 'unreliable ventilation' },
  { zh: '严重水患', en: 'severe water hazard' },
  { zh: '超层越界', en: 'mining beyond limits' },
  { zh: '冲击地压', en: 'rock burst' },
  { zh: '自然发火严重', en: 'severe spontaneous combustion' },
  { zh: '禁用设备工艺', en: 'banned equipment or process' },
  { zh: '无双回路供电', en: 'no double power supply' },
  { zh: '边建设边生产', en: 'producing while being built' },
  { zh: '整体承包后未换证或再转包', en: 'contracted out without new licence, or sub-contracted' },
  { zh: '改制期间责任不明', en: 'responsibility unclear during restructuring' },
  { zh: '其他', en: 'other' },
];

/** Over-capacity: annual output from 110 % of approved capacity, a month above 10 % of the annual approved capacity. */
export const OVER_CAPACITY = { annualPercent: 110, monthPercent: 10 } as const;

/** 万吨/年, below which a mine is flagged. */
export const SMALL_MINE_CAPACITY = 30;
export const SMALL_MINE_SOURCE: RuleSource = { document: '煤矿规模标注', clause: '30 万吨/年以下', confidence: 'b' };
export const LICENCE_SOURCE: RuleSource = {
  document: '煤矿证照标注',
  clause: '采矿许可证、安全生产许可证',
  confidence: 'b',
};
export const REQUIRED_LICENCES = ['采矿许可证', '安全生产许可证'] as const;
