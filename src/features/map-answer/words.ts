import type { MarkMeaning } from '../../domain/map-answer.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  measures: { zh: '专题', en: 'Map theme 专题' },
  marks: { zh: '地图标出的点', en: 'Marked on the map 地图标出的点' },
  marksTitle: { zh: '地图标出的点', en: 'Marked on the map' },
  chosen: { zh: '只看', en: 'Only' },
  unchoose: { zh: '不再只看', en: 'No longer only' },
  region: { zh: '下级', en: 'Division' },
  noMarks: { zh: '没有要标出的点。', en: 'Nothing to mark.' },
  noRows: { zh: '没有下级区划。', en: 'No divisions below.' },
  more: { zh: '再列', en: 'Show' },
  moreUnit: { zh: '项', en: 'more' },
} as const satisfies Record<string, Localised>;

export const MEANING_WORDS: Readonly<Record<MarkMeaning, Localised>> = {
  blind: { zh: '看不见', en: 'Not seen' },
  due: { zh: '整改中', en: 'Being put right' },
  overdue: { zh: '整改逾期', en: 'Overdue' },
  meets: { zh: '风险相遇', en: 'Risks meet' },
};
