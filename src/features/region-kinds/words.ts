import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '分类与等级', en: 'Kinds and levels 分类与等级' },
  title: { zh: '分类与等级', en: 'Kinds and levels' },
  kind: { zh: '类别', en: 'Kind' },
  registered: { zh: '登记', en: 'Registered' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  linkedRate: { zh: '接入率（按处）', en: 'Linked rate, by source' },
  linked: { zh: '已接入', en: 'linked' },
  total: { zh: '合计', en: 'Total' },
  sites: { zh: '处', en: 'sites' },
  flags: { zh: '重点标记', en: 'Flags' },
  flagNotLinked: { zh: '未接入', en: 'not linked' },
  asOf: { zh: '截至', en: 'as of' },
  notLinkedNote: {
    zh: '未接入＝登记－已接入；部分接入与不适用含在其中。',
    en: 'Not linked = registered − linked; partly linked and not applicable stand in it.',
  },
  linkedNote: {
    zh: '已接入含离线：离线是接入后失联。',
    en: 'Linked includes offline: connected but silent.',
  },
} as const satisfies Record<string, Localised>;
