import { formatChinaTime } from '../../domain/clock.ts';
import type { Language } from '../../domain/words.ts';
import { formatSpan } from '../../ui/format.ts';

/** `11-16 06:40（2 小时 20 分）`: when, and how long ago by the end of the shift. */
export const toSince = (ms: number, toMs: number, language: Language): string => {
  const at = formatChinaTime(ms).slice(5);
  if (ms > toMs) return at;
  const span = formatSpan(toMs - ms, language);
  return language === 'en' ? `${at} (${span})` : `${at}（${span}）`;
};
