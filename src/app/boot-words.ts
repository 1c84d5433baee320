import type { Localised } from '../domain/words.ts';

/** The few words of the entry chunk. */
export const BOOT_WORDS = {
  loading: { zh: '正在读取行政区划与登记…', en: 'Reading divisions and registers…' },
  failed: { zh: '页面未能启动', en: 'The board could not start' },
  retry: { zh: '重试', en: 'Try again' },
} as const satisfies Record<string, Localised>;
