import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '接入构成', en: 'Link mix 接入构成' },
  title: { zh: '接入构成', en: 'Link mix' },
  sites: { zh: '点位', en: 'Sites' },
  unit: { zh: '处', en: 'sites' },
  linkedNote: {
    zh: '接入率的分子是已接入与离线之和：离线是接入后失联。',
    en: 'The linked rate counts linked and offline together: offline is connected but silent.',
  },
  allKinds: { zh: '各类合计', en: 'All kinds shown' },
  reasons: { zh: '未接入原因', en: 'Reasons for not linked' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  notLinkedNote: {
    zh: '未接入＝登记－已接入（含离线）；部分接入与不适用含在其中。',
    en: 'Not linked = registered − linked (offline included); partly linked and not applicable stand in it.',
  },
  includes: { zh: '含部分接入、不适用', en: 'with partly linked, not applicable' },
  ofNotLinked: { zh: '占未接入', en: 'Of not linked' },
  without: { zh: '登记未载原因', en: 'Reasons not on the register' },
  noReasons: { zh: '登记未载未接入原因。', en: 'The register does not state why sites are not linked.' },
  waiting: { zh: '读取中', en: 'Loading' },
  noneMissing: { zh: '没有未接入的点位。', en: 'Every site is linked.' },
} as const satisfies Record<string, Localised>;
