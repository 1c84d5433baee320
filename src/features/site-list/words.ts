import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '风险清单', en: 'Risk list 风险清单' },
  title: { zh: '先看', en: 'Look first' },
  byDefault: { zh: '未接入，等级高者在前', en: 'not linked, worst first' },
  byFilter: { zh: '按当前筛选，等级高者在前', en: 'as filtered, worst first' },
  sites: { zh: '处', en: 'sites' },
  neverReported: { zh: '从未上报', en: 'never reported' },
  noPlace: { zh: '不在任何区县', en: 'in no county' },
  nothing: { zh: '没有符合的点位。', en: 'No site fits.' },
  shown: { zh: '列出前', en: 'First' },
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
} as const satisfies Record<string, Localised>;
