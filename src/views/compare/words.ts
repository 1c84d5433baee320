import type { DivisionLevel } from '../../domain/region-index.ts';
import type { Localised } from '../../domain/words.ts';
import type { MeasureName } from '../../features/map-scene/measures.ts';
import type { Extent, Per } from '../../url/board-state.ts';

export const WORDS = {
  view: { zh: '区域对比', en: 'Comparison of regions' },
  board: { zh: '对比内容，可滚动', en: 'The comparison, scrolls' },
  table: { zh: '指标对比', en: 'Indicators side by side' },
  per: { zh: '口径', en: 'Counts' },
  fill: { zh: '填色', en: 'Fill' },
  extent: { zh: '比例尺', en: 'Scale' },
  export: { zh: '导出 CSV', en: 'Export CSV' },
  file: { zh: '对比', en: 'comparison' },
  nothing: {
    zh: '当前筛选没有留下任何登记类别。',
    en: 'The filter leaves no register to compare.',
  },
  missing: { zh: '登记没有应答，不在数内：', en: 'Registers that did not answer, in no figure: ' },
  worker: { zh: '数字未能算出：', en: 'The figures could not be computed: ' },
} as const satisfies Record<string, Localised>;

export const PER_NAMES: Readonly<Record<Per, Localised>> = {
  count: { zh: '绝对数', en: 'Absolute' },
  area: { zh: '每万 km²', en: 'Per 10,000 km²' },
  enterprises: { zh: '每百家企业', en: 'Per 100 enterprises' },
  population: { zh: '每万人', en: 'Per 10,000 people' },
};

export const EXTENT_NAMES: Readonly<Record<Extent, Localised>> = {
  scale: { zh: '同一比例尺', en: 'One scale' },
  fit: { zh: '各自撑满', en: 'Fill frames' },
};

/** What the number after a name counts. */
export const NUMBER_NOTES: Readonly<Record<MeasureName, Localised>> = {
  gap: { zh: '未接入（处）', en: 'not linked (sites)' },
  'red-orange': { zh: '红色与橙色（处）', en: 'red and orange (sites)' },
  'risk-index': { zh: '风险指数', en: 'risk index' },
};

const LEVEL_UNITS: Readonly<Record<DivisionLevel, Localised>> = {
  country: { zh: '个国家', en: 'countries' },
  province: { zh: '个省', en: 'provinces' },
  prefecture: { zh: '个市', en: 'prefectures' },
  county: { zh: '个区县', en: 'counties' },
};

/** 对比 3 个省; 对比 2 个区域 where the levels differ. */
export const titleOf = (count: number, level: DivisionLevel | null): Localised => {
  const unit = level === null ? { zh: '个区域', en: 'regions' } : LEVEL_UNITS[level];
  if (count < 2) return WORDS.view;
  return { zh: `对比 ${count} ${unit.zh}`, en: `Compare ${count} ${unit.en}` };
};
