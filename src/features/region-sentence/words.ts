import type { SentenceNumber } from '../../domain/region-sentence.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  sites: { zh: '处', en: 'sites' },
  place: { zh: '位', en: '' },
  linked: { zh: '已接入', en: 'linked' },
  registered: { zh: '登记', en: 'registered' },
  linkedNote: {
    zh: '各类登记合计：已接入（含离线）÷ 登记。未接入含部分接入与不适用。',
    en: 'All registers together: linked (offline included) ÷ registered. Partly linked and not applicable are not linked.',
  },
  rankNote: {
    zh: '接入率从高到低；相同则并列；登记不足 10 处的不排名，也不计入总数。',
    en: 'By linked rate, highest first; equal rates share a place; fewer than 10 registered are neither ranked nor counted.',
  },
} as const satisfies Record<string, Localised>;

export const TITLES: Readonly<Record<SentenceNumber, Localised>> = {
  red: { zh: '重大风险', en: 'Major risk' },
  'red-not-linked': { zh: '重大风险，未接入', en: 'Major risk, not linked' },
  'linked-rate': { zh: '各类合计接入率（按处）', en: 'Linked rate by source, all registers together' },
  registered: { zh: '登记', en: 'Registered' },
  unassessed: { zh: '未评估', en: 'Unassessed' },
  rank: { zh: '各类合计接入率位次', en: 'Rank by linked rate, all registers together' },
  ranked: { zh: '参与排名的同级区划', en: 'Divisions ranked' },
};
