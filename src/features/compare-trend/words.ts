import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  title: { zh: '接入率走势', en: 'Linked rate over time' },
  sameAxis: { zh: '按周，各图共用 0–100 % 轴', en: 'weekly, all on one axis of 0–100 %' },
  own: { zh: '本区域', en: 'This region' },
  target: { zh: '目标', en: 'Target' },
  linkedRate: { zh: '接入率', en: 'Linked rate' },
  linked: { zh: '已接入', en: 'linked' },
  registered: { zh: '登记', en: 'registered' },
  loading: { zh: '正在按登记与接入日期回算…', en: 'Counting back from the dates of the sites…' },
  none: { zh: '该登记没有登记与接入日期，画不出走势。', en: 'This register has no dates, so there is no trend.' },
  unanswered: { zh: '该登记没有应答，走势未知。', en: 'This register did not answer; its trend is unknown.' },
  fault: { zh: '走势未能算出：', en: 'The trend could not be computed: ' },
  mixed: { zh: '演示与真实登记并存，不相加，不画走势。', en: 'Synthetic and real registers are not added: no trend.' },
  definition: {
    zh: '按今天在册点位的登记日期与接入日期回算。',
    en: 'Counted back from the dates of the sites that are on the register today.',
  },
  definitionByVersion: {
    zh: '没有日期的导入数据按导入版本统计：每周取当时最新的版本，首个版本之前未知。',
    en: 'Imported files without dates by their versions: each week has the version in force then; before the first it is unknown.',
  },
} as const satisfies Record<string, Localised>;

/** 100 %: 安委办函〔2021〕4号, 建议41 (DOMAIN.md §5). */
export const TARGET_RATE = 1;

export const undatedNote = (count: number): Localised => ({
  zh: `另有 ${count} 处没有日期，不在走势中。`,
  en: `${count} sites without dates are not in the trend.`,
});

/** @param days as of which the versions are, ascending */
export const versionNote = (days: readonly string[]): Localised => ({
  zh: `按导入版本统计：${days.length} 个版本，${days[0] ?? ''} 之前未知。`,
  en: `By imported versions: ${days.length}, unknown before ${days[0] ?? ''}.`,
});

/** The trend in one sentence, for those who do not see it. */
export const trendSentence = (region: string, from: string, first: string, to: string, last: string): Localised => ({
  zh: `${region}接入率：${from} 为 ${first} %，${to} 为 ${last} %。`,
  en: `Linked rate of ${region}: ${first} % on ${from}, ${last} % on ${to}.`,
});
