import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  view: { zh: '区域概况', en: 'Region at a glance' },
  print: { zh: '打印', en: 'Print' },
  onMap: { zh: '在地图上看', en: 'See on the map' },
  compare: { zh: '与同级比较', en: 'Compare with siblings' },
  actions: { zh: '操作', en: 'Actions' },
  unfiltered: {
    zh: '地图上的筛选不用于本页：这里总是全部登记。',
    en: 'Filters of the map do not apply here: this page is always about every register.',
  },
  map: { zh: '位置图', en: 'Where it is 位置图' },
  mapTitle: { zh: '位置图', en: 'Where it is' },
  mapOf: { zh: '下级未接入占比', en: 'share not linked, by division' },
  mapOfCounty: { zh: '在上级中的位置', en: 'within its parent' },
  mapFailed: { zh: '区划边界未能读取', en: 'The boundaries could not be read' },
  key: { zh: '未接入占比', en: 'Share not linked' },
  few: { zh: '样本少', en: 'too few' },
  outside: { zh: '无登记', en: 'none registered' },
  unknown: { zh: '没有数据', en: 'no data' },
  approval: { zh: '审图号', en: 'Map approval no.' },
  notSubmitted: { zh: '演示底图，未送审', en: 'Demo base map, not submitted for approval' },
  demo: { zh: '演示数据', en: 'DEMO DATA' },
  demoNote: {
    zh: '演示数据：点位、企业、人员均为虚构，不得用于决策。',
    en: 'Demo data: sites, enterprises and people are invented; not for decisions.',
  },
  asOf: { zh: '数据截至', en: 'Data as of' },
  printedAt: { zh: '打印时间', en: 'Printed' },
  sources: { zh: '来源', en: 'Sources' },
  collections: {
    zh: '整改清单（rectifications）、公布值（published-figures，各注来源）',
    en: 'rectification list (rectifications), published figures (each with its source)',
  },
  notStated: { zh: '未注明', en: 'not stated' },
  definition: {
    zh: '接入率＝已接入（含离线）÷ 登记；未接入含部分接入与不适用。公布值不与登记数相加。',
    en: 'Linked rate = linked (offline included) ÷ registered; partly linked and not applicable are not linked. Published figures are never added to live ones.',
  },
} as const satisfies Record<string, Localised>;

/** Class bounds of the share not linked, in per cent (LOOK.md, Colour: gap 1–5). */
export const GAP_LABELS = ['<15', '15–30', '30–45', '45–60', '≥60 %'] as const;
