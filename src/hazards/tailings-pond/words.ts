import type { HazardKind } from '../define.ts';

export const WORDS: HazardKind['words'] = {
  name: { zh: '尾矿库', en: 'Tailings pond' },
  shortName: { zh: '尾矿库', en: 'Ponds' },
  unit: { zh: '座', en: 'ponds' },
  levelNote: {
    zh: '等级按登记的安全度，默认危库红、险库橙、病库黄、正常库蓝；未治理的头顶库提高一级。等别只表示规模。',
    en: 'Level by the registered safety degree; an untreated overhead pond is raised one level. The design grade is size only.',
  },
};

export const FACETS = {
  overhead: { zh: '头顶库', en: 'Overhead pond' },
  noOnlineMonitor: { zh: '未装在线监测', en: 'No online monitoring' },
} as const;

export const EXPOSURE = { zh: '下游人数', en: 'People downstream' };

export const GRADE_WORDS = {
  一等: { zh: '一等', en: 'Grade 1' },
  二等: { zh: '二等', en: 'Grade 2' },
  三等: { zh: '三等', en: 'Grade 3' },
  四等: { zh: '四等', en: 'Grade 4' },
  五等: { zh: '五等', en: 'Grade 5' },
} as const;

export const DEGREE_WORDS = {
  危: { zh: '危库', en: 'Dangerous' },
  险: { zh: '险库', en: 'At risk' },
  病: { zh: '病库', en: 'Defective' },
  正常: { zh: '正常库', en: 'Normal' },
} as const;
