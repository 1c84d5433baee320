import type { Localised } from '../../domain/words.ts';
import type { FileFormat } from '../../register/import/types.ts';

/** Texts of the file's own choices: how it is read before any column has a meaning. */
export const SETUP_WORDS = {
  setup: { zh: '文件怎样读', en: 'How the file is read' },
  format: { zh: '格式', en: 'Format' },
  size: { zh: '大小', en: 'Size' },
  kind: { zh: '类别', en: 'Kind' },
  asOf: { zh: '数据截至', en: 'As of' },
  asOfNote: {
    zh: '默认取文件的修改日期；没有自己日期的行按这一天计。',
    en: 'The file’s date of change unless corrected; rows without a date of their own count as of this day.',
  },
  encoding: { zh: '编码', en: 'Encoding' },
  withMark: { zh: '带 BOM', en: 'with BOM' },
  delimiter: { zh: '分隔符', en: 'Delimiter' },
  quote: { zh: '引号', en: 'Quote' },
  decimal: { zh: '小数点', en: 'Decimal mark' },
  decimalPoint: { zh: '点：1234.5', en: 'point: 1234.5' },
  decimalComma: { zh: '逗号：1234,5', en: 'comma: 1234,5' },
  dates: { zh: '日期次序', en: 'Order of dates' },
  datesOpen: { zh: '年-月-日', en: 'year-month-day' },
  dayFirst: { zh: '日/月/年', en: 'day/month/year' },
  monthFirst: { zh: '月/日/年', en: 'month/day/year' },
  headerRecords: { zh: '表头行', en: 'Header rows' },
  headerFirst: { zh: '表头第一行', en: 'First header row' },
  headerLast: { zh: '表头最后一行', en: 'Last header row' },
  headerTo: { zh: '至', en: 'to' },
  titleRows: { zh: '表头上方', en: 'Above the header' },
  detected: { zh: '页面自动判断，可逐项改', en: 'found by the page, each can be corrected' },
  partlyCorrected: { zh: '部分已改', en: 'partly corrected' },
  automatic: { zh: '自动判断', en: 'let the page find out' },
  automaticAgain: { zh: '恢复自动判断', en: 'Back to what the page found' },
  sheets: { zh: '工作表', en: 'Sheets' },
  sheetsNote: {
    zh: '选中的表逐行接在一起，列取并集。',
    en: 'Rows of the chosen sheets follow each other; columns are the union of theirs.',
  },
  joins: { zh: '连接其他表', en: 'Columns from other sheets' },
  joinsNote: {
    zh: '按相同的键，把另一张表的列接到每一行。',
    en: 'Columns of another sheet are put beside each row that has the same key.',
  },
  joinSheet: { zh: '表', en: 'Sheet' },
  joinBaseKey: { zh: '主表的键', en: 'Key of the main sheet' },
  joinKey: { zh: '该表的键', en: 'Key of that sheet' },
  addJoin: { zh: '连接一张表', en: 'Join a sheet' },
  removeJoin: { zh: '取消连接', en: 'Remove the join' },
  applyJoins: { zh: '按此重读', en: 'Read again like this' },
  rereading: { zh: '正在重新读取', en: 'Reading it again' },
} as const satisfies Record<string, Localised>;

export const FORMAT_WORDS: Readonly<Record<FileFormat, Localised>> = {
  csv: { zh: '分隔文本', en: 'Delimited text' },
  geojson: { zh: 'GeoJSON', en: 'GeoJSON' },
  xlsx: { zh: '工作簿', en: 'Workbook' },
  parquet: { zh: 'Parquet', en: 'Parquet' },
  shapefile: { zh: 'Shapefile', en: 'Shapefile' },
};

export const DELIMITER_WORDS: Readonly<Record<string, Localised>> = {
  ',': { zh: '逗号 ,', en: 'comma ,' },
  ';': { zh: '分号 ;', en: 'semicolon ;' },
  '\t': { zh: '制表符', en: 'tab' },
  '|': { zh: '竖线 |', en: 'bar |' },
};

export const QUOTE_WORDS: Readonly<Record<string, Localised>> = {
  '"': { zh: '双引号 "', en: 'double "' },
  "'": { zh: "单引号 '", en: "single '" },
};

export const corrected = (found: string): Localised => ({
  zh: `已改；页面的判断是 ${found}`,
  en: `corrected; the page found ${found}`,
});

export const titleRowCount = (count: number): Localised => ({
  zh: `${count} 行标题，不计为数据`,
  en: count === 1 ? '1 title row, not counted as data' : `${count} title rows, not counted as data`,
});

export const sheetSize = (rows: number, columns: number): Localised => ({
  zh: `${rows.toLocaleString('en-US')} 行 · ${columns.toLocaleString('en-US')} 列`,
  en: `${rows.toLocaleString('en-US')} rows · ${columns.toLocaleString('en-US')} columns`,
});

const BYTES = [
  [1024 * 1024 * 1024, 'GB'],
  [1024 * 1024, 'MB'],
  [1024, 'KB'],
] as const;

/** `1.4 MB`; below a kilobyte in bytes. */
export const formatBytes = (bytes: number): string => {
  const [size, unit] = BYTES.find(([least]) => bytes >= least) ?? [1, 'B'];
  const value = bytes / size;
  return `${value >= 100 || size === 1 ? Math.round(value) : value.toFixed(1)} ${unit}`;
};
