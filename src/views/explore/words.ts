import type { Localised } from '../../domain/words.ts';
import type { AnalysisMode, Pane, PanelName } from '../../url/board-state.ts';
import type { MeasureName } from '../../features/map-scene/measures.ts';

export const WORDS = {
  map: { zh: '风险源地图', en: 'Hazard map' },
  symbols: { zh: '各区域的点位符号', en: 'Symbols of the regions' },
  panels: { zh: '面板', en: 'Panels' },
  pane: { zh: '地图或表格', en: 'Map or table' },
  fill: { zh: '填色', en: 'Fill' },
  theme: { zh: '专题', en: 'Map theme' },
  rule: { zh: '叠加规则', en: 'Rule of risks that meet' },
  loadingMap: { zh: '正在绘制地图…', en: 'Drawing the map…' },
  noWebgl: {
    zh: '此浏览器无法使用 WebGL：以静态图代替地图，数字、清单与下钻照常可用。',
    en: 'WebGL is not available here: a still picture stands in for the map; figures, lists and drill-down work as ever.',
  },
  noBoundaries: { zh: '行政区划边界未能读取：', en: 'Boundaries could not be read: ' },
  shown: { zh: '符合区域与筛选的点位', en: 'Sites in this region that pass the filter' },
  sites: { zh: '处', en: 'sites' },
  card: { zh: '点位', en: 'Site' },
  useDemo: { zh: '切回演示数据', en: 'Back to demo data' },
  useReal: { zh: '使用导入数据', en: 'Use imported data' },
} as const satisfies Record<string, Localised>;

export const PANEL_WORDS: Readonly<Record<PanelName, Localised>> = {
  overview: { zh: '概览', en: 'Overview' },
  links: { zh: '接入与时效', en: 'Links and age' },
  rectifications: { zh: '整改', en: 'Rectification' },
};

export const PANE_WORDS: Readonly<Record<Pane, Localised>> = {
  map: { zh: '地图', en: 'Map' },
  table: { zh: '表格', en: 'Table' },
};

export const ANALYSIS_WORDS: Readonly<Record<AnalysisMode, Localised>> = {
  'blind-spots': { zh: '盲区', en: 'Blind spots' },
  rectifications: { zh: '整改', en: 'Rectification' },
  overlaps: { zh: '叠加', en: 'Risks that meet' },
};

export const MEASURE_WORDS: Readonly<
  Record<MeasureName, { readonly name: Localised; readonly definition: Localised }>
> = {
  gap: {
    name: { zh: '接入缺口', en: 'Gap' },
    definition: { zh: '接入缺口＝未接入 ÷ 登记，%', en: 'Gap = not linked ÷ registered, %' },
  },
  'red-orange': {
    name: { zh: '红橙数', en: 'Red + orange' },
    definition: { zh: '红橙数＝重大与较大风险点位数', en: 'Sites at red and orange level' },
  },
  'risk-index': {
    name: { zh: '风险指数', en: 'Risk index' },
    definition: {
      zh: '风险指数＝（红×8＋橙×4＋黄×2＋蓝×1）÷ 千平方公里，未评估不计；本图自定，非国家标准',
      en: 'Risk index = (red×8 + orange×4 + yellow×2 + blue×1) per 1,000 km², unassessed left out; this board’s own, not a standard',
    },
  },
};

export const DIVISION_UNITS: Readonly<Record<string, Localised>> = {
  province: { zh: '省', en: 'prov.' },
  prefecture: { zh: '市', en: 'pref.' },
  county: { zh: '县', en: 'counties' },
  country: { zh: '国', en: 'country' },
};

/** What the sheet of a small screen shows. */
export const TAB_WORDS = {
  map: { zh: '要点与图例', en: 'Answer and legend' },
  list: { zh: '清单', en: 'List' },
  panels: { zh: '接入', en: 'Ingestion' },
} as const satisfies Record<string, Localised>;

/** Marks that lie under the one that is pointed at. */
export const alsoHere = (count: number): Localised => ({
  zh: `此处另有 ${count} 处，点击放大`,
  en: `${count} more here: click to zoom in`,
});

export const tooFew = (count: number): Localised => ({ zh: `少于 ${count}`, en: `under ${count}` });
export const OUTSIDE: Localised = { zh: '未统计', en: 'No register' };
export const UNKNOWN: Localised = { zh: '无数据', en: 'No data' };
