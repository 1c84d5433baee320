import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '当前筛选', en: 'Active filters' },
  filter: { zh: '筛选', en: 'Filter' },
  none: { zh: '无', en: 'none' },
  shown: { zh: '处在图', en: 'sites shown' },
  listed: { zh: '处在表', en: 'sites listed' },
  clear: { zh: '清除', en: 'Clear' },
  remove: { zh: '取消筛选', en: 'Remove filter' },
  nothing: { zh: '没有点位符合这些筛选。', en: 'No site passes these filters.' },
} as const satisfies Record<string, Localised>;
