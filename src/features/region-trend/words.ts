import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '两年走势', en: 'Two years 两年走势' },
  title: { zh: '接入率走势', en: 'Linked rate over two years' },
  note: { zh: '各类合计，每周', en: 'all registers, weekly' },
  day: { zh: '日期', en: 'Day' },
  rate: { zh: '接入率（按处）', en: 'Linked rate, by source' },
  linked: { zh: '已接入', en: 'linked' },
  registered: { zh: '登记', en: 'registered' },
  sites: { zh: '处', en: 'sites' },
  target: { zh: '目标', en: 'Target' },
  definition: {
    zh: '按今日登记中各点位的登记日期与接入日期回算。',
    en: 'Counted back from the dates on which the sites of today’s register were registered and linked.',
  },
  definitionByVersion: {
    zh: '有日期的登记按各点位的登记日期与接入日期回算；没有日期的按导入版本统计，首个版本之前未知。',
    en: 'Registers with dates are counted back from them; those without by the versions of their imported file, and are unknown before the first.',
  },
  unknown: {
    zh: '按导入版本统计，而两年内没有版本可供统计，走势未知。',
    en: 'Told by imported versions, of which none of these two years can be counted: the history is unknown.',
  },
  noHistory: { zh: '登记没有日期，无从回算走势。', en: 'The registers have no dates, so there is no history.' },
  nothing: { zh: '两年内登记中没有任何点位。', en: 'No site was registered in these two years.' },
  undated: { zh: '处没有日期，不在走势中', en: 'sites have no date and are not in the line' },
  without: { zh: '没有日期的登记', en: 'Registers without dates' },
  leftOut: { zh: '演示与真实不相加，未计', en: 'Not added, synthetic beside real' },
} as const satisfies Record<string, Localised>;

/** @param days as of which the versions are, ascending */
export const versionNote = (name: string, days: readonly string[]): Localised => ({
  zh: `${name}按导入版本统计：${days.length} 个版本，${days[0] ?? ''} 之前未知`,
  en: `${name} by imported versions: ${days.length}, unknown before ${days[0] ?? ''}`,
});

/** 100 %: 安委办函〔2021〕4号, 建议41 (DOMAIN.md §5). */
export const TARGET_RATE = 1;
