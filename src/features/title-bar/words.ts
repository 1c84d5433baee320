import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  product: { zh: 'Hazard Atlas', en: 'Hazard Atlas' },
  views: { zh: '视图', en: 'Views' },
  demo: { zh: '演示数据', en: 'Demo data' },
  demoTime: { zh: '演示时间', en: 'demo time' },
  asOf: { zh: '截至', en: 'As of' },
  registers: { zh: '个登记已更新', en: 'registers updated' },
} as const satisfies Record<string, Localised>;
