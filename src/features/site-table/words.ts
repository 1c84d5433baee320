import type { Localised } from '../../domain/words.ts';

export const WORDS = {
  name: { zh: '点位表', en: 'Site table 点位表' },
  title: { zh: '点位表', en: 'Sites' },
  total: { zh: '共', en: 'In all' },
  totalTitle: { zh: '当前选择的点位', en: 'Sites of the current selection' },
  real: { zh: '登记', en: 'registered' },
  synthetic: { zh: '演示', en: 'Demo' },
  sites: { zh: '处', en: 'sites' },
  worstFirst: { zh: '最差在前', en: 'Worst first' },
  worstFirstNote: {
    zh: '等级高者在前；同级未接入在前，影响人数多者在前。',
    en: 'Highest level first; within a level not linked first, then most people exposed.',
  },
  bestFirstNote: { zh: '最差在前的倒序。', en: 'Worst first, turned round.' },
  ascending: { zh: '升序', en: 'ascending' },
  descending: { zh: '降序', en: 'descending' },
  keys: {
    zh: '方向键移动，翻页键与 Ctrl+Home/End 跳行，回车打开点位卡片；表头回车排序。',
    en: 'Arrows move, Page keys and Ctrl+Home/End jump, Enter opens the card; Enter on a head sorts.',
  },
  columns: { zh: '选列', en: 'Columns' },
  columnsTitle: { zh: '表中的列', en: 'Columns of the table' },
  columnsDefault: { zh: '恢复默认', en: 'Default' },
  columnsNarrow: {
    zh: '窄屏每行只列名称、类别、等级与接入；选中的列在卡片与导出中。',
    en: 'A narrow screen lists name, kind, level and link; the columns chosen stand in the card and the export.',
  },
  unknownColumns: { zh: '地址里有不认识的列，已略去：', en: 'The address names columns that do not exist: ' },
  understood: { zh: '知道了', en: 'Understood' },
  nothing: { zh: '没有点位符合这些筛选。', en: 'No site passes these filters.' },
  nothingHere: { zh: '这里没有登记点位。', en: 'Nothing is registered here.' },
  clear: { zh: '清除', en: 'Clear' },
  failed: { zh: '未能读取这些行。', en: 'These rows could not be read.' },
  retry: { zh: '重试', en: 'Try again' },
  reading: { zh: '读取中', en: 'Loading' },
  withoutPosition: {
    zh: '没有可公开的位置：在表中，不在图上。',
    en: 'without a position: in the table, not on the map.',
  },
  withoutPositionTitle: { zh: '没有位置的点位', en: 'Sites without a position' },
  withoutPositionNote: {
    zh: '坐标按区县公开，而这些点位不在任何区县。',
    en: 'Positions are shown by county, and these sites stand in none.',
  },
  others: { zh: '另有', en: 'Besides,' },
  othersNote: { zh: '在图上，不计入登记。', en: 'stand on the map and in no register.' },
  show: { zh: '查看', en: 'Show' },
  unknown: { zh: '未知', en: 'unknown' },
  unstated: { zh: '未说明', en: 'not stated' },
  notApplicable: { zh: '不适用', en: 'n/a' },
  neverReported: { zh: '从未上报', en: 'never' },
  noPosition: { zh: '无位置', en: 'none' },
  noPlace: { zh: '不在任何区县', en: 'in no county' },
  noWarning: { zh: '无', en: 'None' },
  kept: { zh: '保留', en: 'kept' },
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
  noFlags: { zh: '无', en: 'None' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  listComma: { zh: '、', en: ', ' },
  export: { zh: '导出 CSV', en: 'Export CSV' },
  exporting: { zh: '正在导出', en: 'Exporting' },
  cancel: { zh: '取消', en: 'Cancel' },
  exported: { zh: '已导出', en: 'Exported' },
  exportCancelled: { zh: '导出已取消，没有生成文件。', en: 'The export was cancelled; no file was made.' },
  exportChanged: {
    zh: '导出途中登记有更新，文件未生成，以免前后不一。',
    en: 'The register changed under way; no file was made, because its parts would not agree.',
  },
  exportFailed: { zh: '导出未能读完所有行，文件未生成。', en: 'Not every row could be read; no file was made.' },
  fileSites: { zh: '点位', en: 'sites' },
  fileUndated: { zh: '未注明截至', en: 'undated' },
} as const satisfies Record<string, Localised>;

/** The menu of formats, and what came of it. */
export const EXPORT_WORDS = {
  menu: { zh: '导出登记', en: 'Export registers' },
  title: { zh: '导出登记的全部属性', en: 'Every property of the registers' },
  synthetic: { zh: '演示数据', en: 'synthetic 演示数据' },
  apart: { zh: '分开存放', en: 'in files of their own' },
  several: {
    zh: '多类登记：XLSX 每类一张表，其余每类一个文件，打成 zip。',
    en: 'Several registers: a sheet each in XLSX, otherwise a file each in a zip.',
  },
  missing: { zh: '未能取得', en: 'could not be had:' },
  properties: { zh: '项属性', en: 'properties' },
  shape: { zh: '线、面的几何，只有代表点', en: 'geometry of lines and areas, only points' },
  conditions: { zh: '筛选所需的日期或原因，未列入', en: 'dates or reasons that the filter asks for; left out' },
  cut: { zh: '超过 32,767 字而截短的单元格', en: 'Cells cut at 32,767 characters:' },
  unfit: { zh: '与字段类型不符而留空的值', en: 'Values left empty, because they do not fit their field:' },
} as const satisfies Record<string, Localised>;

export const EXPORT_FORMAT_WORDS = {
  csv: {
    name: { zh: 'CSV', en: 'CSV' },
    note: { zh: '表格软件，UTF-8', en: 'for spreadsheets, UTF-8' },
  },
  xlsx: {
    name: { zh: 'XLSX', en: 'XLSX' },
    note: { zh: '工作簿，附说明表', en: 'a workbook with a sheet of notes' },
  },
  geojson: {
    name: { zh: 'GeoJSON', en: 'GeoJSON' },
    note: { zh: '点、线、面，WGS-84', en: 'points, lines and areas, WGS-84' },
  },
  parquet: {
    name: { zh: 'Parquet', en: 'Parquet' },
    note: { zh: 'GeoParquet 1.1，适合大表', en: 'GeoParquet 1.1, for large tables' },
  },
} as const satisfies Record<string, Record<'name' | 'note', Localised>>;

export const fileFilters = (count: number): Localised => ({ zh: `筛选${count}项`, en: `${count}-filters` });

/** Heads of the exported file beyond the table's own; the dictionary's words, so that the import knows them again. */
export const FILE_HEADS = {
  level: { zh: '风险等级', en: 'Risk level' },
  link: { zh: '接入状态', en: 'Link status' },
  late: { zh: '迟报', en: 'Late' },
  lost: { zh: '失联', en: 'Lost' },
  adcode: { zh: '行政区划代码', en: 'Division code' },
  warning: { zh: '预警等级', en: 'Warning level' },
  kept: { zh: '失联保留预警', en: 'Warning kept after silence' },
  reason: { zh: '未接入原因', en: 'Reason not linked' },
  exposure: { zh: '影响人数', en: 'People exposed' },
  exposureMeaning: { zh: '人数口径', en: 'Meaning of people exposed' },
  lng: { zh: '经度', en: 'Longitude' },
  lat: { zh: '纬度', en: 'Latitude' },
  source: { zh: '数据来源', en: 'Source' },
  asOf: { zh: '数据截至', en: 'As of' },
  synthetic: { zh: '演示数据', en: 'Synthetic' },
} as const satisfies Record<string, Localised>;
