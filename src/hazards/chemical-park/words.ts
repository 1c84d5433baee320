import type { HazardKind } from '../define.ts';

export const WORDS: HazardKind['words'] = {
  name: { zh: '化工园区', en: 'Chemical park' },
  shortName: { zh: '园区', en: 'Parks' },
  unit: { zh: '个', en: 'parks' },
  levelNote: {
    zh: '等级按安全风险评估得分分为 A–D，A 级风险最高，默认 A 红、B 橙、C 黄、D 蓝。',
    en: 'Grades A–D by assessment score, A being the worst; by default red, orange, yellow, blue.',
  },
};

export const FACETS = {
  reassessOverdue: { zh: '复评超期', en: 'Reassessment overdue' },
  notClosed: { zh: '未封闭管理', en: 'Not under closed management' },
} as const;
