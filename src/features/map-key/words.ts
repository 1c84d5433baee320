import type { LinkState } from '../../domain/symbol.ts';
import type { MarkMeaning } from '../../domain/map-answer.ts';
import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '图示', en: 'Map key' },
  symbol: { zh: '符号', en: 'Symbol' },
  symbolNote: {
    zh: '各类点位，面积∝数量；圈内＝红色数，名后数字＝未接入',
    en: 'all kinds, area ∝ count; inside: red, after the name: not linked',
  },
  fill: { zh: '填色', en: 'Fill' },
  siteNote: {
    zh: '形状＝类别 · 颜色和数字＝等级 · 填充＝接入',
    en: 'shape = kind · colour and digit = level · fill = link',
  },
  warning: { zh: '预警', en: 'Warning' },
  retained: { zh: '失联保留', en: 'Kept after silence' },
  bar: { zh: '头顶库', en: 'Overhead pond' },
  unassessed: { zh: '未评估', en: 'Unassessed' },
  countyPrecision: { zh: '位置仅到县', en: 'Placed by county' },
  notMarked: { zh: '未标出', en: 'not marked' },
  together: { zh: '圈旁数字＝同处几个', en: 'number at a ring = so many there' },
  approval: { zh: '审图号', en: 'Map approval' },
  notSubmitted: { zh: '演示底图，未送审', en: 'Demo base map, not submitted for approval' },
} as const satisfies Record<string, Localised>;

export const STATE_WORDS: Readonly<Record<LinkState, Localised>> = {
  linked: { zh: '已接入', en: 'Linked' },
  late: { zh: '迟报', en: 'Late' },
  offline: { zh: '离线', en: 'Offline' },
  'not-linked': { zh: '未接入', en: 'Not linked' },
  partial: { zh: '部分接入', en: 'Partly linked' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
};

/** What a ring says of the site inside. */
export const MARK_WORDS: Readonly<Record<MarkMeaning, Localised>> = {
  blind: { zh: '看不见', en: 'Not seen' },
  due: { zh: '整改中', en: 'Being put right' },
  overdue: { zh: '整改逾期', en: 'Overdue' },
  meets: { zh: '相遇的风险', en: 'Risks that meet' },
};
