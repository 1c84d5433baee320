import type { Localised } from '../domain/words.ts';

/** Texts of the kit itself; a feature's own words stand beside the feature. */
export const WORDS = {
  asOf: { zh: '截至', en: 'As of' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  scope: { zh: '范围', en: 'Scope' },
  source: { zh: '来源', en: 'Source' },
  definition: { zh: '口径', en: 'Meaning' },
  filter: { zh: '筛选', en: 'Filter' },
  noFilter: { zh: '无筛选', en: 'no filter' },
  noDate: { zh: '未注明', en: 'Not stated' },
  unknownPeople: { zh: '影响人数未登记', en: 'people not registered' },
  missingDenominator: {
    zh: '分母为 0，或筛选本身按接入与否挑选点位，比率没有意义；不写作 0 %。',
    en: 'The denominator is 0, or the filter itself chooses by being linked, so there is no rate; it is not 0 %.',
  },
  mixed: { zh: '不相加', en: 'Not added' },
  mixedNote: {
    zh: '演示数据与真实登记并存，按规则不相加。',
    en: 'Synthetic and real registers stand side by side; they are not added.',
  },
  loading: { zh: '读取中', en: 'Loading' },
  neverConnected: { zh: '从未接入', en: 'Never connected' },
  lastGood: { zh: '最后有效', en: 'Last good' },
  late: { zh: '迟', en: 'Late by' },
  lost: { zh: '失联', en: 'Lost' },
} as const satisfies Record<string, Localised>;
