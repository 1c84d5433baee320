import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  noWarning: { zh: '无', en: 'None' },
  synthetic: { zh: '演示数据', en: 'synthetic-演示数据' },
  incomplete: { zh: '属性不全', en: 'incomplete' },
  registers: { zh: '登记', en: 'registers' },
  undated: { zh: '未注明截至', en: 'undated' },
  notes: { zh: '说明', en: 'Notes' },
  listComma: { zh: '、', en: ', ' },
  nothing: { zh: '没有可导出的登记。', en: 'There is no register to export.' },
} as const satisfies Record<string, Localised>;

export const filterCount = (count: number): Localised => ({ zh: `筛选${count}项`, en: `${count}-filters` });

/** Heads and sentences of the notes sheet. */
export const NOTE_WORDS = {
  title: { zh: '标题', en: 'Title' },
  register: { zh: '登记', en: 'Register' },
  rows: { zh: '行数', en: 'Rows' },
  source: { zh: '来源', en: 'Source' },
  asOf: { zh: '数据截至', en: 'As of' },
  unstated: { zh: '未注明', en: 'not stated' },
  region: { zh: '区域', en: 'Region' },
  filter: { zh: '筛选', en: 'Filter' },
  noFilter: { zh: '无', en: 'none' },
  missing: { zh: '缺少', en: 'Missing' },
  nothingMissing: { zh: '无', en: 'nothing' },
  synthetic: { zh: '演示数据', en: 'Synthetic' },
  isSynthetic: { zh: '是：随机生成，不对应任何真实点位', en: 'yes: generated at random, no site of it is real' },
  position: { zh: '坐标', en: 'Coordinates' },
  positionNote: { zh: 'WGS-84，度', en: 'WGS-84, degrees' },
  roundedToCounty: { zh: '按配置取区县标注点', en: 'at the label point of the county, as configured' },
  time: { zh: '时间', en: 'Times' },
  timeNote: { zh: '北京时间（UTC+8）', en: 'China Standard Time (UTC+8)' },
  privacy: { zh: '隐私', en: 'Privacy' },
  masked: {
    zh: '姓名、电话、地址等按配置以 ＊＊＊ 代替',
    en: 'names, phones and addresses stand as ＊＊＊, as configured',
  },
  open: { zh: '按配置不遮盖', en: 'not masked, as configured' },
  cut: { zh: '截短的单元格', en: 'Cells cut short' },
  shapes: { zh: '线、面的几何', en: 'geometry of lines and areas' },
  conditions: { zh: '筛选条件所需的日期或原因', en: 'the dates or reasons that the filter asks for' },
} as const satisfies Record<string, Localised>;

export const decimalsNote = (decimals: number): Localised => ({
  zh: `按配置保留 ${decimals} 位小数`,
  en: `rounded to ${decimals} decimals, as configured`,
});

export const propertiesMissing = (count: number, names: Localised): Localised => ({
  zh: `${count} 项属性（${names.zh}）`,
  en: `${count} properties (${names.en})`,
});

export const tooLarge = (cells: number, limit: number): Localised => ({
  zh: `工作簿要写 ${cells} 格，超过上限 ${limit} 格；请缩小范围，或改用 CSV、Parquet。`,
  en: `The workbook would have ${cells} cells, more than the limit of ${limit}; narrow the selection, or take CSV or Parquet.`,
});
