import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '关键指标', en: 'Key figures 关键指标' },
  registered: { zh: '登记', en: 'registered' },
  registeredOf: { zh: '登记', en: 'Registered' },
  linked: { zh: '已接入', en: 'Linked' },
  linkedRate: { zh: '接入率', en: 'Linked rate' },
  linkedRateBySource: { zh: '接入率（按处）', en: 'Linked rate, by source' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  ofItNotLinked: { zh: '其中未接入', en: 'not linked' },
  allKinds: { zh: '各类合计', en: 'all kinds' },
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
  lostNote: {
    zh: '失联＝登记为离线，或静默超过失联时限；迟报＝超过迟报时限而未失联。时限可配置。',
    en: 'Lost: offline by its register, or silent beyond the lost limit. Late: beyond the late limit and not lost. Both limits can be configured.',
  },
  warnings: { zh: '动态预警', en: 'Live warnings' },
  linkedSource: { zh: '已接入', en: 'linked' },
  notLinkedNote: {
    zh: '未接入＝登记－已接入；部分接入与不适用含在其中，另行列出。',
    en: 'Not linked = registered − linked; partly linked and not applicable stand in it and are shown apart.',
  },
  linkedNote: {
    zh: '已接入含离线：离线是接入后失联，计入接入率，不计入在线率。',
    en: 'Linked includes offline: connected but silent. It counts in the linked rate, not in the online rate.',
  },
  warningsNote: {
    zh: '动态预警与静态风险等级各自独立；失联不消警。',
    en: 'Live warnings are independent of the risk level; silence never clears one.',
  },
} as const satisfies Record<string, Localised>;
