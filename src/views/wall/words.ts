import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  broken: { zh: '这一部分出错了，下一场景再试', en: 'This part failed; it is tried again with the next scene' },
  map: { zh: '盲区地图', en: 'Map of the blind spots' },
  gap: { zh: '填色＝未接入 ÷ 登记，%', en: 'Fill = not linked ÷ registered, %' },
  filter: { zh: '筛选', en: 'Filter' },
} as const satisfies Record<string, Localised>;
