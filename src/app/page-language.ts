import type { Language } from '../domain/words.ts';

/** The address is not read yet, but the one question of language can be answered from it. */
export const pageLanguage = (): Language =>
  new URLSearchParams(window.location.search).get('lang') === 'en' ? 'en' : 'zh-CN';
