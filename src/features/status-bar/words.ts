import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '登记状态', en: 'Register status' },
  loading: { zh: '读取中', en: 'loading' },
  failed: { zh: '读取失败', en: 'failed' },
  never: { zh: '从未接入', en: 'never connected' },
  late: { zh: '迟', en: 'late' },
  lost: { zh: '失联', en: 'lost' },
  incomplete: { zh: '不完整', en: 'incomplete' },
  lastGood: { zh: '最后有效', en: 'last good' },
  source: { zh: '来源', en: 'Source' },
  approval: { zh: '审图号', en: 'Map approval' },
  notSubmitted: { zh: '演示底图，未送审', en: 'Demo base map, not submitted for approval' },
} as const satisfies Record<string, Localised>;
