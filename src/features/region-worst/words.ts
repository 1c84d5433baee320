import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '先看哪几处', en: 'Look at these first 先看哪几处' },
  title: { zh: '先看哪几处', en: 'Look at these first' },
  note: { zh: '红色与未接入，等级高者在前', en: 'red and not linked, worst first' },
  sites: { zh: '处', en: 'sites' },
  total: { zh: '红色或未接入', en: 'Red or not linked' },
  totalNote: {
    zh: '红色点位，加上其他等级中未接入与部分接入的点位。',
    en: 'Red sites, and those of other levels that are not or only partly linked.',
  },
  nothing: { zh: '没有红色点位，也没有未接入点位。', en: 'No red site and none that is not linked.' },
  noSites: { zh: '登记中没有任何点位。', en: 'No site of any kind is registered.' },
  shown: { zh: '列出前', en: 'First' },
  noPlace: { zh: '不在任何区县', en: 'in no county' },
  noReason: { zh: '未说明原因', en: 'reason not stated' },
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
  why: { zh: '为什么', en: 'Why' },
  loading: { zh: '读取中', en: 'Loading' },
  gone: { zh: '登记中已没有这一处。', en: 'The register has this site no more.' },
  noReasons: { zh: '登记没有给出定级依据。', en: 'The register gives no basis for the level.' },
  open: { zh: '在地图上打开', en: 'Open on the map' },
} as const satisfies Record<string, Localised>;
