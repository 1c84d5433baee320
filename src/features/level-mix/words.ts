import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '等级构成', en: 'Level mix 等级构成' },
  title: { zh: '等级构成', en: 'Level mix' },
  asOf: { zh: '截至', en: 'as of' },
  sites: { zh: '点位', en: 'Sites' },
} as const satisfies Record<string, Localised>;
