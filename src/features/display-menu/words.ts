import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  display: { zh: '显示', en: 'Display' },
  theme: { zh: '主题', en: 'Theme' },
  dark: { zh: '深色', en: 'Dark' },
  daylight: { zh: '日光', en: 'Daylight' },
  wall: { zh: '大屏', en: 'Wall' },
  language: { zh: '语言', en: 'Language' },
} as const satisfies Record<string, Localised>;
