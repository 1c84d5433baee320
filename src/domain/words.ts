/** A text in both languages of the board; Chinese is the one that must be complete. */
export interface Localised {
  readonly zh: string;
  readonly en: string;
}

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const inLanguage = (text: Localised, language: Language): string => (language === 'en' ? text.en : text.zh);
