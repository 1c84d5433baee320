import type { LinkDenominator } from '../../domain/indicators/denominators.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '数据接入', en: 'Data ingestion 数据接入' },
  title: { zh: '数据接入', en: 'Data ingestion' },
  registered: { zh: '登记', en: 'Registered' },
  linked: { zh: '已接入', en: 'Linked' },
  online: { zh: '在线', en: 'Online' },
  onTime: { zh: '按时上报', en: 'On time' },
  linkedRate: { zh: '接入率', en: 'Linked rate' },
  target: { zh: '目标', en: 'Target' },
  toTarget: { zh: '距目标', en: 'to target' },
  denominator: { zh: '接入率的分母', en: 'Denominator of the linked rate' },
  why: { zh: '三种分母相差多少，为什么', en: 'How far the three denominators differ, and why' },
  change: { zh: '比上一步少', en: 'Less than the step above' },
  points: { zh: '点', en: 'pts' },
  notLinked: { zh: '未接入', en: 'Not linked' },
  ofIt: { zh: '其中', en: 'of it' },
  registeredTerm: { zh: '登记', en: 'registered' },
  asOf: { zh: '截至', en: 'as of' },
  linkedNote: {
    zh: '已接入含离线：离线是接入后失联，计入接入率，不计入在线率。',
    en: 'Linked includes offline: connected but silent. It counts in the linked rate, not in the online rate.',
  },
  onlineNote: { zh: '在线＝已接入－离线。', en: 'Online = linked − offline.' },
  onTimeNote: {
    zh: '按时上报＝在线－迟报－静默超过失联时限的；时限由各类登记自定，可配置。',
    en: 'On time = online − late − silent beyond the lost limit; each register has its own limits, which can be configured.',
  },
  notLinkedNote: {
    zh: '未接入＝登记－已接入；部分接入与不适用含在其中，另行列出。',
    en: 'Not linked = registered − linked; partly linked and not applicable stand in it and are shown apart.',
  },
  nothing: {
    zh: '当前筛选下没有登记，接入率无从算起。',
    en: 'Nothing is registered under this filter, so there is no rate.',
  },
} as const satisfies Record<string, Localised>;

export const DENOMINATORS: readonly (readonly [LinkDenominator, Localised])[] = [
  ['sources', { zh: '按处', en: 'by source' }],
  ['enterprises', { zh: '按企业', en: 'by enterprise' }],
  ['connectable', { zh: '按应接入', en: 'of connectable' }],
];

/** 100 %: 安委办函〔2021〕4号, 建议41 (DOMAIN.md §5). */
export const TARGET_RATE = 1;
