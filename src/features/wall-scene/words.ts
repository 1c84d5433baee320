import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '未接入最多的区域', en: 'Regions with the most not linked' },
  key: { zh: '图示', en: 'Map key' },
  symbol: {
    zh: '圆环＝各类点位按等级，面积∝数量，圈内＝红色数',
    en: 'Ring: all kinds by level, area ∝ count; inside: red',
  },
  approval: { zh: '审图号', en: 'Map approval' },
  notSubmitted: { zh: '演示底图，未送审', en: 'Demo base map, not submitted for approval' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  notLinkedRate: { zh: '未接入率', en: 'Share not linked' },
  registered: { zh: '登记', en: 'Registered' },
  notLinkedNote: {
    zh: '未接入＝登记－已接入；部分接入与不适用含在其中。',
    en: 'Not linked = registered − linked; partly linked and not applicable stand in it.',
  },
} as const satisfies Record<string, Localised>;
