import type { Localised } from '../../domain/words.ts';

/** Why a file is read as it is. */
export const READING_WORDS = {
  crsOfFile: (name: Localised): Localised => ({
    zh: `文件自己写明坐标系：${name.zh}。`,
    en: `The file itself states its reference system: ${name.en}.`,
  }),
  crsOfHeader: (header: string, name: Localised): Localised => ({
    zh: `表头“${header.slice(0, 40)}”写明坐标系：${name.zh}。`,
    en: `The header “${header.slice(0, 40)}” states the reference system: ${name.en}.`,
  }),
  crsOfColumn: (name: Localised): Localised => ({
    zh: `坐标系一列每行都是 ${name.zh}。`,
    en: `The column of reference systems says ${name.en} in every row.`,
  }),
  crsOfPrefix: (name: Localised): Localised => ({
    zh: `横坐标前两位是带号：${name.zh}。`,
    en: `The eastings begin with the number of their zone: ${name.en}.`,
  }),
  crsOfPlaces: (name: Localised, count: number, of: number): Localised => ({
    zh: `横坐标不含带号；按 ${name.zh} 换算后，${of} 行中有 ${count} 行落在填报的省、市或区县。`,
    en: `The eastings carry no zone; read as ${name.en}, ${count} of ${of} rows lie in the place that they state.`,
  }),
  zoneUnknown: {
    zh: '坐标是以米计的投影坐标，不含带号，也没有可核对的省或区县：请选择投影带，否则这些行无法落位。',
    en: 'The coordinates are metres on a plane without the number of a zone, and no province or county to compare with: choose the zone, or the rows cannot be placed.',
  },
  crsAssumed: {
    zh: '文件没有写明坐标系，按 WGS-84 读取；请看坐标体检。',
    en: 'The file does not state a reference system; WGS-84 is assumed. See the check of positions.',
  },
  oldDatum: {
    zh: '表头提到西安 80 或北京 54：没有公开的转换参数，按 CGCS2000 读取会偏差约 100 米。',
    en: 'A header mentions Xi’an 80 or Beijing 54: there are no published parameters, and read as CGCS2000 positions are about 100 m off.',
  },
  decimalComma: (comma: number, point: number): Localised => ({
    zh: `小数点写作逗号（${comma} 处如 1.234,5，${point} 处相反）。`,
    en: `The decimal mark is a comma (${comma} cells such as 1.234,5, ${point} the other way).`,
  }),
  dayFirst: (count: number): Localised => ({
    zh: `日期先日后月（${count} 处的首位大于 12）。`,
    en: `Dates begin with the day (in ${count} cells the first number exceeds 12).`,
  }),
  monthFirst: (count: number): Localised => ({
    zh: `日期先月后日（${count} 处的第二位大于 12）。`,
    en: `Dates begin with the month (in ${count} cells the second number exceeds 12).`,
  }),
  daysContradict: (dayFirst: number, monthFirst: number): Localised => ({
    zh: `日期顺序不一致（${dayFirst} 处先日，${monthFirst} 处先月）：两可的日期按空值处理。`,
    en: `The order of dates differs (${dayFirst} cells day first, ${monthFirst} month first): dates that could be either are taken as empty.`,
  }),
  swapped: {
    zh: '经度列与纬度列的数值整列对调，已互换读取。',
    en: 'The columns of longitude and latitude hold each other’s values; they are read the other way round.',
  },
  latFirst: { zh: '一列坐标：纬度在前，经度在后。', en: 'One column of positions: latitude first, then longitude.' },
  lngFirst: { zh: '一列坐标：经度在前，纬度在后。', en: 'One column of positions: longitude first, then latitude.' },
  orderUnknown: {
    zh: '一列坐标：数值分不出经纬度的先后，按经度在前读取，请核对。',
    en: 'One column of positions: the values do not tell the order; longitude first is assumed. Please check.',
  },
} as const;
