import type { Localised } from '../../domain/words.ts';
import type { RepairVerdict } from '../../register/import/position-checkup-types.ts';

const kilo = (value: number): string => value.toLocaleString('en-US');

/** Texts of 坐标体检. */
export const POSITION_WORDS = {
  name: { zh: '坐标体检', en: 'Check-up of positions 坐标体检' },
  crs: { zh: '坐标系', en: 'Reference system' },
  datums: { zh: '经纬度', en: 'Degrees' },
  zones3: { zh: 'CGCS2000 3° 带（米）', en: 'CGCS2000 3° zones (metres)' },
  zones6: { zh: 'CGCS2000 6° 带（米）', en: 'CGCS2000 6° zones (metres)' },
  own: { zh: '文件自带', en: 'The file’s own' },
  crsStated: { zh: '由文件说明', en: 'stated by the file' },
  crsAssumed: {
    zh: '文件没有说明，按此采用；高德、腾讯的坐标是 GCJ-02，百度的是 BD-09',
    en: 'not stated by the file, taken as this; coordinates of AMap and Tencent are GCJ-02, of Baidu BD-09',
  },
  axes: { zh: '坐标轴', en: 'Axes' },
  axesAsIs: { zh: '经度、纬度如列所示', en: 'as the columns say' },
  axesSwapped: { zh: '整列对调', en: 'exchanged' },
  repairsSwapped: {
    zh: '个别行经纬度写反的，自动对调并注明（否则隔离）',
    en: 'Turn single rows with exchanged axes, and note it (otherwise they are quarantined)',
  },
  running: { zh: '正在核对位置…', en: 'Looking at positions…' },
  otherReadings: { zh: '试过的其他读法，没有依据', en: 'Other readings tried, without ground' },
  apply: { zh: '应用', en: 'Apply' },
  undo: { zh: '撤销', en: 'Undo' },
  applied: { zh: '已应用', en: 'Applied' },
  preview: { zh: '预览', en: 'Preview' },
  all: { zh: '全部抽查行', en: 'All rows looked at' },
  oneRow: { zh: '一行', en: 'One row' },
  look: { zh: '看这一行', en: 'Look at this row' },
  asStated: { zh: '按现在的读法', en: 'as read now' },
  asFixed: { zh: '应用后', en: 'after the fix' },
  scale: { zh: '比例尺', en: 'Scale' },
  table: { zh: '抽查的行', en: 'Rows looked at' },
  row: { zh: '行', en: 'Row' },
  stated: { zh: '填报', en: 'Stated' },
  found: { zh: '现在落在', en: 'Lies in now' },
  foundAfter: { zh: '应用后落在', en: 'Lies in after' },
  shift: { zh: '移动', en: 'Moved by' },
  nowhere: { zh: '不在任何区县', en: 'no county' },
  mapLoading: { zh: '正在读取边界…', en: 'Reading the boundaries…' },
  mapFailed: { zh: '边界读不到，没有预览图：', en: 'No preview map, the boundaries cannot be had: ' },
  scope: { zh: '抽查的行', en: 'Rows looked at' },
} as const satisfies Record<string, Localised>;

export const lookedAt = (rows: number, isWhole: boolean): Localised =>
  isWhole
    ? { zh: `全部 ${kilo(rows)} 行`, en: `all ${kilo(rows)} rows` }
    : { zh: `抽查前 ${kilo(rows)} 行`, en: `the first ${kilo(rows)} rows` };

export const metresWords = (metres: number): string =>
  metres >= 10_000 ? `${Math.round(metres / 1000)} km` : `${kilo(Math.round(metres))} m`;

/** Name of a mark's row for its button: 第 12 行. */
export const rowName = (row: number): Localised => ({ zh: `第 ${kilo(row)} 行`, en: `row ${kilo(row)}` });

/** Counts of the checkup, in the order in which they are shown. */
export const COUNT_WORDS = {
  agree: { zh: '与填报相符', en: 'As stated' },
  otherCounty: { zh: '在另一个区县', en: 'In another county' },
  otherProvince: { zh: '在另一个省', en: 'In another province' },
  outside: { zh: '不在任何区县', en: 'In no county' },
  zero: { zh: '坐标为 0', en: 'At 0, 0' },
  swapped: { zh: '经纬度写反', en: 'Axes exchanged' },
  unusable: { zh: '坐标无法使用', en: 'Not usable' },
  withoutCoordinates: { zh: '没有坐标', en: 'Without coordinates' },
} as const satisfies Record<string, Localised>;

export const VERDICT_WORDS: Readonly<Record<RepairVerdict, Localised>> = {
  recognised: { zh: '已识别', en: 'recognised' },
  possible: { zh: '有可能，请判断', en: 'possible, please judge' },
  no: { zh: '没有依据', en: 'no ground' },
};

export const nearBorderNote = (rows: number): Localised => ({
  zh: `其中 ${kilo(rows)} 行离填报的区县边界很近，也可能只是边界简化的误差`,
  en: `${kilo(rows)} of them lie close to the border of the stated county, which may be no more than the simplified border`,
});

export const appliedRepair = (words: Localised): Localised => ({
  zh: `已应用：${words.zh}`,
  en: `Applied: ${words.en}`,
});

export const applyRepair = (words: Localised): Localised => ({
  zh: `应用：${words.zh}`,
  en: `Apply: ${words.en}`,
});
