import { createContext, useCallback, useContext, type ReactNode } from 'react';
import { inLanguage, type Language, type Localised } from '../domain/words.ts';

const LanguageContext = createContext<Language>('zh-CN');

export const LanguageProvider = ({ language, children }: { language: Language; children: ReactNode }) => (
  <LanguageContext value={language}>{children}</LanguageContext>
);

export const useLanguage = (): Language => useContext(LanguageContext);

/** The function that turns a `Localised` into the language on screen; stable while the language is. */
export const useText = (): ((text: Localised) => string) => {
  const language = useLanguage();
  return useCallback((text) => inLanguage(text, language), [language]);
};
