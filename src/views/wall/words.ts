import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  broken: { zh: '这一部分出错了，下一场景再试', en: 'This part failed; it is tried again with the next scene' },
  map: { zh: '盲区地图', en: 'Map of the blind spots' },
  filter: { zh: '筛选', en: 'Filter' },
} as const satisfies Record<string, Localised>;
