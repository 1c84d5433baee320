import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '周边', en: 'Around this point' },
  radius: { zh: '半径', en: 'Radius' },
  close: { zh: '关闭周边', en: 'Close what is around' },
  zoom: { zh: '放大到圈内', en: 'Zoom to the ring' },
  sites: { zh: '圈内点位', en: 'Sites within' },
  notLinked: { zh: '其中未接入', en: 'Of them not linked' },
  people: { zh: '受影响人数', en: 'People exposed' },
  peopleUnknown: { zh: '人数未知的点位', en: 'Sites of unknown people' },
  peopleDefinition: {
    zh: '各点位登记的受影响人数相加；同一批人可在几处点位重复登记，登记没有这一项的类别不计。',
    en: 'The people that the sites state, added up; the same people may stand at several sites. Registers without such a field are left out.',
  },
  unit: { zh: '处', en: 'sites' },
  peopleUnit: { zh: '人', en: 'people' },
  kind: { zh: '类别', en: 'Register' },
  total: { zh: '合计', en: 'All' },
  level: { zh: '风险等级', en: 'Risk level' },
  notLinkedShort: { zh: '未接入', en: 'Not linked' },
  definition: {
    zh: '点位量直线距离；线路量到最近处，园区量到边界、在内为 0。全部登记都在内，不受筛选影响。',
    en: 'Straight distances to points, to the nearest place of routes and to the outline of parks, 0 inside. Every register counts, whatever is filtered.',
  },
  unfiltered: { zh: '全部登记，不受筛选影响', en: 'Every register, whatever is filtered' },
  notAdded: { zh: '不相加', en: 'not added' },
  mixed: {
    zh: '演示登记与真实登记同时在用，合计不相加。',
    en: 'Demo and real registers are both in use and are not added.',
  },
  rounded: {
    zh: '坐标已按配置取整，距离未知，不列周边。',
    en: 'Positions are rounded as configured: distances are not known, so nothing is listed.',
  },
  unplaced: {
    zh: '没有准确坐标、未参与的点位（全部登记）',
    en: 'Sites without an exact position, not looked at (all registers)',
  },
  withoutShape: { zh: '没有线面图形、按点位计的', en: 'Routes and parks without a line or outline, by their point' },
  list: { zh: '由近到远', en: 'Nearest first' },
  listed: { zh: '列出最近的', en: 'The nearest' },
  nothing: { zh: '圈内没有登记点位。', en: 'No registered site lies within.' },
  byPoint: { zh: '按点位', en: 'by its point' },
  scopeCentre: { zh: '中心', en: 'centre' },
} as const satisfies Record<string, Localised>;

/** `3 km`, `500 m`. */
export const toRadiusText = (km: number): string => (km < 1 ? `${km * 1000} m` : `${km} km`);
