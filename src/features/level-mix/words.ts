import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '等级构成', en: 'Level mix 等级构成' },
  title: { zh: '等级构成', en: 'Level mix' },
  registered: { zh: '登记', en: 'registered' },
  sites: { zh: '点位', en: 'Sites' },
  onlyThis: { zh: '只看', en: 'Only' },
  of: { zh: '占', en: 'of' },
} as const satisfies Record<string, Localised>;
