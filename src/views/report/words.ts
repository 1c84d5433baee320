import type { Localised } from '../../domain/words.ts';
import type { ReportName } from '../../url/board-state.ts';

export const WORDS = {
  view: { zh: '研判', en: 'Analysis' },
  pages: { zh: '研判页面', en: 'Pages of the analysis' },
  onMap: { zh: '在地图上看', en: 'On the map' },
  region: { zh: '区域页', en: 'Region page' },
  print: { zh: '打印', en: 'Print' },
  actions: { zh: '操作', en: 'Actions' },
  kinds: { zh: '登记类别', en: 'Registers' },
  everyKind: { zh: '全部', en: 'All' },
  demo: { zh: '演示数据', en: 'Demo data' },
  asOf: { zh: '截至', en: 'As of' },
  filter: { zh: '筛选：', en: 'Filter:' },
  noFilter: { zh: '无', en: 'none' },
  and: { zh: '、', en: ', ' },
} as const satisfies Record<string, Localised>;

export const REPORT_WORDS: Readonly<Record<ReportName, { readonly name: Localised; readonly question: Localised }>> = {
  indicators: {
    name: { zh: '指标口径', en: 'Indicators' },
    question: { zh: '缺口是真的，还是口径不同', en: 'Is the gap real or a matter of definition' },
  },
  batch: { name: { zh: '先接谁', en: 'Connect first' }, question: { zh: '下一批先接谁', en: 'Whom to connect next' } },
  forecast: {
    name: { zh: '清零预测', en: 'Forecast' },
    question: { zh: '何时接到 100 %', en: 'When 100 % is reached' },
  },
  changes: {
    name: { zh: '变化归因', en: 'Changes' },
    question: { zh: '变了什么，为什么变', en: 'What changed, and why' },
  },
  handover: {
    name: { zh: '交接班', en: 'Handover' },
    question: { zh: '这一班要交代什么', en: 'What this shift hands over' },
  },
  rectifications: {
    name: { zh: '闭环销号', en: 'Rectification' },
    question: { zh: '整改到了哪一步', en: 'How far rectification has come' },
  },
  overlaps: {
    name: { zh: '多源叠加', en: 'Risks that meet' },
    question: { zh: '哪些风险碰在一起', en: 'Which risks meet' },
  },
  disagreements: {
    name: { zh: '等级核对', en: 'Level check' },
    question: { zh: '登记等级与规则等级是否一致', en: 'Do registered levels agree with the rules' },
  },
  published: {
    name: { zh: '公布值', en: 'Published' },
    question: { zh: '文件公布过什么数', en: 'What was published' },
  },
};
