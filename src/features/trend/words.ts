import type { PeriodEvent } from '../../domain/row-conditions.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '接入率走势', en: 'Linked rate over time 接入率走势' },
  title: { zh: '接入率走势', en: 'Linked rate over time' },
  weekly: { zh: '周', en: 'weekly' },
  chart: { zh: '走势', en: 'Chart' },
  table: { zh: '表格', en: 'Table' },
  look: { zh: '显示方式', en: 'Show as' },
  target: { zh: '目标', en: 'Target' },
  gap: { zh: '缺', en: 'gap' },
  points: { zh: '点', en: 'pts' },
  published: { zh: '公布', en: 'Published' },
  publishedRate: { zh: '公布接入率', en: 'Published linked rate' },
  linkedRate: { zh: '接入率', en: 'Linked rate' },
  linked: { zh: '已接入', en: 'Linked' },
  registered: { zh: '登记', en: 'Registered' },
  week: { zh: '截至日', en: 'As of' },
  weeks: { zh: '每周接入率', en: 'Linked rate by week' },
  definition: {
    zh: '当日已登记的点位中当日已接入的占比；由在册点位的登记、接入日期倒推，注销的点位不在其中。',
    en: 'Of the sites registered on that day, the share connected on that day; counted back from the dates of the sites on the register today, so sites struck off are not in it.',
  },
  definitionByVersion: {
    zh: '当日已登记的点位中当日已接入的占比。有日期的登记由在册点位的登记、接入日期倒推；没有日期的按导入版本统计：每周取当时最新的版本，首个版本之前未知。',
    en: 'Of the sites registered on that day, the share connected on that day. Registers with dates are counted back from them; those without by the versions of their imported file: each week has the version in force then, and weeks before the first are unknown.',
  },
  unknownWeek: { zh: '未知：早于首个导入版本', en: 'Unknown: before the first imported version' },
  unknownWeeks: {
    zh: '没有可画的走势：按导入版本统计，而两年内没有版本可供统计。',
    en: 'There is no history: it is told by imported versions, and none of these two years can be counted.',
  },
  from: { zh: '时段开始', en: 'Period from' },
  to: { zh: '时段结束', en: 'Period to' },
  noPeriod: { zh: '未选时段', en: 'no period chosen' },
  period: { zh: '时段', en: 'Period' },
  periodHint: {
    zh: '拖动选时段',
    en: 'Drag to choose a period',
  },
  until: { zh: '至', en: 'to' },
  clearPeriod: { zh: '取消时段', en: 'Remove period' },
  event: { zh: '按哪个日期', en: 'By which date' },
  undated: { zh: '缺日期，未计入走势', en: ' without dates, not in the line' },
  without: { zh: '登记不含日期，无从画走势', en: 'The register has no dates, so there is no history' },
  leftOut: { zh: '演示与真实登记不相加，未计入', en: 'Synthetic and real registers are not added; left out' },
  noHistory: { zh: '没有可画的走势：登记不含登记日期。', en: 'There is no history: the register states no dates.' },
  failed: {
    zh: '走势未能算出，其余面板不受影响。',
    en: 'The history could not be counted; the other panels are not affected.',
  },
  unit: { zh: '处', en: 'sites' },
} as const satisfies Record<string, Localised>;

/** @param days as of which the versions are, ascending */
export const versionNote = (name: string, days: readonly string[]): Localised => ({
  zh: `${name}按导入版本统计：${days.length} 个版本，${days[0] ?? ''} 之前未知`,
  en: `${name} by imported versions: ${days.length}, unknown before ${days[0] ?? ''}`,
});

export const EVENT_WORDS: Readonly<Record<PeriodEvent, Localised>> = {
  linked: { zh: '接入', en: 'Connected' },
  registered: { zh: '登记', en: 'Registered' },
};
