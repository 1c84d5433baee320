import type { LinkState } from '../../domain/symbol.ts';
import type { Localised } from '../../domain/words.ts';
import type { FreshnessState } from './to-freshness.ts';

export const WORDS = {
  name: { zh: '数据新鲜度', en: 'Data freshness 数据新鲜度' },
  title: { zh: '数据新鲜度', en: 'Data freshness' },
  registered: { zh: '登记', en: 'Registered' },
  unit: { zh: '处', en: 'sites' },
  register: { zh: '登记库', en: 'register' },
  neverAnswered: { zh: '从未应答', en: 'never answered' },
  loading: { zh: '读取中', en: 'loading' },
  late: { zh: '迟', en: 'late' },
  lost: { zh: '失联', en: 'lost' },
  failed: { zh: '读取失败', en: 'failed' },
} as const satisfies Record<string, Localised>;

export const STATE_WORDS: Readonly<Record<FreshnessState, Localised>> = {
  fresh: { zh: '按时', en: 'On time' },
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
  never: { zh: '从未接入', en: 'Never connected' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
};

export const STATE_NOTES: Readonly<Record<FreshnessState, Localised>> = {
  fresh: {
    zh: '已接入且最后一次上报在时限内；时限由各类登记自定。',
    en: 'Linked, and the last report is within the limit that each register sets.',
  },
  late: {
    zh: '已接入，最后一次上报超过迟报时限，但未超失联时限，或从未上报；时限由各类登记自定，可配置。',
    en: 'Linked, but the last report is older than the late limit and not beyond the lost limit, or there was none; each register has its own limits, which can be configured.',
  },
  lost: {
    zh: '接入后失联：登记为离线的，加上登记为已接入而静默超过失联时限的（未配置时为迟报时限的 8 倍）。',
    en: 'Connected, but silent: what its register calls offline, and what is linked and silent beyond the lost limit (8 times the late limit unless configured).',
  },
  never: {
    zh: '未接入与部分接入之和：平台从未收到过全部数据。',
    en: 'Not linked and partly linked together: the platform never had all of their data.',
  },
  'not-applicable': { zh: '不需要监测，单列。', en: 'Not to be monitored; kept apart.' },
};

/** The look of a state, as the symbols have it. */
export const LOOKS: Readonly<Record<FreshnessState, LinkState>> = {
  fresh: 'linked',
  late: 'late',
  lost: 'offline',
  never: 'not-linked',
  'not-applicable': 'not-applicable',
};
