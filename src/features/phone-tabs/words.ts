import type { Localised } from '../../domain/words.ts';

export const WORDS = { name: { zh: '切换', en: 'Tabs' } } as const satisfies Record<string, Localised>;
