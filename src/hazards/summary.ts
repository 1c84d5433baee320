import type { Localised } from '../domain/words.ts';

/** Parts that are known, joined: 四等 · 头顶库. Empty when nothing is known, so that no line is invented. */
export const toSummary = (parts: readonly (Localised | null)[]): Localised => {
  const known = parts.filter((part) => part !== null);
  return { zh: known.map((part) => part.zh).join(' · '), en: known.map((part) => part.en).join(' · ') };
};
