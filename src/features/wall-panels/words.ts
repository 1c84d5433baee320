import { formatCount } from '../../ui/format.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  title: { zh: '大屏标题', en: 'Title of the wall' },
  key: { zh: '关键指标', en: 'Key figures 关键指标' },
  demo: { zh: '演示数据 · 非真实登记', en: 'Demo data 演示数据' },
  asOf: { zh: '截至', en: 'As of' },
  paused: { zh: '已暂停', en: 'Paused' },
  next: { zh: '下一', en: 'next' },
  blindSpot: { zh: '盲区', en: 'Blind spot' },
  unseen: { zh: '未接入监测', en: 'not linked to monitoring' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  linked: { zh: '已接入', en: 'Linked' },
  registered: { zh: '登记', en: 'Registered' },
  linkedRate: { zh: '接入率', en: 'Linked rate' },
  notLinkedRate: { zh: '未接入率', en: 'Share not linked' },
  target: { zh: '目标', en: 'target' },
  redNotLinked: { zh: '红色未接入', en: 'Red, not linked' },
  ofRed: { zh: '占红色', en: 'of red' },
  share: { zh: '占比', en: 'Share' },
  allKinds: { zh: '各类合计', en: 'all kinds' },
  sites: { zh: '处', en: 'sites' },
  people: { zh: '人', en: 'people' },
  trendTitle: { zh: '接入率走势', en: 'Linked rate' },
  trend: { zh: '接入率走势', en: 'Linked rate over time 接入率走势' },
  trendNote: { zh: '两年 · 周', en: 'two years, by week' },
  pointsPerWeek: { zh: '点/周', en: 'points/week' },
  recentChange: { zh: '近 26 周平均变化', en: 'Mean change over 26 weeks' },
  recent: { zh: '近 26 周', en: '26 weeks' },
  noDates: { zh: '登记未提供日期，无走势', en: 'The register gives no dates: no history' },
  noTrend: { zh: '走势未能算出', en: 'The history could not be counted' },
  firstTitle: { zh: '先接谁', en: 'Link first' },
  first: { zh: '先接谁', en: 'Whom to link first 先接谁' },
  firstNote: { zh: '未接入，等级 × 人数', en: 'worst first' },
  listed: { zh: '未接入点位', en: 'Sites not linked' },
  rest: { zh: '其余', en: 'the rest' },
  noList: { zh: '清单未能读取', en: 'The list could not be read' },
  everyLinked: { zh: '没有未接入的点位', en: 'No site is without a link' },
  noPlace: { zh: '不在任何区县', en: 'in no county' },
  peopleUnknown: { zh: '人数未登记', en: 'people not registered' },
  levelsTitle: { zh: '未接入的等级', en: 'Levels not linked' },
  levels: { zh: '未接入的等级', en: 'Levels of the unseen 未接入的等级' },
  warningsTitle: { zh: '动态预警', en: 'Live warnings' },
  warnings: { zh: '动态预警', en: 'Live warnings 动态预警' },
  noWarning: { zh: '当前无动态预警', en: 'No live warning now' },
  warningsUnknown: { zh: '预警状态未知：登记未应答', en: 'Warnings unknown: no register answered' },
  noMessages: { zh: '预警消息未能读取', en: 'Warning messages could not be read' },
  loadingMessages: { zh: '预警消息读取中', en: 'Warning messages are on their way' },
  retained: { zh: '失联保留，最后有效', en: 'kept after silence, last valid' },
  retainedUndated: { zh: '失联保留', en: 'kept after silence' },
  newest: { zh: '最新', en: 'newest' },
  registers: { zh: '登记', en: 'Registers' },
  updated: { zh: '已更新', en: 'updated' },
  updatedRegisters: { zh: '已更新的登记', en: 'Registers up to date' },
  notLinkedNote: {
    zh: '未接入＝登记－已接入；部分接入与不适用含在其中。',
    en: 'Not linked = registered − linked; partly linked and not applicable stand in it.',
  },
  linkedNote: {
    zh: '已接入含离线：离线是接入后失联，计入接入率。',
    en: 'Linked includes offline: connected but silent. It counts in the linked rate.',
  },
  warningsNote: {
    zh: '动态预警与静态风险等级各自独立；失联不消警。',
    en: 'Live warnings are independent of the risk level; silence never clears one.',
  },
} as const satisfies Record<string, Localised>;

/** 危险源接入率: other registers have other rates. */
export const rateOf = (register: Localised): Localised => ({
  zh: `${register.zh}接入率`,
  en: `${register.en}: linked rate`,
});

/** How a register stands, where it is not up to date. */
export const FRESHNESS_WORDS: Readonly<Record<string, Localised>> = {
  late: { zh: '迟', en: 'late' },
  lost: { zh: '失联', en: 'lost' },
  failed: { zh: '更新失败', en: 'update failed' },
  incomplete: { zh: '不完整', en: 'incomplete' },
  loading: { zh: '读取中', en: 'loading' },
  never: { zh: '从未应答', en: 'never answered' },
};

export const resumesIn = (seconds: number): Localised => ({
  zh: `已暂停 · ${seconds} 秒后继续`,
  en: `Paused · goes on in ${seconds} s`,
});

export const sceneOf = (index: number, count: number): Localised => ({
  zh: `场景 ${index} / ${count}`,
  en: `Scene ${index} / ${count}`,
});

/** Said aloud when the scene changes; the name alone. */
export const sceneName = (place: string): Localised => ({ zh: `盲区 · ${place}`, en: `Blind spot · ${place}` });

/** @param days as of which the versions are, ascending */
export const versionNote = (days: readonly string[]): Localised => ({
  zh: `按导入版本统计，${days[0] ?? ''} 之前未知`,
  en: `By imported versions, unknown before ${days[0] ?? ''}`,
});

export const undatedNote = (count: number): Localised => ({
  zh: `另有 ${formatCount(count)} 处无日期`,
  en: `${formatCount(count)} more without a date`,
});

export const shownOf = (shown: number, total: number): Localised => ({
  zh: `最新 ${formatCount(shown)} 条，共 ${formatCount(total)} 条`,
  en: `newest ${formatCount(shown)} of ${formatCount(total)}`,
});

export const WEEKDAYS: readonly Localised[] = [
  { zh: '周日', en: 'Sun' },
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
];
